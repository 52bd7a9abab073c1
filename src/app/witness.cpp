#include "app/witness.h"

#include "tlog/witness_message.h"

namespace app {
namespace {

// Statuses of C2SP tlog-witness.
constexpr int cosigned = 200, malformed = 400, not_signed = 403, another_log = 404, other_size = 409, bad_proof = 422,
              broken = 500;  // not policy: HTTP

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
  if (!asked) return refuse(malformed, asked.error().message);
  auto const note = tlog::Note::parse(asked->checkpoint);
  if (!note) return refuse(malformed, note.error().message);
  auto const offered = tlog::Checkpoint::parse(note->text);
  if (!offered) return refuse(malformed, offered.error().message);
  if (offered->origin != log_.name()) return refuse(another_log, "this witness does not watch this log");
  if (auto const opened = tlog::open_checkpoint(asked->checkpoint, {profile_, log_, {}, 0}); !opened)
    return refuse(not_signed, opened.error().message);

  std::lock_guard const lock{mutex_};
  if (asked->old_size > offered->size) return refuse(malformed, "the old size is larger than the checkpoint's");
  std::uint64_t const known = last_ ? last_->size : 0;
  if (asked->old_size != known) return {other_size, std::string{tlog::size_media_type}, std::to_string(known) + "\n"};
  tlog::WitnessDecision const decision = tlog::decide_cosigning(profile_.hash, last_, *offered, asked->consistency);
  if (decision.verdict == tlog::WitnessVerdict::fork) return refuse(other_size, decision.reason);
  if (decision.verdict != tlog::WitnessVerdict::cosign) return refuse(bad_proof, decision.reason);
  auto const signature = tlog::cosign_note(note->text, key_, clock_.now());
  if (!signature) return refuse(broken, signature.error().message);
  if (auto const kept = keep_(asked->checkpoint); !kept) return refuse(broken, kept.error().message);
  last_ = *offered;
  last_note_ = asked->checkpoint;
  return {cosigned, "text/plain", signature->line()};
}

std::string Witness::last() {
  std::lock_guard const lock{mutex_};
  return last_note_;
}

}  // namespace app
