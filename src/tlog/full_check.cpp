#include "tlog/full_check.h"

#include <fmt/format.h>

#include <bit>
#include <map>

namespace tlog {
namespace {

using base::Result;

// A tile as it is stored and as it follows from what stands below it.
struct Pair {
  std::string stored, derived;
  std::string unreadable;     // why there is no usable `stored`
  std::string bundle_fault;   // level 0: why the bundle cannot be read to its end
  std::uint64_t entries = 0;  // level 0: read from the bundle; the rest of `derived` is zeros
};

// Hashes [index·256, …) of a level that keeps all of them in one text.
std::string_view slice(std::string const& hashes, Tile const& tile) {
  return std::string_view{hashes}.substr(tile.index * tile_width * Hash::size, tile.width * Hash::size);
}

std::uint64_t first_difference(std::string_view a, std::string_view b) {
  std::uint64_t at = 0;
  while (a.substr(at * Hash::size, Hash::size) == b.substr(at * Hash::size, Hash::size)) ++at;
  return at;
}

class Check {
 public:
  Check(TileReader const& reader, Checkpoint const& checkpoint, HashKind kind)
      : reader_(reader), size_(checkpoint.size), root_(checkpoint.root), hasher_(kind), levels_(levels_of(size_)) {}

  FullCheck run() {
    result_.size = size_;
    if (size_ == 0) {
      if (root_ != hasher_.plain("")) tell({Fault::Where::checkpoint, {}, 0, "the root of no entries is another one"});
      return std::move(result_);
    }
    if (!read_entries()) return std::move(result_);
    read_tiles();
    choose_edges();
    for (int level = levels_ - 1; level >= 0; --level) compare(level);
    return std::move(result_);
  }

 private:
  std::uint64_t tiles_at(int level) const { return (hashes_at(level, size_) + tile_width - 1) / tile_width; }
  std::uint64_t number_of(Tile const& tile, std::uint64_t position) const { return tile.index * tile_width + position; }

  void tell(Fault fault) {
    if (result_.faults.size() < FullCheck::faults_max) {
      result_.faults.push_back(std::move(fault));
    } else {
      result_.is_complete = false;
    }
  }

  void read_stored(Tile const& tile, Pair& pair) {
    auto stored = reader_.read(tile);
    if (!stored) {
      pair.unreadable = "cannot be read: " + stored.error().message;
    } else if (stored->size() != tile.width * Hash::size) {
      pair.unreadable = fmt::format("has {} bytes instead of {}", stored->size(), tile.width * Hash::size);
    } else {
      pair.stored = *std::move(stored);
    }
  }

  void derive_leaves(Tile const& tile, Pair& pair) {
    auto const bytes = reader_.read({Tile::entries, tile.index, tile.width});
    pair.derived.reserve(tile.width * Hash::size);
    if (bytes) {
      Bundle const bundle = read_bundle(*bytes, tile.width);
      for (std::string_view const entry : bundle.entries) pair.derived += hasher_.leaf(entry).view();
      pair.entries = bundle.entries.size();
      pair.bundle_fault = bundle.fault;
    } else {
      pair.bundle_fault = "cannot be read: " + bytes.error().message;
    }
    pair.derived.resize(tile.width * Hash::size, '\0');
  }

  // Level 0, one tile after the other; only what does not fit, and the edge, is kept. False: so much does not fit that it is
  // told as it stands and nothing is weighed (a signed size may be any number, and all of its tiles missing).
  bool read_entries() {
    derived_.resize(static_cast<std::size_t>(levels_));
    for (std::uint64_t i = 0; i < tiles_at(0); ++i) {
      Tile const tile = tile_of(0, i, size_);
      Pair pair;
      derive_leaves(tile, pair);
      read_stored(tile, pair);
      if (tile.is_full()) derived_[1] += root_of_tile(hasher_, pair.derived).view();
      if (!tile.is_full() || pair.stored != pair.derived || !pair.bundle_fault.empty()) leaves_[i] = std::move(pair);
      if (leaves_.size() > FullCheck::faults_max) break;
    }
    if (leaves_.size() <= FullCheck::faults_max) return true;
    for (auto const& [i, pair] : leaves_) {
      Tile const tile = tile_of(0, i, size_);
      if (!pair.unreadable.empty()) tell_tile(tile, pair, false);
      tell_entries(tile, pair, pair.unreadable.empty());
    }
    result_.is_complete = false;
    return false;
  }

