// `yingzhou dmn batch` behind its arguments: internal to cli.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.h"

namespace cli {

struct BatchArguments {
  std::string model, input, output, sheet, as_of, locale = "zh-CN";
  std::vector<std::string> decisions, imports;
  int threads = 0;  // 0 = every core
  bool hits = false, quiet = false;
};
int dmn_batch(BatchArguments const& arguments, Ports const& ports);

}  // namespace cli
