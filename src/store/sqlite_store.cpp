#include "store/sqlite_store.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>

#include "store/migrations.h"
#include "store/sql_store.h"
#include "store/sqlite.h"

namespace store {
namespace {

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

}  // namespace

base::Result<std::unique_ptr<app::Store>> open_sqlite(std::string path, SqliteOptions options) {
  SqlStoreParts parts;
  if (path == ":memory:") {
    auto const folder = std::make_shared<PassingFolder>(TRY(PassingFolder::make()));
    path = folder->file("store.db");
    parts.kept = folder;
  }
  int const timeout = options.busy_timeout_milliseconds;
  auto connection = TRY(SqliteConnection::open(path, SqliteConnection::Mode::write, timeout));
  TRY(refuse_foreign(*connection, path, migrations()));
  TRY(connection->use_write_ahead_log());
  TRY(migrate(*connection, path, migrations()));
  parts.writer = std::move(connection);
  parts.on_failure = std::move(options.on_failure);
  parts.open_reader = [path, timeout]() -> base::Result<std::unique_ptr<Connection>> {
    return TRY(SqliteConnection::open(path, SqliteConnection::Mode::read, timeout));
  };
  parts.version_query = "PRAGMA data_version";
  return make_sql_store(std::move(parts));
}

}  // namespace store
