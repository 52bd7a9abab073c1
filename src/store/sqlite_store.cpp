#include "store/sqlite_store.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <optional>

#include "store/migrations.h"
#include "store/reader.h"
#include "store/record_sql.h"
#include "store/write_queue.h"

namespace store {
namespace {

constexpr std::size_t idle_readers_max = 8;

// A folder for passing files, removed with the object.
class PassingFolder {
 public:
  static base::Result<PassingFolder> make() {
    std::error_code code;
    bool const has_memory_disk = std::filesystem::is_directory("/dev/shm", code);
    std::filesystem::path const parent = has_memory_disk ? "/dev/shm" : std::filesystem::temp_directory_path(code);
    std::string name = (parent / "yingzhou_XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      return base::Error{base::ErrorCode::unavailable, fmt::format("{}: {}", name, std::strerror(errno)), {}};
    return PassingFolder{name};
  }
  PassingFolder(PassingFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  PassingFolder& operator=(PassingFolder&&) = delete;
  ~PassingFolder() {
    std::error_code code;
    if (!path_.empty()) std::filesystem::remove_all(path_, code);
  }
  std::string file(std::string_view name) const { return (path_ / name).string(); }

 private:
  explicit PassingFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

// Connections for reading: as many as there are reads at once, a few of them kept.
class Readers {
 public:
  Readers(std::string path, int busy_timeout_milliseconds)
      : path_(std::move(path)), timeout_(busy_timeout_milliseconds) {}

  template <class Read>
  auto with(Read const& read) -> decltype(read(std::declval<Connection&>())) {
    std::unique_ptr<Connection> connection = TRY(take());
    auto result = read(*connection);
    std::lock_guard const lock{mutex_};
    if (idle_.size() < idle_readers_max) idle_.push_back(std::move(connection));
    return result;
  }

 private:
  base::Result<std::unique_ptr<Connection>> take() {
    {
      std::lock_guard const lock{mutex_};
      if (!idle_.empty()) {
        std::unique_ptr<Connection> connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    return Connection::open(path_, Connection::Mode::read, timeout_);
  }

  std::string path_;
  int timeout_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

class SqliteStore final : public app::Store {
 public:
  SqliteStore(std::optional<PassingFolder> folder, std::string const& path, std::unique_ptr<Connection> connection,
              SqliteOptions options)
      : folder_(std::move(folder)),
        readers_(path, options.busy_timeout_milliseconds),
        writes_(std::move(connection), std::move(options.on_failure)) {}

  base::Result<> write(std::function<base::Result<>(app::Writer&)> const& change) override {
    return writes_.write(change);
  }

  base::Result<std::vector<app::Portfolio>> portfolios() override {
    return readers_.with([](Connection& c) { return read_portfolios(c); });
  }
  base::Result<int> party_count(std::string_view portfolio_id) override {
    return readers_.with([=](Connection& c) { return count_parties(c, portfolio_id); });
  }
  base::Result<app::Party> party(std::string_view party_id) override {
    return readers_.with([=](Connection& c) { return read_party(c, party_id); });
  }
  base::Result<park::Dossier> dossier(std::string_view party_id) override {
    return readers_.with([=](Connection& c) { return read_dossier(c, party_id); });
  }
  base::Result<> each_dossier(std::string_view portfolio_id, int every,
                              std::function<base::Result<>(park::Dossier&&)> const& visit) override {
    return readers_.with([&](Connection& c) { return visit_dossiers(c, portfolio_id, every, visit); });
  }
  base::Result<app::PartyPage> rows(std::string_view portfolio_id, app::RowFilter const& filter) override {
    return readers_.with([&](Connection& c) { return read_page(c, portfolio_id, filter); });
  }
  base::Result<std::vector<app::PartyRow>> all_rows(std::string_view portfolio_id,
                                                    app::RowFilter const& filter) override {
    return readers_.with([&](Connection& c) { return read_all_rows(c, portfolio_id, filter); });
  }
  base::Result<std::optional<app::StoredDecision>> latest_decision(std::string_view party_id,
                                                                   std::optional<base::Date> as_of) override {
    return readers_.with([=](Connection& c) { return read_latest_decision(c, party_id, as_of); });
  }
  base::Result<std::vector<app::StoredDecision>> decisions(std::string_view party_id) override {
    return readers_.with([=](Connection& c) { return read_decisions(c, party_id); });
  }
  base::Result<std::vector<app::Event>> events(std::string_view party_id, std::int64_t after_sequence,
                                               int limit) override {
    return readers_.with([=](Connection& c) { return read_events(c, party_id, after_sequence, limit); });
  }
  base::Result<std::vector<app::SavedView>> views(std::string_view portfolio_id) override {
    return readers_.with([=](Connection& c) { return read_views(c, portfolio_id); });
  }
  base::Result<std::vector<base::Json>> select_records(app::RecordTable const& table,
                                                       app::RecordQuery const& query) override {
    return readers_.with([&](Connection& c) { return store::select_records(c, table, query); });
  }
  base::Result<std::int64_t> count_records(app::RecordTable const& table,
                                           std::vector<app::RecordTest> const& where) override {
    return readers_.with([&](Connection& c) { return store::count_records(c, table, where); });
  }

 private:
  std::optional<PassingFolder> folder_;  // first: goes last
  Readers readers_;
  WriteQueue writes_;
};

}  // namespace

base::Result<std::unique_ptr<app::Store>> open_sqlite(std::string path, SqliteOptions options) {
  std::optional<PassingFolder> folder;
  if (path == ":memory:") {
    folder.emplace(TRY(PassingFolder::make()));
    path = folder->file("store.db");
  }
  std::unique_ptr<Connection> connection =
      TRY(Connection::open(path, Connection::Mode::write, options.busy_timeout_milliseconds));
  TRY(refuse_foreign(*connection, path, migrations()));
  TRY(connection->use_write_ahead_log());
  TRY(migrate(*connection, path, migrations()));
  return std::unique_ptr<app::Store>{
      std::make_unique<SqliteStore>(std::move(folder), path, std::move(connection), std::move(options))};
}

}  // namespace store
