// Names as single characters: everything here compares Han characters one by one.
#pragma once

#include <string>
#include <string_view>

#include "base/utf_8.h"

namespace matching {

// Bytes that are no UTF-8 are left out.
inline std::u32string characters_of(std::string_view utf_8) {
  std::u32string characters;
  while (!utf_8.empty()) {
    base::CodePoint const next = base::first_code_point(utf_8);
    if (next.length > 0) characters += next.value;
    utf_8.remove_prefix(next.length > 0 ? next.length : 1);
  }
  return characters;
}

inline std::string utf_8_of(std::u32string_view characters) {
  std::string utf_8;
  for (char32_t const character : characters) base::append_utf_8(utf_8, character);
  return utf_8;
}

}  // namespace matching
