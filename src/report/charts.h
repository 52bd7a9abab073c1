// The charts of the rating report. They draw numbers that are already decided; colours tell kinds of bars and places on the
// scale, never a judgement of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/canvas.h"
#include "report/figures.h"

namespace report {

// Best to worst as a band at the cursor, with a pointer at `grade` and a hollow one at `grade_without_veto` when it differs.
void draw_grade_scale(Canvas& canvas, std::vector<park::Coded> const& grades, std::string_view grade,
                      std::string_view grade_without_veto, Language say);
// Where a grade stands: green at the best, red at the worst, through amber. Grey when it is not on the scale.
Colour colour_of_grade(std::vector<park::Coded> const& grades, std::string_view grade);

// From zero points to the final score, step by step, with the grade after each step.
void draw_waterfall(Canvas& canvas, std::vector<park::WaterfallBar> const& bars, Language say);

// One bar for the value and a tick for the benchmark, on a common axis from zero.
void draw_bullet(Canvas& canvas, double x, double y, double width, double height, base::Decimal value,
                 base::Decimal benchmark);
// Points earned of the weight; the rest was lost.
void draw_share(Canvas& canvas, double x, double y, double width, double height, base::Decimal points,
                base::Decimal weight);

}  // namespace report
