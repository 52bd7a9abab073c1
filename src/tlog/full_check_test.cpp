#include "tlog/full_check.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tlog/testing.h"

namespace tlog {
namespace {

using testing::MemoryLog;

FullCheck check(MemoryLog& log) { return check_log(log.tiles, log.signed_checkpoint(), log.keys()); }

std::string told(FullCheck const& result) {
  std::string text;
  for (Fault const& fault : result.faults)
    text += fault.place() + " @" + std::to_string(fault.index) + ": " + fault.message + "\n";
  return text;
}

void flip(std::string& bytes, std::size_t at, unsigned bit = 0) {
  bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
}

TEST(FullCheck, an_untouched_log_is_intact) {
  for (Profile const& profile : {international_profile, national_profile})
    for (std::uint64_t const size : {0, 1, 2, 255, 256, 257, 512, 1000, 65'536, 66'000}) {
      MemoryLog log{size, profile};
      FullCheck const result = check(log);
      EXPECT_TRUE(result.is_intact()) << size << "\n" << told(result);
      EXPECT_EQ(result.size, size);
    }
}

TEST(FullCheck, reads_tiles_that_have_grown_since) {
  MemoryLog log{300};
  std::string const checkpoint = log.signed_checkpoint();
  log.grow(1000);
  FullCheck const result = check_log(log.tiles, checkpoint, log.keys());
  EXPECT_TRUE(result.is_intact()) << told(result);
  EXPECT_EQ(result.size, 300U);
}

TEST(FullCheck, says_which_entry_tile_or_checkpoint) {
  struct {
    char const* why;
    int level;
    std::uint64_t index;
    std::size_t byte;
    char const* want;
  } const cases[] = {
      {"an entry of a full bundle", Tile::entries, 18, 5,
       "tile/entries/018 @4608: entry 4608 does not match its leaf hash in tile/0/018\n"},
      {"an entry at the edge", Tile::entries, 19, 2,
       "tile/entries/019.p/136 @4864: entry 4864 does not match its leaf hash in tile/0/019.p/136\n"},
      {"a hash of a full tile", 0, 18, 32 * 7 + 3,
       "tile/0/018 @7: hash 7 of tile/0/018 is not the leaf hash of entry 4615\n"},
      {"a hash at the edge", 0, 19, 32 * 9,
       "tile/0/019.p/136 @9: hash 9 of tile/0/019.p/136 is not the leaf hash of entry 4873\n"},
      {"a hash of a tile above", 1, 0, 32 * 18,
       "tile/1/000.p/19 @18: hash 18 of tile/1/000.p/19 is not the root of tile/0/018\n"},
  };
  for (auto const& c : cases) {
    MemoryLog log{5000};
    flip(log.tiles.bytes(c.level, c.index), c.byte);
    EXPECT_EQ(told(check(log)), c.want) << c.why;
  }
  MemoryLog log{5000};
  std::string note = log.signed_checkpoint();
  flip(note, note.find('\n') + 1, 0);  // 5000 becomes 4000
  FullCheck const result = check_log(log.tiles, note, log.keys());
  ASSERT_EQ(result.faults.size(), 1U);
  EXPECT_EQ(result.faults[0].place(), "checkpoint");
}

TEST(FullCheck, tells_what_is_missing_short_or_too_long) {
  MemoryLog log{5000};
  std::string& bundle = log.tiles.bytes(Tile::entries, 3);
  bundle.resize(bundle.size() - 1);
  EXPECT_EQ(told(check(log)), "tile/entries/003 @1023: tile/entries/003 ends inside its entry 256 of 256\n");
  bundle = "";
  EXPECT_EQ(told(check(log)), "tile/entries/003 @768: tile/entries/003 ends after 0 of 256 entries\n");
  MemoryLog second{5000};
  second.tiles.bytes(Tile::entries, 3) += "x";
  EXPECT_EQ(told(check(second)), "tile/entries/003 @1024: tile/entries/003 has 1 bytes after its 256 entries\n");
  MemoryLog third{5000};
  third.tiles.stored().erase({0, 4});
  third.tiles.bytes(1, 0) += "x";
  EXPECT_EQ(told(check(third)),
            "tile/1/000.p/19 @0: tile/1/000.p/19 has 609 bytes instead of 608\n"
            "tile/0/004 @0: tile/0/004 cannot be read: no such tile\n");
  MemoryLog fourth{5000};
  fourth.tiles.stored().erase({Tile::entries, 4});
  EXPECT_EQ(told(check(fourth)), "tile/entries/004 @1024: tile/entries/004 cannot be read: no such tile\n");
}

TEST(FullCheck, tells_several_faults_at_once) {
  MemoryLog log{70'000};
  flip(log.tiles.bytes(Tile::entries, 18), 5);
  flip(log.tiles.bytes(0, 30), 70);
  flip(log.tiles.bytes(1, 1), 0);
  flip(log.tiles.bytes(Tile::entries, 273), 9);
  EXPECT_EQ(told(check(log)),
            "tile/1/001.p/17 @0: hash 0 of tile/1/001.p/17 is not the root of tile/0/256\n"
            "tile/entries/018 @4608: entry 4608 does not match its leaf hash in tile/0/018\n"
            "tile/0/030 @2: hash 2 of tile/0/030 is not the leaf hash of entry 7682\n"
            "tile/entries/273.p/112 @69888: entry 69888 does not match its leaf hash in tile/0/273.p/112\n");
}

TEST(FullCheck, an_entry_exchanged_with_all_its_hashes_is_told_by_the_signed_root) {
  MemoryLog log{5000}, other{5000};
  for (auto& [place, one] : other.tiles.stored())
    if (place.second == 3 && place.first < 1) {  // bundle and leaf tile agree, only the tile above speaks against them
      Appender appender{HashKind::sha_256};
      for (std::uint64_t i = 0; i < 256; ++i) CHECK(appender.append("forged " + std::to_string(i)).has_value());
      for (StoredTile& forged : appender.changes())
        if (forged.tile.level == place.first) one.bytes = forged.bytes;
    }
  EXPECT_EQ(told(check_log(other.tiles, log.signed_checkpoint(), log.keys())),
            "tile/0/003 @0: tile/0/003 and its entries agree with each other, but not with tile/1/000.p/19: both have "
            "been changed\n");
}

TEST(FullCheck, another_history_under_a_good_signature_is_told) {
  MemoryLog log{5000}, forged{0};
  CHECK(forged.appender.append("another beginning").has_value());
  forged.grow(5000);
  FullCheck const result = check_log(forged.tiles, log.signed_checkpoint(), log.keys());
  ASSERT_EQ(result.faults.size(), 1U) << told(result);
  EXPECT_EQ(result.faults[0].place(), "checkpoint");
  MemoryLog shorter{4999};
  EXPECT_FALSE(check_log(shorter.tiles, log.signed_checkpoint(), log.keys()).is_intact());
}

TEST(FullCheck, keeps_a_thousand_faults_and_says_that_there_are_more) {
  MemoryLog log{300'000};
  for (auto& [place, one] : log.tiles.stored())
    if (place.first == Tile::entries) flip(one.bytes, 3);
  FullCheck const result = check(log);
  EXPECT_EQ(result.faults.size(), FullCheck::faults_max);
  EXPECT_FALSE(result.is_complete);
}

TEST(FullCheck, a_signed_size_beyond_what_is_stored_ends_soon) {
  MemoryLog log{300};
  Checkpoint checkpoint = log.checkpoint();
  checkpoint.size = tree_size_max;
  TrustedKeys keys = log.keys();
  keys.witnesses_min = 0;
  FullCheck const result = check_log(log.tiles, sign_checkpoint(checkpoint, log.log_key)->to_string(), keys);
  EXPECT_EQ(result.faults.size(), FullCheck::faults_max);
  EXPECT_FALSE(result.is_complete);
}

TEST(FullCheck, any_changed_byte_is_located) {
  static MemoryLog log{3000};
  static std::string const checkpoint = log.signed_checkpoint();
  static TrustedKeys const keys = log.keys();
  EXPECT_TRUE(rc::check([] {
    auto const at =
        std::next(log.tiles.stored().begin(),
                  *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(log.tiles.stored().size())));
    StoredTile& one = at->second;
    std::size_t const byte = *rc::gen::inRange<std::size_t>(0, one.bytes.size());
    std::uint64_t number = byte / Hash::size;
    if (one.tile.level == Tile::entries) {  // the entry that the byte belongs to
      std::size_t end = 0;
      number = one.tile.index * tile_width;
      for (std::string_view const entry : read_bundle(one.bytes, one.tile.width).entries) {
        end += 2 + entry.size();
        if (byte < end) break;
        ++number;
      }
    }
    flip(one.bytes, byte, *rc::gen::inRange<unsigned>(0, 8));
    FullCheck const result = check_log(log.tiles, checkpoint, keys);
    std::string const place = one.tile.path();
    one.bytes = [&] {  // mended
      static MemoryLog const good{3000};
      return *good.tiles.read(one.tile);
    }();
    RC_ASSERT(result.faults.size() == 1U);
    RC_ASSERT(result.faults[0].place() == place);
    RC_ASSERT(result.faults[0].index == number);
  }));
}

}  // namespace
}  // namespace tlog
