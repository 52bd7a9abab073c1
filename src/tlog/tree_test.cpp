#include "tlog/tree.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/spelling.h"
#include "tlog/testing.h"

namespace tlog {
namespace {

using testing::MemoryLog;

// RFC 6962 §2.1 written down as it stands there: the reference for everything else here.
Hash naive_root(Hasher& hasher, std::vector<std::string> const& entries, std::size_t low, std::size_t high) {
  if (low == high) return hasher.plain("");
  if (high - low == 1) return hasher.leaf(entries[low]);
  std::size_t k = 1;
  while (2 * k < high - low) k *= 2;
  Hash const left = naive_root(hasher, entries, low, low + k), right = naive_root(hasher, entries, low + k, high);
  return hasher.node(left, right);
}

std::vector<std::string> entries_of(std::uint64_t size) {
  std::vector<std::string> entries;
  for (std::uint64_t i = 0; i < size; ++i) entries.push_back(MemoryLog::entry(i));
  return entries;
}

TEST(Hash, SHA_256_and_SM3_of_the_standards) {
  EXPECT_EQ(base::to_hex(Hasher{HashKind::sha_256}.plain("abc").view()),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(base::to_hex(Hasher{HashKind::sm3}.plain("abc").view()),  // GB/T 32905-2016, example 1
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string abcd;
  for (int i = 0; i < 16; ++i) abcd += "abcd";
  EXPECT_EQ(base::to_hex(Hasher{HashKind::sm3}.plain(abcd).view()),  // example 2
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Tree, roots_of_the_certificate_transparency_vectors) {  // google/certificate-transparency, merkle_tree_test
  char const* const entries[] = {
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  char const* const roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                               "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Appender appender{HashKind::sha_256};
  for (std::size_t size = 0; size <= 8; ++size) {
    EXPECT_EQ(base::to_hex(appender.root().view()), roots[size]) << size;
    if (size < 8) {
      ASSERT_TRUE(appender.append(*base::from_hex(entries[size])));
    }
  }
}

TEST(Tree, root_is_that_of_the_definition_for_both_hashes) {
  for (HashKind const kind : {HashKind::sha_256, HashKind::sm3}) {
    auto const entries = entries_of(600);
    Hasher hasher{kind};
    Appender appender{kind};
    testing::MemoryTiles tiles;
    for (std::size_t size = 1; size <= entries.size(); ++size) {
      ASSERT_TRUE(appender.append(entries[size - 1]));
      if (size > 70 && size % 97 != 0 && size % 256 > 1) continue;
      tiles.store(appender.changes());
      Hash const want = naive_root(hasher, entries, 0, size);
      ASSERT_EQ(appender.root(), want) << size;
      TileNodes nodes{kind, tiles, size};
      ASSERT_EQ(*root_of(kind, nodes, size), want) << size;
    }
  }
}

TEST(Tree, every_inclusion_up_to_70_verifies_and_only_as_what_it_is) {
  for (std::uint64_t size = 1; size <= 70; ++size) {
    MemoryLog log{size};
    Hasher hasher{HashKind::sha_256};
    Hash const root = log.appender.root();
    TileNodes nodes = log.nodes();
    for (std::uint64_t index = 0; index < size; ++index) {
      auto const proof = prove_inclusion(HashKind::sha_256, nodes, index, size);
      ASSERT_TRUE(proof) << proof;
      Hash const leaf = hasher.leaf(MemoryLog::entry(index));
      ASSERT_TRUE(verify_inclusion(HashKind::sha_256, *proof, index, leaf, size, root));
      for (std::uint64_t other = 0; other <= size; ++other)
        ASSERT_EQ(verify_inclusion(HashKind::sha_256, *proof, other, leaf, size, root), other == index);
    }
  }
}

TEST(Tree, every_consistency_up_to_70_verifies) {
  MemoryLog log{70};
  TileNodes nodes = log.nodes();
  auto const entries = entries_of(70);
  Hasher hasher{HashKind::sha_256};
  std::vector<Hash> roots;
  for (std::size_t size = 0; size <= 70; ++size) roots.push_back(naive_root(hasher, entries, 0, size));
  for (std::uint64_t size = 0; size <= 70; ++size)
    for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
      auto const proof = prove_consistency(HashKind::sha_256, nodes, old_size, size);
      ASSERT_TRUE(proof) << proof;
      ASSERT_TRUE(verify_consistency(HashKind::sha_256, *proof, old_size, roots[old_size], size, roots[size]));
      for (std::uint64_t other = 0; other <= 70; ++other) {
        ASSERT_EQ(verify_consistency(HashKind::sha_256, *proof, old_size, roots[other], size, roots[size]),
                  other == old_size);
        ASSERT_EQ(verify_consistency(HashKind::sha_256, *proof, old_size, roots[old_size], size, roots[other]),
                  other == size || (old_size == 0 && size != 0));  // every tree begins with none
      }
    }
}

TEST(Tree, a_changed_proof_is_refused) {
  static MemoryLog log{2000};
  static TileNodes nodes = log.nodes();
  static Hash const root = log.appender.root();
  EXPECT_TRUE(rc::check("inclusion", [] {
    std::uint64_t const size = *rc::gen::inRange<std::uint64_t>(2, 2001);
    std::uint64_t const index = *rc::gen::inRange<std::uint64_t>(0, size);
    Hash const leaf = Hasher{HashKind::sha_256}.leaf(MemoryLog::entry(index));
    Hash const its_root = *root_of(HashKind::sha_256, nodes, size);
    Proof proof = *prove_inclusion(HashKind::sha_256, nodes, index, size);
    RC_ASSERT(verify_inclusion(HashKind::sha_256, proof, index, leaf, size, its_root));
    std::size_t const at = *rc::gen::inRange<std::size_t>(0, proof.size());
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        proof[at].bytes[*rc::gen::inRange<std::size_t>(0, 32)] ^= static_cast<unsigned char>(*rc::gen::inRange(1, 256));
        break;
      case 1: proof.erase(proof.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 2: proof.insert(proof.begin() + static_cast<std::ptrdiff_t>(at), proof[at]); break;
      case 3: proof.push_back(its_root); break;
      default: {
        Hash wrong = leaf;
        wrong.bytes[0] ^= 1;
        RC_ASSERT_FALSE(verify_inclusion(HashKind::sha_256, proof, index, wrong, size, its_root));
        return;
      }
    }
    RC_ASSERT_FALSE(verify_inclusion(HashKind::sha_256, proof, index, leaf, size, its_root));
  }));
  EXPECT_TRUE(rc::check("consistency", [] {
    std::uint64_t const old_size = *rc::gen::inRange<std::uint64_t>(1, 2000);
    Hash old_root = *root_of(HashKind::sha_256, nodes, old_size);
    Proof proof = *prove_consistency(HashKind::sha_256, nodes, old_size, 2000);
    RC_ASSERT(verify_consistency(HashKind::sha_256, proof, old_size, old_root, 2000, root));
    std::size_t const at = *rc::gen::inRange<std::size_t>(0, proof.size());
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        proof[at].bytes[*rc::gen::inRange<std::size_t>(0, 32)] ^= static_cast<unsigned char>(*rc::gen::inRange(1, 256));
        break;
      case 1: proof.erase(proof.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 2: proof.push_back(root); break;
      default: old_root.bytes[31] ^= 128; break;
    }
    RC_ASSERT_FALSE(verify_consistency(HashKind::sha_256, proof, old_size, old_root, 2000, root));
  }));
}

// A proof does not say the size of its tree: RFC 6962 proofs of neighbouring sizes can be equal. The root says it.
TEST(Tree, another_size_with_its_own_root_is_refused) {
  MemoryLog log{300};
  TileNodes nodes = log.nodes();
  for (std::uint64_t size = 1; size < 300; ++size) {
    Hash const root = *root_of(HashKind::sha_256, nodes, size);
    Proof const proof = *prove_inclusion(HashKind::sha_256, nodes, size / 2, size);
    Hash const leaf = Hasher{HashKind::sha_256}.leaf(MemoryLog::entry(size / 2));
    Hash const next = *root_of(HashKind::sha_256, nodes, size + 1);
    EXPECT_FALSE(verify_inclusion(HashKind::sha_256, proof, size / 2, leaf, size + 1, next)) << size;
    EXPECT_TRUE(verify_inclusion(HashKind::sha_256, proof, size / 2, leaf, size, root)) << size;
  }
}

TEST(Tree, hostile_numbers_end_with_an_answer) {
  MemoryLog log{10};
  TileNodes nodes = log.nodes();
  Proof const long_proof(200);
  std::uint64_t const numbers[] = {0,           1,           2,           9,           10,        11,   255,
                                   1ULL << 32U, 1ULL << 61U, 1ULL << 62U, 1ULL << 63U, ~0ULL - 1, ~0ULL};
  for (std::uint64_t const a : numbers)
    for (std::uint64_t const b : numbers) {
      EXPECT_FALSE(verify_inclusion(HashKind::sha_256, long_proof, a, {}, b, {}));
      EXPECT_FALSE(verify_inclusion(HashKind::sha_256, {}, a, {}, b, Hash::of_bytes(std::string(32, 'x'))));
      EXPECT_FALSE(verify_consistency(HashKind::sha_256, long_proof, a, {}, b, {}));
      if (b > 11) {
        EXPECT_FALSE(prove_inclusion(HashKind::sha_256, nodes, a, b));
        EXPECT_EQ(prove_consistency(HashKind::sha_256, nodes, a, b).has_value(),
                  a <= b && b <= tree_size_max && (a == 0 || a == b));
      }
    }
  for (int const level : {-1, 0, 7, 8, 62, 63, 64, 1000}) EXPECT_FALSE(nodes.node(level, ~0ULL)) << level;
}

TEST(Tree, a_tile_of_another_length_is_an_error) {
  MemoryLog log{300};
  log.tiles.bytes(0, 0).pop_back();
  TileNodes nodes = log.nodes();
  auto const proof = prove_inclusion(HashKind::sha_256, nodes, 3, 300);
  ASSERT_FALSE(proof);
  EXPECT_EQ(proof.error().message, "tile/0/000 has 8191 bytes instead of 8192");
}

TEST(Appender, goes_on_where_the_stored_tiles_end) {
  for (std::uint64_t const size : {0, 1, 255, 256, 257, 511, 512, 700, 65'535, 65'536, 65'537}) {
    MemoryLog whole{size};
    auto resumed = Appender::resume(HashKind::sha_256, whole.tiles, size, whole.appender.root());
    ASSERT_TRUE(resumed) << resumed;
    for (std::uint64_t i = size; i < size + 300; ++i) {
      ASSERT_TRUE(resumed->append(MemoryLog::entry(i)));
      ASSERT_TRUE(whole.appender.append(MemoryLog::entry(i)));
    }
    EXPECT_EQ(resumed->root(), whole.appender.root());
    auto const ours = resumed->changes(), want = whole.appender.changes();
    ASSERT_EQ(ours.size(), want.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
      EXPECT_EQ(ours[i].tile, want[i].tile);
      EXPECT_EQ(ours[i].bytes, want[i].bytes) << ours[i].tile.path();
    }
  }
}

TEST(Appender, refuses_stored_tiles_of_another_history) {
  MemoryLog log{300};
  Hash const root = log.appender.root();
  log.tiles.bytes(Tile::entries, 1)[5] ^= 1;
  EXPECT_EQ(Appender::resume(HashKind::sha_256, log.tiles, 300, root).error().message,
            "tile/entries/001.p/44 does not fit its tile");
  log.tiles.bytes(0, 1)[5] ^= 1;
  EXPECT_EQ(Appender::resume(HashKind::sha_256, log.tiles, 300, root).error().code, base::ErrorCode::conflict);
  EXPECT_FALSE(Appender::resume(HashKind::sha_256, log.tiles, 301, root));
  EXPECT_FALSE(Appender::resume(HashKind::sha_256, log.tiles, ~0ULL, root));
}

TEST(Appender, refuses_an_entry_too_long_and_takes_the_longest) {
  Appender appender{HashKind::sha_256};
  EXPECT_FALSE(appender.append(std::string(entry_size_max + 1, 'x')));
  EXPECT_EQ(appender.size(), 0U);
  EXPECT_EQ(*appender.append(std::string(entry_size_max, 'x')), 0U);
  EXPECT_EQ(*appender.append(""), 1U);
  auto const changes = appender.changes();
  EXPECT_EQ(changes.front().bytes.size(), 2 + entry_size_max + 2);
  EXPECT_TRUE(appender.changes().empty());
}

}  // namespace
}  // namespace tlog
