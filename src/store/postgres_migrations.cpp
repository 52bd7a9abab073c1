#include <fmt/core.h>

#include <cctype>
#include <charconv>

#include "store/migrations.h"

namespace store {
namespace {

constexpr int server_version_min = 150'000;

// The relations of our schema; what belongs to an extension is nobody's data.
constexpr std::string_view relations =
    "FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = current_schema() AND relkind "
    "IN "
    "('r', 'p', 'v', 'm', 'f') AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')";

base::Result<int> steps_done(PostgresConnection& connection) {
  std::string const text = TRY(connection.value_of("SELECT coalesce(max(number), 0) FROM yingzhou_schema"));
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

base::Result<> apply_step(PostgresConnection& connection, int number, Migration const& step) {
  // Another process may be at the same step: one after the other, and look again.
  TRY(connection.execute_script(
      "BEGIN; SELECT pg_advisory_xact_lock(1499088981); CREATE TABLE IF NOT EXISTS yingzhou_schema (number bigint "
      "PRIMARY KEY, name text COLLATE \"C\" NOT NULL, done_at timestamptz NOT NULL DEFAULT now())"));
  base::Result<int> const done = steps_done(connection);
  base::Result<> result = done ? base::Result<>{} : base::Result<>{done.error()};
  if (done && *done < number)
    result =
        connection.execute_script(fmt::format("{};{}; INSERT INTO yingzhou_schema (number, name) VALUES ({}, '{}')",
                                              postgres_sql(step.sql), step.postgres, number, step.name));
  if (result) return connection.execute_script("COMMIT");
  static_cast<void>(connection.execute_script("ROLLBACK"));
  base::Error error = result.error();
  error.message = fmt::format("{} (schema step {}: {})", error.message, number, step.name);
  return error;
}

std::string_view word_of_postgres(std::string_view word) {
  if (word == "TEXT") return "text COLLATE \"C\"";
  if (word == "INTEGER") return "bigint";
  if (word == "BLOB") return "bytea";
  if (word == "STRICT") return "";
  return word;
}

}  // namespace

base::Result<> refuse_foreign(PostgresConnection& connection, std::span<Migration const> steps) {
  std::string const& place = connection.place();
  if (connection.server_version() < server_version_min)
    return refused_database(place, "this PostgreSQL is older than 15; update the server");
  if (std::string const encoding = TRY(connection.value_of("SHOW server_encoding")); encoding != "UTF8")
    return refused_database(
        place, fmt::format("the encoding of the database is {}; create one with the encoding UTF8", encoding));
  if (TRY(connection.value_of("SELECT current_schema()")).empty())
    return refused_database(place, "the user has no schema to work in; create the schema, or give the right to use it");
  std::string const ours = fmt::format("SELECT count(*) {} AND relname = 'yingzhou_schema'", relations);
  if (TRY(connection.value_of(ours)) == "0") {
    if (TRY(connection.value_of(fmt::format("SELECT count(*) {}", relations))) == "0") return {};
    return refused_database(place, "holds the tables of another program; name another database or schema");
  }
  int const done = TRY(steps_done(connection));
  if (done > static_cast<int>(steps.size()))
    return refused_database(
        place, fmt::format("written by a newer program (schema {}, this program knows {}); update the program", done,
                           steps.size()));
  std::string const column =
      TRY(connection.value_of(fmt::format("SELECT relname || '.' || attname || ' by ' || collname FROM pg_attribute "
                                          "JOIN pg_collation ON pg_collation.oid = "
                                          "attcollation JOIN pg_class ON pg_class.oid = attrelid WHERE collname <> 'C' "
                                          "AND attrelid IN (SELECT pg_class.oid "
                                          "{}) LIMIT 1",
                                          relations)));
  if (!column.empty())
    return refused_database(
        place, fmt::format("sorts the column {}, where the order of bytes is expected (collation C); restore "
                           "the database from a dump into an empty one",
                           column));
  return {};
}

base::Result<> migrate(PostgresConnection& connection, std::span<Migration const> steps) {
  bool const is_begun = TRY(connection.value_of("SELECT to_regclass('yingzhou_schema') IS NOT NULL")) == "t";
  if (is_begun && TRY(steps_done(connection)) >= static_cast<int>(steps.size())) return {};
  for (int number = 1; Migration const& step : steps) TRY(apply_step(connection, number++, step));
  return {};
}

std::string postgres_sql(std::string_view sql) {
  std::string text;
  bool in_quotes = false, in_comment = false;
  auto const is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t at = 0; at < sql.size();) {
    if (!in_comment && sql[at] == '\'') in_quotes = !in_quotes;
    if (!in_quotes && sql.substr(at).starts_with("--")) in_comment = true;
    if (sql[at] == '\n') in_comment = false;
    std::size_t end = at;
    while (end < sql.size() && is_letter(sql[end])) ++end;
    if (end == at || in_quotes || in_comment) {
      text += sql[at++];
      continue;
    }
    bool const numbers_itself = sql.substr(at).starts_with("INTEGER PRIMARY KEY");
    text += word_of_postgres(sql.substr(at, end - at));
    if (numbers_itself) text += " GENERATED BY DEFAULT AS IDENTITY";
    at = end;
  }
  return text;
}

}  // namespace store
