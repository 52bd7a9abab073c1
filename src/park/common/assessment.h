// The explained result of applying a policy pack to a dossier: every number with where it came from. This is the form
// that is stored as the decision's trace, answered by the API, printed in the report and walked by the `expect` rows of
// cases. Money amounts are decimals in the pack's currency; grades and codes are the pack's own words with their labels
// beside.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace park {

// A text in both languages of the product.
struct Label {
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Label, (), (zh, en))

// A value as shown: number, text, boolean or date as text, with the unit that tells how to print it.
struct Shown {
  std::optional<base::Decimal> number;
  std::optional<std::string> text;
  std::string unit;                           // percent, money, number, days, ratio, text, boolean, date
  std::optional<Label> label = std::nullopt;  // of a coded text: good = 良好
};
BOOST_DESCRIBE_STRUCT(Shown, (), (number, text, unit, label))

// A code with its label: a grade, a tier, a class.
struct Coded {
  std::string code;
  Label label;
};
BOOST_DESCRIBE_STRUCT(Coded, (), (code, label))

// Of a value that did not come in clear, or that nobody told (DAT-15, DAT-20).
struct Held {
  std::string form;    // range, attestation, hash, predicted
  std::string stated;  // what was told: `1000..2000`, `5000..`, `sha256:…`; "" of a prediction
  Coded method;        // what counts of a range (range_lower …); how it was predicted (sample_mean, benchmark)
  int periods = 0;     // sampled ones that the prediction rests on
};
BOOST_DESCRIBE_STRUCT(Held, (), (form, stated, method, periods))

// A fact that took part, with its source and dates (DAT-01).
struct FactUse {
  std::string name;
  Label label;
  Shown value;
  std::string dataset;
  std::string source;
  Label source_label;
  std::string source_class;  // internal, external, declared
  std::optional<base::Date> valid_from, valid_to;
  std::optional<base::Date> known_at;
  std::string evidence, note;
  std::optional<Held> held{};  // absent: known in clear
};
BOOST_DESCRIBE_STRUCT(FactUse, (),
                      (name, label, value, dataset, source, source_label, source_class, valid_from, valid_to, known_at,
                       evidence, note, held))

// Where the figure that an indicator is held against comes from (DAT-25, DAT-26).
struct BenchmarkOrigin {
  std::string method;        // pack, computed (of the enterprises of the portfolio), entered
  std::string industry;      // of which it is the figure; `*`: of all that have none of their own
  std::string period;        // "" for one of the pack
  std::int64_t parties = 0;  // computed of that many …
  std::string basis,
      source;  // … of this industry or class of GB/T 4754; where an entered one or one of the pack is from
};
BOOST_DESCRIBE_STRUCT(BenchmarkOrigin, (), (method, industry, period, parties, basis, source))

struct IndicatorResult {
  std::string name;
  Label label;
  std::string nature, block, group;
  std::string formula;
  bool known = false;
  Shown value;
  std::optional<base::Decimal> benchmark;  // industry mean or park standard (RAT-15)
  base::Decimal score;                     // 0 … 100 on the curve
  base::Decimal weight;                    // points at score 100
  base::Decimal points;                    // earned
  base::Decimal points_lost;               // weight − points, exact
  std::string weight_source;               // "ahp", or the requirement / source of the given weight
  std::string unknown_reason;              // why the value is null, in English; "" when known
  std::vector<FactUse> facts;
  std::optional<Held> predicted{};  // it, or a fact that it rests on, is no known value (DAT-20)
  std::optional<BenchmarkOrigin> benchmark_origin{};
};
BOOST_DESCRIBE_STRUCT(IndicatorResult, (),
                      (name, label, nature, block, group, formula, known, value, benchmark, score, weight, points,
                       points_lost, weight_source, unknown_reason, facts, predicted, benchmark_origin))

struct BlockResult {
  std::string name;
  Label label;
  base::Decimal points, points_max;
};
BOOST_DESCRIBE_STRUCT(BlockResult, (), (name, label, points, points_max))

struct ModelResult {
  std::string name;
  Label label;
  std::string purpose;  // grade or limit
  bool leading = false;
  base::Decimal score_uncapped, score;  // sum of blocks; capped at the model's score_max
  std::vector<BlockResult> blocks;
  std::vector<IndicatorResult> indicators;
};
BOOST_DESCRIBE_STRUCT(ModelResult, (), (name, label, purpose, leading, score_uncapped, score, blocks, indicators))

// A bonus (positive) or deduction (negative points) by a decision table row.
struct Adjustment {
  std::string code;
  Label label;
  base::Decimal points;
  std::string decision, rule_id;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Adjustment, (), (code, label, points, decision, rule_id, source))

