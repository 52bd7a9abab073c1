#include "score/ahp.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace score {
namespace {

using base::Decimal;

// Mean consistency index of random reciprocal matrices, by size from 0. Source: Saaty, The Analytic Hierarchy Process,
// 1980.
constexpr std::array<double, 16> random_index{0,    0,    0,    0.58, 0.90, 1.12, 1.24, 1.32,
                                              1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr int size_max = static_cast<int>(random_index.size()) - 1;
constexpr double tolerance = 1e-9;      // of a judgment against the reciprocal of its mirror
constexpr double saaty_max = 9;         // the scale ends at 9 : 1
constexpr int iterations_max = 10'000;  // the power method needs about 20 for a consistent group
constexpr double convergence = 1e-15;

// What is wrong with the judgment of row against column (from 0), "" when nothing is.
std::string problem_of(PairwiseMatrix const& matrix, int row, int column) {
  double const judgment = matrix.at(row, column);
  double const mirror = matrix.at(column, row);
  if (!std::isfinite(judgment) || judgment <= 0) return "there is no judgment; every pair needs one above 0";
  if (judgment > saaty_max * (1 + tolerance) || judgment * saaty_max < 1 - tolerance)
    return fmt::format("judgment {} is outside the scale 1/9 to 9", judgment);
  if (row == column && std::abs(judgment - 1) > tolerance)
    return fmt::format("judgment {} of a thing against itself must be 1", judgment);
  if (std::abs(judgment * mirror - 1) > tolerance)
    return fmt::format("judgment {} is not the reciprocal of {} the other way round", judgment, mirror);
  return {};
}

base::Result<> check(PairwiseMatrix const& matrix) {
  if (matrix.size < 1) return base::invalid("a pairwise matrix compares at least one thing");
  if (matrix.size > size_max)
    return base::invalid(fmt::format("a pairwise matrix of {} things is too large; divide it into groups of at most {}",
                                     matrix.size, size_max));
  if (matrix.cells.size() != static_cast<std::size_t>(matrix.size) * static_cast<std::size_t>(matrix.size))
    return base::invalid(fmt::format("a pairwise matrix of {} things has {} cells, got {}", matrix.size,
                                     matrix.size * matrix.size, matrix.cells.size()));
  std::vector<base::Issue> issues;
  for (int row = 0; row < matrix.size; ++row)
    for (int column = row; column < matrix.size; ++column)
      if (std::string problem = problem_of(matrix, row, column); !problem.empty())
        issues.push_back({fmt::format("row {} column {}", row + 1, column + 1), std::move(problem)});
  if (issues.empty()) return {};
  std::string message = issues.front().at + ": " + issues.front().message;
  return base::invalid(std::move(message), std::move(issues));
}

// matrix × weights, before it is scaled to sum 1.
std::vector<double> times(PairwiseMatrix const& matrix, std::vector<double> const& weights) {
  std::vector<double> product(weights.size(), 0.0);
  for (int row = 0; row < matrix.size; ++row)
    for (int column = 0; column < matrix.size; ++column)
      product[static_cast<std::size_t>(row)] += matrix.at(row, column) * weights[static_cast<std::size_t>(column)];
  return product;
}

// Weights are ≥ 0 and not all 0; the shares are whole multiples of 10^-scale.
std::vector<Decimal> shares_of(Decimal total, std::vector<Decimal> const& weights, int scale) {
  Decimal sum;
  for (Decimal weight : weights) {
    CHECK(!weight.is_negative());
    sum += weight;
  }
  CHECK(!sum.is_zero() && !total.is_negative());
  auto const unit = Decimal::of(1, -scale);
  CHECK_NOTE(unit && round_to_scale(total, scale, base::Rounding::down) == total,
             "the total has more digits than its shares");
  std::vector<Decimal> shares;
  std::vector<Decimal> remainders;
  Decimal left = total;
  for (Decimal weight : weights) {
    Decimal const quota = total * weight / sum;
    auto const share = round_to_scale(quota, scale, base::Rounding::down);
    CHECK(share.has_value());
    shares.push_back(*share);
    remainders.push_back(quota - *share);
    left -= *share;
  }
  auto const units = (left / *unit).to_int64();
  CHECK(units && *units >= 0 && *units <= static_cast<std::int64_t>(shares.size()));
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::int64_t i = 0; i < *units; ++i) shares[order[static_cast<std::size_t>(i)]] += *unit;
  return shares;
}

}  // namespace

base::Result<Priorities> priorities(PairwiseMatrix const& matrix) {
  TRY(check(matrix));
  std::size_t const size = static_cast<std::size_t>(matrix.size);
  Priorities result;
  result.weights.assign(size, 1.0 / static_cast<double>(size));
  for (int iteration = 0; iteration < iterations_max; ++iteration) {
    std::vector<double> next = times(matrix, result.weights);
    double const sum = std::accumulate(next.begin(), next.end(), 0.0);
    double change = 0;
    for (std::size_t i = 0; i < size; ++i) {
      next[i] /= sum;
      change = std::max(change, std::abs(next[i] - result.weights[i]));
    }
    result.weights = std::move(next);
    result.lambda_max = sum;  // the weights summed to 1, so the sum of the product estimates the eigenvalue
    if (change < convergence) break;
  }
  if (size < 3) {
    result.lambda_max = static_cast<double>(size);  // two things are always judged consistently
    return result;
  }
  result.consistency_index =
      std::max(0.0, (result.lambda_max - static_cast<double>(size)) / static_cast<double>(size - 1));
  result.consistency_ratio = result.consistency_index / random_index[size];
  return result;
}

base::Result<PairwiseMatrix> aggregate(std::span<PairwiseMatrix const> experts) {
  if (experts.empty()) return base::invalid("a group judgment needs at least one expert");
  for (std::size_t i = 0; i < experts.size(); ++i) {
    if (auto checked = check(experts[i]); !checked) {
      base::Error error = checked.error();
      error.message = fmt::format("expert {}: {}", i + 1, error.message);
      return error;
    }
    if (experts[i].size != experts.front().size)
      return base::invalid(fmt::format("expert {}: compares {} things, expert 1 compares {}", i + 1, experts[i].size,
                                       experts.front().size));
  }
  PairwiseMatrix group{experts.front().size, std::vector<double>(experts.front().cells.size(), 1.0)};
  for (int row = 0; row < group.size; ++row)
    for (int column = row + 1; column < group.size; ++column) {
      double product = 1;
      for (PairwiseMatrix const& expert : experts) product *= expert.at(row, column);
      double const mean = std::pow(product, 1.0 / static_cast<double>(experts.size()));
      group.cells[static_cast<std::size_t>(row * group.size + column)] = mean;
      group.cells[static_cast<std::size_t>(column * group.size + row)] = 1 / mean;
    }
  return group;
}

std::vector<Decimal> share_out(Decimal total, std::span<double const> weights, int scale) {
  std::vector<Decimal> exact;
  for (double weight : weights) {
    auto const value = Decimal::from_double(weight);
    CHECK(value.has_value());
    exact.push_back(*value);
  }
  return shares_of(total, exact, scale);
}

std::vector<Decimal> share_out(Decimal total, std::span<Decimal const> weights, int scale) {
  return shares_of(total, {weights.begin(), weights.end()}, scale);
}

}  // namespace score
