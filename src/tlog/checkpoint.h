// Checkpoints (C2SP tlog-checkpoint): what a log says of itself, signed by the log and cosigned by witnesses.
//
//   <origin>\n<size>\n<base64 of the root>\n[<extension>\n …]
//
// Our logs name themselves by their key: the origin is the name of the log's key, and one that is not is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tlog/note.h"
#include "tlog/tree.h"

namespace tlog {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root;
  std::vector<std::string> extensions;  // opaque lines, none in our logs

  std::string text() const;
  static base::Result<Checkpoint> parse(std::string_view text);
  friend bool operator==(Checkpoint const&, Checkpoint const&) = default;
};

// Whom a reader trusts. `witnesses_min` of the witnesses must have cosigned; witnesses are trusted for time and for having
// seen one history only.
struct TrustedKeys {
  Profile profile;
  VerifierKey log;
  std::vector<VerifierKey> witnesses;
  std::size_t witnesses_min = 0;
};

struct VerifiedCheckpoint {
  Checkpoint checkpoint;
  std::vector<VerifiedSignature> cosignatures;  // of trusted witnesses
  // The earliest of their times: the tree stood then, and so did every entry in it.
  std::optional<base::Instant> time() const;
};

base::Result<Note> sign_checkpoint(Checkpoint const& checkpoint, SignerKey const& log);
base::Result<VerifiedCheckpoint> open_checkpoint(std::string_view note, TrustedKeys const& keys);

// What a witness does with a checkpoint it is offered (C2SP tlog-witness, add-checkpoint). The signature of the log has been
// verified before; the caller keeps the checkpoint it cosigned in the same transaction.
enum class WitnessVerdict {
  cosign,
  other_log,  // the origin is another one
  rollback,   // smaller than what has been cosigned
  fork,       // same size, another root
  bad_proof,  // larger, but not shown to contain what has been cosigned
};
struct WitnessDecision {
  WitnessVerdict verdict = WitnessVerdict::bad_proof;
  std::string reason;  // "" with cosign
};
// `last`: what this witness cosigned last for the log, if anything; then the proof must be empty.
WitnessDecision decide_cosigning(HashKind kind, std::optional<Checkpoint> const& last, Checkpoint const& offered,
                                 Proof const& consistency);

}  // namespace tlog
