// From the lean outcome to the explained assessment: labels, facts with their sources, waterfall, reasons in words.
#include <fmt/format.h>

#include <algorithm>

#include "park/common/fact_values.h"
#include "park/rating/rating.h"

namespace park::rating {
namespace {

FactUse fact_use(Evaluation const& evaluation, int index) {
  Pack const& pack = evaluation.pack();
  FactDefinition const& definition = pack.facts[static_cast<std::size_t>(index)];
  FactUse use;
  use.name = definition.name;
  use.label = definition.label;
  use.dataset = definition.dataset;
  use.source_class = definition.source_class;  // where it would come from; below, where it came from
  use.value = shown(pack, evaluation.value(definition.slot), unit_of(definition.type));
  if (Fact const* fact = evaluation.bound_fact(index)) {
    use.source = fact->source;
    use.source_label = pack.source_label(fact->source);
    use.source_class = pack.source_class(fact->source, definition);
    use.valid_from = fact->valid_from;
    use.valid_to = fact->valid_to;
    use.known_at = fact->known_at;
    use.evidence = fact->evidence;
    use.note = fact->note;
  }
  if (Held const* const held = evaluation.held_fact(index)) use.held = *held;
  return use;
}

IndicatorResult explain_item(Evaluation const& evaluation, ModelOutcome const& outcome, std::size_t item) {
  Pack const& pack = evaluation.pack();
  auto const& definition = pack.indicators[static_cast<std::size_t>(outcome.weights->indicators[item])];
  auto const& scored = outcome.card.items[item];
  IndicatorResult result;
  result.name = definition.name;
  result.label = definition.label;
  result.nature = definition.nature;
  result.block = definition.block;
  result.group = definition.group;
  result.formula = definition.formula;
  result.known = scored.known;
  feel::Value const& value = evaluation.value(definition.slot);
  result.value = shown(pack, value, definition.unit);
  if (!scored.known)
    result.unknown_reason = value.reason()    ? feel::message_of(*value.reason(), "en")
                            : value.is_null() ? "no value is known"
                                              : "no benchmark or no point of the curve fits the value";
  feel::Value const& benchmark = evaluation.value(definition.benchmark_slot);
  if (benchmark.kind() == feel::Kind::number) result.benchmark = benchmark.number();
  result.benchmark_origin = evaluation.benchmark_origin(outcome.weights->indicators[item]);
  result.score = scored.score;
  result.weight = scored.weight;
  result.points = scored.points;
  result.points_lost = scored.points_lost;
  result.weight_source = outcome.weights->sources[item];
  for (int const fact : definition.facts) result.facts.push_back(fact_use(evaluation, fact));
  if (Held const* const held = evaluation.prediction_of(outcome.weights->indicators[item])) result.predicted = *held;
  return result;
}

ModelResult explain_model(Evaluation const& evaluation, ModelDefinition const& model, ModelOutcome const& outcome) {
  ModelResult result;
  result.name = model.name;
  result.label = model.label;
  result.purpose = model.purpose;
  result.leading = model.leading;
  result.score_uncapped = outcome.uncapped;
  result.score = outcome.score;
  for (std::size_t b = 0; b < model.blocks.size(); ++b)
    result.blocks.push_back(
        {model.blocks[b].name, model.blocks[b].label, outcome.card.blocks[b], model.blocks[b].points});
  for (std::size_t i = 0; i < outcome.weights->items.size(); ++i)
    result.indicators.push_back(explain_item(evaluation, outcome, i));
  return result;
}

void explain_waterfall(Evaluation& evaluation, Outcome const& outcome, Assessment& assessment) {
  int const leading = leading_model(evaluation.pack(), "grade");
  if (leading < 0) return;
  auto const& model = assessment.models[static_cast<std::size_t>(leading)];
  base::Decimal level;
  auto const bar = [&](std::string step, std::string kind, Label label, base::Decimal after) {
    std::string before_grade = assessment.waterfall.empty() ? "" : assessment.waterfall.back().grade_after;
    assessment.waterfall.push_back({std::move(step), std::move(kind), std::move(label), level, after,
                                    std::move(before_grade), notch_of(evaluation, std::max(base::Decimal{}, after))});
    level = after;
  };
  for (auto const& block : model.blocks) bar(block.name, "block", block.label, level + block.points);
  if (model.score < model.score_uncapped) bar("score_max", "cap", {"封顶", "cap of the score"}, model.score);
  for (auto const& bonus : outcome.bonuses) bar(bonus.code, "bonus", bonus.label, level + bonus.points);
  for (auto const& deduction : outcome.deductions)
    bar(deduction.code, "deduction", deduction.label, level - deduction.points);
  if (level != outcome.score) bar("score_range", "cap", {"分值上下限", "bounds of the score"}, outcome.score);
  std::string grade = outcome.grade_before_measures;
  auto const measure = [&](Measure const& taken, char const* kind) {
    if (!taken.applied || evaluation.pack().grade_rank(taken.value) < 0) return;
    assessment.waterfall.push_back({taken.code, kind, taken.label, level, level, grade, taken.value});
    grade = taken.value;
  };
  for (auto const& lift : outcome.lifts) measure(lift, "lift");
  for (auto const& veto : outcome.vetoes) measure(veto, "veto");
  assessment.waterfall.push_back(
      {"grade", "total", {"最终等级", "final grade"}, base::Decimal{}, level, grade, outcome.grade});
}

void explain_item_reason(Evaluation const& evaluation, Outcome const& outcome, Assessment& assessment,
                         IndicatorResult const& item, int index, bool adverse) {
  Pack const& pack = evaluation.pack();
  std::string const& code = pack.indicators[static_cast<std::size_t>(pack.indicator(item.name))].reason;
  ReasonWords const zh = item_reason(evaluation, outcome, index, adverse, true);
  ReasonWords const en = item_reason(evaluation, outcome, index, adverse, false);
  assessment.reasons.push_back({adverse && !code.empty() ? code : item.name,
                                item.name,
                                adverse ? "adverse" : "favourable",
                                adverse ? item.points_lost : item.points,
                                {zh.text, en.text},
                                {zh.advice, en.advice}});
}

// Vetoes, deductions, lifts and bonuses: the pack's reason text for the code, else the label of the rule.
void add_measure_reason(Evaluation const& evaluation, Assessment& assessment, std::string const& code,
                        Label const& label, char const* direction, base::Decimal points) {
  for (auto const& known : assessment.reasons)
    if (known.code == code) return;  // two effects of one cause
  auto const found = evaluation.pack().reasons.find(code);
  bool const known = found != evaluation.pack().reasons.end();
  assessment.reasons.push_back(
      {code, code, direction, points, known ? found->second.text : label, known ? found->second.advice : Label{}});
}

void explain_reasons(Evaluation& evaluation, Outcome const& outcome, Assessment& assessment) {
  for (auto const& veto : outcome.vetoes)
    if (veto.applied) add_measure_reason(evaluation, assessment, veto.code, veto.label, "adverse", {});
  for (auto const& deduction : outcome.deductions)
    add_measure_reason(evaluation, assessment, deduction.code, deduction.label, "adverse", deduction.points);
  int const leading = leading_model(evaluation.pack(), "grade");
  if (leading < 0) return;
  auto const& model = assessment.models[static_cast<std::size_t>(leading)];
  for (int const item : adverse_items(evaluation, outcome))
    explain_item_reason(evaluation, outcome, assessment, model.indicators[static_cast<std::size_t>(item)], item, true);
  for (auto const& lift : outcome.lifts)
    if (lift.applied) add_measure_reason(evaluation, assessment, lift.code, lift.label, "favourable", {});
  for (auto const& bonus : outcome.bonuses)
    add_measure_reason(evaluation, assessment, bonus.code, bonus.label, "favourable", bonus.points);
  int count = 0;
  int const slot = evaluation.pack().scope.find("reasons_favourable_max");
  if (slot >= 0 && evaluation.value(slot).kind() == feel::Kind::number)
    count = static_cast<int>(evaluation.value(slot).number().to_int64().value_or(0));
  for (int const item : score::most_earned(outcome.models[static_cast<std::size_t>(leading)].card, count))
    explain_item_reason(evaluation, outcome, assessment, model.indicators[static_cast<std::size_t>(item)], item, false);
}

void explain_checks(Evaluation const& evaluation, Assessment& assessment) {
  auto const& indicators = evaluation.pack().indicators;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    auto const& indicator = indicators[i];
    if (indicator.block != "check") continue;
    CheckResult check;
    check.name = indicator.name;
    check.label = indicator.label;
    check.formula = indicator.formula;
    check.value = shown(evaluation.pack(), evaluation.value(indicator.slot), indicator.unit);
    feel::Value const& benchmark = evaluation.value(indicator.benchmark_slot);
    if (benchmark.kind() == feel::Kind::number) check.benchmark = benchmark.number();
    check.benchmark_origin = evaluation.benchmark_origin(static_cast<int>(i));
    for (int const fact : indicator.facts) check.facts.push_back(fact_use(evaluation, fact));
    assessment.checks.push_back(std::move(check));
  }
}

void explain_adverse(Evaluation const& evaluation, Assessment& assessment) {
  auto const& indicators = evaluation.pack().indicators;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    auto const& indicator = indicators[i];
    if (indicator.block != "adverse") continue;
    feel::Value const& value = evaluation.value(indicator.slot);
    feel::Value const& benchmark = evaluation.value(indicator.benchmark_slot);
    if (value.kind() != feel::Kind::number || benchmark.kind() != feel::Kind::number) continue;
    auto const ratio = base::divide(value.number(), benchmark.number());
    if (!ratio) continue;
    base::Decimal const excess = std::max(base::Decimal{}, *ratio - base::Decimal{1});
    assessment.adverse.push_back({indicator.name, indicator.label, shown(evaluation.pack(), value, indicator.unit),
                                  benchmark.number(), excess, evaluation.benchmark_origin(static_cast<int>(i))});
  }
}

}  // namespace

