#include "store/order_key.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string_view>

namespace store {
namespace {

TEST(OrderKey, keys_rise_with_the_numbers) {
  char const* const rising[] = {"-9e6144", "-1e40", "-1000",  "-999.99", "-15.5", "-15",  "-1.55", "-1.5",  "-1",
                                "-0.1",    "-0.01", "-1e-60", "0",       "1e-60", "0.01", "0.1",   "1",     "1.5",
                                "1.55",    "15",    "15.5",   "999.99",  "1000",  "1e40", "1e41",  "9e6144"};
  for (std::size_t i = 1; i < std::size(rising); ++i)
    EXPECT_LT(order_key(base::decimal(rising[i - 1])), order_key(base::decimal(rising[i]))) << rising[i];
}

TEST(OrderKey, equal_numbers_have_equal_keys) {
  for (auto const& [a, b] : {std::pair{"1.50", "1.5"}, {"100", "1e2"}, {"0.00", "0"}, {"-2.0", "-2"}})
    EXPECT_EQ(order_key(base::decimal(a)), order_key(base::decimal(b))) << a;
}

TEST(OrderKey, any_two_numbers) {
  EXPECT_TRUE(rc::check([](std::int64_t a, std::int64_t b, int scale_a, int scale_b) {
    auto const x = *base::Decimal::of(a, scale_a % 60), y = *base::Decimal::of(b, scale_b % 60);
    RC_ASSERT((order_key(x) < order_key(y)) == (x < y));
    RC_ASSERT((order_key(x) == order_key(y)) == (x == y));
  }));
}

}  // namespace
}  // namespace store
