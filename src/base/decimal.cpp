#include "base/decimal.h"

#include <algorithm>
#include <bit>

#include "base/decimal_parts.h"
#include "base/result.h"

// Intel's library (libbidgcc000: arguments by value, rounding and flags as parameters). Declared here and nowhere else: its
// names are those of libgcc's built-in _Decimal128 with other signatures, so no program that links base may use that type.
extern "C" {
struct alignas(16) IntelDecimal {
  std::uint64_t words[2];
};
IntelDecimal __bid128_add(IntelDecimal, IntelDecimal, unsigned rounding, unsigned* flags);
IntelDecimal __bid128_mul(IntelDecimal, IntelDecimal, unsigned rounding, unsigned* flags);
IntelDecimal __bid128_div(IntelDecimal, IntelDecimal, unsigned rounding, unsigned* flags);
IntelDecimal __bid128_sqrt(IntelDecimal, unsigned rounding, unsigned* flags);
}

namespace base {
namespace {

constexpr unsigned half_to_even = 0;
constexpr Uint128 uint64_end = Uint128{1} << 64;

IntelDecimal to_intel(Decimal value) { return {{DecimalParts::low_word(value), DecimalParts::high_word(value)}}; }

// nullopt for infinities and NaN; drops the sign of zero. Intel's results are canonical.
std::optional<Decimal> from_intel(IntelDecimal value) {
  constexpr std::uint64_t special = 0x7800000000000000ULL;
  if ((value.words[1] & special) == special) return std::nullopt;
  Decimal const result = DecimalParts::from_words(value.words[0], value.words[1]);
  if (result.is_zero()) return DecimalParts::of(result).exact();
  return result;
}

using Binary = IntelDecimal (*)(IntelDecimal, IntelDecimal, unsigned, unsigned*);

std::optional<Decimal> by_intel(Binary operation, Decimal a, Decimal b) {
  unsigned flags = 0;
  return from_intel(operation(to_intel(a), to_intel(b), half_to_even, &flags));
}

Int128 signed_coefficient(DecimalParts const& parts) {
  auto const value = static_cast<Int128>(parts.coefficient);
  return parts.negative ? -value : value;
}

std::strong_ordering compare_magnitudes(DecimalParts const& a, DecimalParts const& b) {
  if (a.exponent == b.exponent) return a.coefficient <=> b.coefficient;
  if (a.exponent < b.exponent) return 0 <=> compare_magnitudes(b, a);
  // Equal numbers of digits before the last place of `b` are needed for a closer look; then the shift fits 34 digits.
  int const shift = a.exponent - b.exponent;
  int const digits_apart = count_digits(a.coefficient) + shift - count_digits(b.coefficient);
  if (digits_apart != 0) return digits_apart <=> 0;
  return a.coefficient * powers_of_ten[static_cast<std::size_t>(shift)] <=> b.coefficient;
}

// |a| mod |b| with the exponent of the smaller scale; b ≠ 0. The remainder always fits 34 digits.
DecimalParts remainder_of_magnitudes(DecimalParts a, DecimalParts const& b) {
  a.negative = false;
  if (a.exponent < b.exponent) {
    int const shift = b.exponent - a.exponent;
    if (shift > decimal_digits_max) return a;  // b is larger than any a
    Uint128 const factor = powers_of_ten[static_cast<std::size_t>(shift)];
    if (b.coefficient > a.coefficient / factor) return a;
    a.coefficient %= b.coefficient * factor;
    return a;
  }
  // Four digits at a time: coefficient × 10^4 < 2^127. At most 12,287 / 4 steps.
  for (int left = a.exponent - b.exponent; left > 0 && a.coefficient != 0;) {
    int const step = std::min(left, 4);
    a.coefficient = (a.coefficient % b.coefficient) * powers_of_ten[static_cast<std::size_t>(step)];
    left -= step;
  }
  a.coefficient %= b.coefficient;
  a.exponent = b.exponent;
  return a;
}

bool should_round_up(std::strong_ordering against_half, bool exact, bool odd, bool negative, Rounding rounding) {
  switch (rounding) {
    case Rounding::half_even: return against_half > 0 || (against_half == 0 && odd);
    case Rounding::half_up: return against_half >= 0;
    case Rounding::half_down: return against_half > 0;
    case Rounding::up: return !exact;
    case Rounding::down: return false;
    case Rounding::ceiling: return !exact && !negative;
    case Rounding::floor: return !exact && negative;
  }
  return false;
}

}  // namespace

int count_digits(Uint128 coefficient) {
  auto const high = static_cast<std::uint64_t>(coefficient >> 64);
  auto const low = static_cast<std::uint64_t>(coefficient);
  auto const bits = static_cast<int>(high != 0 ? 64 + std::bit_width(high) : std::bit_width(low | 1));
  int const digits = bits * 1233 >> 12;  // ⌊bits × log10 2⌋ for these sizes: the count or one less
  bool const more = digits < 39 && coefficient >= powers_of_ten[static_cast<std::size_t>(digits)];
  return std::max(1, digits + static_cast<int>(more));
}

Uint128 shift_right(Uint128 coefficient, std::int64_t drop, bool more, bool negative, Rounding rounding) {
  if (drop == 0) {
    bool const up = should_round_up(std::strong_ordering::less, !more, coefficient % 2 == 1, negative, rounding);
    return coefficient + Uint128{up};
  }
  Uint128 quotient = 0;
  std::strong_ordering against_half = std::strong_ordering::less;
  bool exact = coefficient == 0 && !more;
  if (drop < static_cast<std::int64_t>(powers_of_ten.size())) {
    Uint128 const divisor = powers_of_ten[static_cast<std::size_t>(drop)];
    quotient = coefficient / divisor;
    Uint128 const rest = coefficient % divisor;
    against_half = rest <=> divisor / 2;
    if (against_half == 0 && more) against_half = std::strong_ordering::greater;
    exact = rest == 0 && !more;
  }
  return quotient + Uint128{should_round_up(against_half, exact, quotient % 2 == 1, negative, rounding)};
}

std::optional<Decimal> rounded(bool negative, Uint128 coefficient, std::int64_t exponent, bool more) {
  std::int64_t const drop_digits = count_digits(coefficient) - decimal_digits_max;
  std::int64_t const drop = std::max({drop_digits, decimal_exponent_min - exponent, std::int64_t{0}});
  if (drop > 0 || more) {
    coefficient = shift_right(coefficient, drop, more, negative, Rounding::half_even);
    exponent += drop;
    if (coefficient == coefficient_end) {
      coefficient /= 10;
      ++exponent;
    }
  }
  if (exponent > decimal_exponent_max) {
    std::int64_t const fold = exponent - decimal_exponent_max;
    if (coefficient != 0) {
      if (fold > decimal_digits_max - count_digits(coefficient)) return std::nullopt;
      coefficient *= powers_of_ten[static_cast<std::size_t>(fold)];
    }
    exponent = decimal_exponent_max;
  }
  return DecimalParts{negative, coefficient, static_cast<int>(exponent)}.exact();
}

DecimalParts reduced(DecimalParts parts) {
  if (parts.coefficient == 0) return {};
  while (parts.coefficient >= uint64_end && parts.coefficient % 10 == 0) {
    parts.coefficient /= 10;
    ++parts.exponent;
  }
  if (parts.coefficient < uint64_end) {
    auto small = static_cast<std::uint64_t>(parts.coefficient);
    for (; small % 10 == 0; small /= 10) ++parts.exponent;
    parts.coefficient = small;
  }
  return parts;
}

Decimal::Decimal(std::int64_t value) {
  auto const magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  *this = DecimalParts{value < 0, magnitude, 0}.exact();
}

std::optional<Decimal> Decimal::of(std::int64_t coefficient, int exponent) {
  DecimalParts const parts = DecimalParts::of(Decimal{coefficient});
  return rounded(parts.negative, parts.coefficient, exponent);
}

bool Decimal::is_zero() const { return (low_ | (high_ & 0x1FFFFFFFFFFFFULL)) == 0; }
bool Decimal::is_negative() const { return (high_ >> 63) != 0; }
int Decimal::scale() const { return std::max(0, -DecimalParts::of(*this).exponent); }

bool Decimal::is_integer() const {
  DecimalParts const parts = DecimalParts::of(*this);
  if (parts.exponent >= 0 || parts.coefficient == 0) return true;
  if (-parts.exponent >= decimal_digits_max) return false;  // below 10^34 × 10^-34
  return parts.coefficient % powers_of_ten[static_cast<std::size_t>(-parts.exponent)] == 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (!is_integer()) return std::nullopt;
  DecimalParts const parts = reduced(DecimalParts::of(*this));
  if (parts.exponent > 18 || parts.coefficient >= uint64_end) return std::nullopt;
  Uint128 const magnitude = parts.coefficient * powers_of_ten[static_cast<std::size_t>(parts.exponent)];
  if (magnitude > (Uint128{1} << 63) - Uint128{!parts.negative}) return std::nullopt;
  auto const word = static_cast<std::uint64_t>(magnitude);
  return static_cast<std::int64_t>(parts.negative ? 0 - word : word);
}

ScaledFloor scaled_floor(Decimal value, int scale) {
  constexpr std::int64_t most = std::int64_t{1} << 61;
  DecimalParts const parts = DecimalParts::of(value);
  if (parts.coefficient == 0) return {};
  int const shift = parts.exponent + scale;
  ScaledFloor const saturated{parts.negative ? -most : most, false};
  if (shift >= 0) {
    if (shift > 18 || parts.coefficient >= static_cast<Uint128>(most) / powers_of_ten[static_cast<std::size_t>(shift)])
      return saturated;
    auto const magnitude =
        static_cast<std::int64_t>(parts.coefficient * powers_of_ten[static_cast<std::size_t>(shift)]);
    return {parts.negative ? -magnitude : magnitude, true};
  }
  Uint128 quotient = 0;
  bool exact = false;
  if (parts.coefficient < uint64_end && -shift < 20) {
    auto const coefficient = static_cast<std::uint64_t>(parts.coefficient);
    auto const divisor = static_cast<std::uint64_t>(powers_of_ten[static_cast<std::size_t>(-shift)]);
    quotient = coefficient / divisor;
    exact = coefficient % divisor == 0;
  } else if (-shift < static_cast<int>(powers_of_ten.size())) {
    Uint128 const divisor = powers_of_ten[static_cast<std::size_t>(-shift)];
    quotient = parts.coefficient / divisor;
    exact = parts.coefficient % divisor == 0;
  }
  if (quotient >= static_cast<Uint128>(most)) return saturated;
  auto const magnitude = static_cast<std::int64_t>(quotient);
  return {parts.negative ? -magnitude - std::int64_t{!exact} : magnitude, exact};
}

std::size_t Decimal::hash() const {
  DecimalParts const parts = reduced(DecimalParts::of(*this));
  std::uint64_t state = static_cast<std::uint64_t>(parts.coefficient) * 0x9E3779B97F4A7C15ULL;
  state ^= static_cast<std::uint64_t>(parts.coefficient >> 64) + (static_cast<std::uint64_t>(parts.exponent) << 32);
  state ^= std::uint64_t{parts.negative} << 63;
  state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ULL;
  return state ^ (state >> 31);
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  DecimalParts high = DecimalParts::of(a);
  DecimalParts low = DecimalParts::of(b);
  if (high.exponent < low.exponent) std::swap(high, low);
  int const shift = high.exponent - low.exponent;
  // Exact when the coarser number, brought to the finer scale, and the sum keep to 34 digits.
  if (shift < decimal_digits_max &&
      high.coefficient < powers_of_ten[static_cast<std::size_t>(decimal_digits_max - shift)]) {
    high.coefficient *= powers_of_ten[static_cast<std::size_t>(shift)];
    Int128 const sum = signed_coefficient(high) + signed_coefficient(low);
    auto const magnitude = static_cast<Uint128>(sum < 0 ? -sum : sum);
    if (magnitude < coefficient_end) return DecimalParts{sum < 0, magnitude, low.exponent}.exact();
  }
  return by_intel(__bid128_add, a, b);
}

std::optional<Decimal> subtract(Decimal a, Decimal b) { return add(a, negate(b)); }

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  DecimalParts const left = DecimalParts::of(a);
  DecimalParts const right = DecimalParts::of(b);
  int const exponent = left.exponent + right.exponent;
  if (left.coefficient < uint64_end && right.coefficient < uint64_end && exponent >= decimal_exponent_min &&
      exponent <= decimal_exponent_max) {
    Uint128 const product = left.coefficient * right.coefficient;
    if (product < coefficient_end) return DecimalParts{left.negative != right.negative, product, exponent}.exact();
  }
  return by_intel(__bid128_mul, a, b);
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
  if (b.is_zero()) return std::nullopt;
  DecimalParts const left = DecimalParts::of(a);
  DecimalParts const right = DecimalParts::of(b);
  int const exponent = left.exponent - right.exponent;
  if (left.coefficient < uint64_end && right.coefficient < uint64_end && exponent >= decimal_exponent_min &&
      exponent <= decimal_exponent_max) {
    auto const dividend = static_cast<std::uint64_t>(left.coefficient);
    auto const divisor = static_cast<std::uint64_t>(right.coefficient);
    if (dividend % divisor == 0)
      return DecimalParts{left.negative != right.negative, dividend / divisor, exponent}.exact();
  }
  return by_intel(__bid128_div, a, b);
}

