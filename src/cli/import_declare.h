// The arguments of `yingzhou import`.
#pragma once

#include <vector>

#include "cli/dmn_declare.h"

namespace cli {

void declare_import_file(CLI::App& program, Ports const& ports, std::vector<Declared>& declared);

}  // namespace cli
