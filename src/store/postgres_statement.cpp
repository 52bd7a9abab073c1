#include "store/postgres_statement.h"

#include <algorithm>
#include <charconv>

namespace store {
namespace {

constexpr std::size_t awaited_max = 256;  // answers must fit into the sockets while we still send

constexpr char escape = '\1', of_nul = '\1', of_escape = '\2';

void append_escaped(std::string& text, std::string_view value) {
  for (char const c : value) {
    if (c != '\0' && c != escape) {
      text += c;
      continue;
    }
    text += escape;
    text += c == '\0' ? of_nul : of_escape;
  }
}

std::string unescaped(std::string_view text) {
  std::string value;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const is_escape = text[at] == escape && at + 1 < text.size();
    if (is_escape) ++at;
    value += !is_escape ? text[at] : text[at] == of_nul ? '\0' : escape;
  }
  return value;
}

int hex_digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

}  // namespace

PostgresStatement::Value& PostgresStatement::value(int parameter) {
  if (parameter > sql_.parameters) base::throw_bug("parameters of statement", __FILE__, __LINE__, sql_.text);
  Value& value = values_[static_cast<std::size_t>(parameter) - 1];
  value.is_null = value.is_binary = false;
  value.text.clear();
  return value;
}

void PostgresStatement::bind_text(int parameter, std::string_view value) {
  append_escaped(this->value(parameter).text, value);
}
void PostgresStatement::bind_blob(int parameter, std::string_view bytes) {
  Value& value = this->value(parameter);
  value.text = bytes;
  value.is_binary = true;
}
void PostgresStatement::bind_integer(int parameter, std::int64_t value) {
  this->value(parameter).text = std::to_string(value);
}
void PostgresStatement::bind_null(int parameter) { value(parameter).is_null = true; }

// As the text of an array, whose type follows from the column.
void PostgresStatement::bind_list(int parameter, List const& list) {
  std::string& text = value(parameter).text;
  text = "{";
  for (std::string const& one : list.values) {
    text += text.size() > 1 ? ",\"" : "\"";
    std::string escaped;
    append_escaped(escaped, one);
    for (char const c : escaped) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    text += '"';
  }
  text += '}';
}

PostgresStatement::Arguments PostgresStatement::arguments() const {
  Arguments arguments;
  for (Value const& value : values_) {
    arguments.values.push_back(value.is_null ? nullptr : value.text.c_str());
    arguments.lengths.push_back(static_cast<int>(value.text.size()));
    arguments.formats.push_back(value.is_binary ? 1 : 0);
  }
  return arguments;
}

base::Result<> PostgresStatement::send() {
  PGconn* const handle = connection_.handle_;
  if (connection_.is_undone_ && !connection_.is_careful_) {
    connection_.went_on_ = true;
    return base::Error{base::ErrorCode::unavailable, "the change went on after a statement that failed", {}};
  }
  if (connection_.is_careful_ && connection_.is_open_) TRY(connection_.control("SAVEPOINT statement"));
  Arguments const given = arguments();
  if (name_.empty())
    return connection_.await(PQsendQueryParams(handle, sql_.text.c_str(), sql_.parameters, nullptr, given.values.data(),
                                               given.lengths.data(), given.formats.data(), 0));
  if (state_ == State::unknown) {
    TRY(connection_.await(PQsendPrepare(handle, name_.c_str(), sql_.text.c_str(), 0, nullptr), this));
    state_ = State::sent;
  }
  return connection_.await(PQsendQueryPrepared(handle, name_.c_str(), sql_.parameters, given.values.data(),
                                               given.lengths.data(), given.formats.data(), 0));
}

base::Result<bool> PostgresStatement::step() {
  decoded_.clear();
  if (is_streaming_) return next_of_many();
  if (!answer_) {
    if (row_by_row_) return first_of_many();
    TRY(send());
    answer_ = TRY(connection_.answers_with_care());
    row_ = -1;
    std::string_view const count = PQcmdTuples(answer_.get());
    connection_.changes_ = 0;
    std::from_chars(count.data(), count.data() + count.size(), connection_.changes_);
  }
  return ++row_ < PQntuples(answer_.get());
}

base::Result<> PostgresStatement::run_later() {
  TRY(send());
  if (!connection_.is_careful_ && connection_.awaited_.size() < awaited_max) return {};
  TRY(connection_.answers_with_care());
  return {};
}

// Outside of the pipeline, where libpq hands over rows as they come.
base::Result<bool> PostgresStatement::first_of_many() {
  PGconn* const handle = connection_.handle_;
  CHECK(!connection_.is_open_);
  TRY(connection_.flush());
  Arguments const given = arguments();
  if (PQexitPipelineMode(handle) == 0 ||
      PQsendQueryParams(handle, sql_.text.c_str(), sql_.parameters, nullptr, given.values.data(), given.lengths.data(),
                        given.formats.data(), 0) == 0)
    return connection_.lost(PQerrorMessage(handle));
  PQsetSingleRowMode(handle);
  is_streaming_ = true;
  return next_of_many();
}

base::Result<bool> PostgresStatement::next_of_many() {
  answer_.reset(PQgetResult(connection_.handle_));
  row_ = 0;
  if (answer_ && PQresultStatus(answer_.get()) == PGRES_SINGLE_TUPLE) return true;
  if (answer_ && PQresultStatus(answer_.get()) == PGRES_TUPLES_OK) return false;
  return answer_ ? connection_.error_of(answer_.get()) : connection_.lost(PQerrorMessage(connection_.handle_));
}

void PostgresStatement::clear() {
  answer_.reset();
  decoded_.clear();
  row_by_row_ = false;
  for (Value& value : values_) value.is_null = true;
  if (!is_streaming_) return;
  is_streaming_ = false;
  PGconn* const handle = connection_.handle_;
  bool is_more = false;
  for (PostgresAnswer rest; rest.reset(PQgetResult(handle)), rest;) {
    if (!is_more && PQresultStatus(rest.get()) == PGRES_SINGLE_TUPLE) {  // nobody wants the others
      PGcancel* const cancel = PQgetCancel(handle);
      char message[1];
      PQcancel(cancel, message, sizeof message);
      PQfreeCancel(cancel);
      is_more = true;
    }
  }
  if (PQstatus(handle) != CONNECTION_OK) return;
  // libpq forgets that rows come one by one only when a command is sent outside of the pipeline: the first statement in it
  // would get its rows so, too.
  PQclear(PQexec(handle, ""));
  PQenterPipelineMode(handle);
}

std::string_view PostgresStatement::raw(int column) const {
  return {PQgetvalue(answer_.get(), row_, column), static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
}

std::string_view PostgresStatement::text(int column) const {
  std::string_view const text = raw(column);
  if (text.find(escape) == std::string_view::npos) return text;
  return decoded_.emplace_back(unescaped(text));
}

std::string_view PostgresStatement::blob(int column) const {
  std::string_view const hex = raw(column);  // \x0123…
  std::string& bytes = decoded_.emplace_back();
  for (std::size_t at = 2; at + 1 < hex.size(); at += 2)
    bytes += static_cast<char>(hex_digit(hex[at]) * 16 + hex_digit(hex[at + 1]));
  return bytes;
}

std::int64_t PostgresStatement::integer(int column) const {
  std::string_view const text = raw(column);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace store
