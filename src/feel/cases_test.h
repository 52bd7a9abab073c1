// Reads testdata/*.cases: one case per line, `expression => result` or `expression => null ! code`; a line that
// starts with `#` is a comment, `with name = expression` puts a variable in scope for the lines below, `type name =
// type` gives its type.
#pragma once

#include <string>
#include <vector>

namespace feel {

struct Case {
  int line = 0;
  std::string left, right;
};
std::vector<Case> read_cases(std::string const& file);

}  // namespace feel
