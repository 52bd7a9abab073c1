// Puts events under signed checkpoints: appends what is new to the log and publishes its root. One call seals
// everything that has been committed; who calls it every few seconds bounds how long a record stands unsealed.
//
// Several processes may seal one store: each call begins where the newest checkpoint ends, and the store lets one of
// them win.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/evidence.h"
#include "tlog/appender.h"

namespace app {

// Offers a checkpoint to a witness: the size it knows of (as far as we know), the proof from there on, and the signed
// note. Gives the lines of its cosignature. stale: the witness knows of another size, which `issues[0].message`
// names.
struct WitnessRequest {
  std::uint64_t old_size = 0;
  tlog::Proof consistency;
  std::string checkpoint;
};
using AskWitness = std::function<base::Result<std::string>(WitnessRequest const&)>;

class Sealing {
 public:
  Sealing(Store& store, tlog::Profile profile, tlog::SignerKey const& key)
      : store_(store), profile_(profile), key_(key) {}

  // How many entries became sealed. conflict: the stored log does not continue what was signed before; somebody
  // changed it.
  base::Result<std::uint64_t> seal();

  // Has the newest checkpoint cosigned; true when a line was added. The lines are verified against `witness` first.
  base::Result<bool> cosign(tlog::VerifierKey const& witness, AskWitness const& ask);

 private:
  base::Result<std::uint64_t> seal_some();
  base::Result<> catch_up(std::optional<LogCheckpoint> const& newest);
  base::Result<> store_changes(Writer& writer, LogCheckpoint const& checkpoint,
                               std::vector<tlog::StoredTile> const& changes);

  Store& store_;
  tlog::Profile profile_;
  tlog::SignerKey const& key_;
  std::optional<tlog::Appender> appender_;
  std::optional<LogCheckpoint> cosigned_;  // the last one that was cosigned, as far as this process knows
};

// Signs what the appender holds.
base::Result<LogCheckpoint> sign_log(tlog::SignerKey const& key, std::uint64_t size, tlog::Hash const& root);

}  // namespace app
