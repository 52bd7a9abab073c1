#include "tlog/appender.h"

#include <fmt/format.h>

#include <utility>

namespace tlog {

using base::invalid;
using base::Result;

Appender::Edge& Appender::edge(int level) {
  while (edges_.size() < static_cast<std::size_t>(level + 2)) {
    Edge one;
    one.tile = {static_cast<int>(edges_.size()) - 1, 0, 0};
    edges_.push_back(std::move(one));
  }
  return edges_[static_cast<std::size_t>(level + 1)];
}

// One more hash or entry.
void Appender::add(Edge& edge, std::string_view bytes) {
  edge.bytes += bytes;
  edge.changed = true;
  if (++edge.tile.width < tile_width) return;
  full_.push_back({edge.tile, std::exchange(edge.bytes, {})});
  edge.tile = {edge.tile.level, edge.tile.index + 1, 0};
  edge.changed = false;
}

Result<Appender> Appender::resume(HashKind kind, TileReader const& reader, std::uint64_t size, Hash const& root) {
  TileNodes nodes{kind, reader, size};
  Appender appender{kind};
  appender.range_ = TRY(CompactRange::read(nodes, size));
  if (appender.root() != root)
    return base::Error{
        base::ErrorCode::conflict, fmt::format("the stored tiles of {} entries give another root", size), {}};
  for (int level = Tile::entries; level < levels_of(size); ++level) {
    std::uint64_t const hashes = hashes_at(level, size);
    Edge& edge = appender.edge(level);
    edge.tile = {level, hashes / tile_width, hashes % tile_width};
    if (edge.tile.width != 0) edge.bytes = TRY(reader.read(edge.tile));
  }
  if (Edge const& entries = appender.edge(Tile::entries); entries.tile.width != 0) {
    Bundle const bundle = read_bundle(entries.bytes, entries.tile.width);
    std::string leaves;
    for (std::string_view const entry : bundle.entries) leaves += appender.hasher_.leaf(entry).view();
    if (!bundle.fault.empty() || leaves != appender.edge(0).bytes)
      return base::Error{base::ErrorCode::conflict, entries.tile.path() + " does not fit its tile", {}};
  }
  return appender;
}

Result<std::uint64_t> Appender::append(std::string_view entry) {
  if (entry.size() > entry_size_max) return invalid(fmt::format("an entry has at most {} bytes", entry_size_max));
  if (size() == tree_size_max) return invalid("the log is full");
  std::uint64_t const index = size();
  std::string prefixed;
  append_to_bundle(prefixed, entry);
  add(edge(Tile::entries), prefixed);
  range_.append(hasher_, hasher_.leaf(entry), [this](int level, Hash const& hash) {
    if (level % tile_height == 0) add(edge(level / tile_height), hash.view());
  });
  return index;
}

std::vector<StoredTile> Appender::changes() {
  std::vector<StoredTile> changes = std::exchange(full_, {});
  for (Edge& edge : edges_)
    if (std::exchange(edge.changed, false)) changes.push_back({edge.tile, edge.bytes});
  return changes;
}

}  // namespace tlog
