// Events as entries of the verifiable log (tlog/): entry n is the event of sequence n + 1, and is derived from it
// whenever it is asked for, so that nobody can change the one and keep the other. Kept beside the events are the
// tiles of hashes, the signed checkpoints, and the openings of personal values, which may be erased without touching
// any proof. Source: OUT-02, OUT-27, AMB-58; ADR 0015, 0019.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "app/records.h"
#include "base/date.h"
#include "base/id.h"
#include "tlog/checkpoint.h"
#include "tlog/leaf.h"
#include "tlog/proof.h"

namespace app {

// One tile of hashes as the newest tree has it; tile_id is its path without the width, `tile/0/x001/234`.
struct LogTile {
  std::string tile_id;
  std::int64_t width = 0;  // 1 … 256
  std::string hashes;      // base64
};
BOOST_DESCRIBE_STRUCT(LogTile, (), (tile_id, width, hashes))
template <>
inline constexpr std::string_view record_name<LogTile> = "log_tile";

struct LogCheckpoint {
  std::string checkpoint_id;  // the size in twenty digits
  std::int64_t size = 0;
  std::string note;  // signed by the log; lines of witnesses are added to it
  std::int64_t cosignatures = 0;
};
BOOST_DESCRIBE_STRUCT(LogCheckpoint, (), (checkpoint_id, size, note, cosignatures))
template <>
inline constexpr std::string_view record_name<LogCheckpoint> = "log_checkpoint";

// A personal value that an event commits to (tlog/leaf.h).
struct EventOpening {
  std::string opening_id;  // of event and field
  std::string event_id, field;
  std::string salt;   // base64
  std::string value;  // canonical JSON
};
BOOST_DESCRIBE_STRUCT(EventOpening, (), (opening_id, event_id, field, salt, value))
template <>
inline constexpr std::string_view record_name<EventOpening> = "event_opening";

// Whose log it is, and who watches it.
struct LogIdentity {
  tlog::Profile profile;
  std::optional<tlog::VerifierKey> key;
  std::vector<tlog::VerifierKey> witnesses;
  std::function<std::string()> trouble;  // why sealing stopped, "" when all is well; may be empty
};

// Canonical JSON of the event. A body that is too long or too deep for an entry stands in it as its hash,
// `body_sha256`.
base::Result<std::string> entry_of(Event const& event);

// What an event says of what it tells about, so that a change of it shows: SHA-256 over every field, in hexadecimal.
std::string hash_of(StoredDecision const& decision);
std::string hash_of(std::span<park::Fact const> facts);

// Replaces members of the body by commitments to them; `personal` names members. For the event that is about to be
// written.
base::Result<std::vector<EventOpening>> commit_personal(tlog::HashKind kind, std::string_view event_id,
                                                        base::Json::Object& body,
                                                        std::vector<std::string> const& personal,
                                                        base::Randomness& randomness);
base::Result<tlog::Opening> opening_of(EventOpening const& stored);
// The body with the values that are still known in place of their commitments, but for result_field.
base::Result<base::Json> opened_body(RecordReader& records, Event const& event);

std::string tile_id_of(tlog::Tile tile);

// The newest one, or none before the first seal.
base::Result<std::optional<LogCheckpoint>> newest_checkpoint(RecordReader& records);

// Tiles as stored, bundles of entries derived from the events.
class StoredTiles final : public tlog::TileReader {
 public:
  explicit StoredTiles(RecordReader& records) : records_(records) {}
  base::Result<std::string> read(tlog::Tile const& tile) const override;

 private:
  RecordReader& records_;
};

// One event proved to somebody who has neither the database nor the network.
struct EventProof {
  std::string entry;                   // canonical JSON of the event
  std::string proof;                   // c2sp.org/tlog-proof@v1
  std::vector<EventOpening> openings;  // of personal values, as far as the reader may see them
  std::string log_key;                 // as the log says; whoever checks compares it with the key that they know
  std::vector<std::string> witness_keys;
};
BOOST_DESCRIBE_STRUCT(EventProof, (), (entry, proof, openings, log_key, witness_keys))

// not_found: there is no such event; unavailable: it is not under a checkpoint yet, which takes seconds.
base::Result<EventProof> prove_event(RecordReader& records, LogIdentity const& log, std::string_view event_id);

// What a decision says in short is opened for those who may see decisions; everything else for those who read the audit
// trail, who have no business with ratings.
inline constexpr std::string_view result_field = "/body/result";
inline constexpr std::string_view decision_made = "decision_made";  // the kind of its event
enum class Openings { of_result, but_result };
void keep_openings(EventProof& proof, Openings which);

// The newest event of that kind about the party whose body names the id, or none: of a decision, of a document.
base::Result<std::optional<Event>> event_about(RecordReader& records, std::string_view party_id, std::string_view kind,
                                               std::string_view id);
// Of the event that tells of the newest decision about the party.
base::Result<EventProof> prove_decision(Store& store, LogIdentity const& log, std::string_view party_id);

struct CheckedProof {
  tlog::ProvenEntry proven;
  base::Json event;  // as it was sealed, with the opened values in place of their commitments
};
// Whether the proof shows its entry under a checkpoint that `keys` vouch for, and its openings fit.
base::Result<CheckedProof> check_proof(EventProof const& proof, tlog::TrustedKeys const& keys);

}  // namespace app
