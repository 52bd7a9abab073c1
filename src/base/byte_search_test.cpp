#include "base/byte_search.h"

#include <gtest/gtest.h>

#include <random>

#include "base/text.h"

namespace base {
namespace {

TEST(ByteSearch, finds_what_stands_there_whatever_the_case) {
  struct {
    char const *text, *sought;
    std::size_t want;
  } const cases[] = {{"上海瀛洲贸易有限公司", "瀛洲", 6},
                     {"上海瀛洲贸易有限公司", "洲", 9},
                     {"上海瀛洲贸易有限公司", "瀛州", ByteSearch::none},
                     {"91310110666073468P", "468p", 14},
                     {"Yingzhou Ltd", "LTD", 9},
                     {"a", "a", 0},
                     {"[", "{", ByteSearch::none},  // differ by the bit of the case, and are no letters
                     {"", "a", ByteSearch::none}};
  for (auto const& one : cases) EXPECT_EQ(ByteSearch{one.sought}.in(one.text), one.want) << one.text << one.sought;
}

TEST(ByteSearch, finds_every_place_that_a_plain_search_finds) {
  std::mt19937 chance{7};
  for (int round = 0; round < 2'000; ++round) {
    std::string text, sought;
    for (std::size_t i = chance() % 300; i > 0; --i) text += "aAbB\xE4\xB8\x8A"[chance() % 7];
    for (std::size_t i = 1 + chance() % 5; i > 0; --i) sought += "ab\xE4\xB8\x8A"[chance() % 5];
    ByteSearch const search{sought};
    std::string const plain = lower_ascii(text);
    std::size_t ours = 0, theirs = 0;
    do {
      ours = search.in(text, ours);
      theirs = plain.find(sought, theirs);
      ASSERT_EQ(ours, theirs) << text << " / " << sought;
    } while (ours++ != ByteSearch::none && theirs++ != ByteSearch::none);
  }
}

}  // namespace
}  // namespace base
