// Decimal to and from text and double.
#include <charconv>
#include <cmath>
#include <limits>
#include <ostream>

#include "base/decimal.h"
#include "base/decimal_parts.h"
#include "base/result.h"
#include "base/utf_8.h"

namespace base {
namespace {

constexpr int plain_exponent_max = 40;

// The digits of a number as they are read: up to 38 are kept, of the rest only whether one of them was not zero.
struct Digits {
  Uint128 coefficient = 0;
  std::int64_t exponent = 0;
  bool more = false;
  int count = 0;  // of all digits, for "is there any"

  void take(char digit, bool after_point) {
    ++count;
    if (coefficient < powers_of_ten[37]) {
      coefficient = coefficient * 10 + static_cast<unsigned>(digit - '0');
      if (after_point) --exponent;
    } else {
      more = more || digit != '0';
      if (!after_point) ++exponent;
    }
  }
};

// The whole of `text` as a decimal exponent, held within ±1e9 (far outside the range of Decimal).
std::optional<std::int64_t> read_exponent(std::string_view text) {
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  std::int64_t exponent = 0;
  for (char const c : text) {
    if (!is_digit(c)) return std::nullopt;
    if (exponent < 1'000'000'000) exponent = exponent * 10 + (c - '0');
  }
  return negative ? -exponent : exponent;
}

std::string to_text(DecimalParts const& parts) {
  std::string text = digits_of(parts.coefficient);
  auto const count = static_cast<int>(text.size());
  if (parts.exponent > plain_exponent_max || parts.exponent < -plain_exponent_max) {
    if (count > 1) text.insert(1, ".");
    text += 'e' + std::to_string(parts.exponent + count - 1);
  } else if (parts.exponent >= 0) {
    if (parts.coefficient != 0) text.append(static_cast<std::size_t>(parts.exponent), '0');
  } else {
    int const before_point = count + parts.exponent;
    if (before_point <= 0) text.insert(0, static_cast<std::size_t>(1 - before_point), '0');
    text.insert(text.size() - static_cast<std::size_t>(-parts.exponent), ".");
  }
  if (parts.negative) text.insert(0, "-");
  return text;
}

}  // namespace

std::string digits_of(Uint128 coefficient) {
  char buffer[40];
  char* const end = buffer + sizeof buffer;
  char* at = end;
  while (coefficient > std::numeric_limits<std::uint64_t>::max()) {
    auto rest = static_cast<std::uint64_t>(coefficient % powers_of_ten[18]);
    coefficient /= powers_of_ten[18];
    for (int i = 0; i < 18; ++i, rest /= 10) *--at = static_cast<char>('0' + rest % 10);
  }
  auto small = static_cast<std::uint64_t>(coefficient);
  do {
    *--at = static_cast<char>('0' + small % 10);
    small /= 10;
  } while (small != 0);
  return {at, end};
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool const negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Digits digits;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) digits.take(text[at], false);
  if (at < text.size() && text[at] == '.') {
    std::size_t const first = ++at;
    for (; at < text.size() && is_digit(text[at]); ++at) digits.take(text[at], true);
    if (at == first) return std::nullopt;
  }
  if (digits.count == 0) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    std::optional<std::int64_t> const exponent = read_exponent(text.substr(at + 1));
    if (!exponent) return std::nullopt;
    digits.exponent += *exponent;
  }
  return rounded(negative, digits.coefficient, digits.exponent, digits.more);
}

std::optional<Decimal> Decimal::from_double(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  char buffer[32];
  auto const [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  CHECK(error == std::errc{});
  return parse({buffer, end});
}

std::string Decimal::to_string() const { return to_text(reduced(DecimalParts::of(*this))); }
std::string Decimal::to_string_with_scale() const { return to_text(DecimalParts::of(*this)); }

std::ostream& operator<<(std::ostream& out, Decimal value) { return out << value.to_string_with_scale(); }

double Decimal::to_double() const {
  DecimalParts const parts = DecimalParts::of(*this);
  // Both numbers are exact doubles, so one division rounds once.
  if (parts.coefficient < (Uint128{1} << 53) && parts.exponent <= 0 && parts.exponent >= -22) {
    double const magnitude = static_cast<double>(static_cast<std::uint64_t>(parts.coefficient)) /
                             static_cast<double>(powers_of_ten[static_cast<std::size_t>(-parts.exponent)]);
    return parts.negative ? -magnitude : magnitude;
  }
  std::string const text = digits_of(parts.coefficient) + 'e' + std::to_string(parts.exponent);
  double magnitude = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), magnitude);
  if (error == std::errc::result_out_of_range)
    magnitude = parts.coefficient != 0 && parts.exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return parts.negative ? -magnitude : magnitude;
}

Decimal decimal(std::string_view text) {
  std::optional<Decimal> const value = Decimal::parse(text);
  CHECK_NOTE(value.has_value(), text);
  return *value;
}

}  // namespace base
