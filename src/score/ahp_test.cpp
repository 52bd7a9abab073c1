#include "score/ahp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdlib>
#include <numeric>
#include <sstream>

namespace score {
namespace {

using base::Decimal;
using base::decimal;

// Rows of judgments, upper triangle only: "1/3 8 3; 9 3; 1/6".
PairwiseMatrix matrix(int size, std::string const& upper) {
  PairwiseMatrix result{size, std::vector<double>(static_cast<std::size_t>(size * size), 1.0)};
  std::istringstream words(upper);
  std::string word;
  for (int row = 0; row < size; ++row)
    for (int column = row + 1; column < size; ++column) {
      words >> word;
      std::size_t const slash = word.find('/');
      double const value = slash == std::string::npos ? std::stod(word) : 1 / std::stod(word.substr(slash + 1));
      result.cells[static_cast<std::size_t>(row * size + column)] = value;
      result.cells[static_cast<std::size_t>(column * size + row)] = 1 / value;
    }
  return result;
}

TEST(Ahp, RAT_29_published_matrices_have_their_published_priorities) {
  struct {
    char const* why;
    int size;
    char const* upper;
    std::vector<double> weights;
    double lambda_max, consistency_ratio;
  } const cases[] = {
      {"air distance from Philadelphia to Cairo Tokyo Chicago San Francisco London Montreal (Saaty 1980)",
       6,
       "1/3 8 3 3 7  9 3 3 9  1/6 1/5 2  1/3 6  6",
       {0.262, 0.397, 0.033, 0.116, 0.164, 0.027},
       6.454,
       0.073},
      {"choice of a leader by experience, education, charisma and age (a standard teaching case)",
       4,
       "4 3 7  1/3 3  5",
       {0.547, 0.127, 0.270, 0.056},
       4.118,
       0.044},
      {"drinks in the United States (Saaty 2008)",
       7,
       "9 5 2 1 1 1/2  1/3 1/9 1/9 1/9 1/9  1/3 1/4 1/3 1/9  1/2 1 1/3  2 1/2  1/3",
       {0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327},
       7.177,
       0.022},
      {"two things are always consistent", 2, "3", {0.75, 0.25}, 2, 0},
      {"a single thing has all", 1, "", {1}, 1, 0},
      {"a consistent matrix has λmax = n", 3, "2 6  3", {0.6, 0.3, 0.1}, 3, 0},
  };
  for (auto const& c : cases) {
    auto const found = priorities(matrix(c.size, c.upper));
    ASSERT_TRUE(found) << c.why;
    for (std::size_t i = 0; i < c.weights.size(); ++i)
      EXPECT_NEAR(found->weights[i], c.weights[i], 0.0011) << c.why << " #" << i;
    EXPECT_NEAR(found->lambda_max, c.lambda_max, 0.006) << c.why;
    EXPECT_NEAR(found->consistency_ratio, c.consistency_ratio, 0.0015) << c.why;
    EXPECT_NEAR(std::accumulate(found->weights.begin(), found->weights.end(), 0.0), 1, 1e-12) << c.why;
  }
}

TEST(Ahp, RAT_29_random_index_of_every_size_up_to_15) {
  // Saaty's table, judged by a matrix that contradicts itself in one place: index ÷ ratio gives the random index back.
  double const saaty[] = {0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
  for (int size = 3; size <= 15; ++size) {
    PairwiseMatrix judged{size, std::vector<double>(static_cast<std::size_t>(size * size), 1.0)};
    judged.cells[1] = 5;
    judged.cells[static_cast<std::size_t>(size)] = 0.2;
    auto const found = priorities(judged);
    ASSERT_TRUE(found);
    EXPECT_GT(found->consistency_ratio, 0);
    EXPECT_NEAR(found->consistency_index / found->consistency_ratio, saaty[size - 3], 1e-9) << size;
  }
}

TEST(Ahp, says_which_judgment_is_wrong) {
  struct {
    char const* why;
    PairwiseMatrix matrix;
    char const* message;
  } const cases[] = {
      {"empty", {0, {}}, "a pairwise matrix compares at least one thing"},
      {"cells missing", {2, {1, 2}}, "a pairwise matrix of 2 things has 4 cells, got 2"},
      {"too large", {16, std::vector<double>(256, 1.0)}, "divide it into groups of at most 15"},
      {"no judgment", {2, {1, 0, 0, 1}}, "row 1 column 2: there is no judgment"},
      {"off the scale", {2, {1, 10, 0.1, 1}}, "row 1 column 2: judgment 10 is outside the scale 1/9 to 9"},
      {"too small", {2, {1, 0.1, 10, 1}}, "row 1 column 2: judgment 0.1 is outside the scale 1/9 to 9"},
      {"not reciprocal",
       {2, {1, 3, 0.5, 1}},
       "row 1 column 2: judgment 3 is not the reciprocal of 0.5 the other way round"},
      {"against itself", {2, {1, 3, 1.0 / 3, 2}}, "row 2 column 2: judgment 2 of a thing against itself must be 1"},
      {"not a number", {2, {1, NAN, NAN, 1}}, "row 1 column 2: there is no judgment"},
  };
  for (auto const& c : cases) {
    auto const found = priorities(c.matrix);
    ASSERT_FALSE(found) << c.why;
    EXPECT_THAT(found.error().message, testing::HasSubstr(c.message)) << c.why;
  }
}

TEST(Ahp, RAT_29_group_judgment_is_the_geometric_mean) {
  std::vector<PairwiseMatrix> const experts{matrix(3, "2 4  2"), matrix(3, "8 4  1/2"), matrix(3, "4 4  1")};
  auto const group = aggregate(experts);
  ASSERT_TRUE(group);
  EXPECT_NEAR(group->at(0, 1), 4, 1e-12);
  EXPECT_NEAR(group->at(0, 2), 4, 1e-12);
  EXPECT_NEAR(group->at(1, 2), 1, 1e-12);
  EXPECT_NEAR(group->at(2, 0), 0.25, 1e-12);
  EXPECT_FALSE(aggregate({}));
  std::vector<PairwiseMatrix> const uneven{matrix(3, "2 4  2"), matrix(2, "2")};
  EXPECT_THAT(aggregate(uneven).error().message,
              testing::HasSubstr("expert 2: compares 2 things, expert 1 compares 3"));
  std::vector<PairwiseMatrix> const wrong{matrix(2, "2"), PairwiseMatrix{2, {1, 3, 3, 1}}};
  EXPECT_THAT(aggregate(wrong).error().message, testing::HasSubstr("expert 2: row 1 column 2"));
}

std::vector<std::string> texts(std::vector<Decimal> const& values) {
  std::vector<std::string> result;
  for (Decimal value : values) result.push_back(value.to_string());
  return result;
}

TEST(ShareOut, gives_the_remainder_to_the_largest_then_the_earlier) {
  struct {
    char const* why;
    char const* total;
    std::vector<Decimal> weights;
    int scale;
    std::vector<std::string> shares;
  } const cases[] = {
      {"thirds: the first takes the last digit", "1", {1, 1, 1}, 4, {"0.3334", "0.3333", "0.3333"}},
      {"the largest remainder first", "10", {1, 2, 3}, 0, {"2", "3", "5"}},
      {"a weight of 0 gets nothing", "70", {0, 5, 2}, 2, {"0", "50", "20"}},
      {"nothing to share", "0", {1, 3}, 4, {"0", "0"}},
      {"exact shares stay exact", "23", {decimal("0.1"), decimal("0.2"), decimal("0.2")}, 4, {"4.6", "9.2", "9.2"}},
      {"hundreds", "1000", {1, 2}, -2, {"300", "700"}},
  };
  for (auto const& c : cases)
    EXPECT_EQ(texts(share_out(decimal(c.total), std::span<Decimal const>{c.weights}, c.scale)), c.shares) << c.why;
}

TEST(ShareOut, refuses_what_cannot_be_shared) {
  std::vector<Decimal> const none{0, 0};
  EXPECT_THROW(share_out(1, std::span<Decimal const>{none}, 4), base::Bug);
  std::vector<Decimal> const negative{2, -1};
  EXPECT_THROW(share_out(1, std::span<Decimal const>{negative}, 4), base::Bug);
  std::vector<Decimal> const even{1, 1};
  EXPECT_THROW(share_out(decimal("0.00001"), std::span<Decimal const>{even}, 4), base::Bug);
}

TEST(ShareOut, RAT_31_sums_exactly_to_the_total) {
  rc::check([](std::vector<std::uint16_t> const& raw) {
    std::vector<double> weights;
    for (std::uint16_t value : raw) weights.push_back(value / 7.0);
    RC_PRE(std::accumulate(weights.begin(), weights.end(), 0.0) > 0);
    Decimal const total = *Decimal::of(*rc::gen::inRange<std::int64_t>(0, 10'000'000), -4);
    std::vector<Decimal> const shares = share_out(total, std::span<double const>{weights}, 4);
    Decimal sum;
    double const all = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      sum += shares[i];
      RC_ASSERT(shares[i].scale() <= 4);
      RC_ASSERT(std::abs(shares[i].to_double() - total.to_double() * weights[i] / all) < 0.0001000001);
    }
    RC_ASSERT(sum == total);
  });
}

}  // namespace
}  // namespace score
