// A weighted scorecard: indicators with curves and weights, grouped in blocks. Points are rounded per indicator, so
// that the block and the total are exact sums and the points lost sum exactly to what the score falls short of full
// marks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "score/curve.h"

namespace score {

// What an unknown value earns.
enum class MissingPolicy {
  worst,    // score 0
  neutral,  // score 50
  reweigh   // the weight is shared out among the known indicators of the block in proportion (worst when none is known)
};

struct Item {
  int block = 0;
  base::Decimal weight;  // points at score 100
  MissingPolicy missing = MissingPolicy::worst;
};

struct ItemResult {
  bool known = false;
  base::Decimal weight;       // after re-weighing
  base::Decimal score;        // 0 … 100
  base::Decimal points;       // weight × score / 100, rounded half-even to 4 digits
  base::Decimal points_lost;  // weight − points, exact
};

struct CardResult {
  std::vector<ItemResult> items;      // as the items given
  std::vector<base::Decimal> blocks;  // points per block, exact sums
  base::Decimal total;                // exact sum of blocks
};

// `scores[i]` is the curve's score of item i, nullopt when its value is unknown. `result` is reused without allocation.
void score_card(std::span<Item const> items, int block_count, std::span<std::optional<base::Decimal> const> scores,
                CardResult& result);

// Items by points lost (most first; ties by order): the adverse reasons. Only items that lost something, at most
// `count`.
std::vector<int> most_lost(CardResult const& result, int count);
// Items by points earned: the reasons in favour. Points given for the lack of a value (neutral) speak for nobody.
std::vector<int> most_earned(CardResult const& result, int count);

}  // namespace score
