// A policy pack: a park's own rules as data (docs/adr/0008, docs/manual/policy-pack.md). `Pack::load` reads every file
// of the pack to the end, checks it and compiles its formulas and tables once; the result is immutable and shared by
// threads.
//
// Dated rows (parameters, weights, benchmarks) are resolved per span between two effective dates:
// `Pack::in_force(as_of)`.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "dmn/model.h"
#include "feel/expression.h"
#include "park/common/assessment.h"
#include "park/common/collection.h"
#include "park/common/datasets.h"
#include "park/common/forms.h"
#include "park/common/sources.h"
#include "score/ahp.h"
#include "score/scorecard.h"

namespace park {

using PackFiles = std::map<std::string, std::string, std::less<>>;  // path inside the pack → bytes

struct ParameterRow {
  std::string name, comparison, text, unit, source, note;
  std::optional<base::Date> valid_from;
  feel::Value value;  // null: ended
  std::int64_t line = 0;
};

struct IndicatorDefinition {
  std::string name, formula, nature, block, group;
  score::Direction direction = score::Direction::none;
  score::MissingPolicy missing = score::MissingPolicy::worst;
  std::string unit, reason, requirement, source;
  Label label;
  feel::Expression expression;
  int slot = -1, benchmark_slot = -1;
  std::vector<int> facts;              // indices of the facts its formula rests on, also through other indicators
  std::string benchmark_kind;          // mean, standard (DAT-25, DAT-26); "": it is held against nothing
  bool has_general_benchmark = false;  // the pack has, on some day, a figure for all industries
};

struct CurveDefinition {
  enum class Mode { value, relative, difference, category };
  std::string model;  // "" = every model
  Mode mode = Mode::value;
  score::Curve curve;
  std::map<std::string, base::Decimal, std::less<>> categories;
};

struct BlockDefinition {
  std::string name;
  base::Decimal points;
  Label label;
  int slot = -1;
};

struct ModelDefinition {
  std::string name, purpose, split, requirement;  // split: nature or block
  base::Decimal score_max;
  bool leading = false;
  Label label;
  std::vector<BlockDefinition> blocks;
  int slot = -1;
};

struct AhpNode {
  std::string model, node;
  std::vector<std::string> children, experts;
  std::vector<double> expert_ratios;
  score::Priorities group;
  std::int64_t line = 0;
};

struct StepDefinition {
  std::string chain, step, kind, when_text, formula, requirement, source;
  Label label;
  std::optional<feel::Expression> when;
  feel::Expression expression;
};

// Weights of one model for one industry family, in force on some span of time.
struct WeightSet {
  std::string family;           // "" = no overlay
  std::vector<int> indicators;  // index into Pack::indicators
  std::vector<score::Item> items;
  std::vector<std::string> sources;  // "ahp" or the source of the given figure
  std::vector<CurveDefinition const*> curves;
};

struct InForce {
  std::vector<feel::Value> parameters;                                 // as Pack::parameter_names
  std::vector<std::map<std::string, WeightSet, std::less<>>> weights;  // per model: family → set; "" always there
  struct Benchmark {
    base::Decimal value;
    std::string source;
  };
  std::vector<std::map<std::string, Benchmark, std::less<>>>
      benchmarks;  // per indicator: industry → mean or standard; "*" = all
};

// A decision of one of the pack's DMN files, with the slots its inputs are bound from.
struct DecisionReference {
  int model = -1;  // index into Pack::tables
  std::string name;
};
struct TableFile {
  std::string path;
  dmn::Model model;
  std::vector<std::pair<std::string, int>> inputs;  // input data name → slot of the scope
  std::string xml;                                  // as it stands in the pack
};

// A better value of the input must not give a worse result of the decision; proved by park::findings.
struct DirectionDefinition {
  std::string decision, input, source;
  score::Direction direction = score::Direction::higher_is_better;  // which values of the input are better
  std::vector<std::string> order;                                   // results from best to worst; empty: numbers
};

struct ReasonText {
  Label text, advice;
};

struct Case;  // park/common/cases.h

class Pack {
 public:
  // Every issue of every file is in the error, located `file:line` or `file#element`.
  static base::Result<std::shared_ptr<Pack const>> load(PackFiles const& files);

  std::string name, version, region, currency, hash;
  Label title;
  std::string valid_from, replaces, industrial_base, fiscal_strength, risk_appetite;
  std::vector<std::string> legal_basis;
  std::vector<std::string> input_id;  // columns of flat files that identify the party
  std::string input_name, input_period;

  feel::Scope scope;  // every name a formula or table may use
  std::vector<FactDefinition> facts;
  std::vector<DatasetDefinition> datasets;  // in the order of the page
  std::vector<RelationDefinition> relations;
  std::vector<SummaryDefinition> summaries;
  std::vector<TagDefinition> tags;
  std::vector<CheckDefinition> cross_checks;
  std::vector<CadenceDefinition> cadences;
  std::vector<FormDefinition> forms;
  std::vector<ParameterRow> parameters;
  std::vector<std::string> parameter_names;
  std::vector<int> parameter_slots;
  std::vector<IndicatorDefinition> indicators;
  std::vector<std::vector<CurveDefinition>> curves;  // per indicator
  std::vector<ModelDefinition> models;
  std::vector<AhpNode> ahp;
  std::vector<StepDefinition> steps;
  std::vector<TableFile> tables;
  std::vector<DirectionDefinition> directions;
  std::map<std::string, int, std::less<>> decision_files;  // decision → index into tables
  std::map<std::string, IndustryDefinition, std::less<>> industries;
  std::vector<SizeMeasure> size_measures;
  std::vector<SizeGroup> size_groups;
  int size_slot = -1;  // of `firm_size` in the scope; -1: the pack has no sizes
  SourceRegister sources;
  Collection collection;
  std::map<std::string, Label, std::less<>> labels;
  std::map<std::string, ReasonText, std::less<>> reasons;
  std::vector<std::string> grade_scale;                          // best → worst
  std::map<std::string, std::string, std::less<>> rule_sources;  // rule id → its annotation `source`

  InForce const& in_force(base::Date as_of) const;
  feel::Value parameter(std::string_view name, base::Date as_of) const;  // null when there is none
  int fact(std::string_view name) const;                                 // index or -1
  DatasetDefinition const* dataset(std::string_view name) const;         // null when there is none
  FormDefinition const* form(std::string_view name) const;               // null when there is none
  RelationDefinition const* relation(std::string_view name) const;       // null when there is none
  int indicator(std::string_view name) const;                            // index or -1
  int grade_rank(std::string_view grade) const;                          // 0 = best; -1 when not of the scale
  std::optional<DecisionReference> decision(std::string_view name) const;
  Label label_of(std::string_view code) const;            // the code itself in both languages when there is no label
  Label source_label(std::string_view source) const;      // of the register, else as label_of
  Coded coded_industry(std::string_view industry) const;  // the code itself when the pack has no such industry
  std::string_view industry_code(std::string_view industry) const;  // of GB/T 4754; "" = not told
  // Class of where a fact came from: of the register, else what facts.csv expects of `definition`.
  std::string source_class(std::string_view source, FactDefinition const& definition) const;
  Coded coded(std::string_view code) const { return Coded{std::string{code}, label_of(code)}; }

  std::vector<base::Date> spans;  // effective dates, rising; spans_in_force has one more entry
  std::vector<InForce> spans_in_force;
  std::vector<Case> const& cases() const;
  ~Pack();
  Pack();

 private:
  std::unique_ptr<std::vector<Case>> cases_;
  friend class PackReader;
};

}  // namespace park
