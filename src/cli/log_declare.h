// The arguments of `yingzhou log …`.
#pragma once

#include <vector>

#include "cli/dmn_declare.h"

namespace cli {

void declare_log(CLI::App& program, Ports const& ports, std::vector<Declared>& declared);

}  // namespace cli
