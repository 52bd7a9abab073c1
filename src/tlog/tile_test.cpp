#include "tlog/tile.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace tlog {
namespace {

TEST(Tile, paths_of_the_specification) {
  struct {
    Tile tile;
    char const* path;
  } const cases[] = {
      {{0, 0, 256}, "tile/0/000"},
      {{0, 0, 1}, "tile/0/000.p/1"},
      {{1, 999, 255}, "tile/1/999.p/255"},
      {{0, 1000, 256}, "tile/0/x001/000"},
      {{4, 1'234'067, 1}, "tile/4/x001/x234/067.p/1"},
      {{63, 123'456'789, 256}, "tile/63/x123/x456/789"},
      {{Tile::entries, 18, 7}, "tile/entries/018.p/7"},
      {{Tile::entries, 1'234'067, 256}, "tile/entries/x001/x234/067"},
  };
  for (auto const& c : cases) {
    EXPECT_EQ(c.tile.path(), c.path);
    auto const parsed = Tile::parse(c.path);
    ASSERT_TRUE(parsed) << c.path;
    EXPECT_EQ(*parsed, c.tile);
  }
}

TEST(Tile, refuses_every_other_spelling) {
  for (char const* const path : {"",
                                 "tile",
                                 "tile/",
                                 "tile/0",
                                 "tile/0/",
                                 "tile/0/0",
                                 "tile/0/00",
                                 "tile/0/0000",
                                 "tile/00/000",
                                 "tile/64/000",
                                 "tile/-1/000",
                                 "tile/x/000",
                                 "tile/0/x000/000",
                                 "tile/0/x001",
                                 "tile/0/001/000",
                                 "tile/0/000.p/",
                                 "tile/0/000.p/0",
                                 "tile/0/000.p/01",
                                 "tile/0/000.p/256",
                                 "tile/0/000.p/-1",
                                 "tile/0/000/",
                                 "tile/0/000.p/1/",
                                 "tile/8/0/000",
                                 "tile/data/000",
                                 "tile/entries/0x0",
                                 "tile/0/000.p/1.p/1",
                                 "/tile/0/000",
                                 "tile/0/+12",
                                 "tile/0/x001/x1000/000",
                                 "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                                 "tile/0/x099/x999/x999/x999/x999/x999/999"})
    EXPECT_FALSE(Tile::parse(path)) << path;
}

TEST(Tile, path_and_parse_are_inverse) {
  EXPECT_TRUE(rc::check([] {
    Tile const tile{*rc::gen::inRange(-1, 64), *rc::gen::inRange<std::uint64_t>(0, tree_size_max),
                    *rc::gen::inRange<std::uint64_t>(1, 257)};
    RC_ASSERT(*Tile::parse(tile.path()) == tile);
  }));
  EXPECT_TRUE(rc::check([](std::string const& text) {
    for (std::string const& path : {text, "tile/" + text, "tile/0/" + text, "tile/0/000.p/" + text})
      if (auto const tile = Tile::parse(path)) RC_ASSERT(tile->path() == path);
  }));
}

TEST(Tile, a_tree_of_70000_as_the_specification_counts_it) {
  EXPECT_EQ(hashes_at(0, 70'000), 70'000U);
  EXPECT_EQ(tile_of(0, 273, 70'000), (Tile{0, 273, 112}));
  EXPECT_EQ(tile_of(1, 0, 70'000), (Tile{1, 0, 256}));
  EXPECT_EQ(tile_of(1, 1, 70'000), (Tile{1, 1, 17}));
  EXPECT_EQ(tile_of(2, 0, 70'000), (Tile{2, 0, 1}));
  EXPECT_EQ(levels_of(70'000), 3);
  EXPECT_EQ(levels_of(256), 2);
  EXPECT_EQ(levels_of(0), 0);
  EXPECT_THROW(tile_of(0, 274, 70'000), base::Bug);
}

TEST(Bundle, lengths_are_big_endian_and_faults_are_told) {
  std::string bytes;
  append_to_bundle(bytes, "ab");
  append_to_bundle(bytes, "");
  append_to_bundle(bytes, std::string(258, 'x'));
  EXPECT_EQ(bytes.substr(0, 8), std::string("\0\2ab\0\0\1\2", 8));
  Bundle const whole = read_bundle(bytes, 3);
  EXPECT_EQ(whole.fault, "");
  ASSERT_EQ(whole.entries.size(), 3U);
  EXPECT_EQ(whole.entries[0], "ab");
  EXPECT_EQ(whole.entries[2].size(), 258U);
  EXPECT_EQ(read_bundle(bytes, 4).fault, "ends after 3 of 4 entries");
  EXPECT_EQ(read_bundle(bytes, 2).fault, "has 260 bytes after its 2 entries");
  EXPECT_EQ(read_bundle(bytes.substr(0, 100), 3).fault, "ends inside its entry 3 of 3");
  EXPECT_EQ(read_bundle("", 0).fault, "");
  EXPECT_EQ(narrowed(bytes, {Tile::entries, 0, 2}), bytes.substr(0, 6));
  EXPECT_EQ(narrowed(std::string(96, 'h'), {0, 0, 2}).size(), 64U);
}

TEST(Bundle, any_bytes_end_with_an_answer) {
  EXPECT_TRUE(rc::check([](std::string const& bytes) {
    Bundle const bundle = read_bundle(bytes, *rc::gen::inRange<std::uint64_t>(0, 257));
    std::string again;
    for (std::string_view const entry : bundle.entries) append_to_bundle(again, entry);
    RC_ASSERT(bytes.starts_with(again));
    RC_ASSERT((again == bytes) || !bundle.fault.empty());
  }));
}

TEST(Count, has_one_spelling) {
  for (char const* const text :
       {"", "00", "01", "-1", "+1", " 1", "1 ", "0x1", "9223372036854775808", "99999999999999999999"})
    EXPECT_FALSE(parse_count(text)) << text;
  EXPECT_EQ(*parse_count("9223372036854775807"), 9'223'372'036'854'775'807U);
}

}  // namespace
}  // namespace tlog
