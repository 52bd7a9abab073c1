// Everything derived again: each leaf hash from its entry, each tile from the one below, the root from all, and what is
// stored compared with it. Says which file is wrong, and where in it.
//
// Trust goes down from the signed root: a tile is right when its root is what the tile above says, and at the right edge
// when the edges together give the signed root. Where a stored tile does not fit but the one derived from the entries does,
// the tile is wrong; where it is the other way round, the entries are. One wrong file is always told exactly; of several in
// one branch every one is told, and its place as far as the rest allows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tlog/checkpoint.h"

namespace tlog {

struct Fault {
  enum class Where { checkpoint, tile, entry };
  Where where = Where::checkpoint;
  Tile tile;                // the tile, or the bundle of the entry
  std::uint64_t index = 0;  // the number of the entry in the log, or of the first wrong hash in the tile
  std::string message;      // `entry 4711 does not match its leaf hash in tile/0/018`

  std::string place() const;  // the file: `checkpoint`, `tile/0/018`, `tile/entries/018`
};

struct FullCheck {
  std::uint64_t size = 0;     // entries that the checkpoint speaks of
  std::vector<Fault> faults;  // at most faults_max
  bool is_complete = true;    // false: there are more faults than told

  static constexpr std::size_t faults_max = 1000;
  bool is_intact() const { return faults.empty(); }
};

// Reads every tile and bundle once. Memory: size / 2 bytes, and what is wrong.
FullCheck check_log(TileReader const& reader, std::string_view checkpoint, TrustedKeys const& keys);

}  // namespace tlog
