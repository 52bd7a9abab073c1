#include "matching/edit.h"

#include <algorithm>

#include "base/pinyin.h"

namespace matching {
namespace {

using Kind = Edit::Kind;

bool sound_alike(char32_t a, char32_t b) {
  std::string_view const syllable = base::syllable_of(a);
  return !syllable.empty() && syllable == base::syllable_of(b);
}

Edit one_more(NameRules const& rules, std::u32string_view longer, std::size_t at) {
  char32_t const extra = longer[at];
  bool const doubled = (at > 0 && longer[at - 1] == extra) || (at + 1 < longer.size() && longer[at + 1] == extra);
  return {doubled ? Kind::doubled : Kind::missing, at, rules.distinguishing.contains(extra)};
}

Edit of_equal_length(NameRules const& rules, std::u32string_view a, std::u32string_view b, std::size_t front,
                     std::size_t back) {
  std::size_t const differing = a.size() - front - back;
  bool const distinguishing = rules.distinguishing.contains(a[front]) && rules.distinguishing.contains(b[front]);
  if (differing == 1)
    return {sound_alike(a[front], b[front]) ? Kind::homophone : Kind::substituted, front, distinguishing};
  if (differing == 2 && a[front] == b[front + 1] && a[front + 1] == b[front])
    return {Kind::swapped, front, distinguishing};
  std::size_t homophones = 0;
  for (std::size_t i = front; i < a.size() - back; ++i) {
    if (a[i] == b[i]) continue;
    if (!sound_alike(a[i], b[i])) return {Kind::many, front, distinguishing};
    ++homophones;
  }
  return {homophones == 2 ? Kind::two_homophones : Kind::many, front, distinguishing};
}

}  // namespace

Edit edit_between(NameRules const& rules, std::u32string_view a, std::u32string_view b) {
  if (a == b) return {};
  std::size_t const shorter = std::min(a.size(), b.size());
  auto const first = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin());
  auto const front = static_cast<std::size_t>(first.first - a.begin());
  std::size_t back = 0;
  while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  if (a.size() == b.size()) return of_equal_length(rules, a, b, front, back);
  if (front + back == shorter && std::max(a.size(), b.size()) == shorter + 1)
    return one_more(rules, a.size() > b.size() ? a : b, front);
  return {Kind::many, front, false};
}

}  // namespace matching
