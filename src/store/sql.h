// What the SQL of this module runs on: a connection with its prepared statements over SQLite (sqlite.h) or PostgreSQL
// (postgres.h), and nothing more. SQL is written out where it is used, in the words that both understand; parameters are
// ?1, ?2 …, values are bound, never pasted. Text is bound and read with its length, so that NUL survives.
// A connection and its statements belong to one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"

namespace store {

// How a failed call is to be taken; the worst since forget_failure() counts.
enum class Failure {
  none,
  constraint,   // a rule of the schema or a wrong value: the statement was undone
  again,        // serialization or deadlock: the transaction is lost, the same once more may do
  busy,         // another process holds the lock longer than the timeout
  unavailable,  // the server cannot do it now: the transaction is lost
  lost,         // the connection is gone, and the transaction with it
  fatal         // disk, memory or file: what is on disk is not known any more
};

// Which rule of the schema the last failure broke. `refused`: a trigger's.
enum class Violation { none, primary_key, unique, foreign_key, refused, other };

struct Blob {
  std::string_view bytes;
};

// What a column may be one of: `WHERE ` + Connection::one_of(column, parameter).
struct List {
  std::vector<std::string> values;
  bool are_numbers = false;
};

// One compiled statement of a driver. Parameters count from 1, columns from 0.
class Prepared {
 public:
  virtual ~Prepared() = default;
  virtual void bind_text(int parameter, std::string_view value) = 0;
  virtual void bind_blob(int parameter, std::string_view bytes) = 0;
  virtual void bind_integer(int parameter, std::int64_t value) = 0;
  virtual void bind_list(int parameter, List const& list) = 0;
  virtual void bind_null(int parameter) = 0;
  virtual base::Result<bool> step() = 0;
  virtual base::Result<> run_later() = 0;
  virtual void read_row_by_row() {}
  virtual void clear() = 0;  // values and cursor

  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual bool is_null(int column) const = 0;
};

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
  base::Result<bool> step() { return prepared_->step(); }  // true: there is a row
  base::Result<> run();                                    // for statements without rows
  // The rows are not gathered first, for results that are large. Nothing else runs on the connection meanwhile.
  Statement& row_by_row();

  // Columns of the current row, from 0. Views are valid until the next step.
  std::string_view text(int column) const { return prepared_->text(column); }
  std::string_view blob(int column) const { return prepared_->blob(column); }
  std::int64_t integer(int column) const { return prepared_->integer(column); }
  bool is_null(int column) const { return prepared_->is_null(column); }

 private:
  friend class Connection;
  Statement(Prepared& kept, bool& is_on_loan) : prepared_(&kept), is_on_loan_(&is_on_loan) {}
  explicit Statement(std::unique_ptr<Prepared> own) : prepared_(own.get()), own_(std::move(own)) {}
  void bind_next(std::string_view value) { prepared_->bind_text(next_parameter_++, value); }
  void bind_next(std::string const& value) { bind_next(std::string_view{value}); }
  void bind_next(char const* value) { bind_next(std::string_view{value}); }
  void bind_next(std::int64_t value) { prepared_->bind_integer(next_parameter_++, value); }
  void bind_next(int value) { bind_next(std::int64_t{value}); }
  void bind_next(bool value) { bind_next(std::int64_t{value}); }
  void bind_next(Blob const& value) { prepared_->bind_blob(next_parameter_++, value.bytes); }
  void bind_next(List const& value) { prepared_->bind_list(next_parameter_++, value); }
  template <class T>
  void bind_next(std::optional<T> const& value) {
    if (value)
      bind_next(*value);
    else
      prepared_->bind_null(next_parameter_++);
  }

  Prepared* prepared_ = nullptr;
  bool* is_on_loan_ = nullptr;
  std::unique_ptr<Prepared> own_;
  int next_parameter_ = 1;
};

class Connection {
 public:
  virtual ~Connection() = default;
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  // `sql` is one statement. CHECKs that it compiles: SQL is code, not data. One text is on loan once at a time.
  Statement prepare(std::string_view sql);
  Statement prepare_once(std::string_view sql);  // for SQL put together per call: not kept
  template <class... Values>
  base::Result<> run(std::string_view sql, Values const&... values) {
    return prepare(sql).bind(values...).run();
  }
  // Like run(), but need not wait for the answer: an error may come from a later call, from flush() at the latest.
  template <class... Values>
  base::Result<> run_later(std::string_view sql, Values const&... values) {
    return prepare(sql).bind(values...).prepared_->run_later();
  }
  virtual base::Result<> flush() { return {}; }
  virtual base::Result<> execute_script(std::string_view sql) = 0;  // several statements, not kept
  // The only value of the only row, "" when there is none.
  base::Result<std::string> value_of(std::string_view sql);

  // One snapshot for all reads until the commit; the only writer until the commit; SAVEPOINT and the like. What can wait
  // travels with the next statement, and so does its error.
  virtual base::Result<> begin_read() = 0;
  virtual base::Result<> begin_write() = 0;
  virtual base::Result<> control(std::string_view sql) = 0;
  virtual base::Result<> commit() = 0;
  virtual void roll_back() = 0;  // whatever is open

  // A condition for the bound List.
  virtual std::string one_of(std::string_view column, std::size_t parameter) const = 0;
  virtual std::string unindexed(std::string_view column) const {
    return std::string{column};
  }  // no index is walked for it

  virtual std::int64_t changes() const = 0;  // of the last statement that ran
  virtual bool is_in_transaction() const = 0;
  virtual bool is_usable() { return true; }  // for the next transaction, without asking the server

  // A failed statement is undone alone, so that a transaction of one change needs no savepoint. With an open savepoint
  // SQLite walks, at the end of every statement, what the savepoint may have to restore: a large change then costs the
  // square of its size.
  virtual bool undoes_statements_alone() const { return false; }

  // A database may undo a whole transaction for one failed statement. A change that went on after such a failure asks
  // for care: it is run again from its savepoint with careful(true), which undoes failed statements alone.
  virtual void careful(bool /*is_careful*/) {}
  virtual bool asks_for_care(bool /*change_succeeded*/) const { return false; }

  Failure failure() const { return failure_; }
  Violation violation() const { return violation_; }
  void forget_failure() { failure_ = Failure::none, violation_ = Violation::none; }

 protected:
  Connection() = default;
  virtual std::unique_ptr<Prepared> compile(std::string_view sql, bool is_kept) = 0;
  void failed(Failure failure, Violation violation);
  void forget_statements() { statements_.clear(); }

 private:
  struct Kept {
    std::unique_ptr<Prepared> prepared;
    bool is_on_loan = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, Kept, Hash, std::equal_to<>> statements_;
  Failure failure_ = Failure::none;
  Violation violation_ = Violation::none;
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