base::Decimal confidence_of(Evaluation const& evaluation, Outcome const& outcome) {
  int const leading = leading_model(evaluation.pack(), "grade");
  if (leading < 0) return {};
  auto const& model = outcome.models[static_cast<std::size_t>(leading)];
  base::Decimal known, all;
  for (std::size_t i = 0; i < model.weights->items.size(); ++i) {
    all += model.weights->items[i].weight;
    if (model.card.items[i].known && !evaluation.is_predicted(model.weights->indicators[i]))
      known += model.weights->items[i].weight;
  }
  auto const share = base::divide(known, all);
  return share ? base::round_to_scale(*share, 4, base::Rounding::half_even)
                     .value_or(base::Decimal{})  // not policy: digits shown
               : base::Decimal{};
}

ReasonWords item_reason(Evaluation const& evaluation, Outcome const& outcome, int item, bool adverse, bool chinese) {
  Pack const& pack = evaluation.pack();
  auto const& model = outcome.models[static_cast<std::size_t>(leading_model(pack, "grade"))];
  auto const& definition =
      pack.indicators[static_cast<std::size_t>(model.weights->indicators[static_cast<std::size_t>(item)])];
  auto const& scored = model.card.items[static_cast<std::size_t>(item)];
  auto const words_of = [&](feel::Value const& value) {
    return readable(shown(pack, value, definition.unit), pack.currency, chinese);
  };
  feel::Value const& benchmark = evaluation.value(definition.benchmark_slot);
  std::vector<std::pair<std::string_view, std::string>> const words = {
      {"value", words_of(evaluation.value(definition.slot))},
      {"benchmark", benchmark.is_null() ? (chinese ? "无基准" : "no benchmark") : words_of(benchmark)},
      {"points_lost", scored.points_lost.to_string()},
      {"points", scored.points.to_string()},
      {"label", chinese ? definition.label.zh : definition.label.en}};
  auto const found = adverse ? pack.reasons.find(definition.reason) : pack.reasons.end();
  if (found != pack.reasons.end()) {
    auto const pick = [&](Label const& label) -> std::string const& { return chinese ? label.zh : label.en; };
    return {filled(pick(found->second.text), words), filled(pick(found->second.advice), words)};
  }
  if (adverse)
    return {filled(chinese ? "{label}：{value}（失 {points_lost} 分）" : "{label}: {value} ({points_lost} points lost)",
                   words),
            ""};
  return {filled(chinese ? "{label}：{value}（得 {points} 分）" : "{label}: {value} ({points} points earned)", words),
          ""};
}

