// The subcommands of `yingzhou dmn` with their options and help; what they do stands in dmn_<name>_command.cpp. Internal to
// cli.
#pragma once

#include <functional>
#include <vector>

#include "cli/cli.h"

namespace CLI {
class App;
}

namespace cli {

// A subcommand that was declared, and what runs when it was called.
struct Declared {
  CLI::App* command;
  std::function<int()> run;
};

void declare_dmn(CLI::App& program, Ports const& ports, std::vector<Declared>& declared);

}  // namespace cli
