#include "feel/characters.h"

#include <algorithm>
#include <array>

namespace feel {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Span {
  char32_t first, last;
};
constexpr std::array<Span, 16> name_starts{{{U'?', U'?'},
                                            {U'A', U'Z'},
                                            {U'_', U'_'},
                                            {U'a', U'z'},
                                            {0xC0, 0xD6},
                                            {0xD8, 0xF6},
                                            {0xF8, 0x2FF},
                                            {0x370, 0x37D},
                                            {0x37F, 0x1FFF},
                                            {0x200C, 0x200D},
                                            {0x2070, 0x218F},
                                            {0x2C00, 0x2FEF},
                                            {0x3001, 0xD7FF},
                                            {0xF900, 0xFDCF},
                                            {0xFDF0, 0xFFFC},
                                            {0x10000, 0xEFFFF}}};

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

char32_t low_bits(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) & 0x3F; }

std::size_t comment_end(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "//") {
    std::size_t const line_end = text.find('\n', at);
    return line_end == std::string_view::npos ? text.size() : line_end;
  }
  if (text.substr(at, 2) == "/*") {
    std::size_t const end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  return at;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  auto const first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && continues(text, at + 1))
    return {static_cast<char32_t>((first & 0x1F) << 6) | low_bits(text, at + 1), 2};
  if (first >= 0xE0 && first < 0xF0 && continues(text, at + 1) && continues(text, at + 2)) {
    char32_t const c =
        static_cast<char32_t>((first & 0x0F) << 12) | (low_bits(text, at + 1) << 6) | low_bits(text, at + 2);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
  }
  if (first >= 0xF0 && first < 0xF5 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
    char32_t const c = static_cast<char32_t>((first & 0x07) << 18) | (low_bits(text, at + 1) << 12) |
                       (low_bits(text, at + 2) << 6) | low_bits(text, at + 3);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return {replacement, 1};
}

void append_utf_8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += static_cast<std::size_t>(code_point_at(text, at).length);
  return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t n) {
  std::size_t at = 0;
  for (; n > 0 && at < text.size(); --n) at += static_cast<std::size_t>(code_point_at(text, at).length);
  return at;
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

bool is_name_start(char32_t c) {
  if (is_space(c)) return false;
  return std::any_of(name_starts.begin(), name_starts.end(), [c](Span s) { return c >= s.first && c <= s.last; });
}

bool is_name_part(char32_t c) {
  return is_name_start(c) || is_digit(c) || c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

bool is_name_symbol(char32_t c) {
  return c == U'.' || c == U'/' || c == U'-' || c == U'\'' || c == 0x2019 || c == U'+' || c == U'*';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    CodePoint const c = code_point_at(text, at);
    std::size_t const after = is_space(c.value) ? at + static_cast<std::size_t>(c.length) : comment_end(text, at);
    if (after == at) break;
    at = after;
  }
  return at;
}

std::string normalised_name(std::string_view name) {
  std::string result;
  bool blank = false;
  for (std::size_t at = 0; at < name.size();) {
    CodePoint const c = code_point_at(name, at);
    if (is_space(c.value)) {
      blank = !result.empty();
    } else {
      if (blank) result += ' ';
      blank = false;
      result.append(name, at, static_cast<std::size_t>(c.length));
    }
    at += static_cast<std::size_t>(c.length);
  }
  return result;
}

std::size_t match_name(std::string_view text, std::size_t at, std::string_view name) {
  if (name.empty()) return 0;
  std::size_t i = 0;
  while (i < name.size()) {
    if (name[i] == ' ') {
      std::size_t after = at;
      for (CodePoint c = code_point_at(text, after); c.length > 0 && is_space(c.value); c = code_point_at(text, after))
        after += static_cast<std::size_t>(c.length);
      if (after == at) return 0;
      at = after;
      ++i;
    } else {
      if (at >= text.size() || text[at] != name[i]) return 0;
      ++at;
      ++i;
    }
  }
  std::size_t last = name.size() - 1;
  while (last > 0 && continues(name, last)) --last;
  bool const ends_in_word = is_name_part(code_point_at(name, last).value);
  CodePoint const next = code_point_at(text, at);
  return ends_in_word && next.length > 0 && is_name_part(next.value) ? 0 : at;
}

}  // namespace feel
