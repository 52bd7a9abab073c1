// Rating: from facts to a grade with everything that made it (RAT-01 … RAT-45). A pure function over the evaluation's
// frame.
//
// Order (AMB-09, AMB-10, AMB-14): indicators → scorecard of every model → score of the leading grade model → bonuses
// and deductions → grade before measures → lifts → vetoes and caps → grade. What each step does is the pack's data;
// only the order of the steps is here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "park/common/assessment.h"
#include "park/common/evaluation.h"
#include "score/scorecard.h"

namespace park::rating {

struct ModelOutcome {
  WeightSet const* weights = nullptr;
  std::vector<std::optional<base::Decimal>> scores;  // per item of the weight set, 0 … 100
  score::CardResult card;
  base::Decimal uncapped, score;
};

struct Outcome {
  bool decided = false;              // else Evaluation::problems() says why
  std::vector<ModelOutcome> models;  // as Pack::models
  std::vector<Adjustment> bonuses, deductions;
  base::Decimal model_score;          // of the leading grade model
  base::Decimal score;                // after bonuses and deductions, within 0 … score_max
  std::string notch;                  // of model_score
  std::string grade_before_measures;  // of score
  std::string grade_without_veto;     // after lifts
  std::vector<Measure> lifts, vetoes;
  std::string grade, management_grade;
  base::Decimal support_factor{1};
  bool refused = false;
  base::Decimal adverse_excess;
};

// REQUIRES: facts bound and settled. The outcome's buffers are reused.
void rate(Evaluation& evaluation, Outcome& outcome);

// The indicators alone, into their slots. REQUIRES: facts bound and settled.
void compute_indicators(Evaluation& evaluation);

// Which decision gives which variable of the frame, steps as in rate().
std::span<Feed const> feeds();

// The grade of a score by the pack's `notch` decision; "" when not decided.
std::string notch_of(Evaluation& evaluation, base::Decimal score);

// Fills the rating part of the assessment: models, indicators, waterfall, measures, reasons.
void explain(Evaluation& evaluation, Outcome const& outcome, Assessment& assessment);

// Index of the leading model of a purpose, -1 when the pack has none.
int leading_model(Pack const& pack, std::string_view purpose);

// A reason in words: the pack's text with value, benchmark and points filled in. `item` indexes the leading grade
// model.
struct ReasonWords {
  std::string text, advice;
};
ReasonWords item_reason(Evaluation const& evaluation, Outcome const& outcome, int item, bool adverse, bool chinese);

// The share of the leading grade model's weight whose value is known, 0 … 1: a grade on little knowledge says so.
base::Decimal confidence_of(Evaluation const& evaluation, Outcome const& outcome);

// The indicators that cost most: (model item index) of the leading grade model, at most the pack's
// `reasons_adverse_max`.
std::vector<int> adverse_items(Evaluation& evaluation, Outcome const& outcome);

}  // namespace park::rating
