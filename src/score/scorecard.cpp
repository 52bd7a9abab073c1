#include "score/scorecard.h"

#include <algorithm>
#include <numeric>

namespace score {
namespace {

using base::Decimal;

constexpr int points_scale = 4;  // digits of points and of weights after re-weighing

Decimal rounded(Decimal value) {
  auto const result = round_to_scale(value, points_scale, base::Rounding::half_even);
  CHECK(result.has_value());
  return *result;
}

// The weights of block's unknown `reweigh` items go to its known items in proportion. Each known item gets the rise of
// the rounded running share, so that the additions sum exactly to what is shared out, without a buffer.
void reweigh(std::span<Item const> items, int block, CardResult& result) {
  Decimal known;
  Decimal freed;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].block != block) continue;
    if (result.items[i].known)
      known += items[i].weight;
    else if (items[i].missing == MissingPolicy::reweigh)
      freed += items[i].weight;
  }
  if (freed.is_zero() || known.is_zero()) return;
  Decimal running;
  Decimal given;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].block != block) continue;
    ItemResult& item = result.items[i];
    if (item.known) {
      running += items[i].weight;
      Decimal const due = running == known ? freed : rounded(freed * running / known);
      item.weight = items[i].weight + (due - given);
      given = due;
    } else if (items[i].missing == MissingPolicy::reweigh) {
      item.weight = Decimal{};
    }
  }
}

// Items by what `points_of` counts for them, most first; those for which it counts nothing are left out.
template <typename PointsOf>
std::vector<int> ordered(CardResult const& result, int count, PointsOf points_of) {
  std::vector<int> order;
  for (std::size_t i = 0; i < result.items.size(); ++i)
    if (!points_of(result.items[i]).is_zero()) order.push_back(static_cast<int>(i));
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return points_of(result.items[static_cast<std::size_t>(a)]) > points_of(result.items[static_cast<std::size_t>(b)]);
  });
  if (static_cast<int>(order.size()) > count) order.resize(static_cast<std::size_t>(std::max(count, 0)));
  return order;
}

}  // namespace

void score_card(std::span<Item const> items, int block_count, std::span<std::optional<Decimal> const> scores,
                CardResult& result) {
  static Decimal const percent = base::decimal("0.01");
  static Decimal const neutral{50};
  CHECK(items.size() == scores.size());
  result.items.resize(items.size());
  result.blocks.assign(static_cast<std::size_t>(block_count), Decimal{});
  result.total = Decimal{};
  bool some_unknown = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    CHECK(items[i].block >= 0 && items[i].block < block_count);
    ItemResult& item = result.items[i];
    item.known = scores[i].has_value();
    item.weight = items[i].weight;
    item.score = scores[i] ? *scores[i] : items[i].missing == MissingPolicy::neutral ? neutral : Decimal{};
    some_unknown |= !item.known && items[i].missing == MissingPolicy::reweigh;
  }
  if (some_unknown)
    for (int block = 0; block < block_count; ++block) reweigh(items, block, result);
  for (std::size_t i = 0; i < items.size(); ++i) {
    ItemResult& item = result.items[i];
    item.points = rounded(item.weight * item.score * percent);
    item.points_lost = item.weight - item.points;
    result.blocks[static_cast<std::size_t>(items[i].block)] += item.points;
  }
  for (Decimal points : result.blocks) result.total += points;
}

std::vector<int> most_lost(CardResult const& result, int count) {
  return ordered(result, count, [](ItemResult const& item) { return item.points_lost; });
}

std::vector<int> most_earned(CardResult const& result, int count) {
  return ordered(result, count, [](ItemResult const& item) { return item.known ? item.points : Decimal{}; });
}

}  // namespace score
