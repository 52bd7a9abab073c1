#include "app/assess.h"

#include "base/record.h"

namespace app {

char const* const engine_version = "0.1.0";

bool Assessor::run() {
  evaluation_.settle();
  if (!evaluation_.problems().empty()) return false;
  park::rating::rate(evaluation_, rating_);
  if (!rating_.decided) return false;
  park::policy::decide(evaluation_, policy_);
  return policy_.decided;
}

park::Assessment Assessor::assess(park::Dossier const& dossier, base::Date as_of) {
  park::Pack const& pack = evaluation_.pack();
  evaluation_.begin(as_of, true);
  evaluation_.bind(dossier);
  bool const decided = run();
  park::Assessment assessment;
  assessment.party_id = dossier.party_id;
  assessment.name = dossier.name;
  assessment.as_of = as_of;
  assessment.status = decided ? "decided" : "not_decided";
  assessment.problems = evaluation_.problems();
  assessment.pack = {pack.name, pack.version, pack.hash};
  assessment.family = evaluation_.family();
  int const phase = pack.scope.find("phase");
  if (phase >= 0) assessment.phase = evaluation_.value(phase).to_string();
  if (decided) {
    park::rating::explain(evaluation_, rating_, assessment);
    park::policy::explain(evaluation_, policy_, assessment);
    assessment.rules = evaluation_.rules();
  }
  return assessment;
}

PartyRow row_of(park::Assessment const& assessment, park::Pack const& pack) {
  PartyRow row;
  row.party_id = assessment.party_id;
  row.name = assessment.name;
  row.grade = assessment.grade.code;
  row.grade_order = pack.grade_rank(assessment.grade.code);
  row.management_grade = assessment.management_grade.code;
  row.grade_without_veto = assessment.grade_without_veto.code;
  if (assessment.status == "decided") row.score = assessment.score;
  row.tier = assessment.tier.code;
  row.admission = assessment.admission.code;
  row.limit_requested = assessment.limit.requested;
  row.limit_proposed = assessment.limit.proposed;
  row.term_days = assessment.term.proposed;
  for (auto const& veto : assessment.vetoes)
    if (veto.applied) row.vetoes.push_back(veto.code);
  if (!assessment.reasons.empty()) {
    row.main_reason_zh = assessment.reasons.front().text.zh;
    row.main_reason_en = assessment.reasons.front().text.en;
  }
  row.as_of = assessment.as_of;
  row.status = assessment.status;
  return row;
}

std::string trace_of(park::Assessment const& assessment) { return base::to_json(assessment).to_string(); }

base::Result<park::Assessment> assessment_of(std::string_view trace) {
  base::Json const json = TRY(base::Json::parse(trace));
  return base::from_json<park::Assessment>(json);
}

}  // namespace app
