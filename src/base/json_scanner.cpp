#include "base/json_scanner.h"

#include <simdjson.h>

#include <algorithm>

#include "base/decimal_parts.h"
#include "base/utf_8.h"

namespace base {
namespace {

constexpr std::size_t depth_max = 64;
constexpr std::size_t issues_max = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

}  // namespace

void append_json_pointer(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (char const c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

Result<Json> JsonScanner::read() {
  if (!simdjson::validate_utf8(text_.data(), text_.size())) {
    std::string const place = "byte " + std::to_string(valid_utf_8_length(text_));
    return invalid("not valid JSON", {{place, "not UTF-8; save the text as UTF-8"}});
  }
  Json value;
  skip_blanks();
  bool good = read_value(value);
  if (good) {
    skip_blanks();
    if (at_ != text_.size()) good = fail("expected the end of the text, got " + found());
  }
  if (!good) issues_.push_back({"byte " + std::to_string(at_), error_});
  if (!issues_.empty()) return invalid("not valid JSON", std::move(issues_));
  return value;
}

void JsonScanner::skip_blanks() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
    ++at_;
}

bool JsonScanner::take(char c) {
  if (at_ >= text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool JsonScanner::fail(std::string message) {
  error_ = std::move(message);
  return false;
}

std::string JsonScanner::found() const {
  if (at_ >= text_.size()) return "the end of the text";
  std::size_t length = 1;
  while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80) ++length;
  if (static_cast<unsigned char>(text_[at_]) < 0x20) return "a control character";
  return '`' + std::string{text_.substr(at_, length)} + '`';
}

bool JsonScanner::read_value(Json& value) {
  if (at_ >= text_.size()) return fail("expected a value, got the end of the text");
  switch (text_[at_]) {
    case '{': return read_object(value);
    case '[': return read_array(value);
    case 't': return read_word("true", Json{true}, value);
    case 'f': return read_word("false", Json{false}, value);
    case 'n': return read_word("null", Json{}, value);
    case '"': {
      std::string text;
      if (!read_string(text)) return false;
      value = Json{std::move(text)};
      return true;
    }
    default: return read_number(value);
  }
}

bool JsonScanner::read_word(std::string_view word, Json constant, Json& value) {
  if (text_.substr(at_, word.size()) != word) return fail("expected `" + std::string{word} + "`");
  at_ += word.size();
  value = std::move(constant);
  return true;
}

bool JsonScanner::read_number(Json& value) {
  std::size_t const length = number_length(text_.substr(at_));
  if (length == 0) return fail("expected a value, got " + found());
  std::string_view const number = text_.substr(at_, length);
  std::optional<Decimal> const exact = exact_number(number);
  if (!exact && issues_.size() < issues_max)
    issues_.push_back(
        {pointer_, "number `" + std::string{number.substr(0, 60)} + "` has more than 34 digits or is out of range"});
  at_ += length;
  value = Json{exact.value_or(Decimal{})};
  return true;
}

bool JsonScanner::read_array(Json& value) {
  if (++depth_ > depth_max) return fail("nested more than 64 deep");
  Json::Array array;
  take('[');
  skip_blanks();
  if (!take(']')) {
    std::size_t const pointer_length = pointer_.size();
    do {
      pointer_ += '/' + std::to_string(array.size());
      skip_blanks();
      if (!read_value(array.emplace_back())) return false;
      pointer_.resize(pointer_length);
      skip_blanks();
    } while (take(','));
    if (!take(']')) return fail("expected `,` or `]`, got " + found());
  }
  --depth_;
  value = Json{std::move(array)};
  return true;
}

bool JsonScanner::read_object(Json& value) {
  if (++depth_ > depth_max) return fail("nested more than 64 deep");
  Json::Object object;
  take('{');
  skip_blanks();
  if (!take('}') && !read_members(object)) return false;
  --depth_;
  refuse_duplicates(object);
  value = Json{std::move(object)};
  return true;
}

bool JsonScanner::read_members(Json::Object& object) {
  std::size_t const pointer_length = pointer_.size();
  do {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '"') return fail("expected a key in quotes, got " + found());
    std::string key;
    if (!read_string(key)) return false;
    append_json_pointer(pointer_, key);
    object.emplace_back(std::move(key), Json{});
    skip_blanks();
    if (!take(':')) return fail("expected `:`, got " + found());
    skip_blanks();
    if (!read_value(object.back().second)) return false;
    pointer_.resize(pointer_length);
    skip_blanks();
  } while (take(','));
  return take('}') || fail("expected `,` or `}`, got " + found());
}

void JsonScanner::refuse_duplicates(Json::Object const& object) {
  std::vector<std::string_view> keys;
  keys.reserve(object.size());
  for (auto const& member : object) keys.push_back(member.first);
  std::sort(keys.begin(), keys.end());
  for (auto at = std::adjacent_find(keys.begin(), keys.end()); at != keys.end() && issues_.size() < issues_max;
       at = std::adjacent_find(std::find_if(at, keys.end(), [&](auto key) { return key != *at; }), keys.end())) {
    std::string place = pointer_;
    append_json_pointer(place, *at);
    issues_.push_back({std::move(place), "the key occurs more than once"});
  }
}

bool JsonScanner::read_string(std::string& value) {
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

bool JsonScanner::read_escape(std::string& value) {
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

bool JsonScanner::read_unicode_escape(std::string& value) {
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

std::optional<char32_t> JsonScanner::read_four_hex_digits() {
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

}  // namespace base
