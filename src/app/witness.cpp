#include "app/witness.h"

#include "tlog/witness_message.h"

namespace app {
namespace {

WitnessAnswer refuse(int status, std::string why) { return {status, "text/plain", std::move(why) + "\n"}; }

}  // namespace

base::Result<std::unique_ptr<Witness>> Witness::open(tlog::Profile profile, tlog::VerifierKey log, tlog::SignerKey key,
                                                     std::string_view last, Keep keep, base::Clock const& clock) {
  std::unique_ptr<Witness> witness{new Witness{profile, std::move(log), std::move(key), std::move(keep), clock}};
  if (last.empty()) return witness;
  tlog::TrustedKeys const keys{profile, witness->log_, {}, 0};
  witness->last_ = TRY(tlog::open_checkpoint(last, keys)).checkpoint;
  witness->last_note_ = last;
  return witness;
}

WitnessAnswer Witness::add_checkpoint(std::string_view request) {
  auto const asked = tlog::AddCheckpoint::parse(request);
  if (!asked) return refuse(400, asked.error().message);
  auto const note = tlog::Note::parse(asked->checkpoint);
  if (!note) return refuse(400, note.error().message);
  auto const offered = tlog::Checkpoint::parse(note->text);
  if (!offered) return refuse(400, offered.error().message);
  if (offered->origin != log_.name()) return refuse(404, "this witness does not watch this log");
  if (auto const opened = tlog::open_checkpoint(asked->checkpoint, {profile_, log_, {}, 0}); !opened)
    return refuse(403, opened.error().message);

  std::lock_guard const lock{mutex_};
  if (asked->old_size > offered->size) return refuse(400, "the old size is larger than the checkpoint's");
  std::uint64_t const known = last_ ? last_->size : 0;
  if (asked->old_size != known) return {409, std::string{tlog::size_media_type}, std::to_string(known) + "\n"};
  tlog::WitnessDecision const decision = tlog::decide_cosigning(profile_.hash, last_, *offered, asked->consistency);
  if (decision.verdict == tlog::WitnessVerdict::fork) return refuse(409, decision.reason);
  if (decision.verdict != tlog::WitnessVerdict::cosign) return refuse(422, decision.reason);
  auto const signature = tlog::cosign_note(note->text, key_, clock_.now());
  if (!signature) return refuse(500, signature.error().message);
  if (auto const kept = keep_(asked->checkpoint); !kept) return refuse(500, kept.error().message);
  last_ = *offered;
  last_note_ = asked->checkpoint;
  return {200, "text/plain", signature->line()};
}

std::string Witness::last() {
  std::lock_guard const lock{mutex_};
  return last_note_;
}

}  // namespace app
