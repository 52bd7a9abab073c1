// How a log asks a witness for its cosignature (C2SP tlog-witness, add-checkpoint):
//
//   old <size>\n{<base64 hash>\n}\n<checkpoint, a signed note>
//
// The hashes prove that the log of the checkpoint begins with the log of the old size. The answer is the witness's line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tlog/tree.h"

namespace tlog {

inline constexpr std::size_t consistency_hashes_max = 63;
// Of the answer that names the size the witness knows of, with 409.
inline constexpr std::string_view size_media_type = "text/x.tlog.size";

struct AddCheckpoint {
  std::uint64_t old_size = 0;
  Proof consistency;
  std::string checkpoint;  // the signed note, byte by byte

  std::string to_string() const;
  static base::Result<AddCheckpoint> parse(std::string_view text);
};

}  // namespace tlog