void explain(Evaluation& evaluation, Outcome const& outcome, Assessment& assessment) {
  Pack const& pack = evaluation.pack();
  for (std::size_t m = 0; m < pack.models.size(); ++m)
    assessment.models.push_back(explain_model(evaluation, pack.models[m], outcome.models[m]));
  assessment.bonuses = outcome.bonuses;
  assessment.deductions = outcome.deductions;
  assessment.score = outcome.score;
  assessment.grade_before_adjustments = pack.coded(outcome.notch);
  assessment.lifts = outcome.lifts;
  assessment.vetoes = outcome.vetoes;
  assessment.grade_without_veto = pack.coded(outcome.grade_without_veto);
  assessment.grade = pack.coded(outcome.grade);
  assessment.management_grade = pack.coded(outcome.management_grade);
  assessment.support_factor = outcome.support_factor;
  assessment.adverse_excess = outcome.adverse_excess;
  assessment.confidence = confidence_of(evaluation, outcome);
  explain_checks(evaluation, assessment);
  explain_adverse(evaluation, assessment);
  explain_reasons(evaluation, outcome, assessment);
  if (outcome.decided) {
    std::vector<RuleUse> const rules =
        evaluation.rules();  // the waterfall asks `notch` again: not part of the decision
    explain_waterfall(evaluation, outcome, assessment);
    evaluation.rules() = rules;
    evaluation.set("score", feel::Value{outcome.score});
  }
}

}  // namespace park::rating
