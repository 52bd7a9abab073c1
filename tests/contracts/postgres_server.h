// A PostgreSQL server of the test program's own: made in a temporary folder at the first use, reached through a socket in
// it, stopped when the program ends, however it ends. It runs as an unprivileged user when the tests run as root, because
// PostgreSQL refuses root. Durability is not what these tests are about, so it does not wait for the disk.
#pragma once

#include <fmt/core.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"

namespace contracts {

class PostgresServer {
 public:
  // Nullptr when this machine has no PostgreSQL server; why_absent() says so.
  static PostgresServer* shared() {
    if (!instance() && why_absent().empty()) start();
    return instance().get();
  }
  static std::string& why_absent() {
    static std::string why;
    return why;
  }
  static void stop() { instance().reset(); }

  ~PostgresServer() {
    if (process_ > 0) {
      ::kill(process_, SIGINT);  // fast shutdown
      if (!ends_within_seconds(10)) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
      }
    }
    std::error_code code;
    std::filesystem::remove_all(folder_, code);
  }
  PostgresServer(PostgresServer const&) = delete;
  PostgresServer& operator=(PostgresServer const&) = delete;

  std::string address(std::string const& database, std::string const& user = "postgres") const {
    return fmt::format("host={} user={} dbname={}", folder_.string(), user, database);
  }
  // As the administrator; the first value of the last result, or "! " and the message.
  std::string run(std::string const& database, std::string const& sql) const {
    std::unique_ptr<PGconn, decltype(&PQfinish)> const connection{PQconnectdb(address(database).c_str()), &PQfinish};
    PQsetNoticeProcessor(
        connection.get(), [](void*, char const*) {}, nullptr);
    std::unique_ptr<PGresult, decltype(&PQclear)> const result{PQexec(connection.get(), sql.c_str()), &PQclear};
    ExecStatusType const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
      char const* const message = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
      return std::string{"! "} + (message == nullptr ? PQerrorMessage(connection.get()) : message);
    }
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
  }
  std::string fresh_database(std::string const& with = "") {
    std::string const name = fmt::format("test_{}", ++databases_);
    std::string const made = run("postgres", fmt::format("CREATE DATABASE {} TEMPLATE template0 {}", name, with));
    CHECK_NOTE(made.empty(), made);
    return name;
  }

 private:
  PostgresServer() = default;
  static std::unique_ptr<PostgresServer>& instance() {
    static std::unique_ptr<PostgresServer> server;
    return server;
  }

  static std::filesystem::path programs() {
    std::vector<std::filesystem::path> folders;
    if (FILE* const pipe = ::popen("pg_config --bindir 2>/dev/null", "r")) {
      std::array<char, 4'096> line{};
      if (std::fgets(line.data(), line.size(), pipe) != nullptr)
        folders.emplace_back(std::string{line.data()}.substr(0, std::string{line.data()}.find('\n')));
      ::pclose(pipe);
    }
    std::error_code code;
    for (auto const& version : std::filesystem::directory_iterator{"/usr/lib/postgresql", code})
      folders.push_back(version.path() / "bin");
    for (auto const& folder : folders)
      if (std::filesystem::exists(folder / "initdb", code) && std::filesystem::exists(folder / "postgres", code))
        return folder;
    return {};
  }

  static void start() {
    std::filesystem::path const folder_of_programs = programs();
    if (folder_of_programs.empty()) {
      why_absent() =
          "no PostgreSQL server on this machine (initdb is not found); install postgresql-15 to test with one";
      return;
    }
    std::unique_ptr<PostgresServer> server{new PostgresServer};
    // Not TMPDIR: the path of a socket is short, and another user must reach it.
    std::string name = "/tmp/yz_pg_XXXXXX";
    CHECK(::mkdtemp(name.data()) != nullptr);
    server->folder_ = name;
    if (::getuid() == 0) {
      passwd const* user = ::getpwnam("postgres");
      if (user == nullptr) user = ::getpwnam("nobody");
      CHECK(user != nullptr && ::chown(name.c_str(), user->pw_uid, user->pw_gid) == 0);
      server->user_ = user->pw_uid;
      server->group_ = user->pw_gid;
    }
    std::string const data = name + "/data";
    pid_t const made = server->spawn({folder_of_programs / "initdb", "-D", data, "-U", "postgres", "--no-sync", "-E",
                                      "UTF8", "--no-locale", "-A", "trust"});
    int status = 0;
    ::waitpid(made, &status, 0);
    CHECK_NOTE(status == 0, "initdb failed");
    guard(data + "/pg_hba.conf");
    server->process_ = server->spawn({folder_of_programs / "postgres", "-D", data, "-k", name, "-F", "-c",
                                      "listen_addresses=", "-c", "full_page_writes=off", "-c", "shared_buffers=64MB",
                                      "-c", "autovacuum=off", "-c", "max_wal_size=4GB"});
    std::string const address = server->address("postgres");
    for (int tries = 0; PQping(address.c_str()) != PQPING_OK; ++tries) {
      CHECK_NOTE(tries < 300, "the PostgreSQL server does not start");
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    instance() = std::move(server);
  }

  // Everybody is let in, but the user `guarded` with a password only.
  static void guard(std::string const& file) {
    std::string text = "local all guarded scram-sha-256\n";
    std::ifstream in{file, std::ios::binary};
    text.append(std::istreambuf_iterator<char>{in}, {});
    std::ofstream{file, std::ios::binary} << text;
  }

  // Ends with this program: the kernel tells it when this program is gone.
  pid_t spawn(std::vector<std::string> const& command) const {
    std::string const log = (folder_ / "log").string();
    std::vector<char*> arguments;
    for (std::string const& one : command) arguments.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    std::fflush(nullptr);  // or the child writes it once more
    pid_t const process = ::fork();
    if (process != 0) return process;
    bool const is_other =
        ::getuid() != 0 || (::setgroups(0, nullptr) == 0 && ::setgid(group_) == 0 && ::setuid(user_) == 0);
    ::prctl(PR_SET_PDEATHSIG, SIGINT);
    if (!is_other || ::chdir(folder_.c_str()) != 0 || std::freopen("/dev/null", "r", stdin) == nullptr ||
        std::freopen(log.c_str(), "a", stdout) == nullptr || std::freopen(log.c_str(), "a", stderr) == nullptr)
      ::_exit(126);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }

  bool ends_within_seconds(int seconds) const {
    for (int tries = 0; tries < seconds * 20; ++tries) {
      if (::waitpid(process_, nullptr, WNOHANG) == process_) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return false;
  }

  std::filesystem::path folder_;
  uid_t user_ = 0;
  gid_t group_ = 0;
  pid_t process_ = -1;
  int databases_ = 0;
};

class StopPostgres final : public ::testing::Environment {
 public:
  void TearDown() override { PostgresServer::stop(); }
};
inline ::testing::Environment* const stops_postgres = ::testing::AddGlobalTestEnvironment(new StopPostgres);

}  // namespace contracts
