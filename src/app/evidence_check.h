// Everything that the log says, derived again from what the store holds, and compared: entries from events, tiles from
// entries, every checkpoint from tiles, openings from their commitments, decisions from the hashes that their events carry.
// Trusts nothing but the key of the log. Source: OUT-02, AMB-58; rule T1.
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "app/evidence.h"

namespace app {

struct EvidenceFault {
  std::string place;          // `event 4711`, `tile/0/018`, `checkpoint 5000`, `opening …`, `decision …`
  std::int64_t sequence = 0;  // of the event, 0 where it is about none
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(EvidenceFault, (), (place, sequence, zh, en))

struct EvidenceCheck {
  std::int64_t events = 0, sealed = 0;  // in the store; under the newest checkpoint
  std::int64_t checkpoints = 0, cosignatures = 0, openings = 0, decisions = 0, dossiers = 0,
               documents = 0;  // checked; cosignatures of known witnesses
  std::vector<EvidenceFault> faults;
  bool is_complete = true;  // false: there are more faults than told
  bool is_intact() const { return faults.empty(); }
};
BOOST_DESCRIBE_STRUCT(EvidenceCheck, (),
                      (events, sealed, checkpoints, cosignatures, openings, decisions, dossiers, documents, faults,
                       is_complete))

// `log.key` must be there: the key that whoever checks knows to be the log's. Errors: the store cannot be read.
base::Result<EvidenceCheck> check_evidence(Store& store, LogIdentity const& log);

}  // namespace app
