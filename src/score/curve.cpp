#include "score/curve.h"

#include <fmt/format.h>

#include <algorithm>

namespace score {
namespace {

using base::Decimal;

constexpr int score_scale = 6;  // digits of an interpolated score

base::Result<> check_points(std::vector<CurvePoint> const& points) {
  if (points.empty()) return base::invalid("a curve needs at least one point");
  std::vector<base::Issue> issues;
  Decimal const full{100};
  for (std::size_t i = 0; i < points.size(); ++i) {
    CurvePoint const& point = points[i];
    std::string const at = fmt::format("point {}", i + 1);
    if (point.score.is_negative() || point.score > full)
      issues.push_back({at, fmt::format("score `{}` is outside 0 to 100", point.score.to_string())});
    if (i > 0 && point.x <= points[i - 1].x)
      issues.push_back(
          {at, fmt::format("x `{}` does not rise above `{}` of the point before; sort the points and drop repeated x",
                           point.x.to_string(), points[i - 1].x.to_string())});
  }
  if (!issues.empty()) {
    std::string message = issues.front().at + ": " + issues.front().message;
    return base::invalid(std::move(message), std::move(issues));
  }
  return {};
}

}  // namespace

base::Result<Curve> Curve::make(Form form, std::vector<CurvePoint> points) {
  TRY(check_points(points));
  Curve curve;
  curve.form_ = form;
  curve.points_ = std::move(points);
  return curve;
}

Decimal Curve::at(Decimal x) const {
  CHECK(!points_.empty());
  auto const after = std::upper_bound(points_.begin(), points_.end(), x,
                                      [](Decimal value, CurvePoint const& point) { return value < point.x; });
  if (after == points_.begin()) return points_.front().score;
  CurvePoint const& low = *(after - 1);
  if (after == points_.end() || form_ == Form::step || low.x == x) return low.score;
  CurvePoint const& high = *after;
  Decimal const score = low.score + (high.score - low.score) * (x - low.x) / (high.x - low.x);
  auto const rounded = round_to_scale(score, score_scale, base::Rounding::half_even);
  CHECK(rounded.has_value());
  return *rounded;
}

bool Curve::is_monotone(Direction direction) const {
  if (direction == Direction::none) return true;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    bool const falls = points_[i].score < points_[i - 1].score;
    bool const rises = points_[i].score > points_[i - 1].score;
    if (direction == Direction::higher_is_better ? falls : rises) return false;
  }
  return true;
}

}  // namespace score
