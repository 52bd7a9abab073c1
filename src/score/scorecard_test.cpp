#include "score/scorecard.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace score {
namespace {

using base::Decimal;
using base::decimal;
using Scores = std::vector<std::optional<Decimal>>;

TEST(Scorecard, points_are_weight_times_score_rounded_to_four_digits) {
  std::vector<Item> const items{
      {0, 15, MissingPolicy::worst}, {0, decimal("9.1234"), MissingPolicy::worst}, {1, 12, MissingPolicy::worst}};
  CardResult result;
  score_card(items, 2, Scores{80, decimal("33.333333"), 100}, result);
  EXPECT_EQ(result.items[0].points.to_string(), "12");
  EXPECT_EQ(result.items[1].points.to_string(), "3.0411");
  EXPECT_EQ(result.items[1].points_lost.to_string(), "6.0823");
  EXPECT_EQ(result.blocks[0].to_string(), "15.0411");
  EXPECT_EQ(result.blocks[1].to_string(), "12");
  EXPECT_EQ(result.total.to_string(), "27.0411");
}

TEST(Scorecard, unknown_values_earn_what_their_policy_says) {
  std::vector<Item> const items{{0, 10, MissingPolicy::worst},  {0, 10, MissingPolicy::neutral},
                                {0, 6, MissingPolicy::reweigh}, {0, 3, MissingPolicy::worst},
                                {0, 1, MissingPolicy::worst},   {1, 5, MissingPolicy::reweigh}};
  CardResult result;
  score_card(items, 2, Scores{std::nullopt, std::nullopt, std::nullopt, 100, 0, std::nullopt}, result);
  struct {
    char const *why, *weight, *points, *lost;
    bool known;
  } const want[] = {
      {"worst", "10", "0", "10", false},         {"neutral", "10", "5", "5", false},
      {"re-weighed away", "0", "0", "0", false}, {"three quarters of the freed 6", "7.5", "7.5", "0", true},
      {"one quarter", "2.5", "0", "2.5", true},  {"alone in its block: worst", "5", "0", "5", false}};
  for (std::size_t i = 0; i < std::size(want); ++i) {
    EXPECT_EQ(result.items[i].known, want[i].known) << want[i].why;
    EXPECT_EQ(result.items[i].weight.to_string(), want[i].weight) << want[i].why;
    EXPECT_EQ(result.items[i].points.to_string(), want[i].points) << want[i].why;
    EXPECT_EQ(result.items[i].points_lost.to_string(), want[i].lost) << want[i].why;
  }
  EXPECT_EQ(result.total.to_string(), "12.5");
}

TEST(Scorecard, reasons_are_ordered_by_points_then_by_place) {
  std::vector<Item> const items{{0, 10, {}}, {0, 20, {}}, {0, 10, {}}, {0, 5, {}}, {0, 0, {}}};
  CardResult result;
  score_card(items, 1, Scores{50, 90, 50, 0, 0}, result);
  EXPECT_EQ(most_lost(result, 9), (std::vector<int>{0, 2, 3, 1}));
  EXPECT_EQ(most_lost(result, 2), (std::vector<int>{0, 2}));
  EXPECT_EQ(most_earned(result, 9), (std::vector<int>{1, 0, 2}));
  EXPECT_TRUE(most_lost(result, 0).empty());
  score_card(items, 1, Scores{100, 100, 100, 100, 100}, result);
  EXPECT_TRUE(most_lost(result, 9).empty()) << "nothing lost, no adverse reason";
}

TEST(Scorecard, points_for_the_lack_of_a_value_are_no_reason_in_favour) {
  std::vector<Item> const items{{0, 30, MissingPolicy::neutral}, {0, 20, {}}, {0, 10, {}}};
  CardResult result;
  score_card(items, 1, Scores{std::nullopt, 50, 100}, result);
  EXPECT_EQ(result.items[0].points.to_string(), "15");
  EXPECT_EQ(most_earned(result, 9), (std::vector<int>{1, 2}));
  EXPECT_EQ(most_lost(result, 9), (std::vector<int>{0, 1})) << "what it costs to leave it unknown is told";
}

// Random cards: any blocks, weights with four digits, scores with six, any policy, any unknown values.
struct Card {
  std::vector<Item> items;
  Scores scores;
};
Card any_card(int block_count) {
  Card card;
  int const count = *rc::gen::inRange(1, 40);
  for (int i = 0; i < count; ++i) {
    auto const policy = static_cast<MissingPolicy>(*rc::gen::inRange(0, 3));
    card.items.push_back(
        {*rc::gen::inRange(0, block_count), *Decimal::of(*rc::gen::inRange<std::int64_t>(0, 200'000), -4), policy});
    if (*rc::gen::inRange(0, 4) == 0)
      card.scores.push_back(std::nullopt);
    else
      card.scores.push_back(*Decimal::of(*rc::gen::inRange<std::int64_t>(0, 100'000'001), -6));
  }
  return card;
}

TEST(Scorecard, RAT_42_points_and_points_lost_sum_exactly_to_the_weights) {
  rc::check([] {
    int const block_count = *rc::gen::inRange(1, 5);
    Card const card = any_card(block_count);
    CardResult result;
    score_card(card.items, block_count, card.scores, result);
    Decimal total;
    for (int block = 0; block < block_count; ++block) {
      Decimal given, weighed, earned, lost;
      for (std::size_t i = 0; i < card.items.size(); ++i) {
        if (card.items[i].block != block) continue;
        ItemResult const& item = result.items[i];
        RC_ASSERT(item.points + item.points_lost == item.weight);
        RC_ASSERT(!item.points.is_negative() && !item.points_lost.is_negative() && item.points.scale() <= 4);
        given += card.items[i].weight;
        weighed += item.weight;
        earned += item.points;
        lost += item.points_lost;
      }
      RC_ASSERT(weighed == given);  // re-weighing keeps the block
      RC_ASSERT(earned == result.blocks[static_cast<std::size_t>(block)]);
      RC_ASSERT(given - earned == lost);
      total += earned;
    }
    RC_ASSERT(total == result.total);
  });
}

TEST(Scorecard, a_used_result_gives_the_same_as_a_fresh_one) {
  rc::check([] {
    Card const first = any_card(3);
    Card const second = any_card(2);
    CardResult used, fresh;
    score_card(first.items, 3, first.scores, used);
    score_card(second.items, 2, second.scores, used);
    score_card(second.items, 2, second.scores, fresh);
    RC_ASSERT(used.total == fresh.total);
    RC_ASSERT(used.blocks == fresh.blocks);
    RC_ASSERT(used.items.size() == fresh.items.size());
  });
}

}  // namespace
}  // namespace score
