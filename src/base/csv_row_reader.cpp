#include "base/csv_row_reader.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace base {

bool has_columns(CsvTable const& table, std::string_view file, std::vector<std::string_view> const& columns,
                 std::vector<Issue>& issues) {
  bool complete = true;
  for (std::string_view const column : columns) {
    if (table.column(column) >= 0) continue;
    issues.push_back(
        {fmt::format("{}:{}", file, table.header_line), fmt::format("the column `{}` is missing", column)});
    complete = false;
  }
  return complete;
}

std::optional<CsvTable> table_in(TableFiles const& files, std::string_view file,
                                 std::vector<std::string_view> const& columns, std::vector<Issue>& issues) {
  auto const found = files.find(file);
  if (found == files.end()) {
    issues.push_back({std::string{file}, "the file is missing"});
    return std::nullopt;
  }
  auto table = read_csv_table(found->second, file);
  if (!table) {
    Error const error = table.error();  // a copy: error() answers by value
    if (error.issues.empty()) issues.push_back({std::string{file}, error.message});
    issues.insert(issues.end(), error.issues.begin(), error.issues.end());
    return std::nullopt;
  }
  if (!has_columns(*table, file, columns, issues)) return std::nullopt;
  return std::move(*table);
}

std::string CsvRowReader::text(std::string_view column) const {
  int const index = table_.column(column);
  return index < 0 ? std::string{} : trimmed(row_.cells[static_cast<std::size_t>(index)]);
}

std::string CsvRowReader::required(std::string_view column) const {
  std::string value = text(column);
  if (value.empty()) issue(column, "must not be empty");
  return value;
}

int CsvRowReader::one_of(std::string_view column, std::vector<std::string_view> const& words) const {
  std::string const value = text(column);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == value) return static_cast<int>(i);
  issue(column, fmt::format("expected one of {}, got `{}`", fmt::join(words, ", "), value));
  return 0;
}

int CsvRowReader::whole(std::string_view column, int min, int max) const {
  std::string const value = text(column);
  int number = 0;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc{} && end == value.data() + value.size() && number >= min && number <= max) return number;
  issue(column, fmt::format("expected a whole number from {} to {}, got `{}`", min, max, value));
  return min;
}

void CsvRowReader::issue(std::string_view column, std::string message) const {
  issues_.push_back({place(column), column.empty() ? std::move(message) : fmt::format("{}: {}", column, message)});
}

std::string CsvRowReader::place(std::string_view column) const {
  int const index = column.empty() ? -1 : table_.column(column);
  return index < 0 ? fmt::format("{}:{}", file_, row_.line) : fmt::format("{}:{}:{}", file_, row_.line, index + 1);
}

}  // namespace base
