#include "store/sqlite.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <utility>

namespace store {
namespace {

Failure failure_of(int code) {
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

base::ErrorCode error_code_of(Failure failure) {
  return failure == Failure::constraint ? base::ErrorCode::conflict : base::ErrorCode::unavailable;
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      handle_(std::exchange(other.handle_, nullptr)),
      is_kept_(other.is_kept_),
      next_parameter_(other.next_parameter_),
      bind_error_(std::move(other.bind_error_)) {}

Statement::~Statement() {
  if (handle_ == nullptr) return;
  if (!is_kept_) {
    sqlite3_finalize(handle_);
    return;
  }
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  connection_->loans_.find(handle_)->second->is_on_loan = false;
}

void Statement::check_bound(int code) {
  if (code == SQLITE_RANGE) base::throw_bug("parameters of statement", __FILE__, __LINE__, sqlite3_sql(handle_));
  if (code != SQLITE_OK && !bind_error_) bind_error_ = connection_->error_of(code);
}

void Statement::bind_next(std::string_view value) {
  // A null pointer would bind NULL; an empty text is a text.
  char const* const data = value.data() == nullptr ? "" : value.data();
  check_bound(sqlite3_bind_text64(handle_, next_parameter_++, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_next(std::int64_t value) { check_bound(sqlite3_bind_int64(handle_, next_parameter_++, value)); }
void Statement::bind_null() { check_bound(sqlite3_bind_null(handle_, next_parameter_++)); }

base::Result<bool> Statement::step() {
  if (bind_error_) return *bind_error_;
  int const code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return connection_->error_of(code);
}

base::Result<> Statement::run() {
  TRY(step());
  return {};
}

std::string_view Statement::text(int column) const {
  auto const* const data = reinterpret_cast<char const*>(sqlite3_column_text(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

base::Result<std::unique_ptr<Connection>> Connection::open(std::string const& path, Mode mode,
                                                           int busy_timeout_milliseconds) {
  std::unique_ptr<Connection> connection{new Connection};
  connection->path_ = path;
  int const flags = (mode == Mode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  int const code = sqlite3_open_v2(path.c_str(), &connection->handle_, flags, nullptr);
  if (code != SQLITE_OK) return connection->error_of(code);
  sqlite3_busy_timeout(connection->handle_, busy_timeout_milliseconds);
  TRY(connection->configure(mode));
  return connection;
}

base::Result<> Connection::configure(Mode mode) {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  TRY(
      execute_script("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; "
                     "PRAGMA cell_size_check = ON; PRAGMA cache_size = -16384;"));
  if (mode == Mode::read) return execute_script("PRAGMA query_only = ON");
  return {};
}

base::Result<> Connection::use_write_ahead_log() {
  if (TRY(value_of("PRAGMA journal_mode = WAL")) != "wal")
    return base::Error{base::ErrorCode::unavailable,
                       fmt::format("{}: this file system does not allow a write-ahead log; use a local disk", path_),
                       {}};
  TRY(execute_script("PRAGMA synchronous = FULL"));
  CHECK(TRY(value_of("PRAGMA synchronous")) == "2" && TRY(value_of("PRAGMA foreign_keys")) == "1");
  return {};
}

Connection::~Connection() {
  for (auto const& [sql, cached] : statements_) sqlite3_finalize(cached.handle);
  sqlite3_close_v2(handle_);
}

base::Error Connection::error_of(int code) {
  if (failure_ != Failure::fatal) failure_ = failure_of(code);  // the worst counts until it is forgotten
  extended_code_ = code;
  char const* const text = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  return base::Error{error_code_of(failure_of(code)), fmt::format("{}: {}", path_, text), {}};
}

sqlite3_stmt* Connection::compile(std::string_view sql, unsigned flags) {
  sqlite3_stmt* handle = nullptr;
  int const code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, &handle, nullptr);
  if (code != SQLITE_OK || handle == nullptr)
    base::throw_bug("SQL compiles", __FILE__, __LINE__, fmt::format("{}: {}", sqlite3_errmsg(handle_), sql));
  return handle;
}

Statement Connection::prepare_once(std::string_view sql) { return Statement{*this, compile(sql, 0), false}; }

Statement Connection::prepare(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* const handle = compile(sql, SQLITE_PREPARE_PERSISTENT);
    found = statements_.emplace(std::string{sql}, Cached{handle}).first;
    loans_.emplace(handle, &found->second);
  }
  CHECK_NOTE(!found->second.is_on_loan, sql);
  found->second.is_on_loan = true;
  return Statement{*this, found->second.handle, true};
}

base::Result<> Connection::execute_script(std::string_view sql) {
  int const code = sqlite3_exec(handle_, std::string{sql}.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(code);
  return {};
}

base::Result<std::string> Connection::value_of(std::string_view sql) {
  Statement statement = prepare(sql);
  if (!TRY(statement.step())) return std::string{};
  return std::string{statement.text(0)};
}

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }
bool Connection::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

base::Result<ReadTransaction> ReadTransaction::begin(Connection& connection) {
  TRY(connection.run("BEGIN"));
  return ReadTransaction{connection};
}

ReadTransaction::~ReadTransaction() {
  if (connection_ != nullptr) static_cast<void>(connection_->run("COMMIT"));
}

}  // namespace store
