// UTF-8, one character at a time. Whole texts are checked faster by is_valid_utf_8 of base/text.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // bytes; 0 when the text does not begin with a well-formed character
};

// The character at the front of `text` (The Unicode Standard 15, table 3-7: no surrogates, no overlong forms, ≤ U+10FFFF).
CodePoint first_code_point(std::string_view text);
void append_utf_8(std::string& out, char32_t code_point);
// Bytes of the longest well-formed front of `text`.
std::size_t valid_utf_8_length(std::string_view text);

}  // namespace base
