// The files of a log (C2SP tlog-tiles): a tree is kept as tiles of up to 256 hashes, its entries as bundles of up to 256.
//
//   tile/<L>/<N>[.p/<W>]        hashes of level 8·L of the tree, from number 256·N on; L = 0 are leaf hashes
//   tile/entries/<N>[.p/<W>]    the entries below tile/0/<N>, each after its length as a big-endian uint16
//
// N is written in groups of three digits, x001/x234/067. A tile of W < 256 is partial: it stands at the right edge of a
// tree of one size and is hashed into no tile above it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tlog/hash.h"

namespace tlog {

inline constexpr std::uint64_t tile_width = 256;
inline constexpr int tile_height = 8;
inline constexpr std::size_t entry_size_max = 65'535;
inline constexpr std::uint64_t tree_size_max = std::uint64_t{1} << 62U;  // indices and sizes stay far from overflow

struct Tile {
  static constexpr int entries = -1;  // the level of entry bundles
  int level = 0;                      // 0 … 63, or `entries`
  std::uint64_t index = 0;            // N
  std::uint64_t width = tile_width;   // 1 … 256

  bool is_full() const { return width == tile_width; }
  std::string path() const;
  static base::Result<Tile> parse(std::string_view path);  // only what `path` writes
  friend bool operator==(Tile const&, Tile const&) = default;
};

// How many hashes the tiles of `level` hold together in a tree of `size` leaves.
std::uint64_t hashes_at(int level, std::uint64_t size);
// Tile `index` of `level` as a tree of `size` leaves has it. REQUIRES: it has one.
Tile tile_of(int level, std::uint64_t index, std::uint64_t size);
// Number of levels with at least one tile; 0 for no leaves.
int levels_of(std::uint64_t size);

// Reads what is stored, as bytes: 32 × width for a tile, a bundle of `width` entries at level `entries`. Implemented over
// SQL, files or HTTP. What it gives is checked by whoever reads, never trusted. A store that holds a wider tile of the same
// level and index gives the front of it (`narrowed`).
class TileReader {
 public:
  virtual ~TileReader() = default;
  virtual base::Result<std::string> read(Tile const& tile) const = 0;
};

// Appends one entry to a bundle. REQUIRES: entry.size() ≤ entry_size_max.
void append_to_bundle(std::string& bundle, std::string_view entry);

// The entries of a bundle as far as it can be read; `fault` says why it stops short or what is too much, else "".
struct Bundle {
  std::vector<std::string_view> entries;  // into the bytes given
  std::string fault;
};
Bundle read_bundle(std::string_view bytes, std::uint64_t width);

// The first `wanted.width` hashes or entries of what is stored, as they are when there are fewer.
std::string narrowed(std::string stored, Tile const& wanted);

}  // namespace tlog
