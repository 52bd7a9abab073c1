#include <fmt/format.h>

#include "base/text.h"
#include "park/common/pack_reader.h"

namespace park {

std::string RowReader::text(std::string_view column) const {
  int const index = table_.column(column);
  if (index < 0 || static_cast<std::size_t>(index) >= row_.cells.size()) return {};
  return base::trimmed(row_.cells[static_cast<std::size_t>(index)]);
}

std::string RowReader::required(std::string_view column) const {
  std::string value = text(column);
  if (value.empty()) issue(column, "must not be empty");
  return value;
}

std::optional<base::Decimal> RowReader::number(std::string_view column) const {
  std::string const value = text(column);
  if (value.empty()) return std::nullopt;
  auto const parsed = base::Decimal::parse(value);
  if (!parsed) issue(column, fmt::format("expected a number, got `{}`", value));
  return parsed;
}

base::Decimal RowReader::required_number(std::string_view column) const {
  if (required(column).empty()) return {};
  return number(column).value_or(base::Decimal{});
}

std::optional<base::Date> RowReader::date(std::string_view column) const {
  std::string const value = text(column);
  if (value.empty()) return std::nullopt;
  auto const parsed = base::Date::parse(value);
  if (!parsed) issue(column, fmt::format("expected a date such as 2024-03-05, got `{}`", value));
  return parsed;
}

int RowReader::one_of(std::string_view column, std::vector<std::string_view> const& words) const {
  std::string const value = text(column);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == value) return static_cast<int>(i);
  issue(column, fmt::format("expected one of {}, got `{}`", fmt::join(words, ", "), value));
  return 0;
}

Label RowReader::label(std::string_view zh, std::string_view en) const { return Label{required(zh), required(en)}; }

std::string RowReader::place(std::string_view column) const {
  int const index = column.empty() ? -1 : table_.column(column);
  return index < 0 ? fmt::format("{}:{}", file_, row_.line) : fmt::format("{}:{}:{}", file_, row_.line, index + 1);
}

void RowReader::issue(std::string_view column, std::string message) const {
  issues_.push_back({place(column), column.empty() ? std::move(message) : fmt::format("{}: {}", column, message)});
}

}  // namespace park
