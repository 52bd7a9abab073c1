// `yingzhou dmn diff` behind its arguments: internal to cli.
#pragma once

#include <string>

#include "cli/cli.h"
#include "dmn/difference.h"

namespace cli {

struct DiffArguments {
  std::string before, after, locale = "zh-CN";
  bool json = false;
  int width = 0;  // columns; 0: those of the terminal
};
int dmn_diff(DiffArguments const& arguments, Ports const& ports);

// The two versions side by side; "" when they are the same.
std::string difference_text(dmn::Difference const& difference, bool chinese, std::size_t width);

}  // namespace cli
