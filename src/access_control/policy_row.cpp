#include <fmt/format.h>

#include <charconv>

#include "access_control/policy_reader.h"
#include "base/text.h"

namespace access_control {
namespace {

constexpr int number_max = 1'000'000;  // minutes: almost two years, so that sums stay far from overflow

}  // namespace

std::string PolicyRow::text(std::string_view column) const {
  int const index = table_.column(column);
  return index < 0 ? std::string{} : base::trimmed(row_.cells[static_cast<std::size_t>(index)]);
}

std::string PolicyRow::required(std::string_view column) const {
  std::string value = text(column);
  if (value.empty()) issue(column, "must not be empty");
  return value;
}

int PolicyRow::one_of(std::string_view column, std::vector<std::string_view> const& words) const {
  std::string const value = text(column);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == value) return static_cast<int>(i);
  issue(column, fmt::format("expected one of {}, got `{}`", fmt::join(words, ", "), value));
  return 0;
}

int PolicyRow::number(std::string_view column, int min) const {
  std::string const value = text(column);
  int number = 0;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc{} && end == value.data() + value.size() && number >= min && number <= number_max)
    return number;
  issue(column, fmt::format("expected a whole number from {} to {}, got `{}`", min, number_max, value));
  return min;
}

Scope PolicyRow::scope() const {
  int const index = one_of("scope", {"self", "assigned", "department", "workspace", "park", "installation"});
  return static_cast<Scope>(index + 1);
}

void PolicyRow::issue(std::string_view column, std::string message) const {
  issues_.push_back({place(column), fmt::format("{}: {}", column, message)});
}

std::string PolicyRow::place(std::string_view column) const {
  int const index = column.empty() ? -1 : table_.column(column);
  return index < 0 ? fmt::format("{}:{}", file_, row_.line) : fmt::format("{}:{}:{}", file_, row_.line, index + 1);
}

}  // namespace access_control
