#include "cli/dmn_declare.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/dmn_batch_command.h"
#include "cli/dmn_check_command.h"
#include "cli/dmn_convert_command.h"
#include "cli/dmn_diff_command.h"
#include "cli/dmn_eval_command.h"
#include "cli/dmn_sheets_command.h"
#include "cli/dmn_tck_command.h"

namespace cli {
namespace {

void declare_check(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<CheckArguments>();
  CLI::App* const command = dmn.add_subcommand(
      "check", "Prove decision tables: gaps, overlaps, rows never reached, missing inputs, wrong directions");
  command->add_option("models", arguments->models, "DMN files; one may import another")->required();
  command->add_option("--fixed", arguments->fixed,
                      "File with inputs that always have these values: a JSON object or a FEEL context, such as "
                      "{\"cutoff\": 60, \"large\": (> 1000)}");
  command->add_option("--directions", arguments->directions,
                      "CSV file decision,input,direction,order: which values of an input are better (higher or lower), "
                      "results from best to worst separated by `;`");
  command->add_option("--tests", arguments->tests,
                      "Write test cases that show what each condition changes (MC/DC) as suite XML");
  command->add_flag("--strict", arguments->strict, "Warnings count as errors");
  command->add_option("--lang", arguments->locale, "Language of findings")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn check tier.dmn --lang en --tests tier-test-01.xml\n"
      "Exit: 0 no error, 1 some finding is an error (each with an example), 2 wrong call or file.");
  declared.push_back({command, [arguments, &ports] { return dmn_check(*arguments, ports); }});
}

void declare_batch(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<BatchArguments>();
  CLI::App* const command = dmn.add_subcommand("batch", "Decide every row of a file, over columns and on every core");
  command->add_option("model", arguments->model, "DMN file")->required();
  command->add_option("--decision", arguments->decisions, "Decision by name or id; may be repeated")
      ->required()
      ->allow_extra_args(false);
  command
      ->add_option("--input", arguments->input, "CSV or XLSX file with the inputs as columns, or JSON Lines (.jsonl)")
      ->required();
  command->add_option("--out", arguments->output, "Result file: .csv, .xlsx, .json or .jsonl")->required();
  command->add_option("--import", arguments->imports, "DMN file the model imports; may be repeated");
  command->add_option("--sheet", arguments->sheet, "Sheet of an XLSX input (default: the first)");
  command->add_option("--as-of", arguments->as_of, "Day that today() gives, such as 2024-05-31 (default: today)");
  command->add_option("--threads", arguments->threads, "Worker threads (default: one per core)")
      ->check(CLI::Range(0, 256));
  command->add_flag("--hits", arguments->hits, "Print how often each rule fired");
  command->add_flag("--quiet", arguments->quiet, "No progress, no summary");
  command->add_option("--lang", arguments->locale, "Language of headers and reasons")
      ->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn batch examples/credit.dmn --decision Limit --input enterprises.csv --out limits.csv "
      "--hits\n"
      "Columns that are no input are carried into the result.\n"
      "Exit: 0 every row decided, 1 some rows rejected or not decided (the reason stands in the row), 2 wrong call, "
      "model "
      "or file.");
  declared.push_back({command, [arguments, &ports] { return dmn_batch(*arguments, ports); }});
}

void declare_convert(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<ConvertArguments>();
  CLI::App* const command =
      dmn.add_subcommand("convert", "Write a model in another version of DMN; every other byte stays as it is");
  command->add_option("in", arguments->input, "DMN file of version 1.2 to 1.6")->required();
  command->add_option("out", arguments->output, "File to write")->required();
  command->add_option("--to", arguments->version, "Version to write")
      ->check(CLI::IsMember({"1.2", "1.3", "1.4", "1.5", "1.6"}))
      ->capture_default_str();
  command->footer(
      "Example:\n  yingzhou dmn convert tier.dmn tier_1.3.dmn --to 1.3\n"
      "Exit: 0 written, 2 the file is no DMN, or holds what the older version cannot say (each place is listed, "
      "nothing "
      "is written).");
  declared.push_back({command, [arguments, &ports] { return dmn_convert(*arguments, ports); }});
}

