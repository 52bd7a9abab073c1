#include "store/postgres.h"

#include <fmt/core.h>
#include <poll.h>

#include <charconv>

#include "store/postgres_statement.h"

namespace store {
namespace {

bool is_of_class(std::string_view state, std::string_view two_letters) { return state.starts_with(two_letters); }

Failure failure_of(std::string_view state) {
  // 25P02: one more statement after the one that failed, which has told how bad it is.
  if (is_of_class(state, "22") || is_of_class(state, "23") || is_of_class(state, "54") || state == "P0001" ||
      state == "25P02")
    return Failure::constraint;
  if (state == "40001" || state == "40P01") return Failure::again;
  if (state == "55P03" || state == "57014") return Failure::busy;  // lock_timeout, statement_timeout
  if (is_of_class(state, "08") || state == "57P01" || state == "57P02" || state == "57P03") return Failure::lost;
  return Failure::unavailable;
}

Violation violation_of(std::string_view state, std::string_view constraint) {
  if (state == "23505") return constraint.ends_with("_pkey") ? Violation::primary_key : Violation::unique;
  if (state == "23503") return Violation::foreign_key;
  if (state == "23000" || state == "P0001") return Violation::refused;
  return failure_of(state) == Failure::constraint ? Violation::other : Violation::none;
}

// Wrong SQL is a bug; a missing right or table is a matter of the database.
bool is_bug(std::string_view state) { return is_of_class(state, "42") && state != "42501" && state != "42P01"; }

std::string_view field(PGresult const* result, int code) {
  char const* const text = PQresultErrorField(result, code);
  return text == nullptr ? std::string_view{} : text;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// libpq's own words about a text that it cannot read repeat the text, and so a password in it.
base::Result<> check_connection_text(std::string const& text) {
  std::unique_ptr<PQconninfoOption, FreeOptions> const options{PQconninfoParse(text.c_str(), nullptr)};
  if (!options)
    return base::invalid("the address of the database is not understood; write postgresql://user@host:5432/database");
  for (PQconninfoOption const* option = options.get(); option->keyword != nullptr; ++option)
    if (std::string_view{option->keyword}.ends_with("password") && option->val != nullptr)  // sslpassword too
      return base::invalid(
          "a password in the address of the database can be seen by everyone on this machine; give it in the "
          "environment variable PGPASSWORD, or in a password file (PGPASSFILE)");
  return {};
}

std::string place_of(PGconn const* connection) {
  auto const text = [](char const* value) { return std::string_view{value == nullptr ? "" : value}; };
  return fmt::format("postgresql://{}:{}/{}", text(PQhost(connection)), text(PQport(connection)),
                     text(PQdb(connection)));
}

}  // namespace

base::Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(std::string const& text,
                                                                           PostgresOptions const& options) {
  TRY(check_connection_text(text));
  std::string const timeout = std::to_string(options.connect_timeout_seconds);
  // What stands after `dbname` cannot be changed by the text.
  char const* const names[] = {"connect_timeout",
                               "keepalives_idle",
                               "tcp_user_timeout",
                               "fallback_application_name",
                               "dbname",
                               "client_encoding",
                               nullptr};
  char const* const values[] = {timeout.c_str(), "30", "30000", "yingzhou", text.c_str(), "UTF8", nullptr};
  std::unique_ptr<PostgresConnection> connection{new PostgresConnection};
  connection->handle_ = PQconnectdbParams(names, values, 1);
  connection->place_ = place_of(connection->handle_);
  if (PQstatus(connection->handle_) != CONNECTION_OK)
    return base::Error{
        base::ErrorCode::unavailable,
        fmt::format("{}: cannot connect ({}); see that the server runs, and that user and password are right",
                    connection->place_, connection->without_password(first_line(PQerrorMessage(connection->handle_)))),
        {}};
  PQsetNoticeProcessor(
      connection->handle_, [](void*, char const*) {}, nullptr);
  PQenterPipelineMode(connection->handle_);
  TRY(connection->execute_script(fmt::format(
      "SET standard_conforming_strings = on; SET client_min_messages = warning; SET lock_timeout = {}; "
      "SET idle_in_transaction_session_timeout = '60s'; "
      "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', "
      "'local')",
      options.lock_timeout_milliseconds)));
  return connection;
}

PostgresConnection::~PostgresConnection() {
  forget_statements();
  PQfinish(handle_);
}

std::string PostgresConnection::without_password(std::string_view message) const {
  std::string text{message};
  char const* const password = PQpass(handle_);
  if (password == nullptr || *password == '\0') return text;
  std::string_view const secret = password;
  for (std::size_t at; (at = text.find(secret)) != std::string::npos;) text.replace(at, secret.size(), "…");
  return text;
}

base::Error PostgresConnection::lost(std::string_view message) {
  failed(Failure::lost, Violation::none);
  is_lost_ = true;
  is_open_ = false;
  awaited_.clear();
  return base::Error{
      base::ErrorCode::unavailable,
      fmt::format("{}: the connection to the database was lost ({}); try again, and when it stays so see "
                  "whether the server runs",
                  place_, without_password(first_line(message))),
      {}};
}

base::Error PostgresConnection::error_of(PGresult const* result) {
  std::string_view const state = field(result, PG_DIAG_SQLSTATE);
  std::string_view const message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  Failure const failure = failure_of(state);
  if (state.empty() || failure == Failure::lost) return lost(state.empty() ? PQerrorMessage(handle_) : message);
  failed(failure, violation_of(state, field(result, PG_DIAG_CONSTRAINT_NAME)));
  bool const is_value = is_of_class(state, "22") || is_of_class(state, "54");
  return base::Error{is_value                         ? base::ErrorCode::invalid
                     : failure == Failure::constraint ? base::ErrorCode::conflict
                                                      : base::ErrorCode::unavailable,
                     fmt::format("{}: {}", place_, without_password(message)),
                     {}};
}

base::Result<> PostgresConnection::await(int is_sent, PostgresStatement* statement) {
  if (is_lost_ || is_sent == 0) return lost(PQerrorMessage(handle_));
  awaited_.push_back(statement);
  return {};
}

base::Result<PostgresAnswer> PostgresConnection::answers() {
  PostgresAnswer last;
  std::optional<base::Error> error;
  std::string bug;
  if (PQpipelineSync(handle_) == 0) return lost(PQerrorMessage(handle_));
  for (; !awaited_.empty(); awaited_.pop_front()) {
    PostgresAnswer one{PQgetResult(handle_)};
    ExecStatusType const status = one ? PQresultStatus(one.get()) : PGRES_FATAL_ERROR;
    bool const is_done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (awaited_.front() != nullptr) awaited_.front()->prepared(is_done);
    if (!is_done && status != PGRES_PIPELINE_ABORTED && !error) {
      if (one && is_bug(field(one.get(), PG_DIAG_SQLSTATE))) bug = PQresultErrorMessage(one.get());
      error = error_of(one.get());
    }
    if (PQstatus(handle_) == CONNECTION_BAD && !is_lost_) return lost(PQerrorMessage(handle_));
    if (is_lost_) return *error;
    if (is_done) last = std::move(one);
    while (PostgresAnswer const rest{PQgetResult(handle_)}) continue;  // to the end of this command
  }
  PostgresAnswer const synchronized{PQgetResult(handle_)};
  if (!bug.empty()) base::throw_bug("SQL compiles", __FILE__, __LINE__, bug);
  if (error) return *error;
  if (!synchronized || PQresultStatus(synchronized.get()) != PGRES_PIPELINE_SYNC) return lost(PQerrorMessage(handle_));
  return last;
}

base::Result<PostgresAnswer> PostgresConnection::answers_with_care() {
  base::Result<PostgresAnswer> answer = answers();
  bool const is_undone = !answer && is_open_ && failure() == Failure::constraint;
  if (!is_careful_) {
    is_undone_ = is_undone_ || is_undone;
    return answer;
  }
  if (is_undone) TRY(control("ROLLBACK TO statement"));
  if (answer || is_undone) TRY(control("RELEASE statement"));
  return answer;
}

base::Result<> PostgresConnection::flush() {
  if (awaited_.empty()) return {};
  if (is_careful_)
    TRY(answers());  // statements were waited for one by one
  else
    TRY(answers_with_care());
  return {};
}

base::Result<> PostgresConnection::control(std::string_view sql) {
  std::string const text{sql};
  return await(PQsendQueryParams(handle_, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
}

void PostgresConnection::open_transaction() {
  is_open_ = true;
  careful(false);
}

base::Result<> PostgresConnection::begin_read() {
  open_transaction();
  return control("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

// The lock makes this the only writer among all processes until the end of the transaction, as SQLite's is: what a change
// read stays true until it is committed, and events are numbered in the order of the commits. READ COMMITTED is right
// here: every statement after the lock sees all that was committed before. Readers are not kept waiting.
base::Result<> PostgresConnection::begin_write() {
  open_transaction();
  TRY(control("BEGIN ISOLATION LEVEL READ COMMITTED"));
  return control("LOCK TABLE yingzhou_schema IN EXCLUSIVE MODE");
}

base::Result<> PostgresConnection::commit() {
  if (!is_connected()) return lost(PQerrorMessage(handle_));
  TRY(control("COMMIT"));
  base::Result<PostgresAnswer> const answer = answers();
  is_open_ = false;
  if (!answer && failure() == Failure::lost)
    return base::Error{
        base::ErrorCode::unavailable,
        fmt::format("{}: the connection was lost during the commit, and whether the change was kept is unknown; look "
                    "before you make it again, or send it again under the same Idempotency-Key",
                    place_),
        {}};
  if (!answer) return answer.error();
  if (std::string_view{PQcmdStatus(answer->get())} == "COMMIT") return {};
  failed(Failure::unavailable, Violation::none);
  return base::Error{base::ErrorCode::unavailable, fmt::format("{}: the server undid the change", place_), {}};
}

void PostgresConnection::roll_back() {
  if (!is_open_) return;
  is_open_ = false;
  careful(false);
  if (control("ROLLBACK")) static_cast<void>(answers());
}

void PostgresConnection::careful(bool is_careful) {
  is_careful_ = is_careful;
  is_undone_ = went_on_ = false;
}

// A server that speaks unasked is about to hang up, and may not have done so yet: such a connection is replaced.
bool PostgresConnection::is_usable() {
  pollfd socket{PQsocket(handle_), POLLIN, 0};
  return !is_lost_ && PQstatus(handle_) == CONNECTION_OK && ::poll(&socket, 1, 0) == 0;
}

// What a server says before it hangs up is read first, then the end is seen.
bool PostgresConnection::is_connected() {
  pollfd socket{PQsocket(handle_), POLLIN, 0};
  bool is_alive = !is_lost_ && PQstatus(handle_) == CONNECTION_OK;
  while (is_alive && ::poll(&socket, 1, 0) > 0)
    is_alive = PQconsumeInput(handle_) == 1 && PQstatus(handle_) == CONNECTION_OK;
  return is_alive;
}

std::string PostgresConnection::one_of(std::string_view column, std::size_t parameter) const {
  return fmt::format("{} = ANY (?{})", column, parameter);
}

base::Result<> PostgresConnection::execute_script(std::string_view sql) {
  TRY(flush());
  if (PQexitPipelineMode(handle_) == 0) return lost(PQerrorMessage(handle_));
  PostgresAnswer const answer{PQexec(handle_, std::string{sql}.c_str())};
  base::Result<> result;
  ExecStatusType const status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) result = error_of(answer.get());
  if (PQstatus(handle_) == CONNECTION_OK) PQenterPipelineMode(handle_);
  return result;
}

std::unique_ptr<Prepared> PostgresConnection::compile(std::string_view sql, bool is_kept) {
  std::string const name = is_kept ? fmt::format("s{}", ++statements_named_) : std::string{};
  return std::make_unique<PostgresStatement>(*this, with_dollars(sql), name);
}

PostgresSql with_dollars(std::string_view sql) {
  PostgresSql result;
  bool in_quotes = false;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    char const c = sql[at];
    if (c == '\'') in_quotes = !in_quotes;
    bool const is_mark = c == '?' && !in_quotes;
    result.text += is_mark ? '$' : c;
    int number = 0;
    if (is_mark) std::from_chars(sql.data() + at + 1, sql.data() + sql.size(), number);
    result.parameters = std::max(result.parameters, number);
  }
  return result;
}

}  // namespace store
