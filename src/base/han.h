// Single Han characters: one simplified form for what is written in traditional characters (Unihan, as ICU carries it).
#pragma once

namespace base {

// 滙 and 匯 give 汇; what has no simplified form, and what is no Han character, stays.
char32_t simplified(char32_t character);

}  // namespace base
