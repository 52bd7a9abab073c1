#include "base/text.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/utf_8.h"

namespace base {
namespace {

// Factors of money units and shares as Chinese offices write them; language, not policy.
struct Unit {
  std::string_view name;
  std::string_view factor;
};
constexpr std::array units{
    Unit{"元", "1"},
    Unit{"圆", "1"},
    Unit{"角", "0.1"},
    Unit{"分", "0.01"},
    Unit{"百元", "100"},
    Unit{"千", "1000"},
    Unit{"千元", "1000"},
    Unit{"万", "10000"},
    Unit{"万元", "10000"},
    Unit{"十万元", "100000"},
    Unit{"百万", "1000000"},
    Unit{"百万元", "1000000"},
    Unit{"千万", "10000000"},
    Unit{"千万元", "10000000"},
    Unit{"亿", "100000000"},
    Unit{"亿元", "100000000"},
    Unit{"十亿元", "1000000000"},
    Unit{"百亿元", "10000000000"},
    Unit{"万亿", "1000000000000"},
    Unit{"万亿元", "1000000000000"},
    Unit{"%", "0.01"},
    Unit{"个百分点", "0.01"},
    Unit{"百分点", "0.01"},
    Unit{"‰", "0.001"},
    Unit{"‱", "0.0001"},
    Unit{"bp", "0.0001"},
    Unit{"BP", "0.0001"},
};

constexpr std::size_t digits_max = 34;
constexpr std::size_t quoted_bytes_max = 120;

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF; }

std::string in_backticks(std::string_view text) {
  bool const cut = text.size() > quoted_bytes_max;
  if (cut) text = text.substr(0, valid_utf_8_length(text.substr(0, quoted_bytes_max)));
  return '`' + std::string{text} + (cut ? "…`" : "`");
}

bool take(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text.remove_prefix(front.size());
  return true;
}

// An empty cell, or dashes that stand for "none".
bool means_nothing(std::string_view text) {
  while (take(text, "-") || take(text, "—") || take(text, "–")) {
  }
  return text.empty();
}

bool take_minus(std::string_view& text) { return take(text, "-") || take(text, "−"); }

void skip_blanks(std::string_view& text) {
  for (CodePoint c = first_code_point(text); c.length != 0 && is_blank(c.value); c = first_code_point(text))
    text.remove_prefix(c.length);
}

// `1`, `1.5`, `1,234.5`, `1.2E+05` from the front of `text`, without separators; empty when it is not so written.
std::string take_digits(std::string_view& text) {
  std::size_t const end = std::min(text.find_first_not_of("0123456789,."), text.size());
  std::string_view number = text.substr(0, end);
  std::string_view const whole = number.substr(0, number.find('.'));
  std::string digits;
  if (whole.find(',') != std::string_view::npos) {
    std::size_t const first = whole.find(',');
    if (first == 0 || first > 3 || (whole.size() - first) % 4 != 0) return {};
    for (std::size_t i = 0; i < whole.size(); ++i) {
      bool const separator = i >= first && (i - first) % 4 == 0;
      if (separator != (whole[i] == ',')) return {};
      if (!separator) digits += whole[i];
    }
  } else {
    digits = whole;
  }
  std::string_view const fraction = number.substr(whole.size());
  if (fraction.size() == 1 || fraction.find_first_of(",.", 1) != std::string_view::npos) return {};
  digits += fraction;
  text.remove_prefix(end);
  if (!digits.empty() && (text.starts_with('e') || text.starts_with('E'))) {
    std::size_t const sign = text.size() > 1 && (text[1] == '+' || text[1] == '-') ? 2 : 1;
    std::size_t const stop = std::min(text.find_first_not_of("0123456789", sign), text.size());
    if (stop == sign) return {};
    digits += text.substr(0, stop);
    text.remove_prefix(stop);
  }
  return digits;
}

// Takes one to `most` digits; -1 when there are none or more.
int take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t const count = std::min(text.find_first_not_of("0123456789"), text.size());
  if (count < least || count > most) return -1;
  int value = 0;
  for (char const c : text.substr(0, count)) value = value * 10 + (c - '0');
  text.remove_prefix(count);
  return value;
}

struct YearMonthDay {
  int year = -1;
  int month = -1;
  int day = -1;
};

