#include "feel/lexer.h"

#include <array>

#include "feel/characters.h"

namespace feel {

namespace {

constexpr std::array<std::string_view, 7> long_symbols{"..", "**", "!=", "<=", ">=", "->", "=="};
constexpr std::string_view short_symbols = "()[]{},:.+-*/=<>?";

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

std::size_t number_end(std::string_view text, std::size_t at) {
  at = skip_digits(text, at);
  if (at < text.size() && text[at] == '.' && digit_at(text, at + 1)) at = skip_digits(text, at + 1);
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    if (digit_at(text, exponent)) at = skip_digits(text, exponent);
  }
  return at;
}

// After the closing quote, or npos.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  for (CodePoint c = code_point_at(text, at); c.length > 0 && is_name_part(c.value); c = code_point_at(text, at))
    at += static_cast<std::size_t>(c.length);
  return at;
}

std::size_t symbol_length(std::string_view text) {
  for (std::string_view symbol : long_symbols)
    if (text.substr(0, symbol.size()) == symbol) return symbol.size();
  return short_symbols.find(text.front()) != std::string_view::npos ? 1 : 0;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (char c : digits) {
    int const digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

// \uXXXX or \UXXXXXX at `at` (of the backslash); moves behind it. A pair of surrogates is one character.
std::optional<char32_t> unicode_escape(std::string_view text, std::size_t& at) {
  std::size_t const digits = text[at + 1] == 'u' ? 4 : 6;
  if (at + 2 + digits > text.size()) return std::nullopt;
  auto value = hexadecimal(text.substr(at + 2, digits));
  if (!value || *value > 0x10FFFF) return std::nullopt;
  at += 2 + digits;
  if (*value >= 0xD800 && *value < 0xDC00 && text.substr(at, 2) == "\\u" && at + 6 <= text.size()) {
    auto const low = hexadecimal(text.substr(at + 2, 4));
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      at += 6;
      return 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
    }
  }
  return value;
}

}  // namespace

Token read_token(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  auto const token = [&](Token::Kind kind, std::size_t end, std::string_view problem = {}) {
    return Token{kind, static_cast<std::int32_t>(at), static_cast<std::int32_t>(end - at), text.substr(at, end - at),
                 problem};
  };
  CodePoint const first = code_point_at(text, at);
  if (first.length == 0) return token(Token::Kind::end, at);
  if (is_digit(first.value) || (first.value == U'.' && digit_at(text, at + 1) && text.substr(at, 2) != ".."))
    return token(Token::Kind::number, number_end(text, at));
  if (first.value == U'"' || (first.value == U'@' && text.substr(at, 2) == "@\"")) {
    bool const temporal = first.value == U'@';
    std::size_t const end = string_end(text, temporal ? at + 1 : at);
    if (end == std::string_view::npos) return token(Token::Kind::invalid, text.size(), "string_not_closed");
    return token(temporal ? Token::Kind::temporal : Token::Kind::string, end);
  }
  if (first.value != U'?' && is_name_start(first.value)) return token(Token::Kind::word, word_end(text, at));
  if (std::size_t const length = symbol_length(text.substr(at)); length > 0)
    return token(Token::Kind::symbol, at + length);
  return token(Token::Kind::invalid, at + static_cast<std::size_t>(first.length), "unexpected_character");
}

std::optional<std::string> unescape(std::string_view literal) {
  literal = literal.substr(1, literal.size() - 2);
  std::string out;
  out.reserve(literal.size());
  for (std::size_t at = 0; at < literal.size();) {
    if (literal[at] != '\\' || at + 1 >= literal.size()) {
      out += literal[at++];
      continue;
    }
    char const c = literal[at + 1];
    if (c == 'u' || c == 'U') {
      auto const value = unicode_escape(literal, at);
      if (!value) return std::nullopt;
      append_utf_8(out, *value);
      continue;
    }
    switch (c) {
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case 'r': out += '\r'; break;
      case '"':
      case '\'':
      case '\\': out += c; break;
      default: out += '\\'; out += c;  // left for regular expressions: "\d"
    }
    at += 2;
  }
  return out;
}

}  // namespace feel
