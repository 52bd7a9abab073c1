// Decimal: IEEE 754-2008 decimal128, the number of FEEL (DMN 1.5 §10.3.2.3.1) and of every rule, score and point.
//
// 34 significant digits, exponent -6176 … 6111, rounding half to even; equal to Python's
// `decimal.Context(prec=34, Emin=-6143, Emax=6144, rounding=ROUND_HALF_EVEN)`. There is no NaN, no infinity and no negative
// zero: an operation with no finite result returns nullopt. Scale is kept for display (0.10 + 0.20 = 0.30) and ignored by
// comparison and hashing (1.0 = 1.00). Stored as the BID encoding (binary integer decimal) in two 64-bit words.
// Operations take an exact 64/128-bit integer path where coefficients are small; Intel's library does the rest.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct DecimalParts;  // decimal_parts.h: sign, coefficient and exponent, for this module's own sources

enum class Rounding { half_even, half_up, half_down, up, down, ceiling, floor };

class Decimal {
 public:
  constexpr Decimal() = default;                        // 0
  Decimal(int value) : Decimal(std::int64_t{value}) {}  // NOLINT: integers are exact
  Decimal(std::int64_t value);                          // NOLINT

  // coefficient × 10^exponent; nullopt when it does not fit.
  static std::optional<Decimal> of(std::int64_t coefficient, int exponent);
  // `-12`, `.5`, `1.50`, `1e3`; the whole text must be a number (no blanks, no separators). nullopt otherwise.
  static std::optional<Decimal> parse(std::string_view text);
  // For statistics crossing into exact arithmetic: the shortest decimal that reads back as the same double.
  static std::optional<Decimal> from_double(double value);

  // Plain notation, never an exponent for |exponent| ≤ 40; canonical: no trailing zeros after the point.
  // "1.5", "-0.25", "1200"; beyond, "1.5e50".
  std::string to_string() const;
  // As to_string but keeping the scale: 0.30 stays "0.30".
  std::string to_string_with_scale() const;
  double to_double() const;
  // nullopt unless it is a whole number that fits.
  std::optional<std::int64_t> to_int64() const;

  bool is_zero() const;
  bool is_negative() const;
  bool is_integer() const;
  // Number of digits after the point: -exponent if positive, else 0.
  int scale() const;

  friend std::optional<Decimal> add(Decimal a, Decimal b);
  friend std::optional<Decimal> subtract(Decimal a, Decimal b);
  friend std::optional<Decimal> multiply(Decimal a, Decimal b);
  friend std::optional<Decimal> divide(Decimal a, Decimal b);  // nullopt for b = 0
  friend std::optional<Decimal> power(Decimal a, Decimal b);
  friend std::optional<Decimal> square_root(Decimal a);
  friend std::optional<Decimal> exponential(Decimal a);
  friend std::optional<Decimal> natural_logarithm(Decimal a);
  // FEEL modulo: dividend - divisor × floor(dividend / divisor).
  friend std::optional<Decimal> modulo(Decimal a, Decimal b);
  friend Decimal negate(Decimal a);
  friend Decimal absolute(Decimal a);
  // Rounded to `scale` digits after the point (negative: to tens, hundreds …).
  friend std::optional<Decimal> round_to_scale(Decimal a, int scale, Rounding rounding);

  friend std::strong_ordering operator<=>(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b) { return (a <=> b) == 0; }

  // For use where a missing result is a bug (sums of bounded scores, say): CHECKs that the result exists.
  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b);
  friend Decimal operator*(Decimal a, Decimal b);
  friend Decimal operator/(Decimal a, Decimal b);
  Decimal& operator+=(Decimal b) { return *this = *this + b; }
  Decimal& operator-=(Decimal b) { return *this = *this - b; }

  friend std::ostream& operator<<(std::ostream& out, Decimal value);  // for test messages

  std::size_t hash() const;  // equal numbers hash equally

 private:
  friend struct DecimalParts;
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0x3040000000000000ULL;  // BID128 of +0 with exponent 0
};

std::optional<Decimal> add(Decimal a, Decimal b);
std::optional<Decimal> subtract(Decimal a, Decimal b);
std::optional<Decimal> multiply(Decimal a, Decimal b);
std::optional<Decimal> divide(Decimal a, Decimal b);
std::optional<Decimal> power(Decimal a, Decimal b);
std::optional<Decimal> square_root(Decimal a);
std::optional<Decimal> exponential(Decimal a);
std::optional<Decimal> natural_logarithm(Decimal a);
std::optional<Decimal> modulo(Decimal a, Decimal b);
Decimal negate(Decimal a);
Decimal absolute(Decimal a);
std::optional<Decimal> round_to_scale(Decimal a, int scale, Rounding rounding);

// ⌊value × 10^scale⌋ and whether nothing was cut off: the value on a grid of whole numbers, for columns and breakpoints.
// Beyond ±2^61 the floor stays there and is not exact. REQUIRES: 0 ≤ scale ≤ 18.
struct ScaledFloor {
  std::int64_t value = 0;
  bool exact = true;
};
ScaledFloor scaled_floor(Decimal value, int scale);

// A literal for tests and engines: decimal("0.3214"). CHECKs that the text is a number.
Decimal decimal(std::string_view text);

}  // namespace base

template <>
struct std::hash<base::Decimal> {
  std::size_t operator()(base::Decimal value) const { return value.hash(); }
};
