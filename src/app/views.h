// What the API answers: described records from which JSON, the OpenAPI file and the web's types follow (docs/adr/0003,
// 0012).
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/policy_views.h"
#include "app/records.h"
#include "app/register.h"
#include "app/source_views.h"
#include "base/date.h"
#include "base/decimal.h"
#include "park/common/assessment.h"

namespace app {

struct MetaView {
  std::string product, version;
  bool demonstration = false;  // demo data: marked on every page
  std::string acting_as;       // until accounts exist: "local operator (loopback only)"
  base::Date today;
  park::Label organisation;  // whose accounts may log in too; "" for none
};
BOOST_DESCRIBE_STRUCT(MetaView, (), (product, version, demonstration, acting_as, today, organisation))

struct PortfolioView {
  std::string portfolio_id;
  park::Label title, description;
  std::string pack_name, pack_version, currency;
  int party_count = 0;
  std::string attribution;          // licence and source of real data, "" for invented
  std::vector<park::Coded> grades;  // best → worst, for filters and charts
  std::vector<park::Coded> tiers;
  std::vector<park::Coded> industries;
};
BOOST_DESCRIBE_STRUCT(PortfolioView, (),
                      (portfolio_id, title, description, pack_name, pack_version, currency, party_count, attribution,
                       grades, tiers, industries))

// One row of the portfolio page.
struct PartyRow {
  std::string party_id, name, name_en, uscc;
  std::string requirement;  // the catalogue case it demonstrates, "" otherwise
  std::string industry;
  std::string grade, management_grade, grade_without_veto;
  int grade_order = 0;  // 0 = best of the pack's scale: sorts by grade
  std::optional<base::Decimal> score;
  std::string tier, admission;
  std::optional<base::Decimal> limit_requested, limit_proposed, term_days;
  std::vector<std::string> vetoes;  // codes that applied
  std::string main_reason_zh, main_reason_en;
  std::optional<base::Date> as_of;  // of the decision; none while there is none
  std::string status;               // decided, not_decided
  std::string fate;                 // real portfolio: alive, failed (what happened later); "" otherwise
};
BOOST_DESCRIBE_STRUCT(PartyRow, (),
                      (party_id, name, name_en, uscc, requirement, industry, grade, management_grade,
                       grade_without_veto, grade_order, score, tier, admission, limit_requested, limit_proposed,
                       term_days, vetoes, main_reason_zh, main_reason_en, as_of, status, fate))

struct GradeCount {
  std::string grade;
  int count = 0;
  int failed = 0;  // of them failed later (real portfolio)
};
BOOST_DESCRIBE_STRUCT(GradeCount, (), (grade, count, failed))

struct PartyPage {
  int total = 0, page = 1, page_size = 50;  // not policy: rows of a page
  std::vector<PartyRow> items;
  std::vector<GradeCount> grade_distribution;  // of all rows the filter lets through
};
BOOST_DESCRIBE_STRUCT(PartyPage, (), (total, page, page_size, items, grade_distribution))

// A fact as stored, every version of it.
struct FactView {
  std::string name;
  park::Label label;
  park::Shown value;
  std::string dataset, source;
  park::Label dataset_label, source_label;
  std::string source_class;
  std::optional<base::Date> valid_from, valid_to;
  base::Date known_at;
  bool current = false;    // counts on the as_of asked for
  bool disagrees = false;  // does not count, and says otherwise than what does: another source of the same period
  std::string evidence, note;
  std::optional<park::Held> held{};  // absent: told in clear
};
BOOST_DESCRIBE_STRUCT(FactView, (),
                      (name, label, value, dataset, source, dataset_label, source_label, source_class, valid_from,
                       valid_to, known_at, current, disagrees, evidence, note, held))

struct TimelineEntry {
  base::Date date;
  std::string kind;  // fact, rating, veto, grade_change, event
  park::Label title, detail;
  std::string reference;  // decision id or fact name
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (date, kind, title, detail, reference))

struct PartyView {
  std::string party_id, portfolio_id, name, name_en, uscc, industry, pack_name, pack_version, currency;
  park::Label industry_label;
  std::string requirement;
  park::Label case_title;  // what the demonstration shows, "" otherwise
  std::string fate;
  bool demonstration = false;
  std::optional<base::Date> first_known, last_known;  // range of the "as of" picker
  std::vector<base::Date> known_dates;                // days on which something became known: the picker's marks
  std::vector<FormerNameView> former_names;           // the latest first
  std::optional<PartyMergeView> merged_into;          // this file is the same enterprise as that one
  std::vector<PartyMergeView> merged_files;           // files that count with this one
};
BOOST_DESCRIBE_STRUCT(PartyView, (),
                      (party_id, portfolio_id, name, name_en, uscc, industry, pack_name, pack_version, currency,
                       industry_label, requirement, case_title, fate, demonstration, first_known, last_known,
                       known_dates, former_names, merged_into, merged_files))

// A stored decision: the assessment with its identity.
struct DecisionView {
  std::string decision_id;  // "" when computed for an as_of that is not stored
  std::string created_at;
  std::string trace_hash;  // sha-256 of the canonical assessment JSON
  park::Assessment assessment;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (decision_id, created_at, trace_hash, assessment))

struct SavedView {
  std::string view_id, portfolio_id, name, query;  // query: the page's URL search, e.g. grade=BB&sort=-score
  std::string owner_id{};                          // a user
};
BOOST_DESCRIBE_STRUCT(SavedView, (), (view_id, portfolio_id, name, query, owner_id))

template <>
inline constexpr std::string_view record_name<SavedView> = "saved_view";

struct ViewDraft {
  std::string portfolio_id, name, query;
};
BOOST_DESCRIBE_STRUCT(ViewDraft, (), (portfolio_id, name, query))

struct PackSummary {
  std::string name, version, hash, currency;
  park::Label title;
};
BOOST_DESCRIBE_STRUCT(PackSummary, (), (name, version, hash, currency, title))

// --- the policy page -------------------------------------------------------------------------------------------------
struct ParameterView {
  std::string name, comparison, value, unit, source, note;
  std::optional<base::Date> valid_from;
};
BOOST_DESCRIBE_STRUCT(ParameterView, (), (name, comparison, value, unit, source, note, valid_from))

struct CurvePointView {
  std::string x;
  base::Decimal score;
};
BOOST_DESCRIBE_STRUCT(CurvePointView, (), (x, score))
struct PackIndicatorView {
  std::string name, formula, nature, block, group, direction, missing, unit, requirement, source;
  park::Label label;
  struct Weight {
    std::string model, family;
    base::Decimal weight;
    std::string source;
  };
  std::vector<Weight> weights;
  struct Curve {
    std::string model, mode, form;
    std::vector<CurvePointView> points;
  };
  std::vector<Curve> curves;
};
BOOST_DESCRIBE_STRUCT(PackIndicatorView::Weight, (), (model, family, weight, source))
BOOST_DESCRIBE_STRUCT(PackIndicatorView::Curve, (), (model, mode, form, points))
BOOST_DESCRIBE_STRUCT(PackIndicatorView, (),
                      (name, formula, nature, block, group, direction, missing, unit, requirement, source, label,
                       weights, curves))

struct PackStepView {
  std::string chain, step, kind, when, formula, requirement, source;
  park::Label label;
};
BOOST_DESCRIBE_STRUCT(PackStepView, (), (chain, step, kind, when, formula, requirement, source, label))

struct AhpView {
  std::string model, node;
  std::vector<std::string> children;
  std::vector<double> weights;  // of the group, sum 1
  double consistency_ratio = 0;
  struct Expert {
    std::string name;
    double consistency_ratio = 0;
  };
  std::vector<Expert> experts;
};
BOOST_DESCRIBE_STRUCT(AhpView::Expert, (), (name, consistency_ratio))
BOOST_DESCRIBE_STRUCT(AhpView, (), (model, node, children, weights, consistency_ratio, experts))

struct PackView {
  std::string name, version, hash, region, currency, valid_from;
  park::Label title;
  std::vector<std::string> legal_basis;
  std::string industrial_base, fiscal_strength, risk_appetite;
  std::vector<ParameterView> parameters;
  std::vector<PackIndicatorView> indicators;
  std::vector<TableSummaryView> tables;  // rules: get_table
  std::vector<PackStepView> steps;
  std::vector<AhpView> ahp;
  std::vector<SourceDefinitionView> sources;
  int case_count = 0;
};
BOOST_DESCRIBE_STRUCT(PackView, (),
                      (name, version, hash, region, currency, valid_from, title, legal_basis, industrial_base,
                       fiscal_strength, risk_appetite, parameters, indicators, tables, steps, ahp, sources, case_count))

}  // namespace app