  void read_tiles() {
    for (int level = 1; level < levels_; ++level) {
      std::size_t const at = static_cast<std::size_t>(level);
      for (std::uint64_t i = 0; i < tiles_at(level); ++i) {
        Tile const tile = tile_of(level, i, size_);
        Pair& pair = tiles_[{level, i}];
        pair.derived = slice(derived_[at], tile);
        read_stored(tile, pair);
        if (tile.is_full()) derived_[at + 1] += root_of_tile(hasher_, pair.derived).view();
      }
    }
  }

  Pair& pair_at(int level, std::uint64_t index) { return level == 0 ? leaves_[index] : tiles_[{level, index}]; }

  void push_peaks(std::vector<Hash>& peaks, std::string_view hashes) {
    for (std::size_t count = hashes.size() / Hash::size; count > 0; count = hashes.size() / Hash::size) {
      std::size_t const bytes = std::bit_floor(count) * Hash::size;
      peaks.push_back(root_of_tile(hasher_, hashes.substr(0, bytes)));
      hashes.remove_prefix(bytes);
    }
  }

  // Which of the partial tiles, as stored (bit 0) or as derived (bit 1), give the signed root together. Stored ones first.
  void choose_edges() {
    std::vector<int> edges;  // levels with a partial tile, the highest first
    for (int level = levels_ - 1; level >= 0; --level)
      if (hashes_at(level, size_) % tile_width != 0) edges.push_back(level);
    for (unsigned choice = 0; choice < 1U << edges.size(); ++choice) {
      std::vector<Hash> peaks;
      bool is_possible = true;
      for (std::size_t i = 0; i < edges.size(); ++i) {
        Pair const& pair = pair_at(edges[i], tiles_at(edges[i]) - 1);
        bool const derived = (choice >> i & 1U) != 0;
        is_possible = is_possible && (derived || pair.unreadable.empty());
        push_peaks(peaks, derived ? pair.derived : pair.stored);
      }
      if (!is_possible || fold(hasher_, peaks) != root_) continue;
      for (std::size_t i = 0; i < edges.size(); ++i) derived_edges_[edges[i]] = (choice >> i & 1U) != 0;
      return;
    }
    tell({Fault::Where::checkpoint,
          {},
          0,
          fmt::format("the signed root of {} entries is neither that of the stored tiles nor that of the entries",
                      size_)});
    for (int const level : edges) derived_edges_[level] = !pair_at(level, tiles_at(level) - 1).unreadable.empty();
  }

  // From the top down: `above_` holds the hashes of the level above as they must be.
  void compare(int level) {
    std::string chosen;
    for (std::uint64_t i = 0; i < tiles_at(level); ++i) {
      Tile const tile = tile_of(level, i, size_);
      if (level == 0 && tile.is_full() && !leaves_.contains(i)) {
        compare_agreeing(tile);
        continue;
      }
      Pair& pair = pair_at(level, i);
      bool stored_fits = false, derived_fits = false;
      if (tile.is_full()) {
        std::string_view const wanted = std::string_view{above_}.substr(i * Hash::size, Hash::size);
        stored_fits = pair.unreadable.empty() && root_of_tile(hasher_, pair.stored).view() == wanted;
        derived_fits = !stored_fits && root_of_tile(hasher_, pair.derived).view() == wanted;
      } else {
        (derived_edges_[level] ? derived_fits : stored_fits) = true;
      }
      bool const take_derived = derived_fits || (!stored_fits && !pair.unreadable.empty());
      if (!stored_fits) tell_tile(tile, pair, derived_fits);
      if (level == 0 && !derived_fits) tell_entries(tile, pair, stored_fits);
      if (level > 0) chosen += take_derived ? pair.derived : pair.stored;
    }
    above_ = std::move(chosen);
  }

