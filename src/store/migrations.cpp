#include "store/migrations.h"

#include <fmt/core.h>

#include <charconv>
#include <filesystem>

namespace store {
namespace {

constexpr std::string_view application_id = "1499088981";  // "YZHU": marks our files (PRAGMA application_id)

base::Result<int> number_of(SqliteConnection& connection, std::string_view pragma) {
  std::string const text = TRY(connection.value_of(pragma));
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Under its name only when complete.
base::Result<> copy_before_change(SqliteConnection& connection, std::string const& copy) {
  std::error_code code;
  if (std::filesystem::exists(copy, code)) return {};
  std::filesystem::remove(copy + ".part", code);
  TRY(connection.run("VACUUM INTO ?1", copy + ".part"));
  std::filesystem::rename(copy + ".part", copy, code);
  if (code) return base::Error{base::ErrorCode::unavailable, fmt::format("{}: {}", copy, code.message()), {}};
  return {};
}

base::Result<> apply(SqliteConnection& connection, int number, Migration const& step) {
  TRY(connection.execute_script("BEGIN IMMEDIATE"));
  // Another process may have been quicker between the look and the lock.
  bool const is_done = TRY(number_of(connection, "PRAGMA user_version")) >= number;
  base::Result<> result =
      is_done ? base::Result<>{}
              : connection.execute_script(fmt::format("{};{}; PRAGMA application_id = {}; PRAGMA user_version = {}",
                                                      step.sql, step.sqlite, application_id, number));
  if (result) result = connection.execute_script("COMMIT");
  if (result) return {};
  if (connection.is_in_transaction()) static_cast<void>(connection.execute_script("ROLLBACK"));
  base::Error error = result.error();
  error.message = fmt::format("{} (schema step {}: {})", error.message, number, step.name);
  return error;
}

}  // namespace

base::Error refused_database(std::string const& place, std::string_view why) {
  return base::Error{base::ErrorCode::unsupported, fmt::format("{}: {}", place, why), {}};
}

base::Result<> refuse_foreign(SqliteConnection& connection, std::string const& path, std::span<Migration const> steps) {
  int const done = TRY(number_of(connection, "PRAGMA user_version"));
  auto const newest = static_cast<int>(steps.size());
  bool const is_empty = TRY(connection.value_of("SELECT count(*) FROM sqlite_schema")) == "0";
  if (!is_empty && TRY(connection.value_of("PRAGMA application_id")) != application_id)
    return refused_database(path, "a database of another program; name another file");
  if (done > newest)
    return refused_database(
        path,
        fmt::format("written by a newer program (schema {}, this program knows {}); update the program", done, newest));
  return {};
}

base::Result<> migrate(SqliteConnection& connection, std::string const& path, std::span<Migration const> steps) {
  int const done = TRY(number_of(connection, "PRAGMA user_version"));
  auto const newest = static_cast<int>(steps.size());
  if (done > 0 && done < newest) TRY(copy_before_change(connection, fmt::format("{}.schema_{}", path, done)));
  for (int number = done + 1; number <= newest; ++number) TRY(apply(connection, number, steps[number - 1]));
  return {};
}

}  // namespace store
