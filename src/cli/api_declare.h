// The arguments of `yingzhou api …`: a command for each operation of the catalogue, with its parameters as options.
#pragma once

#include <vector>

#include "cli/dmn_declare.h"

namespace cli {

// `with_operations`: otherwise only the name of the group, which is all that other commands need.
void declare_api(CLI::App& program, Ports const& ports, std::vector<Declared>& declared, bool with_operations);

}  // namespace cli
