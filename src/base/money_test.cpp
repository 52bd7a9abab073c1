#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "base/result.h"

namespace base {
namespace {

constexpr auto largest = std::numeric_limits<std::int64_t>::max();
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();

TEST(Money, ReadsAndWrites) {
  struct {
    char const* text;
    std::int64_t minor;
  } const cases[] = {{"1200.50", 120'050},
                     {"1200.5", 120'050},
                     {"0", 0},
                     {"-0.01", -1},
                     {"-0", 0},
                     {"007", 700},
                     {"92233720368547758.07", largest},
                     {"-92233720368547758.08", smallest}};
  for (auto const& c : cases) {
    std::optional<Money> const money = Money::parse(c.text);
    ASSERT_TRUE(money.has_value()) << c.text;
    EXPECT_EQ(money->minor(), c.minor) << c.text;
    EXPECT_EQ(Money::parse(money->to_string()), money) << c.text;
  }
  EXPECT_EQ(Money::of_minor(-5).to_string(), "-0.05");
  for (char const* text :
       {"", "1.234", ".5", "-.5", "1.", "1e3", "+1", "1,200", "12 ", "92233720368547758.08", "ten", "1.00000"})
    EXPECT_EQ(Money::parse(text), std::nullopt) << text;
}

TEST(Money, RoundsAsAskedAndStaysInRange) {
  EXPECT_EQ(Money::of(decimal("0.125"), Rounding::half_even)->minor(), 12);
  EXPECT_EQ(Money::of(decimal("0.125"), Rounding::half_up)->minor(), 13);
  EXPECT_EQ(Money::of(decimal("1e14"), Rounding::half_even)->minor(), 10'000'000'000'000'000);
  EXPECT_EQ(Money::of(decimal("1e17"), Rounding::half_even), std::nullopt);
  EXPECT_EQ(Money::of(decimal("1e6144"), Rounding::half_even), std::nullopt);
  EXPECT_EQ(Money::of(decimal("1e-6000"), Rounding::up)->minor(), 1);
  EXPECT_EQ(Money::of(decimal("5"), Rounding::down, Currency::usd)->currency(), Currency::usd);
  EXPECT_EQ(code_of(Currency::usd), "USD");
  EXPECT_EQ(Rate::of(decimal("0.1234567895"), Rounding::half_even)->nano(), 123'456'790);
  EXPECT_EQ(Rate::of(decimal("1e10"), Rounding::half_even), std::nullopt);
  EXPECT_EQ(Rate::from_nano(125'000'000).to_string(), "0.125");
}

TEST(Money, OnlyLikeWithLike) {
  Money const yuan = Money::of_minor(1);
  Money const dollar = Money::of_minor(1, Currency::usd);
  EXPECT_THROW(yuan + dollar, Bug);
  EXPECT_THROW(yuan - dollar, Bug);
  EXPECT_THROW(static_cast<void>(yuan < dollar), Bug);
  EXPECT_NE(yuan, dollar);
  EXPECT_EQ((yuan + yuan).minor(), 2);
  EXPECT_THROW(Money::of_minor(largest) + yuan, Bug);
  EXPECT_THROW(Money::of_minor(smallest) - yuan, Bug);
  EXPECT_LT(Money::of_minor(-1), yuan);
}

TEST(Money, TimesRoundsAsAsked) {
  struct {
    char const* why;
    std::int64_t minor, rate_nano;
    Rounding rounding;
    std::int64_t want;
  } const cases[] = {{"exact product", 10'000, 125'000'000, Rounding::half_even, 1'250},
                     {"tie goes to even", 5, 500'000'000, Rounding::half_even, 2},
                     {"tie goes up", 5, 500'000'000, Rounding::half_up, 3},
                     {"down is towards zero", -5, 500'000'000, Rounding::down, -2},
                     {"floor is towards minus", -5, 500'000'000, Rounding::floor, -3},
                     {"a large product", 9'000'000'000'000'000, 1'000'000'001, Rounding::down, 9'000'000'009'000'000},
                     {"two minus signs", -100, -500'000'000, Rounding::half_even, 50}};
  for (auto const& c : cases)
    EXPECT_EQ(times(Money::of_minor(c.minor), Rate::from_nano(c.rate_nano), c.rounding).minor(), c.want) << c.why;
  EXPECT_THROW(times(Money::of_minor(largest), Rate::from_nano(2'000'000'000), Rounding::down), Bug);
}

TEST(MoneyProperty, TimesAgreesWithDecimal) {
  EXPECT_TRUE(rc::check([](std::int32_t high, std::int32_t low, std::int32_t rate_nano) {
    Money const amount = Money::of_minor(std::int64_t{high} * 1'000'000 + low);
    Rate const rate = Rate::from_nano(rate_nano);
    for (Rounding const rounding : {Rounding::half_even, Rounding::half_up, Rounding::half_down, Rounding::up,
                                    Rounding::down, Rounding::ceiling, Rounding::floor}) {
      RC_ASSERT(times(amount, rate, rounding) == Money::of(amount.major() * rate.value(), rounding));
    }
  }));
}

TEST(MoneyProperty, TextRoundTrip) {
  EXPECT_TRUE(rc::check([](std::int64_t minor) {
    Money const money = Money::of_minor(minor);
    RC_ASSERT(Money::parse(money.to_string()) == money);
    RC_ASSERT(Money::of(money.major(), Rounding::down) == money);
  }));
}

}  // namespace
}  // namespace base
