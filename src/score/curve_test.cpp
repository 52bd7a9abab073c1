#include "score/curve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace score {
namespace {

using base::Decimal;
using base::decimal;

Curve curve(Curve::Form form, std::vector<CurvePoint> points) {
  auto made = Curve::make(form, std::move(points));
  CHECK(made.has_value());
  return *std::move(made);
}

TEST(Curve, linear_between_points_and_flat_outside) {
  Curve const coverage = curve(Curve::Form::linear, {{decimal("0.8"), 0}, {decimal("1.2"), 60}, {2, 100}});
  struct {
    char const *x, *score;
  } const cases[] = {{"-1000", "0"}, {"0.8", "0"},      {"1", "30"},
                     {"1.2", "60"},  {"1.21", "60.5"},  {"1.6", "80"},
                     {"2", "100"},   {"1e6000", "100"}, {"0.80000001", "0.000002"}};
  for (auto const& c : cases) EXPECT_EQ(coverage.at(decimal(c.x)).to_string(), c.score) << c.x;
  Curve const thirds = curve(Curve::Form::linear, {{0, 0}, {3, 100}});
  EXPECT_EQ(thirds.at(1).to_string(), "33.333333");
  EXPECT_EQ(thirds.at(2).to_string(), "66.666667");
  Curve const even = curve(Curve::Form::linear, {{0, 0}, {2, decimal("0.000001")}});
  EXPECT_EQ(even.at(1).to_string(), "0") << "half of a digit goes to the even neighbour";
}

TEST(Curve, steps_begin_at_their_point) {
  Curve const share = curve(Curve::Form::step, {{0, 100}, {decimal("0.3"), 60}, {decimal("0.5"), 10}});
  struct {
    char const *x, *score;
  } const cases[] = {{"-1", "100"},  {"0", "100"},  {"0.2999999", "100"}, {"0.3", "60"},
                     {"0.49", "60"}, {"0.5", "10"}, {"7", "10"}};
  for (auto const& c : cases) EXPECT_EQ(share.at(decimal(c.x)).to_string(), c.score) << c.x;
}

TEST(Curve, names_the_point_that_is_wrong) {
  struct {
    std::vector<CurvePoint> points;
    char const* message;
  } const cases[] = {{{}, "a curve needs at least one point"},
                     {{{0, 0}, {0, 50}}, "point 2: x `0` does not rise above `0` of the point before"},
                     {{{5, 0}, {4, 50}}, "point 2: x `4` does not rise above `5` of the point before"},
                     {{{0, 0}, {1, 101}}, "point 2: score `101` is outside 0 to 100"},
                     {{{0, -1}}, "point 1: score `-1` is outside 0 to 100"}};
  for (auto const& c : cases) {
    auto const made = Curve::make(Curve::Form::linear, c.points);
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().message, testing::HasSubstr(c.message));
  }
  EXPECT_EQ(Curve::make(Curve::Form::step, {{0, -1}, {0, 500}}).error().issues.size(), 3U) << "every issue is told";
}

TEST(Curve, monotone_in_the_direction_asked) {
  Curve const rising = curve(Curve::Form::linear, {{0, 10}, {1, 10}, {2, 30}});
  Curve const falling = curve(Curve::Form::linear, {{0, 30}, {2, 10}});
  Curve const hill = curve(Curve::Form::linear, {{0, 10}, {1, 80}, {2, 30}});
  EXPECT_TRUE(rising.is_monotone(Direction::higher_is_better));
  EXPECT_FALSE(rising.is_monotone(Direction::lower_is_better));
  EXPECT_TRUE(falling.is_monotone(Direction::lower_is_better));
  EXPECT_FALSE(falling.is_monotone(Direction::higher_is_better));
  EXPECT_FALSE(hill.is_monotone(Direction::higher_is_better));
  EXPECT_FALSE(hill.is_monotone(Direction::lower_is_better));
  EXPECT_TRUE(hill.is_monotone(Direction::none));
}

TEST(Curve, a_rising_curve_never_scores_more_for_less) {
  Curve const growth =
      curve(Curve::Form::linear, {{decimal("-0.2"), 0}, {0, 37}, {decimal("0.07"), 41}, {decimal("0.3"), 100}});
  rc::check([&] {
    Decimal const a = *Decimal::of(*rc::gen::inRange<std::int64_t>(-500'000, 500'000), -6);
    Decimal const b = *Decimal::of(*rc::gen::inRange<std::int64_t>(-500'000, 500'000), -6);
    RC_ASSERT(a > b || growth.at(a) <= growth.at(b));
  });
}

}  // namespace
}  // namespace score
