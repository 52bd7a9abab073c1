// The Merkle tree of a log: its root, and proofs about it (RFC 6962 §2.1, RFC 9162 §2.1).
//
// A node is (level, index): the root of the perfect subtree over leaves [index·2^level, (index + 1)·2^level). Any tree is
// a row of such subtrees, one for each bit of its size, and every proof is a list of them, the right edge folded together.
// Verifying takes hostile input: any proof of any length gives true or false, never a crash.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "tlog/tile.h"

namespace tlog {

using Proof = std::vector<Hash>;

// Gives the hash of a perfect subtree that lies in the tree asked about.
class NodeReader {
 public:
  virtual ~NodeReader() = default;
  virtual base::Result<Hash> node(int level, std::uint64_t index) = 0;
};

// Nodes out of the tiles of a tree of `size` leaves. Keeps the tiles it has read: make one for one proof or one job.
class TileNodes final : public NodeReader {
 public:
  TileNodes(HashKind kind, TileReader const& reader, std::uint64_t size)
      : hasher_(kind), reader_(reader), size_(size) {}
  base::Result<Hash> node(int level, std::uint64_t index) override;

 private:
  base::Result<std::string const*> tile(int level, std::uint64_t index);

  Hasher hasher_;
  TileReader const& reader_;
  std::uint64_t size_;
  std::map<std::pair<int, std::uint64_t>, std::string> read_;  // by level and index
};

// The right edge of a growing tree: the roots of its perfect subtrees, largest first.
class CompactRange {
 public:
  CompactRange() = default;
  static base::Result<CompactRange> read(NodeReader& nodes, std::uint64_t size);

  // `completed(level, hash)` is told every subtree the leaf completes, the leaf itself (level 0) first.
  template <class Completed>
  void append(Hasher& hasher, Hash hash, Completed&& completed) {
    completed(0, hash);
    int level = 0;
    for (std::uint64_t rest = size_; (rest & 1U) != 0; rest >>= 1U) {
      hash = hasher.node(peaks_.back(), hash);
      peaks_.pop_back();
      completed(++level, hash);
    }
    peaks_.push_back(hash);
    ++size_;
  }

  std::uint64_t size() const { return size_; }
  Hash root(Hasher& hasher) const;  // of no leaves: H("")

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;
};

// The root of perfect subtrees standing side by side, largest first: they are joined from the right.
Hash fold(Hasher& hasher, std::vector<Hash> const& peaks);
// The root over the hashes of one tile, which need not be full. REQUIRES: at least one hash, whole hashes.
Hash root_of_tile(Hasher& hasher, std::string_view hashes);

base::Result<Hash> root_of(HashKind kind, NodeReader& nodes, std::uint64_t size);

// From the leaf's sibling up to the child of the root. Error: index ≥ size, or a node that cannot be read.
base::Result<Proof> prove_inclusion(HashKind kind, NodeReader& nodes, std::uint64_t index, std::uint64_t size);
bool verify_inclusion(HashKind kind, Proof const& proof, std::uint64_t index, Hash const& leaf, std::uint64_t size,
                      Hash const& root);

// That the tree of `size` begins with the tree of `old_size`. Empty for equal sizes and for old_size 0.
base::Result<Proof> prove_consistency(HashKind kind, NodeReader& nodes, std::uint64_t old_size, std::uint64_t size);
bool verify_consistency(HashKind kind, Proof const& proof, std::uint64_t old_size, Hash const& old_root,
                        std::uint64_t size, Hash const& root);

}  // namespace tlog
