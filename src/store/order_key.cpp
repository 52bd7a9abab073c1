#include "store/order_key.h"

#include <fmt/core.h>

#include <charconv>
#include <string_view>

namespace store {
namespace {

constexpr int exponent_bias = 10'000;  // decimal128 needs ±6,144 and 34 digits

// `digits` without zeros at either end; the number is 0.digits × 10^exponent.
struct Scientific {
  std::string digits;
  int exponent = 0;
};

// REQUIRES: `text` is what Decimal::to_string writes for a number above zero.
Scientific scientific(std::string_view text) {
  Scientific result;
  if (std::size_t const e = text.find('e'); e != std::string_view::npos) {
    std::string_view const exponent = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), result.exponent);
    text = text.substr(0, e);
  }
  std::size_t const point = std::min(text.find('.'), text.size());
  result.exponent += static_cast<int>(point);
  result.digits = text.substr(0, point);
  if (point < text.size()) result.digits += text.substr(point + 1);
  std::size_t const zeros = result.digits.find_first_not_of('0');
  result.digits.erase(0, zeros);
  result.exponent -= static_cast<int>(zeros);
  result.digits.erase(result.digits.find_last_not_of('0') + 1);
  return result;
}

}  // namespace

std::string order_key(base::Decimal number) {
  if (number.is_zero()) return "1";
  Scientific const parts = scientific(absolute(number).to_string());
  if (!number.is_negative()) return fmt::format("2{:05}{}", exponent_bias + parts.exponent, parts.digits);
  std::string key = fmt::format("0{:05}{}", exponent_bias - parts.exponent, parts.digits);
  for (std::size_t i = 6; i < key.size(); ++i) key[i] = static_cast<char>('0' + '9' - key[i]);
  return key + '~';  // behind every digit: -1.5 is above -1.55
}

}  // namespace store
