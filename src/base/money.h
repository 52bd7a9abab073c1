// Money and rates: exact, never floating point. Rounding is always asked for by name.
#pragma once

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace base {

enum class Currency { cny, usd };
std::string_view code_of(Currency currency);  // "CNY"

// An amount of one currency, exact to the minor unit (fen for CNY), within ±9.2e16 major units.
class Money {
 public:
  constexpr Money() = default;  // 0 CNY
  static constexpr Money of_minor(std::int64_t minor, Currency currency = Currency::cny) {
    return Money{minor, currency};
  }
  // Rounded to the minor unit as asked; nullopt outside the range.
  static std::optional<Money> of(Decimal major, Rounding rounding, Currency currency = Currency::cny);
  static std::optional<Money> parse(std::string_view text,
                                    Currency currency = Currency::cny);  // "1200.50", at most 2 digits

  constexpr std::int64_t minor() const { return minor_; }
  constexpr Currency currency() const { return currency_; }
  Decimal major() const;
  std::string to_string() const;  // "1200.50"

  // REQUIRES (CHECKed): equal currencies, no overflow.
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend std::strong_ordering operator<=>(Money a, Money b);
  friend bool operator==(Money, Money) = default;
  friend std::ostream& operator<<(std::ostream& out, Money value);  // for test messages

 private:
  constexpr Money(std::int64_t minor, Currency currency) : minor_(minor), currency_(currency) {}
  std::int64_t minor_ = 0;
  Currency currency_ = Currency::cny;
};

// A decimal fraction, exact to 1e-9, within ±9.2e9; 0.125 is 12.5 %.
class Rate {
 public:
  constexpr Rate() = default;
  static constexpr Rate from_nano(std::int64_t nano) { return Rate{nano}; }
  static std::optional<Rate> of(Decimal value, Rounding rounding);
  constexpr std::int64_t nano() const { return nano_; }
  Decimal value() const;
  std::string to_string() const;  // "0.125"
  friend auto operator<=>(Rate, Rate) = default;
  friend std::ostream& operator<<(std::ostream& out, Rate value);  // for test messages

 private:
  constexpr explicit Rate(std::int64_t nano) : nano_(nano) {}
  std::int64_t nano_ = 0;
};

// `amount` times `rate`, rounded to the minor unit as asked. The product is formed in 128 bits.
Money times(Money amount, Rate rate, Rounding rounding);

}  // namespace base
