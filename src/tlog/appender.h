// The growing end of a log. Keeps the right edge only: a compact range, and what of each level's last tile is not full yet.
//
// The one who writes a log appends entries, stores `changes()` and then publishes a checkpoint over `root()`. A checkpoint
// that is published before its tiles are stored cannot be proved; the other way round nothing is lost.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tlog/tree.h"

namespace tlog {

struct StoredTile {
  Tile tile;
  std::string bytes;
};

class Appender {
 public:
  explicit Appender(HashKind kind) : hasher_(kind) {}
  // Goes on where the stored tiles of a tree end. Error: they cannot be read, or do not give `root`.
  static base::Result<Appender> resume(HashKind kind, TileReader const& reader, std::uint64_t size, Hash const& root);

  // The index of the entry. Error: longer than 65,535 bytes; nothing is appended then.
  base::Result<std::uint64_t> append(std::string_view entry);
  std::uint64_t size() const { return range_.size(); }
  Hash root() { return range_.root(hasher_); }

  // Every tile and bundle that is new since the last call: full ones, and those at the right edge as they are now. A partial
  // tile takes the place of the narrower ones of the same level and index.
  std::vector<StoredTile> changes();

 private:
  struct Edge {
    Tile tile;  // its width is what `bytes` holds, 0 … 255
    std::string bytes;
    bool changed = false;
  };
  Edge& edge(int level);
  void add(Edge& edge, std::string_view bytes);

  Hasher hasher_;
  CompactRange range_;
  std::vector<Edge> edges_;  // entries first, then levels 0, 1 …
  std::vector<StoredTile> full_;
};

}  // namespace tlog
