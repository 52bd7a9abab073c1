#include "store/sqlite_store.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "../../tests/contracts/store_samples.h"
#include "store/migrations.h"

namespace contracts {
namespace {

// Another program at the same file.
class OtherProgram {
 public:
  explicit OtherProgram(std::string const& path) { EXPECT_EQ(sqlite3_open(path.c_str(), &handle_), SQLITE_OK); }
  ~OtherProgram() { sqlite3_close(handle_); }
  OtherProgram(OtherProgram const&) = delete;
  OtherProgram& operator=(OtherProgram const&) = delete;
  // "" or the message.
  std::string run(std::string const& sql) {
    char* message = nullptr;
    sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
    std::string const text = message == nullptr ? "" : message;
    sqlite3_free(message);
    return text;
  }

 private:
  sqlite3* handle_ = nullptr;
};

TEST(SqliteStore, facts_decisions_and_events_resist_any_program) {
  Folder folder;
  std::string const path = folder.path("park.db");
  auto opened = store::open_sqlite(path);
  ASSERT_TRUE(opened);
  ASSERT_TRUE(add_one_of_each(**opened));
  OtherProgram other{path};
  for (std::string const table : {"fact", "decision", "event"}) {
    EXPECT_THAT(other.run("DELETE FROM " + table), ::testing::HasSubstr("never deleted")) << table;
    EXPECT_THAT(other.run("UPDATE " + table + " SET party_id = 'b'"), ::testing::HasSubstr("never changed")) << table;
    EXPECT_THAT(other.run("INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table), ::testing::Not("")) << table;
  }
  std::string const insert = "INSERT INTO event (sequence, event_id, at, actor, kind, party_id, body) SELECT ";
  std::string const rest = ", at, actor, kind, party_id, body FROM event";
  EXPECT_THAT(other.run(insert + "3, 'e3'" + rest), ::testing::HasSubstr("without gaps"));
  EXPECT_THAT(other.run(insert + "2, event_id" + rest), ::testing::HasSubstr("once each"));
  EXPECT_EQ(other.run(insert + "2, 'e2'" + rest), "");
  EXPECT_EQ((*opened)->events("", 0, 10)->size(), 2U);
}

TEST(SqliteStore, the_version_moves_with_every_commit_of_this_and_of_another_program) {
  Folder folder;
  std::string const path = folder.path("park.db");
  auto opened = store::open_sqlite(path);
  ASSERT_TRUE(opened);
  auto const first = (*opened)->version();
  ASSERT_TRUE(first);
  ASSERT_TRUE(add_one_of_each(**opened));
  auto const second = (*opened)->version();
  EXPECT_GT(second, first);
  std::this_thread::sleep_for(std::chrono::milliseconds{100});  // also looks at the file
  auto const third = (*opened)->version();
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  EXPECT_EQ((*opened)->version(), third) << "nothing was written";
  OtherProgram other{path};
  EXPECT_EQ(other.run("UPDATE portfolio SET title_zh = 'x'"), "");
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  EXPECT_GT((*opened)->version(), third);
}

TEST(SqliteStore, settings_that_durability_rests_on) {
  Folder folder;
  std::string const path = folder.path("park.db");
  ASSERT_TRUE(store::open_sqlite(path));
  auto connection = store::SqliteConnection::open(path, store::SqliteConnection::Mode::write, 1'000);
  ASSERT_TRUE(connection);
  ASSERT_TRUE((*connection)->use_write_ahead_log());
  EXPECT_EQ(*(*connection)->value_of("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(*(*connection)->value_of("PRAGMA synchronous"), "2");
  EXPECT_EQ(*(*connection)->value_of("PRAGMA foreign_keys"), "1");
  EXPECT_EQ(*(*connection)->value_of("PRAGMA secure_delete"), "1");
  EXPECT_EQ(
      *(*connection)->value_of("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT'"),
      "0");
}

TEST(SqliteStore, files_that_are_not_ours_are_refused_unchanged) {
  Folder folder;
  std::string const newer = folder.path("newer.db"), foreign = folder.path("foreign.db"), text = folder.path("text.db");
  ASSERT_TRUE(store::open_sqlite(newer));
  OtherProgram{newer}.run("PRAGMA user_version = 1000");
  auto const from_future = store::open_sqlite(newer);
  ASSERT_FALSE(from_future);
  EXPECT_EQ(from_future.error().code, base::ErrorCode::unsupported);
  EXPECT_EQ(from_future.error().message,
            newer + fmt::format(": written by a newer program (schema 1000, this program knows {}); update the program",
                                store::migrations().size()));

  OtherProgram{foreign}.run("CREATE TABLE t (a)");
  auto const of_others = store::open_sqlite(foreign);
  ASSERT_FALSE(of_others);
  EXPECT_EQ(of_others.error().message, foreign + ": a database of another program; name another file");
  EXPECT_FALSE(std::filesystem::exists(foreign + "-wal"));

  FILE* const file = std::fopen(text.c_str(), "w");
  std::fputs("this is a letter, not a database, and long enough to be looked at\n", file);
  std::fclose(file);
  EXPECT_FALSE(store::open_sqlite(text));
  EXPECT_EQ(std::filesystem::file_size(text), 66U);
  EXPECT_FALSE(store::open_sqlite(folder.path("no/such/folder.db")));
}

TEST(SqliteStore, migrations_copy_first_and_take_up_where_they_stopped) {
  Folder folder;
  std::string const path = folder.path("park.db");
  auto connection = store::SqliteConnection::open(path, store::SqliteConnection::Mode::write, 1'000);
  ASSERT_TRUE(connection);
  store::Migration const steps[] = {{"one", "CREATE TABLE one (a TEXT) STRICT; INSERT INTO one VALUES ('kept')"},
                                    {"two", "CREATE TABLE two (a TEXT) STRICT"},
                                    {"broken", "CREATE TABLE three (a TEXT) STRICT; INSERT INTO nowhere VALUES (1)"}};
  ASSERT_TRUE(store::migrate(**connection, path, std::span{steps}.first(1)));
  EXPECT_FALSE(std::filesystem::exists(path + ".schema_0"));
  auto const failed = store::migrate(**connection, path, steps);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message, path + ": no such table: nowhere (schema step 3: broken)");
  EXPECT_EQ(*(*connection)->value_of("PRAGMA user_version"), "2");  // what was whole stays, the rest is undone
  EXPECT_EQ(*(*connection)->value_of("SELECT count(*) FROM sqlite_schema WHERE name = 'three'"), "0");
  auto copy = store::SqliteConnection::open(path + ".schema_1", store::SqliteConnection::Mode::read, 1'000);
  ASSERT_TRUE(copy);
  EXPECT_EQ(*(*copy)->value_of("SELECT a FROM one"), "kept");
  EXPECT_EQ(*(*copy)->value_of("PRAGMA user_version"), "1");
  EXPECT_TRUE(store::migrate(**connection, path, std::span{steps}.first(2)));
}

TEST(SqliteStore, a_lock_of_another_program_delays_but_does_not_break) {
  Folder folder;
  std::string const path = folder.path("park.db");
  auto opened = store::open_sqlite(path, {.on_failure = nullptr, .busy_timeout_milliseconds = 50});
  ASSERT_TRUE(opened);
  ASSERT_TRUE(add_one_of_each(**opened));
  auto const add = [&] { return (*opened)->write([](app::Writer& writer) { return writer.add_event(event("e2")); }); };
  {
    OtherProgram other{path};
    ASSERT_EQ(other.run("BEGIN IMMEDIATE"), "");
    auto const refused = add();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::unavailable);
    EXPECT_THAT(refused.error().message, ::testing::EndsWith("another process holds the database, try again"));
    EXPECT_TRUE((*opened)->dossier("a"));  // readers never wait
  }
  EXPECT_TRUE(add());
}

// A disk that takes no more bytes, by a limit on the size of files.
TEST(SqliteStore, after_a_disk_error_no_write_is_taken_but_reads_go_on) {
  Folder folder;
  std::string const path = folder.path("park.db");
  std::vector<base::Error> told;
  auto opened = store::open_sqlite(path, {.on_failure = [&](base::Error const& error) { told.push_back(error); }});
  ASSERT_TRUE(opened);
  ASSERT_TRUE(add_one_of_each(**opened));
  auto const add = [&](int i) {
    return (*opened)->write([i](app::Writer& writer) {
      app::Event large = event("e" + std::to_string(i));
      large.body.assign(100'000, 'x');
      return writer.add_event(large);
    });
  };
  auto const old_handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit unlimited{};
  getrlimit(RLIMIT_FSIZE, &unlimited);
  rlimit const small{2 << 20, unlimited.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  int written = 0;
  base::Result<> last;
  for (int i = 2; i < 1'000 && last; ++i)
    if (last = add(i); last) ++written;
  setrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, old_handler);

  ASSERT_FALSE(last);
  EXPECT_EQ(last.error().code, base::ErrorCode::unavailable);
  auto const after = add(5'000);  // the disk would do again, but is not asked
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error(), last.error());
  EXPECT_THAT(after.error().message, ::testing::HasSubstr("the store takes no more writes after: "));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0], last.error());
  EXPECT_EQ((*opened)->events("", 0, 10'000)->size(), static_cast<std::size_t>(written) + 1);
  opened->reset();
  opened = store::open_sqlite(path);
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->events("", 0, 10'000)->size(), static_cast<std::size_t>(written) + 1);
  EXPECT_TRUE(add(5'000));
}

// The child tells every write that was acknowledged; it is killed in the middle of the next ones.
int write_until_killed(std::string const& path, int round, int pipe) {
  auto opened = store::open_sqlite(path);
  if (!opened) return 1;
  auto const write_from = [&](int thread) {
    for (int i = 0;; ++i) {
      std::string const id = std::to_string(round) + "_" + std::to_string(thread) + "_" + std::to_string(i);
      auto const written = (*opened)->write([&](app::Writer& writer) -> base::Result<> {
        TRY(writer.add_facts("a", {fact(id, i, "", "2024-01-01")}));
        return writer.add_event(event(id, "a"));
      });
      std::string const line = id + "\n";
      if (!written || ::write(pipe, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(1);
    }
  };
  std::thread other{write_from, 1};
  write_from(0);
  return 1;
}

TEST(SqliteStore, R1_no_acknowledged_write_is_lost_by_kill_9) {
  constexpr int kills = 25;
  Folder folder;
  std::string const path = folder.path("park.db");
  {
    auto opened = store::open_sqlite(path);
    ASSERT_TRUE(opened);
    ASSERT_TRUE(add_one_of_each(**opened));
  }
  std::vector<std::string> acknowledged;
  std::size_t kept = 0;
  for (int round = 0; round < kills; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    pid_t const child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      ::_exit(write_until_killed(path, round, ends[1]));
    }
    ::close(ends[1]);
    // After another number of acknowledgements each time; then what still stands in the pipe counts too.
    std::size_t const enough = static_cast<std::size_t>(1 + round * 37 % 211);
    std::string text;
    char buffer[4'096];
    bool is_killed = false;
    for (ssize_t count; (count = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
      text.append(buffer, static_cast<std::size_t>(count));
      if (is_killed || static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) < enough) continue;
      ::kill(child, SIGKILL);
      is_killed = true;
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the child ended by itself in round " << round;
    for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
      acknowledged.push_back(text.substr(0, end));

    auto opened = store::open_sqlite(path);
    ASSERT_TRUE(opened) << base::to_text(opened.error());
    auto const events = (*opened)->events("a", 0, 1'000'000);
    auto const dossier = (*opened)->dossier("a");
    ASSERT_TRUE(events && dossier);
    std::vector<std::string> stored;
    for (auto const& one : *events) stored.push_back(one.event_id);
    EXPECT_EQ(dossier->facts.size(), events->size());  // a fact and an event each: no half of a change
    EXPECT_EQ(events->back().sequence, static_cast<std::int64_t>(events->size()));
    std::sort(stored.begin(), stored.end());
    for (auto const& id : acknowledged) EXPECT_TRUE(std::binary_search(stored.begin(), stored.end(), id)) << id;
    EXPECT_GT(stored.size(), kept);
    kept = stored.size();
  }
  auto connection = store::SqliteConnection::open(path, store::SqliteConnection::Mode::read, 1'000);
  ASSERT_TRUE(connection);
  EXPECT_EQ(*(*connection)->value_of("PRAGMA integrity_check"), "ok");
  EXPECT_GE(acknowledged.size(), static_cast<std::size_t>(kills));
}

TEST(SqliteStore, a_database_for_passing_leaves_nothing_behind) {
  auto const folders = [] {
    int count = 0;
    std::error_code code;
    for (auto const& entry : std::filesystem::directory_iterator{"/dev/shm", code})
      count += entry.path().filename().string().starts_with("yingzhou_") ? 1 : 0;
    return count;
  };
  int const before = folders();
  {
    auto opened = store::open_sqlite(":memory:");
    ASSERT_TRUE(opened);
    ASSERT_TRUE(add_one_of_each(**opened));
  }
  EXPECT_EQ(folders(), before);
}

}  // namespace
}  // namespace contracts
