#include "base/json_cursor.h"

#include <simdjson.h>

#include <algorithm>

#include "base/decimal_parts.h"
#include "base/utf_8.h"

namespace base {
namespace {

constexpr std::size_t short_digits_max = 18;  // fit 64 bits

std::size_t count_of_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

// The length of the JSON number at the front of `text`, 0 when there is none.
std::size_t number_length(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  std::size_t const whole = count_of_digits(text.substr(at));
  if (whole == 0 || (whole > 1 && text[at] == '0')) return 0;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    std::size_t const fraction = count_of_digits(text.substr(at + 1));
    if (fraction == 0) return 0;
    at += 1 + fraction;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    std::size_t const exponent = count_of_digits(text.substr(at));
    if (exponent == 0) return 0;
    at += exponent;
  }
  return at;
}

// Digits that carry value: without leading and trailing zeros.
int significant_digits(std::string_view number) {
  int count = 0;
  int zeros = 0;
  for (char const c : number.substr(0, number.find_first_of("eE"))) {
    if (c == '0') ++zeros;
    if (c < '1' || c > '9') continue;
    count += 1 + (count > 0 ? zeros : 0);
    zeros = 0;
  }
  return count;
}

// nullopt when Decimal cannot hold the number without rounding it.
std::optional<Decimal> exact_number(std::string_view number) {
  std::optional<Decimal> const value = Decimal::parse(number);
  if (!value) return std::nullopt;
  if (number.size() <= decimal_digits_max && number.find_first_of("eE") == std::string_view::npos) return value;
  int const needed = significant_digits(number);
  int const kept = value->is_zero() ? 0 : count_digits(reduced(DecimalParts::of(*value)).coefficient);
  return kept == needed ? value : std::nullopt;
}

// Most numbers: up to 18 digits and no exponent. Gives their length, 0 for all others (and for what is no number).
std::size_t read_short_number(std::string_view text, Decimal& value) {
  bool const negative = text.starts_with('-');
  std::size_t const first = negative ? 1 : 0;
  std::size_t at = first;
  std::uint64_t coefficient = 0;
  std::size_t const digits_end = std::min(text.size(), first + short_digits_max + 1);  // and the point
  for (; at < digits_end && is_digit(text[at]); ++at)
    coefficient = coefficient * 10 + static_cast<unsigned>(text[at] - '0');
  if (at == first || (text[first] == '0' && at > first + 1)) return 0;
  int exponent = 0;
  if (at < digits_end && text[at] == '.') {
    std::size_t const point = at++;
    for (; at < digits_end && is_digit(text[at]); ++at)
      coefficient = coefficient * 10 + static_cast<unsigned>(text[at] - '0');
    exponent = -static_cast<int>(at - point - 1);
    if (exponent == 0) return 0;
  } else if (at == digits_end && at - first > short_digits_max) {
    return 0;
  }
  bool const goes_on =
      at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == 'e' || text[at] == 'E');
  if (goes_on) return 0;
  value = DecimalParts{negative, coefficient, exponent}.exact();
  return at;
}

}  // namespace

bool JsonCursor::is_utf_8() const { return simdjson::validate_utf8(text_.data(), text_.size()); }

void JsonCursor::skip_blanks() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
    ++at_;
}

