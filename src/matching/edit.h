// What one slip of the pen or of the input method makes of a word.
#pragma once

#include <cstddef>
#include <string_view>

#include "matching/name_rules.h"

namespace matching {

struct Edit {
  enum class Kind { none, homophone, two_homophones, swapped, doubled, missing, substituted, many };
  Kind kind = Kind::none;
  std::size_t at = 0;  // the first character that differs; of `missing` and `doubled` in the longer text
  // A number or direction was changed, left out or put in: two things, no slip.
  bool distinguishing = false;
};

Edit edit_between(NameRules const& rules, std::u32string_view a, std::u32string_view b);

}  // namespace matching
