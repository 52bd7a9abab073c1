// A written name of an enterprise taken apart. The text is folded – full width, blanks, punctuation, case, traditional and
// old characters – and put into the order of the law, so that 上海瀛洲贸易有限公司, 瀛洲（上海）貿易有限公司 and 上海 瀛洲贸易有限公司 compare part by part.
// Any bytes give a name; what is longer than `name_characters_max` is no name and gives an empty one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matching/name_rules.h"

namespace matching {

inline constexpr std::size_t name_characters_max = 200;

struct Piece {
  Part part = Part::trade_name;
  std::uint16_t begin = 0, end = 0;  // characters of `text`
  int meaning = 0;                   // of a division its code, of industry and form the word's; 0 elsewhere
};

struct CompanyName {
  // INVARIANT: the pieces cover `text` without gaps, in the order of Part; `written` is as long as `text`.
  std::u32string text;     // folded
  std::u32string written;  // the same characters before traditional and old forms were made one
  std::vector<Piece> pieces;

  bool is_empty() const { return text.empty(); }
  bool has(Part part) const { return !characters(part).empty(); }
  std::u32string_view characters(Part part) const;
  std::u32string_view core() const;  // trade name and industry
  std::string text_of(Part part) const;
  std::vector<int> meanings(Part part) const;  // in order
};

CompanyName parse_name(NameRules const& rules, std::string_view utf_8);

}  // namespace matching
