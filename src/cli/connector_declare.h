// `yingzhou connector check`.
#pragma once

#include <vector>

#include "cli/dmn_declare.h"

namespace cli {

void declare_connector(CLI::App& program, Ports const& ports, std::vector<Declared>& declared);

}  // namespace cli
