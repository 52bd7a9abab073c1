// USES: score
// The scorecard as a portfolio run uses it: curves and a card of 30 indicators, and one AHP group of 7.
#include <benchmark/benchmark.h>

#include "score/ahp.h"
#include "score/curve.h"
#include "score/scorecard.h"

namespace {

using base::Decimal;

score::Curve seven_points() {
  std::vector<score::CurvePoint> points;
  for (int i = 0; i < 7; ++i) points.push_back({*Decimal::of(i * 15, -2), i * 16});
  return *score::Curve::make(score::Curve::Form::linear, points);
}

void curve_at(benchmark::State& state) {
  score::Curve const curve = seven_points();
  Decimal const x = base::decimal("0.4321");
  for (auto _ : state) benchmark::DoNotOptimize(curve.at(x));
}
BENCHMARK(curve_at);

void card_of_30(benchmark::State& state, bool some_unknown) {
  std::vector<score::Item> items;
  std::vector<std::optional<Decimal>> scores;
  for (int i = 0; i < 30; ++i) {
    items.push_back({i % 2, *Decimal::of(33'333 + i, -4), score::MissingPolicy::reweigh});
    scores.push_back(*Decimal::of(12'345'678 + i * 2'345'678, -6));
    if (some_unknown && i % 5 == 0) scores.back().reset();
  }
  score::CardResult result;
  for (auto _ : state) {
    score::score_card(items, 2, scores, result);
    benchmark::DoNotOptimize(result.total);
  }
}
BENCHMARK_CAPTURE(card_of_30, all_known, false);
BENCHMARK_CAPTURE(card_of_30, a_fifth_unknown, true);

void ahp_of_7(benchmark::State& state) {
  score::PairwiseMatrix matrix{7, std::vector<double>(49, 1.0)};
  for (int row = 0; row < 7; ++row)
    for (int column = row + 1; column < 7; ++column) {
      matrix.cells[static_cast<std::size_t>(row * 7 + column)] = 1 + (row + column) % 5;
      matrix.cells[static_cast<std::size_t>(column * 7 + row)] = 1.0 / (1 + (row + column) % 5);
    }
  for (auto _ : state) benchmark::DoNotOptimize(score::priorities(matrix));
}
BENCHMARK(ahp_of_7);

}  // namespace
