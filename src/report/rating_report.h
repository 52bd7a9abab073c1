// 《信用评级报告》, the credit rating report of one enterprise as a PDF (RAT-71): what was decided, why, from which facts, and
// what would improve it. The report prints the stored decision and decides nothing; every word that is not a heading comes
// from the decision, the party or the policy pack.
//
// A4, Noto Sans CJK, charts as vectors, text that can be searched. Nothing is cut off: long texts wrap, tables go on
// over the pages. The same report gives the same bytes: the only date of the file is `created_at`. A decision that is sealed
// in the verifiable log carries its proof as an embedded file, `proof.json`, and the decision itself as `decision.json`
// for readers who may see all of it (attachments.h). Safe to call from several threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/rating_seal.h"
#include "app/views.h"
#include "base/date.h"
#include "base/result.h"

namespace report {

struct RatingReport {
  app::PartyView party;
  app::DecisionView decision;
  park::Label park_title;           // of the portfolio: the park that rates
  park::Label pack_title;           // of the policy pack
  std::vector<park::Coded> grades;  // best → worst: the scale bar
  base::Instant created_at;         // of the decision; of the request when the decision is not stored
  std::string attribution = {};     // licence and source of real data, "" for invented
  app::RatingSeal seal = {};        // of the decision in the verifiable log
};

// `locale`: zh-CN or en. `unavailable` when the fonts are missing.
base::Result<std::string> rating_report_pdf(RatingReport const& report, std::string_view locale);

}  // namespace report