bool JsonCursor::take(char c) {
  if (at_ >= text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool JsonCursor::fail(std::string message) {
  error_ = std::move(message);
  return false;
}

std::string JsonCursor::found() const {
  if (at_ >= text_.size()) return "the end of the text";
  std::size_t length = 1;
  while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80) ++length;
  if (static_cast<unsigned char>(text_[at_]) < 0x20) return "a control character";
  return '`' + std::string{text_.substr(at_, length)} + '`';
}

bool JsonCursor::read_word(std::string_view word) {
  if (text_.substr(at_, word.size()) != word) return fail("expected `" + std::string{word} + "`");
  at_ += word.size();
  return true;
}

bool JsonCursor::read_number(std::optional<Decimal>& value, std::string_view& number) {
  Decimal short_value;
  std::size_t length = read_short_number(text_.substr(at_), short_value);
  if (length > 0) {
    value = short_value;
    number = text_.substr(at_, length);
  } else {
    length = number_length(text_.substr(at_));
    if (length == 0) return fail("expected a value, got " + found());
    number = text_.substr(at_, length);
    value = exact_number(number);
  }
  at_ += length;
  return true;
}

bool JsonCursor::read_text(std::string_view& value, std::string& buffer) {
  std::size_t end = at_ + 1;
  while (end < text_.size() && text_[end] != '"' && text_[end] != '\\' &&
         static_cast<unsigned char>(text_[end]) >= 0x20)
    ++end;
  if (end < text_.size() && text_[end] == '"') {
    value = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
  }
  buffer.clear();
  if (!read_string(buffer)) return false;
  value = buffer;
  return true;
}

bool JsonCursor::read_string(std::string& value) {
  ++at_;  // the quote, seen by the caller
  while (at_ < text_.size()) {
    std::size_t const start = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20)
      ++at_;
    value.append(text_.substr(start, at_ - start));
    if (take('"')) return true;
    if (at_ >= text_.size()) break;
    if (text_[at_] != '\\') return fail("a control character inside a string must be escaped");
    if (!read_escape(value)) return false;
  }
  return fail("expected `\"`, got the end of the text");
}

bool JsonCursor::read_escape(std::string& value) {
  constexpr std::string_view names = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  ++at_;  // the backslash
  if (take('u')) return read_unicode_escape(value);
  std::size_t const index = at_ < text_.size() ? names.find(text_[at_]) : std::string_view::npos;
  if (index == std::string_view::npos) return fail("unknown escape, got " + found() + " after `\\`");
  value += meanings[index];
  ++at_;
  return true;
}

bool JsonCursor::read_unicode_escape(std::string& value) {
  std::optional<char32_t> code = read_four_hex_digits();
  if (!code) return fail("expected four hexadecimal digits after `\\u`");
  bool const high = *code >= 0xD800 && *code < 0xDC00;
  if (*code >= 0xDC00 && *code < 0xE000) return fail("the second half of a surrogate pair stands alone");
  if (high) {
    bool const escaped = take('\\') && take('u');
    std::optional<char32_t> const low = escaped ? read_four_hex_digits() : std::nullopt;
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return fail("the first half of a surrogate pair stands alone");
    code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
  }
  append_utf_8(value, *code);
  return true;
}

std::optional<char32_t> JsonCursor::read_four_hex_digits() {
  char32_t value = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    char const c = at_ < text_.size() ? text_[at_] : ' ';
    unsigned digit = 16;
    if (is_digit(c)) digit = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A' + 10);
    if (digit == 16) return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

bool JsonCursor::skip_value() {
  std::string_view text;
  std::string buffer;
  std::optional<Decimal> number;
  switch (front()) {
    case '{': return skip_members();
    case '[': return skip_items();
    case '"': return read_text(text, buffer);
    case 't': return read_word("true");
    case 'f': return read_word("false");
    case 'n': return read_word("null");
    default: return read_number(number, text);
  }
}

bool JsonCursor::skip_members() {
  if (++depth_ > depth_max) return fail("nested more than 64 deep");
  take('{');
  skip_blanks();
  if (!take('}')) {
    std::string_view key;
    std::string buffer;
    do {
      skip_blanks();
      if (front() != '"') return fail("expected a key in quotes, got " + found());
      if (!read_text(key, buffer)) return false;
      skip_blanks();
      if (!take(':')) return fail("expected `:`, got " + found());
      skip_blanks();
      if (!skip_value()) return false;
      skip_blanks();
    } while (take(','));
    if (!take('}')) return fail("expected `,` or `}`, got " + found());
  }
  --depth_;
  return true;
}

bool JsonCursor::skip_items() {
  if (++depth_ > depth_max) return fail("nested more than 64 deep");
  take('[');
  skip_blanks();
  if (!take(']')) {
    do {
      skip_blanks();
      if (!skip_value()) return false;
      skip_blanks();
    } while (take(','));
    if (!take(']')) return fail("expected `,` or `]`, got " + found());
  }
  --depth_;
  return true;
}

}  // namespace base
