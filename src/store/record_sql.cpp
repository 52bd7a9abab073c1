#include "store/record_sql.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace store {
namespace {

using app::RecordColumn;
using app::RecordTable;
using app::RecordTest;

constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();  // LIMIT -1 is SQLite's alone

base::Error conflict(std::string message) { return base::Error{base::ErrorCode::conflict, std::move(message), {}}; }

RecordColumn const& column_of(RecordTable const& table, std::string_view name) {
  auto const found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [name](RecordColumn const& column) { return column.name == name; });
  CHECK_NOTE(found != table.columns.end(), fmt::format("{} has no column {}", table.name, name));
  return *found;
}

void bind(Statement& statement, RecordColumn::Kind kind, base::Json const* value) {
  if (value == nullptr || value->is_null()) {
    statement.bind(std::optional<std::int64_t>{});
    return;
  }
  switch (kind) {
    case RecordColumn::Kind::text:
      CHECK(value->if_string() != nullptr);
      statement.bind(*value->if_string());
      return;
    case RecordColumn::Kind::integer: {
      CHECK(value->if_number() != nullptr);
      auto const number = value->if_number()->to_int64();
      CHECK(number.has_value());
      statement.bind(*number);
      return;
    }
    case RecordColumn::Kind::boolean:
      CHECK(value->if_boolean() != nullptr);
      statement.bind(*value->if_boolean());
      return;
    case RecordColumn::Kind::json: statement.bind(value->to_string()); return;
  }
}

base::Result<base::Json> cell(Statement const& row, int column, RecordColumn::Kind kind) {
  if (row.is_null(column)) return base::Json{};
  switch (kind) {
    case RecordColumn::Kind::text: return base::Json{row.text(column)};
    case RecordColumn::Kind::integer: return base::Json{row.integer(column)};
    case RecordColumn::Kind::boolean: return base::Json{row.integer(column) != 0};
    case RecordColumn::Kind::json: return base::Json::parse(row.text(column));
  }
  return base::Json{};
}

