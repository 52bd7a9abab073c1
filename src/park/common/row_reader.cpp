#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "park/common/pack_reader.h"

namespace park {

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

Label RowReader::label(std::string_view zh, std::string_view en) const { return Label{required(zh), required(en)}; }

std::vector<std::string> RowReader::list(std::string_view column) const {
  std::string const cell = text(column);
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < cell.size();) {
    std::size_t const to = std::min(cell.find(';', from), cell.size());
    parts.push_back(base::trimmed(std::string_view{cell}.substr(from, to - from)));
    from = to + 1;
  }
  return parts;
}

}  // namespace park
