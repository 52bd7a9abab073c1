// Test cases of decision tables with modified condition/decision coverage: for each condition of each rule two cases
// that differ in this one value, the rule holding in the first and not in the second, with different outcomes. Cases
// are shared where they can be, so that a table of n rules and m conditions needs far fewer than 2 m.
#pragma once

#include <string>
#include <vector>

#include "dmn/check.h"
#include "dmn/suite.h"

namespace dmn {

struct Coverage {
  Suite suite;         // what the model gives today: review before it is trusted
  int conditions = 0;  // cells that are not `-`, in tables that are the whole logic of a decision
  int shown = 0;       // … that change the outcome alone
  struct Unshown {
    std::string place_en, place_zh;  // `Tier`, rule 3, column `score`
  };
  std::vector<Unshown> unshown;  // cells that make no difference alone, or for which no enterprise was found
};

// `options` as for check(); `model_file` goes into the suite.
Coverage cover_conditions(Model const& model, std::string const& model_file, CheckOptions const& options = {});

}  // namespace dmn
