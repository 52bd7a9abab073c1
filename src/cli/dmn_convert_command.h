// `yingzhou dmn convert` behind its arguments: internal to cli.
#pragma once

#include <string>

#include "cli/cli.h"

namespace cli {

struct ConvertArguments {
  std::string input, output, version = "1.5";
};
int dmn_convert(ConvertArguments const& arguments, Ports const& ports);

}  // namespace cli