void declare_eval(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<EvalArguments>();
  CLI::App* const command = dmn.add_subcommand("eval", "Decide one case: JSON in, JSON or an explanation out");
  command->add_option("model", arguments->model, "DMN file")->required();
  command->add_option("--decision", arguments->decision, "Decision or decision service, by name or id")->required();
  command->add_option("--input", arguments->input, "JSON object of the inputs by name; - reads standard input")
      ->required();
  command->add_option("--import", arguments->imports, "DMN file the model imports; may be repeated");
  command->add_option("--as-of", arguments->as_of, "Day that today() gives, such as 2024-05-31 (default: today)");
  command->add_flag("--trace", arguments->trace, "Also what every decision and table did");
  command->add_flag("--near-misses", arguments->near_misses, "Also the rules that one input kept from firing");
  auto* const explain = command->add_flag("--explain", arguments->explain, "An explanation for people instead of JSON");
  command->add_flag("--stored", arguments->store, "The short form for keeping, which `dmn replay` reads")
      ->excludes(explain);
  command->add_flag("--complete", arguments->complete, "Refuse to decide where an input the decision reads is absent");
  command->add_flag("--lenient", arguments->lenient, "Decide also where the value rests on an error");
  command->add_option("--lang", arguments->locale, "Language of messages")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn eval examples/credit.dmn --decision Limit --input enterprise.json --explain\n"
      "Exit: 0 decided, 1 not decided (the reasons are in the output), 2 wrong call, model or input.");
  declared.push_back({command, [arguments, &ports] { return dmn_eval(*arguments, ports); }});
}

void declare_replay(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<ReplayArguments>();
  CLI::App* const command =
      dmn.add_subcommand("replay", "Decide a stored decision again and tell what differs, if anything");
  command->add_option("model", arguments->model, "DMN file")->required();
  command->add_option("stored", arguments->stored, "What `dmn eval --stored` printed; - reads standard input")
      ->required();
  command->add_option("--import", arguments->imports, "DMN file the model imports; may be repeated");
  command->add_option("--lang", arguments->locale, "Language of messages")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn replay examples/credit.dmn decision.json\n"
      "Exit: 0 identical, 1 something differs (each place is listed), 2 wrong call, model or file.");
  declared.push_back({command, [arguments, &ports] { return dmn_replay(*arguments, ports); }});
}

void declare_diff(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<DiffArguments>();
  CLI::App* const command =
      dmn.add_subcommand("diff", "Compare two versions of a model side by side, decision tables rule by rule");
  command->add_option("before", arguments->before, "The older DMN file")->required();
  command->add_option("after", arguments->after, "The newer DMN file")->required();
  command->add_flag("--json", arguments->json, "For programs instead of people");
  command->add_option("--width", arguments->width, "Columns of a line (default: those of the terminal, else 100)")
      ->check(CLI::Range(0, 1000));
  command->add_option("--lang", arguments->locale, "Language of the words")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn diff tier_2025.dmn tier_2026.dmn\n"
      "Marks: + added, - removed, ~ changed, > only moved.\nExit: 0 the same, 1 different, 2 wrong call or file.");
  declared.push_back({command, [arguments, &ports] { return dmn_diff(*arguments, ports); }});
}

void declare_export(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<ExportArguments>();
  auto const all = std::make_shared<bool>(false);
  CLI::App* const command = dmn.add_subcommand("export", "Write decision tables to a workbook, one sheet each");
  command->add_option("model", arguments->model, "DMN file")->required();
  auto* const table = command
                          ->add_option("--table", arguments->tables,
                                       "A table, by name or id of its decision or its own id; may be repeated")
                          ->allow_extra_args(false);
  command->add_flag("--all", *all, "Every table of the model (the default)")->excludes(table);
  command->add_option("out", arguments->output, "XLSX file to write")->required();
  command->add_option("--lang", arguments->locale, "Language of the headings")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn export policies/chongming/decisions/tier.dmn --all tier.xlsx\n"
      "Exit: 0 written, 2 no such table, or the file is no DMN.");
  declared.push_back({command, [arguments, all, &ports] { return dmn_export(*arguments, ports); }});
}

void declare_import(CLI::App& dmn, Ports const& ports, std::vector<Declared>& declared) {
  auto const arguments = std::make_shared<ImportArguments>();
  CLI::App* const command =
      dmn.add_subcommand("import", "Read decision tables from a workbook that `export` wrote, back into the model");
  command->add_option("workbook", arguments->workbook, "XLSX file")->required();
  command->add_option("--into", arguments->model, "DMN file the tables belong to")->required();
  command->add_option("--out", arguments->output, "DMN file to write; may be the same")->required();
  command->add_option("--lang", arguments->locale, "Language of messages")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Example:\n  yingzhou dmn import tier.xlsx --into tier.dmn --out tier_new.dmn\n"
      "Exit: 0 written, 1 cells are wrong (each is listed, nothing is written), 2 wrong call or file.");
  declared.push_back({command, [arguments, &ports] { return dmn_import(*arguments, ports); }});
}

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
  declare_check(*dmn, ports, declared);
  declare_batch(*dmn, ports, declared);
  declare_convert(*dmn, ports, declared);
  declare_eval(*dmn, ports, declared);
  declare_replay(*dmn, ports, declared);
  declare_diff(*dmn, ports, declared);
  declare_export(*dmn, ports, declared);
  declare_import(*dmn, ports, declared);
  declare_tck(*dmn, ports, declared);
}

}  // namespace cli
