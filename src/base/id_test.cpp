#include "base/id.h"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

namespace base {
namespace {

struct Party;
struct Decision;
static_assert(!std::is_convertible_v<Id<Party>, Id<Decision>>);
static_assert(!std::is_constructible_v<Id<Party>, Id<Decision>>);

TEST(Id, IsATimeThenChance) {
  SeededRandomness randomness{1};
  Instant const now = *Instant::parse("2024-03-05T06:07:08.123Z");
  std::string const id = new_id("dec", now, randomness);
  EXPECT_EQ(id.size(), 30U);
  // 2024-03-05T06:07:08.123Z is 1709618828123 ms = 0x18e0d2f175b, in Crockford base32 over 50 bits: 01hr6jyqa v…
  EXPECT_EQ(id.substr(0, 4), "dec_");
  std::uint64_t milliseconds = 0;
  for (char const c : id.substr(4, 10))
    milliseconds = milliseconds * 32 + std::string_view{"0123456789abcdefghjkmnpqrstvwxyz"}.find(c);
  EXPECT_EQ(milliseconds, 1'709'618'828'123U);
  SeededRandomness again{1};
  EXPECT_EQ(new_id("dec", now, again), id);
  EXPECT_NE(new_id("dec", now, again), id);
}

TEST(Id, OrdersByTimeAndDoesNotRepeat) {
  SeededRandomness randomness{7};
  std::set<std::string> ids;
  std::string last;
  for (int i = 0; i < 1000; ++i) {
    std::string const id = new_id("x", Instant::from_milliseconds(1'700'000'000'000 + i), randomness);
    EXPECT_LT(last, id);
    last = id;
    ids.insert(id.substr(12));
  }
  EXPECT_EQ(ids.size(), 1000U);  // the random parts
}

TEST(Randomness, IsSplitmix64) {
  SeededRandomness randomness{1234567};  // the values published with the algorithm
  EXPECT_EQ(randomness.next(), 6457827717110365317U);
  EXPECT_EQ(randomness.next(), 3203168211198807973U);
  EXPECT_EQ(randomness.next(), 9817491932198370423U);
}

}  // namespace
}  // namespace base
