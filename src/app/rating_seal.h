// How a rating that goes out on paper stands in the verifiable log: in words for the page, and as the files that prove
// it to somebody who has neither the database nor the network. What the log contradicts is said, never proved over.
// Source: OUT-02, OUT-27; ADR 0024.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/evidence.h"
#include "base/date.h"
#include "base/result.h"
#include "park/common/assessment.h"

namespace app {

struct RatingSeal {
  enum class State {
    not_stored,    // computed on request: nothing was decided
    no_log,        // this installation keeps none
    waiting,       // decided, and not yet under a checkpoint
    contradicted,  // the log does not show this decision as it is stored
    sealed
  };
  State state = State::not_stored;
  base::Instant looked_at;  // when this was found out
  // Of what is sealed:
  std::string log_name, log_key;
  std::int64_t record = 0;                    // its place in the log, from 1
  std::int64_t size = 0;                      // records under the checkpoint
  std::optional<base::Instant> newest_at;     // of the newest record under the checkpoint
  std::vector<std::string> witnesses;         // who cosigned the checkpoint
  std::optional<base::Instant> witnessed_at;  // the earliest of them
  std::string proof;                          // JSON of EventProof
  std::string decision;                       // the bytes that were hashed, "" for a reader who may not see all of them
};

// Writes the event of a decision, in the transaction that stores the decision: numbers and hashes, and a commitment to
// `result`, what the decision says in short (grade, score, limit …). The opening of `result` goes out with the proofs of
// those who may see decisions, and with no other (result_field).
base::Result<> tell_decision(Writer& writer, Event event, StoredDecision const& decision, tlog::HashKind kind,
                             base::Randomness& randomness);

// `is_seen_whole`: the reader sees every value of the decision.
base::Result<RatingSeal> seal_of(Store& store, LogIdentity const& log, base::Instant now,
                                 StoredDecision const& decision, bool is_seen_whole);

// The decision beside a proof, when it is the one that the proven record tells of.
base::Result<park::Assessment> sealed_assessment(CheckedProof const& checked, std::string_view decision);

}  // namespace app
