#include "cli/log_declare.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace cli {

void declare_log(CLI::App& program, Ports const& ports, std::vector<Declared>& declared) {
  auto* log = program.add_subcommand("log", "The verifiable log of everything that happened");
  log->require_subcommand(1);
  auto const command = [&](char const* name, char const* about, LogCommand which, char const* footer) {
    auto* made = log->add_subcommand(name, about);
    made->footer(footer);
    auto options = std::make_shared<LogOptions>();
    declared.push_back({made, [&ports, which, options] { return ports.log(which, *options); }});
    return std::pair{made, options};
  };

  auto const [key, of_key] =
      command("key", "Print the verifier key of this log, for those who will check it", LogCommand::key,
              "Example:\n  yingzhou log key --data yingzhou-data\nGive it to auditors, banks and witnesses by another "
              "way than this program.");
  key->add_option("--data", of_key->data, "Folder of the embedded store")->capture_default_str();

  auto const [verify, of_verify] =
      command("verify", "Check the whole log, or the proof of one record, also inside a report", LogCommand::verify,
              "Examples:\n  yingzhou log verify --data yingzhou-data --key 'yingzhou/…+0fdf64ef+ARpz…'\n"
              "  yingzhou log verify record.proof.json --key 'yingzhou/…'   needs neither database nor network\n"
              "  yingzhou log verify report.pdf --key 'yingzhou/…'          the proof that a rating report carries\n"
              "Exit codes: 0 intact, 1 something was changed (each place is told), 2 it could not be checked.");
  verify->add_option("proof", of_verify->proof,
                     "One record's proof, or a report (PDF) that carries it; without it the whole log is checked");
  verify->add_option("--data", of_verify->data, "Folder of the embedded store and the key")->capture_default_str();
  verify->add_option("--store", of_verify->store, "PostgreSQL database in place of the embedded store: postgresql://…");
  verify->add_option("--key", of_verify->key,
                     "Verifier key of the log, as you know it; without it the key that lies beside the data");
  verify->add_option("--witness", of_verify->witnesses, "Verifier key of a witness whose cosignature must be there")
      ->take_all()
      ->allow_extra_args(false);
  verify->add_flag("--json", of_verify->json, "The findings as JSON");

  auto const [exports, of_export] = command(
      "export", "Write the log as files: checkpoint, tiles and entries (C2SP tlog-tiles)", LogCommand::exports,
      "Example:\n  yingzhou log export --data yingzhou-data --out log\nAny verifier of these formats reads it.");
  exports->add_option("--data", of_export->data, "Folder of the embedded store and the key")->capture_default_str();
  exports->add_option("--store", of_export->store,
                      "PostgreSQL database in place of the embedded store: postgresql://…");
  exports
      ->add_option("--witness", of_export->witnesses, "Verifier key of a witness, written beside the log's into `vkey`")
      ->take_all()
      ->allow_extra_args(false);
  exports->add_option("--out", of_export->out, "Folder to write to; must not exist")->required();

  auto const [witness, of_witness] =
      command("witness", "Run a witness of somebody's log: cosign checkpoints that continue what was seen before",
              LogCommand::witness,
              "Example:\n  yingzhou log witness --name bank.example --state witness --key 'yingzhou/…+0fdf64ef+ARpz…'\n"
              "Prints the witness's own verifier key; whoever keeps the log adds it with `serve --witness URL,KEY`. "
              "Run it under\n"
              "another person's account, best on another machine. It listens on 127.0.0.1 only.");
  witness->add_option("--name", of_witness->name, "Name of the witness's key, e.g. a domain")->required();
  witness->add_option("--state", of_witness->state, "Folder of its key and of what it cosigned last")->required();
  witness->add_option("--key", of_witness->key, "Verifier key of the log")->required();
  witness->add_option("--port", of_witness->port, "Port, 0 = any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
}

}  // namespace cli
