// `yingzhou dmn check` behind its arguments: internal to cli.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.h"

namespace cli {

struct CheckArguments {
  std::vector<std::string> models;
  std::string fixed, directions, tests, locale = "zh-CN";
  bool strict = false;  // warnings count as errors
};
int dmn_check(CheckArguments const& arguments, Ports const& ports);

}  // namespace cli
