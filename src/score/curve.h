// Piecewise curves: from an indicator's value to a score of 0 … 100. Exact decimals, so that a score never depends on
// the machine. Flat beyond the first and last point.
#pragma once

#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace score {

struct CurvePoint {
  base::Decimal x;
  base::Decimal score;  // 0 … 100
};

enum class Direction { higher_is_better, lower_is_better, none };

class Curve {
 public:
  enum class Form { linear, step };  // step: the score of the last point whose x is ≤ the value
  // REQUIRED of the points: at least one, x strictly rising, scores within 0 … 100; else an error naming the point.
  static base::Result<Curve> make(Form form, std::vector<CurvePoint> points);
  // Interpolated scores are rounded half-even to 6 digits.
  base::Decimal at(base::Decimal x) const;
  bool is_monotone(Direction direction) const;
  std::vector<CurvePoint> const& points() const { return points_; }
  Form form() const { return form_; }

 private:
  Form form_ = Form::linear;
  std::vector<CurvePoint> points_;
};

}  // namespace score
