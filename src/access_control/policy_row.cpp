#include "access_control/policy_reader.h"

namespace access_control {
namespace {

constexpr int number_max = 1'000'000;  // minutes: almost two years, so that sums stay far from overflow

}  // namespace

int PolicyRow::number(std::string_view column, int min) const { return whole(column, min, number_max); }

Scope PolicyRow::scope() const {
  int const index = one_of("scope", {"self", "assigned", "department", "workspace", "park", "installation"});
  return static_cast<Scope>(index + 1);
}

}  // namespace access_control
