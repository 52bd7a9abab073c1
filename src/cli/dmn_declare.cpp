#include "cli/dmn_declare.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/dmn_tck_command.h"

namespace cli {
namespace {

void declare_tck(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<TckArguments>();
  CLI::App* const command = dmn.add_subcommand("tck", "Run a folder laid out as the conformance suite of the standard");
  command->add_option("dir", arguments->directory, "Folder with compliance-level-2 and compliance-level-3 in it")
      ->required();
  command->add_option("--report", arguments->report,
                      "Result file, a row per result node: directory, file, test case, result node, status, detail");
  command->add_option("--only", arguments->only, "Only directories whose name holds this");
  command->add_option("--lang", arguments->locale, "Language of reasons")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn tck tck/TestCases --report tck_results.csv\n"
      "Exit: 0 every scored test case passes, 1 some miss (they are listed), 2 the folder is no suite.");
  declared.push_back({command, [arguments, &ports] { return dmn_tck(*arguments, ports); }});
}

}  // namespace

void declare_dmn(CLI::App& program, Ports const& ports, std::vector<Declared>& declared) {
  CLI::App* const dmn = program.add_subcommand("dmn", "Decision models (OMG DMN): evaluate, check, compare, convert");
  dmn->require_subcommand(1);
  declare_tck(*dmn, ports, declared);
}

}  // namespace cli
