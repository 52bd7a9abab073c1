#include "main/log_commands.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "app/evidence_check.h"
#include "app/rating_seal.h"
#include "app/witness.h"
#include "base/record.h"
#include "base/text.h"
#include "feeds/files.h"
#include "http/server.h"
#include "main/evidence.h"
#include "main/secret_file.h"
#include "main/stores.h"
#include "main/world.h"
#include "report/attachments.h"

namespace main_program {
namespace {

namespace fs = std::filesystem;
using base::Result;

Result<tlog::VerifierKey> key_beside(std::string const& folder) {
  std::string const path = (fs::path{folder} / "log_key").string();
  auto const text = TRY(read_secret_file(path, [&]() -> Result<std::string> {
    return base::not_found(fmt::format("{}: there is no key; the log begins with the first `yingzhou serve`", path));
  }));
  return TRY(tlog::SignerKey::parse(base::trimmed(text))).verifier();
}

Result<app::LogIdentity> identity_of(cli::LogOptions const& options) {
  app::LogIdentity log;
  log.key = options.key.empty() ? TRY(key_beside(options.data)) : TRY(tlog::VerifierKey::parse(options.key));
  log.profile = profile_of(*log.key);
  for (std::string const& witness : options.witnesses) log.witnesses.push_back(TRY(tlog::VerifierKey::parse(witness)));
  return log;
}

Result<int> print_key(cli::LogOptions const& options) {
  fmt::print("{}\n", TRY(key_beside(options.data)).to_string());
  return 0;
}

Result<int> verify_all(cli::LogOptions const& options) {
  auto const log = TRY(identity_of(options));
  auto const store = TRY(open_existing_store(options.data, options.store));
  app::EvidenceCheck const check = TRY(app::check_evidence(*store, log));
  if (options.json) {
    fmt::print("{}\n", base::to_json(check).to_pretty_string());
    return check.is_intact() ? 0 : 1;
  }
  for (app::EvidenceFault const& fault : check.faults) fmt::print("{}: {}\n", fault.place, fault.en);
  if (!check.is_complete) fmt::print("… and more\n");
  fmt::print(
      "{}: {} records, {} of them sealed; {} checkpoints, {} cosignatures, {} values kept apart and {} decisions "
      "checked against the key {}\n",
      check.is_intact() ? "intact" : "CHANGED", check.events, check.sealed, check.checkpoints, check.cosignatures,
      check.openings, check.decisions, log.key->name());
  if (options.key.empty())
    fmt::print("The key is the one beside the data; whoever checks on their own gives the key they know with --key.\n");
  return check.is_intact() ? 0 : 1;
}

// What a reader hands over: the JSON of a proof, or a report that carries it.
struct GivenProof {
  app::EventProof proof;
  std::string decision;  // the bytes of `decision.json` beside it
  bool is_pdf = false;
};

Result<GivenProof> read_given_proof(std::string const& path) {
  std::string const bytes = TRY(feeds::read_file(path));
  GivenProof given;
  given.is_pdf = report::looks_like_pdf(bytes);
  std::string proof = given.is_pdf ? "" : bytes;
  if (given.is_pdf)
    for (report::Attachment& attachment : TRY(report::attachments_of(bytes))) {
      if (attachment.name == report::proof_file) proof = std::move(attachment.bytes);
      if (attachment.name == report::decision_file) given.decision = std::move(attachment.bytes);
    }
  if (proof.empty())
    return base::not_found(fmt::format(
        "{}: carries no `{}`; the decision was not sealed when the report was made, or the report was saved anew", path,
        report::proof_file));
  given.proof = TRY(base::parse_json<app::EventProof>(proof));
  return given;
}

int not_proven(base::Error const& error) {
  fmt::print("NOT PROVEN: {}\n", base::to_text(error));
  return 1;
}

std::string decision_text(park::Assessment const& decided) {
  auto const or_none = [](std::string const& text) { return text.empty() ? std::string{"none"} : text; };
  return fmt::format(
      "The decision in this PDF is the one that was sealed; compare it with the pages:\n  enterprise {}\n  as of {}\n"
      "  grade {}, score {}\n  limit {}\n  policy pack {} {}\n",
      decided.name, decided.as_of.to_string(), or_none(decided.grade.code), decided.score.to_string(),
      decided.limit.proposed ? decided.limit.proposed->to_string() : "none", decided.pack.name, decided.pack.version);
}

Result<int> verify_proof(cli::LogOptions const& options) {
  if (options.key.empty())
    return base::invalid("give the verifier key of the log with --key; the one inside the file proves nothing");
  auto const log = TRY(identity_of(options));
  GivenProof const given = TRY(read_given_proof(options.proof));
  auto const checked = app::check_proof(given.proof, {log.profile, *log.key, log.witnesses, log.witnesses.size()});
  if (!checked) return not_proven(checked.error());
  std::optional<park::Assessment> decided;
  if (!given.decision.empty()) {
    auto read = app::sealed_assessment(*checked, given.decision);
    if (!read) return not_proven(read.error());
    decided = *std::move(read);
  }
  fmt::print("proven: entry {} of {} in the log {}{}\n{}\n", checked->proven.index, checked->proven.size,
             log.key->name(),
             checked->proven.time ? fmt::format(", witnessed at {}", checked->proven.time->to_string()) : "",
             checked->event.to_pretty_string());
  if (!given.is_pdf) return 0;
  base::Json const* const body = checked->event.find("body");
  base::Json const* const result = body == nullptr ? nullptr : body->find("result");
  if (decided)
    fmt::print("{}", decision_text(*decided));
  else if (result != nullptr && result->find("grade") != nullptr)
    fmt::print(
        "The `result` above is what was sealed; compare it with the pages, whose words are no part of the proof.\n");
  else
    fmt::print(
        "The decision itself is not in this PDF. Compare decision_id and trace_hash with the foot of its pages.\n");
  return 0;
}

Result<> write_exported(fs::path const& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::FILE* const file = error ? nullptr : std::fopen(path.c_str(), "wb");
  if (file == nullptr)
    return base::Error{base::ErrorCode::unavailable, fmt::format("{}: cannot be written", path.string()), {}};
  bool const is_written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (std::fclose(file) != 0 || !is_written)
    return base::Error{base::ErrorCode::unavailable, fmt::format("{}: cannot be written", path.string()), {}};
  return {};
}

Result<int> export_log(cli::LogOptions const& options) {
  auto const log = TRY(identity_of(options));
  auto const store = TRY(open_existing_store(options.data, options.store));
  std::error_code error;
  if (fs::exists(options.out, error))
    return base::Error{base::ErrorCode::conflict, fmt::format("{}: exists already", options.out), {}};
  auto const newest = TRY(app::newest_checkpoint(*store));
  if (!newest) return base::not_found("there is no checkpoint yet; `yingzhou serve` makes it");
  auto const size = static_cast<std::uint64_t>(newest->size);
  app::StoredTiles const tiles{*store};
  fs::path const folder{options.out};
  int files = 0;
  for (int level = tlog::Tile::entries; level < tlog::levels_of(size); ++level)
    for (std::uint64_t first = 0; first < tlog::hashes_at(level, size); first += tlog::tile_width) {
      tlog::Tile const tile = tlog::tile_of(level, first / tlog::tile_width, size);
      TRY(write_exported(folder / tile.path(), TRY(tiles.read(tile))));
      ++files;
    }
  std::string keys = log.key->to_string() + "\n";
  for (tlog::VerifierKey const& witness : log.witnesses) keys += witness.to_string() + "\n";
  TRY(write_exported(folder / "vkey", keys));
  TRY(write_exported(folder / "checkpoint", newest->note));
  fmt::print("{} records in {} files under {}\n", size, files + 2, options.out);  // not policy: vkey and checkpoint
  return 0;
}

Result<tlog::SignerKey> witness_key(cli::LogOptions const& options, tlog::Profile const& profile,
                                    base::Randomness& randomness) {
  std::string const path = (fs::path{options.state} / "witness_key").string();
  std::string const text = TRY(read_secret_file(path, [&]() -> Result<std::string> {
    auto const key =
        tlog::SignerKey::from_seed(options.name, profile.witness, base::random_bytes(tlog::seed_size, randomness));
    if (!key) return key.error();
    return key->to_string() + "\n";
  }));
  auto key = tlog::SignerKey::parse(base::trimmed(text));
  if (!key) return base::invalid(fmt::format("{}: {}", path, key.error().message));
  if (key->verifier().name() != options.name || key->verifier().kind() != profile.witness)
    return base::Error{base::ErrorCode::conflict,
                       fmt::format("{}: holds a key of `{}` of another kind or name", path, key->verifier().name()),
                       {}};
  return key;
}

Result<int> run_witness(cli::LogOptions const& options, base::Clock const& clock, std::atomic<bool> const& stop) {
  auto const log_key = TRY(tlog::VerifierKey::parse(options.key));
  tlog::Profile const profile = profile_of(log_key);
  std::error_code error;
  fs::create_directories(options.state, error);
  SystemRandomness randomness;
  auto key = TRY(witness_key(options, profile, randomness));
  std::string const verifier = key.verifier().to_string();
  std::string const path = (fs::path{options.state} / "cosigned").string();
  std::string last;
  if (fs::exists(path, error)) last = TRY(feeds::read_file(path));
  auto const witness = TRY(app::Witness::open(
      profile, log_key, std::move(key), last, [&path](std::string_view note) { return write_secret_file(path, note); },
      clock));
  http::ServerOptions server_options;
  server_options.port = static_cast<unsigned short>(options.port);
  server_options.clock = &clock;
  auto const server = TRY(http::Server::start(server_options, [&](http::HttpRequest const& request) {
    http::HttpReply reply;
    if (request.method != "POST" || request.target != "/add-checkpoint") {
      reply.status = 404;  // not policy: HTTP
      return reply;
    }
    app::WitnessAnswer answer = witness->add_checkpoint(request.body);
    reply.status = answer.status;
    reply.headers.emplace_back("Content-Type", std::move(answer.content_type));
    reply.body = std::move(answer.body);
    return reply;
  }));
  fmt::print(
      "The witness {} of {} is ready. Start the log with:\n  yingzhou serve --witness "
      "'http://127.0.0.1:{},{}'\nStop with Ctrl+C.\n",
      options.name, log_key.name(), server->port(), verifier);
  std::fflush(stdout);
  while (!stop) std::this_thread::sleep_for(std::chrono::milliseconds{100});
  server->stop();
  return 0;
}

Result<int> run(cli::LogCommand command, cli::LogOptions const& options, base::Clock const& clock,
                std::atomic<bool> const& stop) {
  switch (command) {
    case cli::LogCommand::key: return print_key(options);
    case cli::LogCommand::verify: return options.proof.empty() ? verify_all(options) : verify_proof(options);
    case cli::LogCommand::exports: return export_log(options);
    case cli::LogCommand::witness: return run_witness(options, clock, stop);
  }
  return 2;
}

}  // namespace

int log_command(cli::LogCommand command, cli::LogOptions const& options, base::Clock const& clock,
                std::atomic<bool> const& stop) {
  auto const code = run(command, options, clock, stop);
  if (code) return *code;
  fmt::print(stderr, "yingzhou log: {}\n", base::to_text(code.error()));
  return 2;
}

}  // namespace main_program
