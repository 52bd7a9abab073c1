#include "cli/dmn_declare.h"

#include <CLI/CLI.hpp>

namespace cli {

void declare_dmn(CLI::App& program, Ports const& ports, std::vector<Declared>& declared) {
  CLI::App* const dmn = program.add_subcommand("dmn", "Decision models (OMG DMN): evaluate, check, compare, convert");
  dmn->require_subcommand(1);
  static_cast<void>(ports);
  static_cast<void>(declared);
}

}  // namespace cli
