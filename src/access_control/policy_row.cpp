#include <fmt/format.h>

#include <charconv>

#include "access_control/policy_reader.h"

namespace access_control {
namespace {

constexpr int number_max = 1'000'000;  // minutes: almost two years, so that sums stay far from overflow

}  // namespace

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

}  // namespace access_control
