// Regular expressions of XPath and XQuery Functions 3.1 §5.6 (matches, replace, tokenize), run by ICU: the pattern is
// read here and written anew in ICU's dialect, so that both mean the same. Bounded in time and stack.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace feel {

class Regex {
 public:
  // flags: s (point matches line ends), m (^ and $ at lines), i (no case), x (blanks in the pattern ignored).
  static base::Result<Regex> compile(std::string_view pattern, std::string_view flags);
  // nullopt when the time or stack limit is met.
  std::optional<bool> matches(std::string_view text) const;
  // `replacement` with $1 … $9 and \$ \\; nullopt for a bad one, for a pattern that matches nothing at all, or at a
  // limit.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;
  std::optional<std::vector<std::string>> split(std::string_view text) const;

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