// The three numbers of a date in one of the office forms; -1 where the form does not fit.
YearMonthDay date_numbers(std::string_view text) {
  YearMonthDay date;
  if (text.size() == 8 && std::all_of(text.begin(), text.end(), is_digit)) {
    int const number = take_number(text, 8, 8);
    return {number / 10'000, number / 100 % 100, number % 100};
  }
  date.year = take_number(text, 4, 4);
  bool const chinese = take(text, "年");
  char const separator = text.empty() ? '\0' : text[0];
  if (!chinese && !take(text, "-") && !take(text, "/") && !take(text, ".")) return {};
  date.month = take_number(text, 1, 2);
  if (chinese) {
    if (!take(text, "月")) return {};
    if (text.empty()) {
      date.day = 1;
      return date;
    }
  } else if (!take(text, {&separator, 1})) {
    return {};
  }
  date.day = take_number(text, 1, 2);
  if (chinese && !take(text, "日") && !take(text, "号")) return {};
  return text.empty() ? date : YearMonthDay{};
}

}  // namespace

bool is_valid_utf_8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::size_t length_code_points(std::string_view utf_8) {
  return static_cast<std::size_t>(
      std::count_if(utf_8.begin(), utf_8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string trimmed(std::string_view text) {
  skip_blanks(text);
  for (std::size_t end = text.size(); end > 0; end = text.size()) {
    std::size_t start = end - 1;
    while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    CodePoint const last = first_code_point(text.substr(start));
    if (last.length != end - start || !is_blank(last.value)) break;
    text.remove_suffix(last.length);
  }
  return std::string{text};
}

std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    CodePoint const c = first_code_point(text);
    if (c.value >= 0xFF01 && c.value <= 0xFF5E) {
      out += static_cast<char>(c.value - 0xFEE0);
    } else if (c.value == 0x3000) {
      out += ' ';
    } else {
      out.append(text.substr(0, std::max<std::size_t>(c.length, 1)));
    }
    text.remove_prefix(std::max<std::size_t>(c.length, 1));
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<Decimal> unit_factor(std::string_view unit) {
  // `(万元人民币)`, `万人民币元`, `万元(人民币)` are 万元.
  std::string name = trimmed(half_width(unit));
  for (std::string_view const noise : {"人民币", " ", "(", ")"})
    for (std::size_t at = name.find(noise); at != std::string::npos; at = name.find(noise))
      name.erase(at, noise.size());
  for (Unit const& known : units)
    if (known.name == name) return Decimal::parse(known.factor);
  return std::nullopt;
}

Result<std::optional<Decimal>> read_number(std::string_view text) {
  std::string const plain = trimmed(half_width(text));
  if (means_nothing(plain)) return std::nullopt;
  std::string_view rest = plain;
  bool const bracketed = rest.size() > 2 && rest.starts_with('(') && rest.ends_with(')');
  if (bracketed) rest = rest.substr(1, rest.size() - 2);
  skip_blanks(rest);
  bool const minus = take_minus(rest);
  if (!minus) take(rest, "+");
  if (minus && bracketed)
    return invalid("number " + in_backticks(text) + " is negative twice; write brackets or a minus");
  if (!take(rest, "¥")) take(rest, "￥");
  skip_blanks(rest);
  std::string const digits = take_digits(rest);
  if (static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), is_digit)) > digits_max)
    return invalid("number " + in_backticks(text) + " has more than 34 digits");
  std::optional<Decimal> value = Decimal::parse(digits);
  if (!value) return invalid("expected a number such as 1,234.5 or 12% or 3.5亿, got " + in_backticks(text));
  if (!trimmed(rest).empty()) {
    std::optional<Decimal> const factor = unit_factor(rest);
    if (!factor) return invalid("unknown unit " + in_backticks(trimmed(rest)) + " in number " + in_backticks(text));
    value = multiply(*value, *factor);
  }
  if (!value) return invalid("number " + in_backticks(text) + " is out of range");
  return minus || bracketed ? negate(*value) : *value;
}

Result<std::optional<Date>> read_date(std::string_view text) {
  std::string const plain = trimmed(half_width(text));
  if (means_nothing(plain)) return std::nullopt;
  YearMonthDay const numbers = date_numbers(plain);
  if (numbers.year < 0 || numbers.month < 0 || numbers.day < 0)
    return invalid("expected a date such as 2024-03-05 or 2024年3月5日, got " + in_backticks(text));
  std::optional<Date> const date = Date::of(numbers.year, numbers.month, numbers.day);
  if (!date) return invalid(in_backticks(text) + " is not a day of the calendar");
  return date;
}

}  // namespace base
