#include "tlog/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace tlog {
namespace {

using base::invalid;
using base::Result;

// The largest power of two below n. REQUIRES: n ≥ 2.
std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

Result<> check_sizes(std::uint64_t low, std::uint64_t size, char const* what) {
  if (low > size || size > tree_size_max)
    return invalid(fmt::format("{} {} does not fit a tree of {} leaves", what, low, size));
  return {};
}

// The perfect subtrees over leaves [low, high), largest first. REQUIRES: low is a multiple of the first one's width.
Result<std::vector<Hash>> peaks_of(NodeReader& nodes, std::uint64_t low, std::uint64_t high) {
  std::vector<Hash> peaks;
  while (low < high) {
    int const level = static_cast<int>(std::bit_width(high - low)) - 1;
    peaks.push_back(TRY(nodes.node(level, low >> level)));
    low += std::uint64_t{1} << level;
  }
  return peaks;
}

Result<Hash> range_root(Hasher& hasher, NodeReader& nodes, std::uint64_t low, std::uint64_t high) {
  return fold(hasher, TRY(peaks_of(nodes, low, high)));
}

bool is_odd(std::uint64_t value) { return (value & 1U) != 0; }

}  // namespace

Result<std::string const*> TileNodes::tile(int level, std::uint64_t index) {
  auto const known = read_.find({level, index});
  if (known != read_.end()) return &known->second;
  Tile const wanted = tile_of(level, index, size_);
  std::string bytes = TRY(reader_.read(wanted));
  if (bytes.size() != wanted.width * Hash::size)
    return invalid(
        fmt::format("{} has {} bytes instead of {}", wanted.path(), bytes.size(), wanted.width * Hash::size));
  return &read_.emplace(std::pair{level, index}, std::move(bytes)).first->second;
}

Result<Hash> TileNodes::node(int level, std::uint64_t index) {
  if (level < 0 || level > 62 || index >= (size_ >> level))
    return invalid(fmt::format("node {} of level {} is not in a tree of {} leaves", index, level, size_));
  int const inner = level % tile_height;
  std::uint64_t const first = index << inner;  // of the tile's level
  std::string const* const bytes = TRY(tile(level / tile_height, first / tile_width));
  std::size_t const count = std::size_t{1} << inner;
  return root_of_tile(hasher_, std::string_view{*bytes}.substr(first % tile_width * Hash::size, count * Hash::size));
}

Result<CompactRange> CompactRange::read(NodeReader& nodes, std::uint64_t size) {
  TRY(check_sizes(size, size, "size"));
  CompactRange range;
  range.size_ = size;
  range.peaks_ = TRY(peaks_of(nodes, 0, size));
  return range;
}

Hash CompactRange::root(Hasher& hasher) const { return peaks_.empty() ? hasher.plain("") : fold(hasher, peaks_); }

Hash fold(Hasher& hasher, std::vector<Hash> const& peaks) {
  CHECK(!peaks.empty());
  Hash root = peaks.back();
  for (std::size_t i = peaks.size() - 1; i-- > 0;) root = hasher.node(peaks[i], root);
  return root;
}

Hash root_of_tile(Hasher& hasher, std::string_view hashes) {
  std::size_t const count = hashes.size() / Hash::size;
  CHECK(count > 0 && hashes.size() % Hash::size == 0);
  std::vector<Hash> row;
  row.reserve(count);
  for (std::size_t i = 0; i < count; ++i) row.push_back(Hash::of_bytes(hashes.substr(i * Hash::size, Hash::size)));
  while (row.size() > 1) {  // a hash without a neighbour moves up as it is
    std::size_t const pairs = row.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i) row[i] = hasher.node(row[2 * i], row[2 * i + 1]);
    if (is_odd(row.size())) row[pairs] = row.back();
    row.resize(pairs + row.size() % 2);
  }
  return row.front();
}

Result<Hash> root_of(HashKind kind, NodeReader& nodes, std::uint64_t size) {
  Hasher hasher{kind};
  return TRY(CompactRange::read(nodes, size)).root(hasher);
}

Result<Proof> prove_inclusion(HashKind kind, NodeReader& nodes, std::uint64_t index, std::uint64_t size) {
  if (index >= size || size > tree_size_max)
    return invalid(fmt::format("entry {} is not in a tree of {} entries", index, size));
  Hasher hasher{kind};
  Proof proof;
  std::uint64_t low = 0, high = size;
  while (high - low > 1) {  // from the root down
    std::uint64_t const middle = low + split(high - low);
    if (index < middle) {
      proof.push_back(TRY(range_root(hasher, nodes, middle, high)));
      high = middle;
    } else {
      proof.push_back(TRY(range_root(hasher, nodes, low, middle)));
      low = middle;
    }
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

// RFC 9162 §2.1.3.2
bool verify_inclusion(HashKind kind, Proof const& proof, std::uint64_t index, Hash const& leaf, std::uint64_t size,
                      Hash const& root) {
  if (index >= size || size > tree_size_max) return false;
  Hasher hasher{kind};
  Hash hash = leaf;
  std::uint64_t node = index, last = size - 1;
  for (Hash const& sibling : proof) {
    if (last == 0) return false;
    if (is_odd(node) || node == last) {
      hash = hasher.node(sibling, hash);
      while (!is_odd(node) && node != 0) node >>= 1U, last >>= 1U;
    } else {
      hash = hasher.node(hash, sibling);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && hash == root;
}

Result<Proof> prove_consistency(HashKind kind, NodeReader& nodes, std::uint64_t old_size, std::uint64_t size) {
  TRY(check_sizes(old_size, size, "old size"));
  Proof proof;
  if (old_size == 0 || old_size == size) return proof;
  Hasher hasher{kind};
  std::uint64_t low = 0, high = size;
  while (high != old_size) {  // from the root down to the subtree that ends with the old tree
    std::uint64_t const middle = low + split(high - low);
    if (old_size <= middle) {
      proof.push_back(TRY(range_root(hasher, nodes, middle, high)));
      high = middle;
    } else {
      proof.push_back(TRY(range_root(hasher, nodes, low, middle)));
      low = middle;
    }
  }
  if (low != 0) proof.push_back(TRY(range_root(hasher, nodes, low, high)));
  std::reverse(proof.begin(), proof.end());
  return proof;
}

// RFC 9162 §2.1.4.2
bool verify_consistency(HashKind kind, Proof const& proof, std::uint64_t old_size, Hash const& old_root,
                        std::uint64_t size, Hash const& root) {
  if (old_size > size || size > tree_size_max) return false;
  Hasher hasher{kind};
  if (old_size == size) return proof.empty() && old_root == root;
  if (old_size == 0) return proof.empty() && old_root == hasher.plain("");
  std::uint64_t node = old_size - 1, last = size - 1;
  while (is_odd(node)) node >>= 1U, last >>= 1U;
  std::size_t next = 0;
  Hash old_hash = old_root, hash = old_root;
  if (node != 0) {  // else the old tree is a perfect subtree, and its root is the start
    if (proof.empty()) return false;
    old_hash = hash = proof[next++];
  }
  for (; next < proof.size(); ++next) {
    if (last == 0) return false;
    if (is_odd(node) || node == last) {
      old_hash = hasher.node(proof[next], old_hash);
      hash = hasher.node(proof[next], hash);
      while (!is_odd(node) && node != 0) node >>= 1U, last >>= 1U;
    } else {
      hash = hasher.node(hash, proof[next]);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace tlog