std::optional<Decimal> square_root(Decimal a) {
  unsigned flags = 0;
  return from_intel(__bid128_sqrt(to_intel(a), half_to_even, &flags));
}

std::optional<Decimal> modulo(Decimal a, Decimal b) {
  if (b.is_zero()) return std::nullopt;
  DecimalParts rest = remainder_of_magnitudes(DecimalParts::of(a), DecimalParts::of(b));
  rest.negative = a.is_negative();
  Decimal const remainder = rest.exact();
  if (remainder.is_zero() || a.is_negative() == b.is_negative()) return remainder;
  return add(remainder, b);
}

Decimal negate(Decimal a) {
  DecimalParts parts = DecimalParts::of(a);
  parts.negative = !parts.negative;
  return parts.exact();
}

Decimal absolute(Decimal a) { return a.is_negative() ? negate(a) : a; }

std::optional<Decimal> round_to_scale(Decimal a, int scale, Rounding rounding) {
  DecimalParts const parts = DecimalParts::of(a);
  std::int64_t const drop = -std::int64_t{scale} - parts.exponent;
  if (drop >= 0) {
    Uint128 const kept = shift_right(parts.coefficient, drop, false, parts.negative, rounding);
    return rounded(parts.negative, kept, -std::int64_t{scale});
  }
  // A finer scale changes no value; zeros are added when they fit, for display.
  if (-drop > decimal_digits_max - count_digits(parts.coefficient) || -scale < decimal_exponent_min) return a;
  Uint128 const padded = parts.coefficient * powers_of_ten[static_cast<std::size_t>(-drop)];
  return DecimalParts{parts.negative, padded, -scale}.exact();
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  bool const a_zero = a.is_zero();
  bool const b_zero = b.is_zero();
  if (a_zero || b_zero) {
    int const sign_a = a_zero ? 0 : (a.is_negative() ? -1 : 1);
    int const sign_b = b_zero ? 0 : (b.is_negative() ? -1 : 1);
    return sign_a <=> sign_b;
  }
  if (a.is_negative() != b.is_negative())
    return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
  std::strong_ordering const magnitudes = compare_magnitudes(DecimalParts::of(a), DecimalParts::of(b));
  return a.is_negative() ? 0 <=> magnitudes : magnitudes;
}

namespace {
Decimal required(std::optional<Decimal> result, char const* operation) {
  CHECK_NOTE(result.has_value(), operation);
  return *result;
}
}  // namespace

Decimal operator+(Decimal a, Decimal b) { return required(add(a, b), "sum out of range"); }
Decimal operator-(Decimal a, Decimal b) { return required(subtract(a, b), "difference out of range"); }
Decimal operator*(Decimal a, Decimal b) { return required(multiply(a, b), "product out of range"); }
Decimal operator/(Decimal a, Decimal b) { return required(divide(a, b), "division by zero or quotient out of range"); }

}  // namespace base
