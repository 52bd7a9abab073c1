// Numeric functions (DMN 1.5 §10.3.4.5) and not().
#include <array>

#include "feel/builtins.h"

namespace feel {

namespace {

using base::Decimal;
using base::Rounding;

constexpr std::int64_t scale_min = -6111, scale_max = 6176;

Value finite(Call const& call, std::optional<Decimal> const& result) {
  if (result) return *result;
  return call.fail("no_finite_result_of", {std::string{call.name}, call[0].to_brief_string()});
}

template <std::optional<Decimal> (*function)(Decimal)>
Value of_one_number(Call const& call) {
  if (call[0].kind() != Kind::number) return call.wrong_type(0, "number");
  return finite(call, function(call[0].number()));
}

// The scale, a whole number the standard allows; null already reported otherwise.
Value rounded(Call const& call, Rounding rounding, bool scale_needed) {
  if (call[0].kind() != Kind::number) return call.wrong_type(0, "number");
  std::int64_t scale = 0;
  if (call.size() > 1 || scale_needed) {
    if (call[1].kind() != Kind::number) return call.wrong_type(1, "number");
    auto const whole = base::round_to_scale(call[1].number(), 0, Rounding::down);
    auto const given = whole ? whole->to_int64() : std::nullopt;
    if (!given || *given < scale_min || *given > scale_max)
      return call.fail("scale_out_of_range", {call[1].to_brief_string()});
    scale = *given;
  }
  return finite(call, base::round_to_scale(call[0].number(), static_cast<int>(scale), rounding));
}

template <Rounding rounding, bool scale_needed>
Value round_as(Call const& call) {
  return rounded(call, rounding, scale_needed);
}

Value absolute_value(Call const& call) {
  Value const& value = call[0];
  if (value.kind() == Kind::number) return base::absolute(value.number());
  if (value.kind() == Kind::years_months_duration)
    return value.months() < 0 ? Value::years_months(-value.months()) : value;
  if (value.kind() == Kind::days_time_duration)
    return value.nanoseconds() < 0 ? Value::days_time(-value.nanoseconds()) : value;
  return call.wrong_type(0, "number or duration");
}

Value modulo(Call const& call) {
  for (std::size_t i = 0; i < 2; ++i)
    if (call[i].kind() != Kind::number) return call.wrong_type(i, "number");
  if (call[1].number().is_zero()) return call.fail("division_by_zero", {call[0].to_brief_string()});
  return finite(call, base::modulo(call[0].number(), call[1].number()));
}

Value square_root(Call const& call) {
  if (call[0].kind() != Kind::number) return call.wrong_type(0, "number");
  return finite(call, base::square_root(call[0].number()));
}

template <bool wanted_odd>
Value parity(Call const& call) {
  if (call[0].kind() != Kind::number) return call.wrong_type(0, "number");
  Decimal const value = call[0].number();
  if (!value.is_integer()) return false;
  auto const rest = base::modulo(value, Decimal{2});
  if (!rest) return call.fail("no_finite_result_of", {std::string{call.name}, call[0].to_brief_string()});
  return rest->is_zero() != wanted_odd;
}

Value negation(Call const& call) {
  if (call[0].kind() == Kind::boolean) return !call[0].boolean();
  if (call[0].is_null()) return call[0];
  return call.wrong_type(0, "boolean");
}

}  // namespace

std::span<Builtin const> numeric_builtins() {
  static std::array<Builtin, 16> const table{{
      {"abs", {"n"}, absolute_value},
      {"floor", {"n, scale?"}, round_as<Rounding::floor, false>, Kind::number},
      {"ceiling", {"n, scale?"}, round_as<Rounding::ceiling, false>, Kind::number},
      {"decimal", {"n, scale"}, round_as<Rounding::half_even, true>, Kind::number},
      {"round up", {"n, scale"}, round_as<Rounding::up, true>, Kind::number},
      {"round down", {"n, scale"}, round_as<Rounding::down, true>, Kind::number},
      {"round half up", {"n, scale"}, round_as<Rounding::half_up, true>, Kind::number},
      {"round half down", {"n, scale"}, round_as<Rounding::half_down, true>, Kind::number},
      {"round half even", {"n, scale"}, round_as<Rounding::half_even, true>, Kind::number},
      {"modulo", {"dividend, divisor"}, modulo, Kind::number},
      {"sqrt", {"number"}, square_root, Kind::number},
      {"log", {"number"}, of_one_number<base::natural_logarithm>, Kind::number},
      {"exp", {"number"}, of_one_number<base::exponential>, Kind::number},
      {"odd", {"number"}, parity<true>, Kind::boolean},
      {"even", {"number"}, parity<false>, Kind::boolean},
      {"not", {"negand"}, negation, Kind::boolean},
  }};
  return table;
}

}  // namespace feel
