// `yingzhou dmn tck` behind its arguments: internal to cli.
#pragma once

#include <string>

#include "cli/cli.h"

namespace cli {

struct TckArguments {
  std::string directory, report, only, locale = "en";  // only: part of a directory's name
};
int dmn_tck(TckArguments const& arguments, Ports const& ports);

}  // namespace cli
