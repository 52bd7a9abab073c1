// One statement of a PostgreSQL connection. With a name it is prepared once per connection, together with its first use.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "store/postgres.h"

namespace store {

class PostgresStatement final : public Prepared {
 public:
  PostgresStatement(PostgresConnection& connection, PostgresSql sql, std::string name)
      : connection_(connection), sql_(std::move(sql)), name_(std::move(name)), values_(sql_.parameters) {}
  ~PostgresStatement() override { clear(); }
  PostgresStatement(PostgresStatement const&) = delete;
  PostgresStatement& operator=(PostgresStatement const&) = delete;

  void prepared(bool is_done) { state_ = is_done ? State::prepared : State::unknown; }

  void bind_text(int parameter, std::string_view value) override;
  void bind_blob(int parameter, std::string_view bytes) override;
  void bind_integer(int parameter, std::int64_t value) override;
  void bind_list(int parameter, List const& list) override;
  void bind_null(int parameter) override;
  base::Result<bool> step() override;
  base::Result<> run_later() override;
  void read_row_by_row() override { row_by_row_ = true; }
  void clear() override;

  std::string_view text(int column) const override;
  std::string_view blob(int column) const override;
  std::int64_t integer(int column) const override;
  bool is_null(int column) const override { return PQgetisnull(answer_.get(), row_, column) == 1; }

 private:
  struct Value {
    std::string text;
    bool is_null = true;
    bool is_binary = false;
  };
  struct Arguments {  // as libpq takes them
    std::vector<char const*> values;
    std::vector<int> lengths, formats;
  };
  enum class State { unknown, sent, prepared };

  Value& value(int parameter);
  Arguments arguments() const;
  base::Result<> send();
  base::Result<bool> first_of_many();
  base::Result<bool> next_of_many();
  std::string_view raw(int column) const;

  PostgresConnection& connection_;
  PostgresSql sql_;
  std::string name_;  // "" is used once
  State state_ = State::unknown;
  std::vector<Value> values_;
  PostgresAnswer answer_;
  int row_ = -1;
  bool row_by_row_ = false;
  bool is_streaming_ = false;
  mutable std::deque<std::string> decoded_;  // of the current row
};

}  // namespace store
