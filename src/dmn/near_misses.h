// Which single input change would have fired another rule? A near miss is a rule whose conditions all hold but one,
// and whose holding would have changed what the table gives:
//   UNIQUE, ANY   its result differs from the table's
//   FIRST         it stands before the rule that fired (any rule, where none did) and its result differs
//   PRIORITY      its result comes before that of the rule that fired
//   RULE ORDER, OUTPUT ORDER, COLLECT, COUNT   always: it would be one more
//   SUM           its result is not 0      MIN, MAX   its result is smaller, greater
// Where no rule fired, every rule that nearly held counts. A table that failed, or on which rules contradict each
// other, has none; nor has a cell that fails or does not compile. Other columns with the same expression are taken as
// they are.
#pragma once

#include <span>
#include <vector>

#include "dmn/table.h"

namespace dmn {

// Of one evaluation of a table; `inputs`, `matched` and `fired` as in its trace, `value` what it gave. Nothing is
// noted in the frame. At most 100, those kept that miss by the least.
std::vector<NearMiss> near_misses(Table const& table, feel::Frame const& frame, std::span<feel::Value const> inputs,
                                  std::span<int const> matched, std::span<int const> fired, feel::Value const& value);

}  // namespace dmn