std::string names_of(RecordTable const& table) {
  std::vector<std::string_view> names;
  for (RecordColumn const& column : table.columns) names.push_back(column.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

// Texts and whole numbers as they are bound.
List list_of(RecordColumn::Kind kind, base::Json const& values) {
  List list;
  list.are_numbers = kind == RecordColumn::Kind::integer;
  CHECK(values.if_array() != nullptr);
  for (base::Json const& value : *values.if_array()) {
    CHECK(list.are_numbers ? value.if_number() != nullptr : value.if_string() != nullptr);
    list.values.push_back(list.are_numbers ? value.if_number()->to_string() : *value.if_string());
  }
  return list;
}

std::string where_of(Connection const& connection, RecordTable const& table, std::vector<RecordTest> const& where) {
  std::vector<std::string> tests;
  std::size_t next = 1;
  for (RecordTest const& test : where) {
    std::string const& name = column_of(table, test.column).name;
    switch (test.kind) {
      case RecordTest::Kind::equal: tests.push_back(fmt::format("{} = ?{}", name, next++)); break;
      case RecordTest::Kind::unequal: tests.push_back(fmt::format("{} IS DISTINCT FROM ?{}", name, next++)); break;
      case RecordTest::Kind::below: tests.push_back(fmt::format("{} < ?{}", name, next++)); break;
      case RecordTest::Kind::above: tests.push_back(fmt::format("{} > ?{}", name, next++)); break;
      case RecordTest::Kind::one_of: tests.push_back(connection.one_of(name, next++)); break;
      case RecordTest::Kind::absent: tests.push_back(fmt::format("{} IS NULL", name)); break;
    }
  }
  return tests.empty() ? std::string{} : fmt::format(" WHERE {}", fmt::join(tests, " AND "));
}

void bind_tests(Statement& statement, RecordTable const& table, std::vector<RecordTest> const& where) {
  for (RecordTest const& test : where) {
    if (test.kind == RecordTest::Kind::absent) continue;
    RecordColumn::Kind const kind = column_of(table, test.column).kind;
    if (test.kind == RecordTest::Kind::one_of)
      statement.bind(list_of(kind, test.value));
    else
      bind(statement, kind, &test.value);
  }
}

std::string record_order(RecordTable const& table, std::string_view order) {
  if (order.empty()) return fmt::format(" ORDER BY {}", table.key());
  bool const descending = order.starts_with('-');
  RecordColumn const& column = column_of(table, order.substr(descending ? 1 : 0));
  std::string_view const direction = descending ? " DESC" : "";
  if (column.name == table.key()) return fmt::format(" ORDER BY {}{}", column.name, direction);
  // Said only where it matters: the words keep PostgreSQL from walking an index.
  std::string_view const absent = !column.may_be_absent ? "" : descending ? " NULLS LAST" : " NULLS FIRST";
  return fmt::format(" ORDER BY {}{}{}, {}{}", column.name, direction, absent, table.key(), direction);
}

void bind_columns(Statement& statement, RecordTable const& table, base::Json const& record) {
  for (RecordColumn const& column : table.columns) bind(statement, column.kind, record.find(column.name));
}

base::Error refused(Connection& connection, RecordTable const& table, base::Json const& record, base::Error error) {
  std::string const key = record.text_of(table.key());
  if (connection.violation() == Violation::primary_key)
    return conflict(fmt::format("{} `{}` exists already", table.name, key));
  if (connection.violation() == Violation::unique)
    return conflict(fmt::format("{} `{}` repeats what must be unique", table.name, key));
  if (connection.violation() == Violation::foreign_key)
    return base::not_found(fmt::format("{} `{}` refers to something that does not exist", table.name, key));
  if (connection.violation() == Violation::refused) return conflict(error.message);
  return error;
}

}  // namespace

base::Result<std::vector<base::Json>> select_records(Connection& connection, RecordTable const& table,
                                                     app::RecordQuery const& query) {
  std::string const sql = fmt::format("SELECT {} FROM {}{}{} LIMIT {} OFFSET {}", names_of(table), table.name,
                                      where_of(connection, table, query.where), record_order(table, query.order),
                                      query.limit < 0 ? unlimited : query.limit, query.offset);
  // Pages come in any number.
  Statement rows = query.offset == 0 ? connection.prepare(sql) : connection.prepare_once(sql);
  bind_tests(rows, table, query.where);
  std::vector<base::Json> records;
  while (TRY(rows.step())) {
    base::Json::Object record;
    int index = 0;
    for (RecordColumn const& column : table.columns)
      record.emplace_back(column.name, TRY(cell(rows, index++, column.kind)));
    records.emplace_back(std::move(record));
  }
  return records;
}

base::Result<std::int64_t> count_records(Connection& connection, RecordTable const& table,
                                         std::vector<RecordTest> const& where) {
  Statement row =
      connection.prepare(fmt::format("SELECT count(*) FROM {}{}", table.name, where_of(connection, table, where)));
  bind_tests(row, table, where);
  TRY(row.step());
  return row.integer(0);
}

base::Result<> add_record(Connection& connection, RecordTable const& table, base::Json const& record) {
  std::vector<std::string> marks;
  for (std::size_t i = 1; i <= table.columns.size(); ++i) marks.push_back(fmt::format("?{}", i));
  Statement insert = connection.prepare(
      fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names_of(table), fmt::join(marks, ", ")));
  bind_columns(insert, table, record);
  base::Result<> const added = insert.run();
  if (!added) return refused(connection, table, record, added.error());
  return {};
}

base::Result<> replace_record(Connection& connection, RecordTable const& table, base::Json const& record) {
  std::vector<std::string> sets;
  for (std::size_t i = 1; i < table.columns.size(); ++i)
    sets.push_back(fmt::format("{} = ?{}", table.columns[i].name, i + 1));
  Statement update =
      connection.prepare(fmt::format("UPDATE {} SET {} WHERE {} = ?1", table.name, fmt::join(sets, ", "), table.key()));
  bind_columns(update, table, record);
  base::Result<> const done = update.run();
  if (!done) return refused(connection, table, record, done.error());
  if (connection.changes() == 0)
    return base::not_found(fmt::format("{} `{}` does not exist", table.name, record.text_of(table.key())));
  return {};
}

base::Result<> remove_record(Connection& connection, RecordTable const& table, std::string_view key) {
  TRY(connection.run(fmt::format("DELETE FROM {} WHERE {} = ?1", table.name, table.key()), key));
  if (connection.changes() == 0) return base::not_found(fmt::format("{} `{}` does not exist", table.name, key));
  return {};
}

}  // namespace store
