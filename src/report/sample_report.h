// The report of an invented enterprise with everything a report can hold, for the tests of this module.
#pragma once

#include "report/rating_report.h"

namespace report {

// RAT-16: 72 base points and 28 adjustment points, 80 M requested and 50 M proposed because adverse indicators cut it.
RatingReport sample_report();
// DAT-07: falsified revenue, grade C by veto, AA without it.
RatingReport vetoed_report();
// A long name, 30 indicators with long labels, unknown values, a reason longer than a page.
RatingReport long_report();
// Facts too thin for any grade.
RatingReport undecided_report();

}  // namespace report