// A veto, cap or lift by a decision table row, with what it did (RAT-38).
struct Measure {
  std::string code;
  Label label;
  std::string phase, effect, value;  // effect: refuse, set_grade, cap_grade, cut_support, lift
  bool applied = false;              // false: matched, but another measure already went further
  std::string decision, rule_id;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Measure, (), (code, label, phase, effect, value, applied, decision, rule_id, source))

// One bar of the waterfall: base → adjustment → bonus → deduction → veto/cap → grade.
struct WaterfallBar {
  std::string step, kind;  // kind: block, bonus, deduction, cap, lift, veto, total
  Label label;
  base::Decimal before, after;  // points
  std::string grade_before, grade_after;
};
BOOST_DESCRIBE_STRUCT(WaterfallBar, (), (step, kind, label, before, after, grade_before, grade_after))

// An adverse indicator worse than the industry mean (RAT-16).
struct AdverseResult {
  std::string name;
  Label label;
  Shown value;
  base::Decimal benchmark, excess;  // value / benchmark − 1
  std::optional<BenchmarkOrigin> benchmark_origin{};
};
BOOST_DESCRIBE_STRUCT(AdverseResult, (), (name, label, value, benchmark, excess, benchmark_origin))

// An indicator that earns no points but is shown beside its benchmark, and that bonuses, vetoes and caps rest on (RAT-15).
struct CheckResult {
  std::string name;
  Label label;
  std::string formula;
  Shown value;
  std::optional<base::Decimal> benchmark;
  std::vector<FactUse> facts;
  std::optional<BenchmarkOrigin> benchmark_origin{};
};
BOOST_DESCRIBE_STRUCT(CheckResult, (), (name, label, formula, value, benchmark, facts, benchmark_origin))

// One step of a chain (limit, term): the value before and after, and why (AMB-25).
struct StepResult {
  std::string step, kind;
  Label label;
  std::string formula;
  std::optional<base::Decimal> before, after;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(StepResult, (), (step, kind, label, formula, before, after, source))

struct ChainResult {
  std::string chain;  // limit, term
  std::optional<base::Decimal> requested, proposed;
  std::string binding;  // the step that decides the value
  Label binding_label;
  std::vector<StepResult> steps;
  std::string undecided_reason;  // why there is no value; "" when there is one
};
BOOST_DESCRIBE_STRUCT(ChainResult, (), (chain, requested, proposed, binding, binding_label, steps, undecided_reason))

struct ReasonResult {
  std::string code, name;  // name: the indicator, bonus, deduction or veto
  std::string direction;   // adverse or favourable
  base::Decimal points;    // lost (adverse) or earned (favourable)
  Label text, advice;
};
BOOST_DESCRIBE_STRUCT(ReasonResult, (), (code, name, direction, points, text, advice))

struct PackName {
  std::string name, version, hash;  // hash: of all files of the pack
};
BOOST_DESCRIBE_STRUCT(PackName, (), (name, version, hash))

// Which rules of which decision table fired, with the inputs they saw.
struct RuleUse {
  std::string decision, table;
  std::vector<std::string> inputs;  // `expression = value`
  std::vector<std::string> rules;   // ids
  std::vector<int> rows;            // from 1, as a person counts
};
BOOST_DESCRIBE_STRUCT(RuleUse, (), (decision, table, inputs, rules, rows))

struct Assessment {
  std::string party_id, name;
  base::Date as_of;
  std::string status;                 // decided, not_decided
  std::vector<std::string> problems;  // why not decided, located
  PackName pack;
  std::string family, phase;
  std::vector<ModelResult> models;
  std::vector<Adjustment> bonuses, deductions;
  base::Decimal score;             // after bonuses and deductions, within 0 … score_max of the leading model
  Coded grade_before_adjustments;  // of the model score alone
  std::vector<Measure> lifts, vetoes;
  Coded grade_without_veto;  // RAT-38
  Coded grade, management_grade;
  base::Decimal support_factor;  // 1 = full support
  Coded admission, tier, five_level_class, term_kind;
  std::vector<CheckResult> checks;
  std::vector<AdverseResult> adverse;
  base::Decimal adverse_excess;
  ChainResult limit, term;
  std::vector<WaterfallBar> waterfall;
  std::vector<ReasonResult> reasons;
  std::vector<RuleUse> rules;
  base::Decimal confidence;  // share of the leading model's weight whose value is known, and not predicted
};
BOOST_DESCRIBE_STRUCT(Assessment, (),
                      (party_id, name, as_of, status, problems, pack, family, phase, models, bonuses, deductions, score,
                       grade_before_adjustments, lifts, vetoes, grade_without_veto, grade, management_grade,
                       support_factor, admission, tier, five_level_class, term_kind, checks, adverse, adverse_excess,
                       limit, term, waterfall, reasons, rules, confidence))

}  // namespace park
