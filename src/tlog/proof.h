// An entry proved without the log at hand (C2SP tlog-proof): index, inclusion proof and signed checkpoint as one text.
//
//   c2sp.org/tlog-proof@v1\n[extra <base64>\n]index <n>\n{<base64 hash>\n}\n<checkpoint, a signed note>
//
// `extra` is not authenticated by anything.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tlog/checkpoint.h"

namespace tlog {

struct OfflineProof {
  std::optional<std::string> extra;  // bytes, not empty
  std::uint64_t index = 0;
  Proof inclusion;
  std::string checkpoint;  // the signed note, byte by byte

  std::string to_string() const;
  // Also refuses a proof whose checkpoint is no checkpoint.
  static base::Result<OfflineProof> parse(std::string_view text);
};

struct ProvenEntry {
  std::uint64_t index = 0;
  std::uint64_t size = 0;             // of the tree it was proved in
  std::optional<base::Instant> time;  // it stood in the log then; from the earliest trusted cosignature
  std::vector<VerifiedSignature> cosignatures;
};

base::Result<ProvenEntry> verify_offline(OfflineProof const& proof, std::string_view entry, TrustedKeys const& keys);

}  // namespace tlog
