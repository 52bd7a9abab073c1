// Inside of Decimal, for the sources of this module only: a number taken apart into sign, coefficient and exponent, and put
// together again with rounding. The BID encoding of decimal128 is: bit 127 the sign, bits 126–113 the exponent + 6176,
// bits 112–0 the coefficient. (A second form for larger coefficients exists in the norm; canonical decimal128 never uses it,
// since 10^34 < 2^113.)
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/decimal.h"

namespace base {

__extension__ typedef unsigned __int128 Uint128;
__extension__ typedef __int128 Int128;

inline constexpr int decimal_digits_max = 34;
inline constexpr int decimal_exponent_min = -6176;
inline constexpr int decimal_exponent_max = 6111;

// 10^0 … 10^38, all that fit into 128 bits.
inline constexpr auto powers_of_ten = [] {
  std::array<Uint128, 39> powers{};
  Uint128 power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();
inline constexpr Uint128 coefficient_end = powers_of_ten[decimal_digits_max];  // coefficients are below this

struct DecimalParts {
  bool negative = false;
  Uint128 coefficient = 0;
  int exponent = 0;

  static DecimalParts of(Decimal value) {
    return {(value.high_ >> 63) != 0, (Uint128{value.high_ & 0x1FFFFFFFFFFFFULL} << 64) | value.low_,
            static_cast<int>((value.high_ >> 49) & 0x3FFF) + decimal_exponent_min};
  }

  // REQUIRES: coefficient < 10^34 and the exponent in range. Zero loses its sign.
  Decimal exact() const {
    Decimal value;
    value.low_ = static_cast<std::uint64_t>(coefficient);
    value.high_ = (std::uint64_t{negative && coefficient != 0} << 63) |
                  (static_cast<std::uint64_t>(exponent - decimal_exponent_min) << 49) |
                  static_cast<std::uint64_t>(coefficient >> 64);
    return value;
  }

  static Decimal from_words(std::uint64_t low, std::uint64_t high) {
    Decimal value;
    value.low_ = low;
    value.high_ = high;
    return value;
  }
  static std::uint64_t low_word(Decimal value) { return value.low_; }
  static std::uint64_t high_word(Decimal value) { return value.high_; }
};

int count_digits(Uint128 coefficient);  // 0 has 1
std::string digits_of(Uint128 coefficient);

// coefficient / 10^drop, rounded; `more` says that digits other than zero were lost before. drop ≥ 0 may be any size.
Uint128 shift_right(Uint128 coefficient, std::int64_t drop, bool more, bool negative, Rounding rounding);

// Any coefficient and exponent as a Decimal, rounded half to even to 34 digits and to the range of exponents; `more` as
// above. nullopt when it is too large.
std::optional<Decimal> rounded(bool negative, Uint128 coefficient, std::int64_t exponent, bool more = false);

// Without trailing zeros; zero becomes 0 × 10^0.
DecimalParts reduced(DecimalParts parts);

}  // namespace base
