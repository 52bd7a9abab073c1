#include "store/sql.h"

#include <algorithm>

namespace store {

Statement::Statement(Statement&& other) noexcept
    : prepared_(std::exchange(other.prepared_, nullptr)),
      is_on_loan_(other.is_on_loan_),
      own_(std::move(other.own_)),
      next_parameter_(other.next_parameter_) {}

Statement::~Statement() {
  if (prepared_ == nullptr || own_) return;
  prepared_->clear();
  *is_on_loan_ = false;
}

base::Result<> Statement::run() {
  TRY(step());
  return {};
}

Statement& Statement::row_by_row() {
  prepared_->read_row_by_row();
  return *this;
}

Statement Connection::prepare_once(std::string_view sql) { return Statement{compile(sql, false)}; }

Statement Connection::prepare(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    std::unique_ptr<Prepared> prepared = compile(sql, true);
    found = statements_.emplace(std::string{sql}, Kept{std::move(prepared)}).first;
  }
  CHECK_NOTE(!found->second.is_on_loan, sql);
  found->second.is_on_loan = true;
  return Statement{*found->second.prepared, found->second.is_on_loan};
}

base::Result<std::string> Connection::value_of(std::string_view sql) {
  Statement statement = prepare(sql);
  if (!TRY(statement.step())) return std::string{};
  return std::string{statement.text(0)};
}

void Connection::failed(Failure failure, Violation violation) {
  failure_ = std::max(failure_, failure);
  violation_ = violation;
}

base::Result<ReadTransaction> ReadTransaction::begin(Connection& connection) {
  TRY(connection.begin_read());
  return ReadTransaction{connection};
}

ReadTransaction::~ReadTransaction() {
  if (connection_ != nullptr) connection_->roll_back();  // nothing was written
}

}  // namespace store
