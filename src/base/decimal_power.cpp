// Powers, exponential and logarithm of Decimal: computed with 100 digits and rounded once to 34, so that the rounding is
// right unless a result lies within 10^-60 of a tie. Powers with whole exponents that fit 34 digits are exact.
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <cmath>

#include "base/decimal.h"
#include "base/decimal_parts.h"
#include "base/result.h"

namespace base {
namespace {

using Wide = boost::multiprecision::cpp_dec_float_100;

Wide to_wide(Decimal value) {
  DecimalParts const parts = DecimalParts::of(value);
  Wide const magnitude{digits_of(parts.coefficient) + 'e' + std::to_string(parts.exponent)};
  return parts.negative ? -magnitude : magnitude;
}

// By way of 90 digits: the last ten absorb the error of the computation, so that exact results and exact ties stay exact.
std::optional<Decimal> from_wide(Wide const& value) { return Decimal::parse(value.str(90, std::ios_base::scientific)); }

std::optional<Decimal> exponential_of(Wide const& exponent) {
  if (exponent > 14'200) return std::nullopt;  // above 10^6145
  if (exponent < -14'300) return Decimal{};    // below 10^-6177, rounds to zero
  return from_wide(exp(exponent));
}

// ln of a positive number: a double's worth to start with, then Halley's iteration y + 2 (m - e^y) / (m + e^y), which
// triples the digits, for m = a / 10^k between 0.1 and 1. (Boost's own logarithm needs several times as long.)
Wide logarithm(Decimal a) {
  static Wide const ln_10 = log(Wide{10});
  DecimalParts const parts = DecimalParts::of(a);
  int const digits = count_digits(parts.coefficient);
  Wide const mantissa{digits_of(parts.coefficient) + "e-" + std::to_string(digits)};
  Wide result = std::log(mantissa.convert_to<double>());
  for (int turn = 0; turn < 2; ++turn) {
    Wide const power = exp(result);
    result += 2 * (mantissa - power) / (mantissa + power);
  }
  return result + ln_10 * (parts.exponent + digits);
}

// a^n when it fits 34 digits (or rounds once, at the edge of the exponents); nullopt otherwise.
std::optional<Decimal> exact_power(Decimal a, Decimal n) {
  std::optional<std::int64_t> const count = n.to_int64();
  DecimalParts const base = reduced(DecimalParts::of(a));
  if (!count || *count > 20'000) return std::nullopt;
  Uint128 coefficient = 1;
  for (std::int64_t i = 0; base.coefficient != 1 && i < *count; ++i) {  // at most 113 turns
    if (coefficient > (coefficient_end - 1) / base.coefficient) return std::nullopt;
    coefficient *= base.coefficient;
  }
  return rounded(base.negative && *count % 2 != 0, coefficient, base.exponent * *count);
}

bool is_odd(Decimal whole) { return !modulo(whole, Decimal{2})->is_zero(); }

}  // namespace

std::optional<Decimal> exponential(Decimal a) {
  if (a.is_zero()) return Decimal{1};
  return exponential_of(to_wide(a));
}

std::optional<Decimal> natural_logarithm(Decimal a) {
  if (a.is_zero() || a.is_negative()) return std::nullopt;
  if (a == Decimal{1}) return Decimal{};
  return from_wide(logarithm(a));
}

// 0^0 is 1 as in IEEE 754; 0 to a negative power and a negative base with a fraction as exponent have no result.
std::optional<Decimal> power(Decimal a, Decimal b) {
  if (b.is_zero()) return Decimal{1};
  if (a.is_zero()) return b.is_negative() ? std::nullopt : std::optional{Decimal{}};
  if (a.is_negative() && !b.is_integer()) return std::nullopt;
  bool const negative = a.is_negative() && is_odd(b);
  if (absolute(a) == Decimal{1}) return Decimal{negative ? -1 : 1};
  if (b.is_integer()) {
    std::optional<Decimal> const exact = exact_power(a, absolute(b));
    if (exact && !b.is_negative()) return exact;
    if (exact && !exact->is_zero()) return divide(Decimal{1}, *exact);
  }
  Wide const exponent = to_wide(b) * logarithm(absolute(a));
  std::optional<Decimal> const magnitude = exponential_of(exponent);
  return magnitude && negative ? negate(*magnitude) : magnitude;
}

}  // namespace base
