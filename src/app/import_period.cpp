// Periods as offices write them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/import_mapping.h"
#include "base/text.h"

namespace app {
namespace {

constexpr int months_of_year = 12, months_of_half = 6, months_of_quarter = 3;  // not policy: the calendar
constexpr int year_digits = 4;                                                 // not policy: how years are written

ImportPeriod months(int year, int first, int count) {
  base::Date const from = *base::Date::of(year, first, 1);
  return {from, from.plus_months(count).plus_days(-1)};
}

void drop(std::string& text, std::string_view word) {
  for (std::size_t at; (at = text.find(word)) != std::string::npos;) text.erase(at, word.size());
}

// What is behind the year, without words that say nothing: `年第三季度` → `Q3`, `年上半年` → `H1`, `年6月` → `6`.
std::string plain_rest(std::string_view text) {
  std::string rest{text};
  struct Word {
    std::string_view written, meant;
  };
  constexpr std::array words{Word{"上半年", "H1"}, Word{"下半年", "H2"}, Word{"半年", "H1"}, Word{"一季", "Q1"},
                             Word{"二季", "Q2"},   Word{"三季", "Q3"},   Word{"四季", "Q4"}, Word{"1季", "Q1"},
                             Word{"2季", "Q2"},    Word{"3季", "Q3"},    Word{"4季", "Q4"}};
  for (Word const& word : words)
    if (std::size_t const at = rest.find(word.written); at != std::string::npos)
      rest.replace(at, word.written.size(), word.meant);
  for (std::string_view const word : {"年", "度", "第", "月份", "月", "报", " ", "-", "/", "."}) drop(rest, word);
  return rest;
}

}  // namespace

std::optional<ImportPeriod> read_period(std::string_view text) {
  std::string plain = base::lower_ascii(base::trimmed(base::half_width(text)));
  std::transform(plain.begin(), plain.end(), plain.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (plain.size() < year_digits || !std::all_of(plain.begin(), plain.begin() + year_digits, is_digit))
    return std::nullopt;
  int const year = std::stoi(plain.substr(0, year_digits));
  if (!base::Date::of(year, 1, 1)) return std::nullopt;
  std::string const rest = plain_rest(std::string_view{plain}.substr(year_digits));
  if (rest.empty()) return months(year, 1, months_of_year);
  auto const number = [&](std::size_t from) {
    bool const fits = rest.size() > from && rest.size() <= from + 2 &&
                      std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(from), rest.end(), is_digit);
    return fits ? std::stoi(rest.substr(from)) : 0;
  };
  if (rest.front() == 'Q') {
    int const quarter = number(1);
    if (quarter < 1 || quarter > months_of_year / months_of_quarter) return std::nullopt;
    return months(year, (quarter - 1) * months_of_quarter + 1, months_of_quarter);
  }
  if (rest.front() == 'H') {
    int const half = number(1);
    if (half < 1 || half > months_of_year / months_of_half) return std::nullopt;
    return months(year, (half - 1) * months_of_half + 1, months_of_half);
  }
  if (int const month = number(0); month >= 1 && month <= months_of_year) return months(year, month, 1);
  auto const day = base::read_date(text);
  if (!day || !*day) return std::nullopt;
  return ImportPeriod{**day, **day};
}

std::string name_of_period(ImportPeriod const& period) {
  auto const [year, month, day] = std::tuple{period.from.year(), period.from.month(), period.from.day()};
  auto const lasts = [&](int months) { return period.to == period.from.plus_months(months).plus_days(-1); };
  if (day != 1) return period.from.to_string();
  if (lasts(months_of_year) && month == 1) return std::to_string(year);
  if (lasts(months_of_half)) return fmt::format("{}H{}", year, (month - 1) / months_of_half + 1);
  if (lasts(months_of_quarter)) return fmt::format("{}Q{}", year, (month - 1) / months_of_quarter + 1);
  return lasts(1) ? fmt::format("{}-{:02}", year, month) : period.from.to_string();
}

}  // namespace app
