#include "cli/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/assess.h"
#include "cli/api_declare.h"
#include "cli/commands.h"
#include "cli/connector_declare.h"
#include "cli/dmn_declare.h"
#include "cli/import_declare.h"
#include "cli/log_declare.h"

namespace cli {
namespace {

void declare_rate(CLI::App& program, RateArguments& arguments) {
  auto* command = program.add_subcommand("rate", "Rate every row of a CSV or XLSX file by a policy pack");
  command
      ->add_option("input", arguments.input,
                   "CSV (UTF-8, UTF-16, GB18030) or XLSX file, one enterprise (and period) per row")
      ->required();
  command
      ->add_option("--policy", arguments.policy, "Folder of the policy pack, or the name of a built-in one (chongming)")
      ->required();
  command->add_option("--out", arguments.out, "Result file: .csv, .xlsx or .json")->required();
  command->add_option("--as-of", arguments.as_of, "Day whose policy counts, such as 2024-05-31 (default: today)");
  command->add_option("--explain", arguments.explain_id, "Print the full explanation of the enterprise with this id");
  command->add_option("--errors", arguments.errors, "Workbook of rejected cells (default: OUT with .errors.xlsx)");
  command->add_option("--sheet", arguments.sheet, "Sheet of an XLSX input (default: the first)");
  command->add_option("--lang", arguments.locale, "Language of headers and reasons")
      ->check(CLI::IsMember({"zh-CN", "en"}));
  command->add_option("--threads", arguments.threads, "Worker threads (default: one per core)")
      ->check(CLI::Range(0, 256));
  command->add_flag("--quiet", arguments.quiet, "No progress, no summary");
  command->footer(
      "Example:\n  yingzhou rate companies.xlsx --policy policies/chongming --out grades.xlsx --explain "
      "91310151MA1JT0016X\n"
      "Exit: 0 every row rated, 1 some rows rejected or undecided (see the .errors.xlsx beside the result), 2 wrong "
      "call or input.");
}

// Whether the words name a command, through all its levels, or an option before that. If not, says so with the commands
// there are; the library would only ask for one.
bool name_a_command(CLI::App const* app, int argc, char** argv) {
  std::string path = app->get_name();
  for (int i = 1; !app->get_subcommands({}).empty(); ++i) {
    std::string const word = i < argc ? argv[i] : "";
    if (word.starts_with('-') && app->get_option_no_throw(word) != nullptr) return true;
    std::vector<std::string> names;
    CLI::App const* next = nullptr;
    for (CLI::App const* const one : app->get_subcommands({})) {
      names.push_back(one->get_name());
      if (one->check_name(word)) next = one;  // also by its other name
    }
    if (next == nullptr) {
      fmt::print(stderr, "{}: {}; there {} {}. Run with --help for more information.\n", path,
                 word.empty() ? "name a command" : fmt::format("there is no command `{}`", word),
                 names.size() == 1 ? "is" : "are", fmt::join(names, ", "));
      return false;
    }
    path += " " + word;
    app = next;
  }
  return true;
}

}  // namespace

int run(int argc, char** argv, Ports const& ports) {
  CLI::App program{"Yingzhou (瀛洲): knows, rates, supports and accompanies the enterprises of an economic park",
                   "yingzhou"};
  program.set_version_flag("--version", app::engine_version);
  program.require_subcommand(1);
  program.footer(
      "Example:\n  yingzhou serve --demo        the demo park in the browser\n  yingzhou rate --help         the main "
      "job on the terminal");

  RateArguments rate_arguments;
  declare_rate(program, rate_arguments);

  auto* policy = program.add_subcommand("policy", "Check and test policy packs");
  policy->require_subcommand(1);
  std::string directory;
  auto* check =
      policy->add_subcommand("check", "Read every file of a pack, compile every formula and table, list every issue");
  check->add_option("dir", directory, "Folder of the pack, or the name of a built-in one")->required();
  check->footer("Example:\n  yingzhou policy check policies/chongming");
  TestArguments test_arguments;
  auto* test = policy->add_subcommand("test", "Run the worked examples of a pack (cases/*.cases.csv)");
  test->add_option("dir", test_arguments.directory, "Folder of the pack, or the name of a built-in one")->required();
  test->add_option("--only", test_arguments.only, "Only the case with this name, or of this requirement");
  test->add_flag("--verbose", test_arguments.verbose, "List passed cases too");
  test->footer("Example:\n  yingzhou policy test policies/chongming --only RAT-16");

  std::vector<Declared> declared;
  declare_dmn(program, ports, declared);

  ServeOptions serve_options;
  auto* serve = program.add_subcommand("serve", "Start the web workbench and its API on this machine");
  serve->add_option("--port", serve_options.port, "Port, 0 = any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  serve->add_option("--data", serve_options.data, "Folder of the embedded store and the key file")
      ->capture_default_str();
  serve->add_option("--store", serve_options.store,
                    "PostgreSQL database in place of the embedded store: postgresql://user@host/database; its password "
                    "comes from PGPASSWORD or a password file (PGPASSFILE)");
  serve->add_flag("--demo", serve_options.demo, "Fill the store with the demonstration park and the real US portfolio");
  serve
      ->add_option("--password-profile", serve_options.password_profile,
                   "Rules of passwords, sessions and failed log-ins: nist (NIST SP 800-63B) or mlps3 (等保三级)")
      ->check(CLI::IsMember{{"nist", "mlps3"}})
      ->capture_default_str();
  serve
      ->add_option(
          "--pack", serve_options.packs,
          "Folder of a policy pack to serve beside the built-in ones, in place of one of the same name; may be "
          "given several times")
      ->take_all()
      ->allow_extra_args(false);
  serve->footer(
      "Examples:\n  yingzhou serve --demo --port 8640\n  yingzhou serve --demo --pack policies/chongming   a pack "
      "under "
      "work\nListens on 127.0.0.1 only. The first start prints the link of the set-up; with --demo the log-ins.");

  serve
      ->add_option("--log-profile", serve_options.log_profile,
                   "Of the verifiable log, when it begins: international (SHA-256, Ed25519) or national (SM3, SM2)")
      ->check(CLI::IsMember{{"international", "national"}})
      ->capture_default_str();
  serve
      ->add_option("--witness", serve_options.witnesses,
                   "URL,VERIFIER_KEY of a witness that cosigns every checkpoint; may be given several times")
      ->take_all()
      ->allow_extra_args(false);

  serve->add_option("--oidc", serve_options.oidc,
                    "Log-in with the organisation's accounts too (OpenID Connect): "
                    "issuer=…,client_id=…,redirect_uri=…/login/organisation[,secret_file=…][,acr=…][,network=private]"
                    "[,title_zh=…][,title_en=…]; the secret may also stand in YINGZHOU_OIDC_SECRET");
  serve->add_flag("--webhooks-to-this-machine", serve_options.webhooks_to_this_machine,
                  "Webhooks may also go to http://127.0.0.1:PORT, for receivers under work");
  serve->add_flag("--connectors-to-this-machine", serve_options.connectors_to_this_machine,
                  "Connectors may also ask http://127.0.0.1:PORT, for sources under work");

  declare_import_file(program, ports, declared);
  declare_connector(program, ports, declared);

  declare_log(program, ports, declared);

  declare_api(program, ports, declared, argc > 1 && std::string_view{argv[1]} == "api");

  auto* openapi = program.add_subcommand("openapi", "Print the OpenAPI 3.1 description of the API");
  openapi->footer("Example:\n  yingzhou openapi > openapi.json");

  try {
    program.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    if (!name_a_command(&program, argc, argv)) return 2;
    int const code = program.exit(error);
    return code == 0 ? 0 : 2;
  }
  if (program.got_subcommand("rate")) return rate(rate_arguments, ports);
  if (check->parsed()) return policy_check(directory, ports);
  if (test->parsed()) return policy_test(test_arguments, ports);
  for (Declared const& one : declared)
    if (one.command->parsed()) return one.run();
  if (serve->parsed()) return ports.serve(serve_options);
  std::fputs(ports.openapi().c_str(), stdout);
  return 0;
}

}  // namespace cli
