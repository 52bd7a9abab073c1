// Pinyin of names, for search and order: what a person types to find them. No tones, ü written v as on a keyboard.
// ICU reads one character at a time; phrases, places and surnames that sound otherwise are listed in pinyin.cpp.
#pragma once

#include <string>
#include <string_view>

namespace base {

struct Pinyin {
  std::string full;      // 厦门银行 xiamenyinhang
  std::string initials;  // xmyh
};

// Latin letters and digits stay, in lower case and half width, in both; what else is no Han character is left out.
Pinyin pinyin_of(std::string_view name);

// How one Han character is usually read, whatever stands beside it; "" for what is none. Valid as long as the thread lives.
std::string_view syllable_of(char32_t character);

}  // namespace base
