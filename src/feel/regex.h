// Regular expressions of XPath and XQuery Functions 3.1 §5.6 (matches, replace, tokenize), run by ICU: the pattern is
// read here and written anew in ICU's dialect, so that both mean the same. Bounded in time and stack.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace feel {

// What matching has cost, in ticks of ICU's engine (10,000 of its steps, about a tenth of a millisecond), and may cost.
struct RegexCost {
  static constexpr std::int64_t ticks_per_match_max = 1'000;
  std::int64_t ticks = 0;
  std::int64_t ticks_max = ticks_per_match_max;
};

class Regex {
 public:
  // flags: s (point matches line ends), m (^ and $ at lines), i (no case), x (blanks in the pattern ignored).
  static base::Result<Regex> compile(std::string_view pattern, std::string_view flags);
  bool matches_nothing() const;  // the empty text matches: no way to replace or split by it
  // nullopt when the time or stack limit is met.
  std::optional<bool> matches(std::string_view text, RegexCost& cost) const;
  // `replacement` with $1 … $9 and \$ \\; nullopt for a bad one, for a pattern that matches nothing at all, or at a
  // limit.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement, RegexCost& cost) const;
  std::optional<std::vector<std::string>> split(std::string_view text, RegexCost& cost) const;

 private:
  struct Compiled;
  std::shared_ptr<Compiled const> compiled_;
};

struct PatternFlags {
  bool ignore_blanks = false, dot_all = false, lines = false;
};
// The ICU pattern for an XPath one; an error says what is not allowed.
base::Result<std::string> icu_pattern(std::string_view xpath, PatternFlags flags);

}  // namespace feel
