// store/sql.h over libpq, in pipeline mode: what need not wait for an answer (BEGIN, SAVEPOINT, rows of one change) is sent
// ahead and answered together with the next statement, so that a change costs few round trips.
//
// NUL cannot stand in a PostgreSQL text. It is kept as U+0001 U+0001, and U+0001 as U+0001 U+0002, which sorts as before.
#pragma once

#include <libpq-fe.h>

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "store/sql.h"

namespace store {

struct PostgresOptions {
  int lock_timeout_milliseconds = 10'000;  // for the write lock of other processes
  int connect_timeout_seconds = 10;
};

// The SQL text with ?1 as $1.
struct PostgresSql {
  std::string text;
  int parameters = 0;
};
PostgresSql with_dollars(std::string_view sql);

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresAnswer = std::unique_ptr<PGresult, ClearResult>;

class PostgresStatement;

class PostgresConnection final : public Connection {
 public:
  // `text`: postgresql://… or `host=… dbname=…`. A password in it is refused: command lines are seen by everyone.
  static base::Result<std::unique_ptr<PostgresConnection>> open(std::string const& text,
                                                                PostgresOptions const& options);
  ~PostgresConnection() override;

  std::string const& place() const { return place_; }  // postgresql://host:port/database, for messages
  int server_version() const { return PQserverVersion(handle_); }

  base::Result<> flush() override;
  base::Result<> execute_script(std::string_view sql) override;
  base::Result<> begin_read() override;
  base::Result<> begin_write() override;
  base::Result<> control(std::string_view sql) override;
  base::Result<> commit() override;
  void roll_back() override;
  std::string one_of(std::string_view column, std::size_t parameter) const override;
  std::int64_t changes() const override { return changes_; }
  bool is_in_transaction() const override { return is_open_; }
  bool is_usable() override;  // at rest
  void careful(bool is_careful) override;
  bool asks_for_care(bool change_succeeded) const override {
    return !is_careful_ && (went_on_ || (is_undone_ && change_succeeded));
  }

 private:
  bool is_connected();
  friend class PostgresStatement;
  PostgresConnection() = default;
  std::unique_ptr<Prepared> compile(std::string_view sql, bool is_kept) override;
  base::Error lost(std::string_view message);
  base::Error error_of(PGresult const* result);
  std::string without_password(std::string_view message) const;
  // `is_sent`: what PQsend… said. `statement`: whose preparation it was.
  base::Result<> await(int is_sent, PostgresStatement* statement = nullptr);
  void open_transaction();
  // Waits for everything sent; the last answer, or the first error.
  base::Result<PostgresAnswer> answers();
  base::Result<PostgresAnswer> answers_with_care();

  PGconn* handle_ = nullptr;
  std::string place_;
  std::deque<PostgresStatement*> awaited_;  // one entry for each command without an answer yet
  int statements_named_ = 0;
  std::int64_t changes_ = 0;
  bool is_lost_ = false;
  bool is_open_ = false;     // a transaction
  bool is_careful_ = false;  // see Connection::careful
  bool is_undone_ = false;   // a statement failed, and the transaction with it up to its savepoint
  bool went_on_ = false;     // after that
};

}  // namespace store
