// What an entry of the log says of an event: its canonical JSON, in which each personal value is replaced by a salted
// commitment, {"$commitment":"<base64>"}.
//
//   commitment = H(salt || canonical JSON of [field, value])    salt: 32 bytes, drawn for each value; field: JSON pointer
//
// Salt and value (the opening) are kept beside the log. Whoever holds them can show that the entry speaks of this value;
// once they are erased nobody can find it out by trying values, and entry, tree and every proof stay as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "tlog/hash.h"

namespace tlog {

inline constexpr std::size_t salt_size = 32;
inline constexpr std::string_view commitment_key = "$commitment";

struct Opening {
  std::string field;  // JSON pointer into the event, `/party/contact/0/name`
  std::string salt;   // 32 bytes
  base::Json value;
  friend bool operator==(Opening const&, Opening const&) = default;
};

struct Leaf {
  std::string entry;  // for the log
  std::vector<Opening> openings;
};

// As RFC 8785: no blanks, keys ordered by their UTF-16 code units, shortest escapes. Numbers are exact decimals in plain
// notation, which is RFC 8785's writing for numbers below 1e21 that a double holds. Error: text that is not UTF-8, a key
// twice, deeper than 64.
base::Result<std::string> canonical_json(base::Json const& value);

base::Result<Hash> commit(HashKind kind, Opening const& opening);

// `personal`: pointers to the personal values, every one of which must be there. REQUIRES: `randomness` fit for secrets.
base::Result<Leaf> make_leaf(HashKind kind, base::Json event, std::vector<std::string> const& personal,
                             base::Randomness& randomness);
// Whether the entry holds the commitment of this opening at its field. Error: the entry is no JSON or has none there.
base::Result<bool> opens(HashKind kind, std::string_view entry, Opening const& opening);

}  // namespace tlog
