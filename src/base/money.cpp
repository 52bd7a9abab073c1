#include "base/money.h"

#include <limits>
#include <ostream>

#include "base/decimal_parts.h"
#include "base/result.h"

namespace base {
namespace {

constexpr int minor_digits = 2;  // both currencies have two
constexpr int nano_digits = 9;

// `value` × 10^digits as a whole number, rounded as asked; nullopt outside 64 bits.
std::optional<std::int64_t> scaled(Decimal value, int digits, Rounding rounding) {
  std::optional<Decimal> const kept = round_to_scale(value, digits, rounding);
  if (!kept) return std::nullopt;
  DecimalParts parts = reduced(DecimalParts::of(*kept));
  if (parts.exponent > decimal_exponent_max - digits) return std::nullopt;
  parts.exponent += digits;
  return parts.exact().to_int64();
}

std::int64_t narrowed(Int128 value) {
  CHECK_NOTE(value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max(),
             "amount out of range");
  return static_cast<std::int64_t>(value);
}

}  // namespace

std::string_view code_of(Currency currency) {
  switch (currency) {
    case Currency::cny: return "CNY";
    case Currency::usd: return "USD";
  }
  return "";
}

std::optional<Money> Money::of(Decimal major, Rounding rounding, Currency currency) {
  std::optional<std::int64_t> const minor = scaled(major, minor_digits, rounding);
  if (!minor) return std::nullopt;
  return Money{*minor, currency};
}

std::optional<Money> Money::parse(std::string_view text, Currency currency) {
  if (text.find_first_of("eE") != std::string_view::npos) return std::nullopt;
  std::size_t const point = text.find('.');
  if (point != std::string_view::npos &&
      (point == 0 || text[point - 1] == '-' || text.size() - point - 1 > minor_digits))
    return std::nullopt;
  std::optional<Decimal> const major = Decimal::parse(text);
  return major ? of(*major, Rounding::down, currency) : std::nullopt;
}

Decimal Money::major() const { return *Decimal::of(minor_, -minor_digits); }
std::string Money::to_string() const { return major().to_string_with_scale(); }
std::ostream& operator<<(std::ostream& out, Money value) {
  return out << value.to_string() << ' ' << code_of(value.currency());
}

Money operator+(Money a, Money b) {
  CHECK(a.currency_ == b.currency_);
  return Money{narrowed(Int128{a.minor_} + b.minor_), a.currency_};
}

Money operator-(Money a, Money b) {
  CHECK(a.currency_ == b.currency_);
  return Money{narrowed(Int128{a.minor_} - b.minor_), a.currency_};
}

std::strong_ordering operator<=>(Money a, Money b) {
  CHECK(a.currency_ == b.currency_);
  return a.minor_ <=> b.minor_;
}

std::optional<Rate> Rate::of(Decimal value, Rounding rounding) {
  std::optional<std::int64_t> const nano = scaled(value, nano_digits, rounding);
  if (!nano) return std::nullopt;
  return Rate{*nano};
}

Decimal Rate::value() const { return *Decimal::of(nano_, -nano_digits); }
std::string Rate::to_string() const { return value().to_string(); }
std::ostream& operator<<(std::ostream& out, Rate value) { return out << value.to_string(); }

Money times(Money amount, Rate rate, Rounding rounding) {
  Int128 const product = Int128{amount.minor()} * rate.nano();
  bool const negative = product < 0;
  auto const magnitude = static_cast<Uint128>(negative ? -product : product);
  auto const minor = static_cast<Int128>(shift_right(magnitude, nano_digits, false, negative, rounding));
  return Money::of_minor(narrowed(negative ? -minor : minor), amount.currency());
}

}  // namespace base
