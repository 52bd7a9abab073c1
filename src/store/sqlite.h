// A thin layer over the sqlite3 C API: a connection with its prepared statements, and nothing more. SQL is written out where
// it is used; values are bound, never pasted. Text is bound and read with its length, so that NUL survives.
// A connection and its statements belong to one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// How a failed call is to be taken.
enum class Failure {
  none,
  constraint,  // a rule of the schema or a wrong value: the statement was undone, the transaction lives on
  busy,        // another process holds the lock longer than the timeout
  fatal        // disk, memory or file: what is on disk is not known any more
};

class Connection;

// A prepared statement on loan from its connection: parameters and cursor are cleared when the loan ends.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Parameters ?1, ?2 … in order.
  template <class... Values>
  Statement& bind(Values const&... values) {
    (bind_next(values), ...);
    return *this;
  }
  base::Result<bool> step();  // true: there is a row
  base::Result<> run();       // for statements without rows

  // Columns of the current row, from 0. Views are valid until the next step.
  std::string_view text(int column) const;
  std::int64_t integer(int column) const;
  bool is_null(int column) const;

 private:
  friend class Connection;
  Statement(Connection& connection, sqlite3_stmt* handle, bool is_kept)
      : connection_(&connection), handle_(handle), is_kept_(is_kept) {}
  void bind_next(std::string_view value);
  void bind_next(std::string const& value) { bind_next(std::string_view{value}); }
  void bind_next(char const* value) { bind_next(std::string_view{value}); }
  void bind_next(std::int64_t value);
  void bind_next(int value) { bind_next(std::int64_t{value}); }
  void bind_next(bool value) { bind_next(std::int64_t{value}); }
  template <class T>
  void bind_next(std::optional<T> const& value) {
    if (value)
      bind_next(*value);
    else
      bind_null();
  }
  void bind_null();
  void check_bound(int code);

  Connection* connection_ = nullptr;
  sqlite3_stmt* handle_ = nullptr;
  bool is_kept_ = false;
  int next_parameter_ = 1;
  std::optional<base::Error> bind_error_;
};

class Connection {
 public:
  enum class Mode { write, read };
  static base::Result<std::unique_ptr<Connection>> open(std::string const& path, Mode mode,
                                                        int busy_timeout_milliseconds);
  ~Connection();
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  // WAL and synchronous = FULL: what was committed is on disk when COMMIT returns.
  base::Result<> use_write_ahead_log();

  // `sql` is one statement. CHECKs that it compiles: SQL is code, not data. One text is on loan once at a time.
  Statement prepare(std::string_view sql);
  Statement prepare_once(std::string_view sql);  // for SQL put together per call: not kept
  template <class... Values>
  base::Result<> run(std::string_view sql, Values const&... values) {
    return prepare(sql).bind(values...).run();
  }
  base::Result<> execute_script(std::string_view sql);  // several statements, not kept
  // The only value of the only row, "" when there is none.
  base::Result<std::string> value_of(std::string_view sql);

  std::int64_t changes() const;
  bool is_in_transaction() const;
  // Of the last call that failed on this connection; `fatal` stays until forgotten.
  Failure failure() const { return failure_; }
  void forget_failure() { failure_ = Failure::none; }
  // True when the last failure is of this kind: SQLITE_CONSTRAINT_FOREIGNKEY …
  bool failed_with(int extended_code) const { return failure_ != Failure::none && extended_code_ == extended_code; }

 private:
  friend class Statement;
  Connection() = default;
  base::Error error_of(int code);
  sqlite3_stmt* compile(std::string_view sql, unsigned flags);
  base::Result<> configure(Mode mode);

  std::string path_;
  sqlite3* handle_ = nullptr;
  struct Cached {
    sqlite3_stmt* handle = nullptr;
    bool is_on_loan = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, Cached, Hash, std::equal_to<>> statements_;
  std::unordered_map<sqlite3_stmt*, Cached*> loans_;
  Failure failure_ = Failure::none;
  int extended_code_ = 0;
};

// One snapshot for several reads: begins with the first of them and ends with the scope.
class ReadTransaction {
 public:
  static base::Result<ReadTransaction> begin(Connection& connection);
  ReadTransaction(ReadTransaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  ReadTransaction& operator=(ReadTransaction&&) = delete;
  ~ReadTransaction();

 private:
  explicit ReadTransaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace store
