// Credit policy: from a rated enterprise to tier, admission, limit and term, each step with its value before and after
// and the binding constraint named (POL-13 … POL-40, AMB-22 … AMB-25). A pure function over the evaluation's frame.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "park/common/assessment.h"
#include "park/common/evaluation.h"

namespace park::policy {

struct StepOutcome {
  StepDefinition const* step = nullptr;
  std::optional<base::Decimal> before, after;
};

struct ChainOutcome {
  std::string chain;
  std::optional<base::Decimal> requested, proposed;
  StepDefinition const* binding = nullptr;  // the step that decides the value
  std::vector<StepOutcome> steps;           // those whose condition held
  std::string undecided_reason;
};

struct Outcome {
  bool decided = false;
  std::string five_level_class, tier, admission, term_kind;
  std::vector<ChainOutcome> chains;  // in the order of steps.csv
};

// REQUIRES: rated. The outcome's buffers are reused.
void decide(Evaluation& evaluation, Outcome& outcome);

// Which decision gives which variable of the frame, steps as in decide(), after those of the rating.
std::span<Feed const> feeds();

ChainOutcome const* find_chain(Outcome const& outcome, std::string_view chain);

void explain(Evaluation const& evaluation, Outcome const& outcome, Assessment& assessment);

}  // namespace park::policy
