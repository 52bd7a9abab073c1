// What each part of a sum contributes to a decision: a scorecard tells what every indicator gave. Internal to the
// module.
#pragma once

#include <vector>

#include "dmn/box.h"
#include "dmn/model.h"

namespace dmn {

// Of a decision just evaluated on `frame` to `value`, where its logic is a sum (feel::Expression::terms) or a
// context whose result is one; put into `parts`. They add up to the value exactly; empty where there is no such
// sum. Nothing is noted in the frame.
void read_contributions(Box const& logic, feel::Scope const& scope, feel::Frame const& frame, feel::Value const& value,
                        std::vector<Contribution>& parts);

}  // namespace dmn
