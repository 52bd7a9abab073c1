#include "cli/connector_declare.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace cli {

void declare_connector(CLI::App& program, Ports const& ports, std::vector<Declared>& declared) {
  auto given = std::make_shared<ConnectorCheckCall>();
  auto* group = program.add_subcommand("connector", "For vendors whose systems deliver data to a park");
  group->require_subcommand(1);
  auto* command = group->add_subcommand("check", "Tell exactly what is wrong with an answer of a source");
  command->add_option("answer", given->answer, "JSON file, https://… or http://127.0.0.1:PORT/…")->required();
  command->add_option("--mapping", given->mapping, "The connector as JSON: source and settings, as the park gave it")
      ->required();
  command->add_option("--pack", given->pack, "Policy pack of the park: a folder, or a built-in name")
      ->capture_default_str();
  command->add_option("--lang", given->language, "Language of messages")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Examples:\n  yingzhou connector check answer.json --mapping connector.json\n"
      "  YINGZHOU_CONNECTOR_SECRET=… yingzhou connector check https://erp.example/park/v1 --mapping connector.json\n"
      "Every fault is told with its JSON pointer. Nothing is stored and nothing is sent to a park. A URL is asked "
      "once, "
      "with the proof that the mapping names.\n"
      "Exit codes: 0 the answer is as it should be, 1 it has faults, 2 wrong call, or no answer.");
  declared.push_back({command, [given, &ports] { return ports.connector_check(*given); }});
}

}  // namespace cli
