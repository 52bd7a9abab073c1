#include "store/sqlite.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include "base/json.h"

namespace store {
namespace {

Failure sqlite_failure(int code) {
  switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return Failure::none;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return Failure::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Failure::busy;
    default: return Failure::fatal;
  }
}

Violation sqlite_violation(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_PRIMARYKEY: return Violation::primary_key;
    case SQLITE_CONSTRAINT_UNIQUE: return Violation::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Violation::foreign_key;
    case SQLITE_CONSTRAINT_TRIGGER: return Violation::refused;
    default: return sqlite_failure(code) == Failure::constraint ? Violation::other : Violation::none;
  }
}

base::ErrorCode error_code_of(Failure failure) {
  return failure == Failure::constraint ? base::ErrorCode::conflict : base::ErrorCode::unavailable;
}

}  // namespace

class SqliteStatement final : public Prepared {
 public:
  SqliteStatement(SqliteConnection& connection, sqlite3_stmt* handle) : connection_(connection), handle_(handle) {}
  ~SqliteStatement() override { sqlite3_finalize(handle_); }
  SqliteStatement(SqliteStatement const&) = delete;
  SqliteStatement& operator=(SqliteStatement const&) = delete;

  void bind_text(int parameter, std::string_view value) override {
    // A null pointer would bind NULL; an empty text is a text.
    char const* const data = value.data() == nullptr ? "" : value.data();
    check_bound(sqlite3_bind_text64(handle_, parameter, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void bind_blob(int parameter, std::string_view bytes) override {
    char const* const data = bytes.data() == nullptr ? "" : bytes.data();
    check_bound(sqlite3_bind_blob64(handle_, parameter, data, bytes.size(), SQLITE_TRANSIENT));
  }
  void bind_integer(int parameter, std::int64_t value) override {
    check_bound(sqlite3_bind_int64(handle_, parameter, value));
  }
  void bind_list(int parameter, List const& list) override {
    base::Json::Array array;
    for (std::string const& value : list.values)
      array.push_back(list.are_numbers ? base::Json{base::decimal(value)} : base::Json{value});
    bind_text(parameter, base::Json{std::move(array)}.to_string());
  }
  void bind_null(int parameter) override { check_bound(sqlite3_bind_null(handle_, parameter)); }

  base::Result<bool> step() override {
    if (bind_code_ != SQLITE_OK) return connection_.error_of(bind_code_);
    int const code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return connection_.error_of(code);
  }
  base::Result<> run_later() override {
    TRY(step());
    return {};
  }
  void clear() override {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
    bind_code_ = SQLITE_OK;
  }

  // Asked for as bytes, a text is handed over where it lies; as text it would be copied for the sake of a NUL behind it.
  std::string_view text(int column) const override { return blob(column); }
  std::string_view blob(int column) const override {
    // Of a value, found once for both: the connection is used by one thread at a time.
    sqlite3_value* const value = sqlite3_column_value(handle_, column);
    auto const* const data = static_cast<char const*>(sqlite3_value_blob(value));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_value_bytes(value))};
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(handle_, column); }
  bool is_null(int column) const override { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

 private:
  void check_bound(int code) {
    if (code == SQLITE_RANGE) base::throw_bug("parameters of statement", __FILE__, __LINE__, sqlite3_sql(handle_));
    if (code != SQLITE_OK && bind_code_ == SQLITE_OK) bind_code_ = code;
  }

  SqliteConnection& connection_;
  sqlite3_stmt* handle_;
  int bind_code_ = SQLITE_OK;
};

base::Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(std::string const& path, Mode mode,
                                                                       int busy_timeout_milliseconds) {
  // Counting the memory of all connections takes a lock of the whole process for every piece of it.
  static int const configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);  // too late where somebody used SQLite before
  std::unique_ptr<SqliteConnection> connection{new SqliteConnection};
  connection->path_ = path;
  int const flags = (mode == Mode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  int const code = sqlite3_open_v2(path.c_str(), &connection->handle_, flags, nullptr);
  if (code != SQLITE_OK) return connection->error_of(code);
  sqlite3_busy_timeout(connection->handle_, busy_timeout_milliseconds);
  TRY(connection->configure(mode));
  return connection;
}

base::Result<> SqliteConnection::configure(Mode mode) {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  TRY(
      execute_script("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; "
                     "PRAGMA cell_size_check = ON; PRAGMA cache_size = -16384;"));
  if (mode == Mode::read) return execute_script("PRAGMA query_only = ON");
  return {};
}

base::Result<> SqliteConnection::use_write_ahead_log() {
  if (TRY(value_of("PRAGMA journal_mode = WAL")) != "wal")
    return base::Error{base::ErrorCode::unavailable,
                       fmt::format("{}: this file system does not allow a write-ahead log; use a local disk", path_),
                       {}};
  // What is erased is overwritten, not left in unused pages.
  TRY(execute_script("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON"));
  CHECK(TRY(value_of("PRAGMA synchronous")) == "2" && TRY(value_of("PRAGMA foreign_keys")) == "1");
  return {};
}

SqliteConnection::~SqliteConnection() {
  forget_statements();
  sqlite3_close_v2(handle_);
}

base::Error SqliteConnection::error_of(int code) {
  failed(sqlite_failure(code), sqlite_violation(code));
  char const* const text = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  return base::Error{error_code_of(sqlite_failure(code)), fmt::format("{}: {}", path_, text), {}};
}

std::unique_ptr<Prepared> SqliteConnection::compile(std::string_view sql, bool is_kept) {
  sqlite3_stmt* handle = nullptr;
  unsigned const flags = is_kept ? SQLITE_PREPARE_PERSISTENT : 0;
  int const code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, &handle, nullptr);
  if (code != SQLITE_OK || handle == nullptr)
    base::throw_bug("SQL compiles", __FILE__, __LINE__, fmt::format("{}: {}", sqlite3_errmsg(handle_), sql));
  return std::make_unique<SqliteStatement>(*this, handle);
}

base::Result<> SqliteConnection::execute_script(std::string_view sql) {
  int const code = sqlite3_exec(handle_, std::string{sql}.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(code);
  return {};
}

void SqliteConnection::roll_back() {
  if (is_in_transaction()) static_cast<void>(run("ROLLBACK"));
}

std::string SqliteConnection::one_of(std::string_view column, std::size_t parameter) const {
  return fmt::format("{} IN (SELECT value FROM json_each(?{}))", column, parameter);
}

std::int64_t SqliteConnection::changes() const { return sqlite3_changes64(handle_); }
bool SqliteConnection::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

}  // namespace store
