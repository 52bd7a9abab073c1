// A dossier and a policy pack give an assessment: rating, then credit policy, on one frame. Pure and replayable: the
// same facts, pack and day give the same bytes.
#pragma once

#include <memory>
#include <string>

#include "app/views.h"
#include "park/common/evaluation.h"
#include "park/policy/policy.h"
#include "park/rating/rating.h"

namespace app {

extern char const* const engine_version;

// Buffers for one thread.
class Assessor {
 public:
  explicit Assessor(std::shared_ptr<park::Pack const> pack) : evaluation_(std::move(pack)) {}

  // The explained form with every fact, rule and step: what is stored as the trace and shown.
  park::Assessment assess(park::Dossier const& dossier, base::Date as_of);

  // The lean form for portfolios: begin, bind facts into evaluation(), then run; outcomes stay valid until the next
  // begin.
  park::Evaluation& evaluation() { return evaluation_; }
  park::Pack const& pack() const { return evaluation_.pack(); }
  bool run();  // true when rating and policy are decided; else evaluation().problems()
  park::rating::Outcome const& rating() const { return rating_; }
  park::policy::Outcome const& policy() const { return policy_; }

 private:
  park::Evaluation evaluation_;
  park::rating::Outcome rating_;
  park::policy::Outcome policy_;
};

// The one-line standing of a party from its assessment.
PartyRow row_of(park::Assessment const& assessment, park::Pack const& pack);

// Canonical JSON and its SHA-256.
std::string trace_of(park::Assessment const& assessment);
base::Result<park::Assessment> assessment_of(std::string_view trace);

}  // namespace app