  // A level-0 tile that agrees with its entries: it is enough to look at the tile above.
  void compare_agreeing(Tile const& tile) {
    std::size_t const at = tile.index * Hash::size;
    if (std::string_view{derived_[1]}.substr(at, Hash::size) == std::string_view{above_}.substr(at, Hash::size)) return;
    tell({Fault::Where::tile, tile, 0,
          fmt::format("{} and its entries agree with each other, but not with {}: both have been changed", tile.path(),
                      tile_of(1, tile.index / tile_width, size_).path())});
  }

  void tell_tile(Tile const& tile, Pair const& pair, bool derived_fits) {
    if (!pair.unreadable.empty()) return tell({Fault::Where::tile, tile, 0, tile.path() + " " + pair.unreadable});
    std::uint64_t const at = pair.stored == pair.derived ? 0 : first_difference(pair.stored, pair.derived);
    std::string const below = tile.level == 0
                                  ? fmt::format("the leaf hash of entry {}", number_of(tile, at))
                                  : fmt::format("the root of {}", Tile{tile.level - 1, number_of(tile, at)}.path());
    tell({Fault::Where::tile, tile, at,
          derived_fits ? fmt::format("hash {} of {} is not {}", at, tile.path(), below)
                       : fmt::format("{} is not what the tile above says, nor is what stands below it", tile.path())});
  }

  void tell_entries(Tile const& tile, Pair const& pair, bool stored_fits) {
    Tile const bundle{Tile::entries, tile.index, tile.width};
    if (!pair.unreadable.empty() || pair.stored == pair.derived) {  // no leaf hash to compare with
      if (!pair.bundle_fault.empty() || !stored_fits)
        tell_bundle(bundle, pair.entries, pair.bundle_fault.empty() ? "is not what the tree holds" : pair.bundle_fault);
      return;
    }
    std::uint64_t const at = first_difference(pair.stored, pair.derived), number = number_of(tile, at);
    if (at >= pair.entries) return tell_bundle(bundle, at, pair.bundle_fault);
    std::string const more = pair.bundle_fault.empty() ? "" : fmt::format("; the bundle {}", pair.bundle_fault);
    tell({Fault::Where::entry, bundle, number,
          fmt::format("entry {} does not match its leaf hash in {}{}", number, tile.path(), more)});
  }

  void tell_bundle(Tile const& bundle, std::uint64_t position, std::string const& why) {
    tell({Fault::Where::entry, bundle, number_of(bundle, position), fmt::format("{} {}", bundle.path(), why)});
  }

  TileReader const& reader_;
  std::uint64_t size_;
  Hash root_;
  Hasher hasher_;
  int levels_;
  std::vector<std::string> derived_;  // by level, from 1
  std::map<std::uint64_t, Pair> leaves_;
  std::map<std::pair<int, std::uint64_t>, Pair> tiles_;
  std::map<int, bool> derived_edges_;
  std::string above_;
  FullCheck result_;
};

}  // namespace

std::string Fault::place() const { return where == Where::checkpoint ? "checkpoint" : tile.path(); }

FullCheck check_log(TileReader const& reader, std::string_view checkpoint, TrustedKeys const& keys) {
  auto const opened = open_checkpoint(checkpoint, keys);
  if (opened) return Check{reader, opened->checkpoint, keys.profile.hash}.run();
  FullCheck result;
  result.faults.push_back({Fault::Where::checkpoint, {}, 0, opened.error().message});
  return result;
}

}  // namespace tlog
