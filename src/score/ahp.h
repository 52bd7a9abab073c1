// Analytic hierarchy process (RAT-29): reciprocal pairwise matrices on Saaty's scale, priorities by the principal
// eigenvector, consistency ratio, group judgments by the element-wise geometric mean (AIJ). Estimates are doubles; the
// weights handed on are exact decimals that sum exactly to what is to be shared out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace score {

struct PairwiseMatrix {
  int size = 0;
  std::vector<double> cells;  // row-major, positive, cells[j,i] = 1 / cells[i,j]
  double at(int row, int column) const { return cells[static_cast<std::size_t>(row * size + column)]; }
};

struct Priorities {
  std::vector<double> weights;  // sum 1
  double lambda_max = 0;
  double consistency_index = 0;  // (λmax − n) / (n − 1)
  double consistency_ratio = 0;  // index / Saaty's random index; 0 for n ≤ 2
};

// Errors: not reciprocal, a judgment missing or outside 1/9 … 9.
base::Result<Priorities> priorities(PairwiseMatrix const& matrix);
base::Result<PairwiseMatrix> aggregate(std::span<PairwiseMatrix const> experts);

// Shares `total` out in proportion to `weights`, to `scale` digits, summing exactly to total (largest remainder, ties
// to the earlier). REQUIRES: weights ≥ 0 with a positive sum.
std::vector<base::Decimal> share_out(base::Decimal total, std::span<double const> weights, int scale);
// The same for exact weights: used when a given weight is held and the others are reduced in proportion (AMB-13).
std::vector<base::Decimal> share_out(base::Decimal total, std::span<base::Decimal const> weights, int scale);

}  // namespace score
