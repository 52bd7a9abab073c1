#include "cli/import_declare.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace cli {

void declare_import_file(CLI::App& program, Ports const& ports, std::vector<Declared>& declared) {
  auto given = std::make_shared<ImportCall>();
  auto* command = program.add_subcommand("import", "Bring a file of enterprises and facts into a running server");
  command->add_option("file", given->file, "CSV of any office encoding, or XLSX; with --watch a folder")->required();
  command->add_option("--portfolio", given->portfolio, "Portfolio that the enterprises belong to")->required();
  command->add_option("--source", given->source, "Where the file comes from, a code of the register of sources: tax")
      ->required();
  command
      ->add_option("--map", given->maps,
                   "COLUMN=TARGET or COLUMN=TARGET:UNIT, in place of what is recognised; nothing behind = leaves the "
                   "column out. May be given several times")
      ->take_all()
      ->allow_extra_args(false);
  command->add_option("--period", given->period, "Period of rows that name none: 2025, 2025Q3, 2025-06");
  command->add_flag("--leave-out-faulty", given->leave_out_faulty,
                    "Faulty values are left out, and rows of which nothing is certain; all else comes in");
  auto* const check = command->add_flag("--check", given->check_only, "Only check; nothing is written");
  auto* const faults = command->add_option("--faults", given->faults, "XLSX file for the faults");
  auto* const watch =
      command
          ->add_flag("--watch", given->is_folder,
                     "The files that are put into this folder come in, one after the other, until the command is "
                     "ended; each is moved to taken/ or, with the reasons, to refused/ in it")
          ->excludes(check)
          ->excludes(faults);
  command->add_flag("--once", given->only_once, "Only the files that lie there now")->needs(watch);
  command->add_option("--every", given->seconds, "Seconds between two looks at the folder")
      ->needs(watch)
      ->check(CLI::Range(1, 86'400))  // not policy: a day
      ->capture_default_str();
  command->add_option("--server", given->server, "http://127.0.0.1:PORT, or https://… of a reverse proxy")
      ->envname("YINGZHOU_SERVER")
      ->capture_default_str();
  command->add_option("--key-file", given->key_file, "File of the API key (default: YINGZHOU_API_KEY)");
  command->add_option("--lang", given->language, "Language of messages")->check(CLI::IsMember({"zh-CN", "en"}));
  command->footer(
      "Examples:\n  yingzhou import enterprises.xlsx --portfolio demo --source registry --check\n"
      "  yingzhou import quarterly.csv --portfolio demo --source audit --map 'code=' --map 'income=revenue:百万元'\n"
      "  yingzhou import /srv/drop/tax --watch --portfolio demo --source tax\n"
      "The key needs the permissions fact.import and source.read. Targets: yingzhou api list-import-targets.\n"
      "Exit codes: 0 done, 1 rows with faults (nothing is written, or they were left out), 2 wrong call or no "
      "server, 130 cancelled: nothing of the file stays.");
  declared.push_back({command, [given, &ports] { return ports.import_file(*given); }});
}

}  // namespace cli
