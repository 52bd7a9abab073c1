#include "park/rating/rating.h"

#include <fmt/format.h>

#include <algorithm>

namespace park::rating {
namespace {

std::string text_of(feel::Value const& context, std::string_view key) {
  feel::Value const* const entry = context.kind() == feel::Kind::context ? context.find(key) : nullptr;
  return entry && !entry->is_null() ? entry->to_string() : std::string{};
}

// Calls `visit(element, rule id)` for each context of a COLLECT decision; false when the decision is not decided.
template <class Visit>
bool each_hit(Evaluation& evaluation, std::string_view decision, Visit const& visit) {
  if (!evaluation.has(decision)) return true;
  auto const value = evaluation.decide(decision);
  if (!value) return false;
  std::vector<std::string> const rules = evaluation.fired_rules();
  auto const rule = [&](std::size_t i) { return i < rules.size() ? rules[i] : std::string{}; };
  if (value->kind() == feel::Kind::list) {
    auto const& hits = value->list();
    for (std::size_t i = 0; i < hits.size(); ++i) visit(hits[i], rule(i));
  } else if (value->kind() == feel::Kind::context) {
    visit(*value, rule(0));
  }
  return true;
}

std::string source_of(Evaluation const& evaluation, std::string const& rule) {
  auto const found = evaluation.pack().rule_sources.find(rule);
  return found == evaluation.pack().rule_sources.end() ? std::string{} : found->second;
}

Label label_of(Evaluation const& evaluation, feel::Value const& hit, std::string const& code) {
  Label label{text_of(hit, "zh"), text_of(hit, "en")};
  return label.zh.empty() || label.en.empty() ? evaluation.pack().label_of(code) : label;
}

}  // namespace

void compute_indicators(Evaluation& evaluation) {
  auto const& indicators = evaluation.pack().indicators;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    evaluation.set(indicators[i].slot, indicators[i].expression.evaluate(evaluation.frame()));
    if (evaluation.value(indicators[i].slot).is_null()) evaluation.predict_indicator(static_cast<int>(i));
  }
}

namespace {

std::optional<base::Decimal> score_of(Evaluation const& evaluation, IndicatorDefinition const& indicator,
                                      CurveDefinition const& curve) {
  using Mode = CurveDefinition::Mode;
  feel::Value const& value = evaluation.value(indicator.slot);
  if (value.is_null()) return std::nullopt;
  if (curve.mode == Mode::category) {
    auto const found = curve.categories.find(value.to_string());
    if (found == curve.categories.end()) return std::nullopt;
    return found->second;
  }
  if (value.kind() != feel::Kind::number) return std::nullopt;
  base::Decimal x = value.number();
  if (curve.mode != Mode::value) {
    feel::Value const& benchmark = evaluation.value(indicator.benchmark_slot);
    if (benchmark.kind() != feel::Kind::number) return std::nullopt;
    if (curve.mode == Mode::difference) {
      x = x - benchmark.number();
    } else {
      auto const ratio = base::divide(x, benchmark.number());
      if (!ratio) return std::nullopt;
      x = *ratio - base::Decimal{1};
    }
  }
  return curve.curve.at(x);
}

void score_model(Evaluation& evaluation, ModelDefinition const& model, std::size_t index, ModelOutcome& outcome) {
  auto const& sets = evaluation.in_force().weights[index];
  auto const own = sets.find(evaluation.family());
  outcome.weights = own != sets.end() ? &own->second : &sets.find("")->second;
  WeightSet const& set = *outcome.weights;
  outcome.scores.resize(set.items.size());
  for (std::size_t i = 0; i < set.items.size(); ++i)
    outcome.scores[i] =
        score_of(evaluation, evaluation.pack().indicators[static_cast<std::size_t>(set.indicators[i])], *set.curves[i]);
  score::score_card(set.items, static_cast<int>(model.blocks.size()), outcome.scores, outcome.card);
  outcome.uncapped = outcome.card.total;
  outcome.score = std::min(outcome.card.total, model.score_max);
  for (std::size_t b = 0; b < model.blocks.size(); ++b)
    evaluation.set(model.blocks[b].slot, feel::Value{outcome.card.blocks[b]});
  evaluation.set(model.slot, feel::Value{outcome.score});
}

void sum_adverse(Evaluation& evaluation, Outcome& outcome) {
  outcome.adverse_excess = base::Decimal{};
  for (auto const& indicator : evaluation.pack().indicators) {
    if (indicator.block != "adverse") continue;
    feel::Value const& value = evaluation.value(indicator.slot);
    feel::Value const& benchmark = evaluation.value(indicator.benchmark_slot);
    if (value.kind() != feel::Kind::number || benchmark.kind() != feel::Kind::number) continue;
    auto const ratio = base::divide(value.number(), benchmark.number());
    if (ratio && *ratio > base::Decimal{1}) outcome.adverse_excess += *ratio - base::Decimal{1};
  }
  evaluation.set("adverse_excess", feel::Value{outcome.adverse_excess});
}

bool collect_adjustments(Evaluation& evaluation, std::string_view decision, std::vector<Adjustment>& out) {
  return each_hit(evaluation, decision, [&](feel::Value const& hit, std::string const& rule) {
    Adjustment adjustment;
    adjustment.code = text_of(hit, "code");
    adjustment.label = label_of(evaluation, hit, adjustment.code);
    feel::Value const* const points = hit.kind() == feel::Kind::context ? hit.find("points") : nullptr;
    if (!points || points->kind() != feel::Kind::number) {
      evaluation.problems().push_back(
          fmt::format("{}: the row with code `{}` has no points", decision, adjustment.code));
      return;
    }
    adjustment.points = points->number();
    adjustment.decision = decision;
    adjustment.rule_id = rule;
    adjustment.source = source_of(evaluation, rule);
    out.push_back(std::move(adjustment));
  });
}

bool collect_measures(Evaluation& evaluation, std::string_view decision, std::vector<Measure>& out) {
  return each_hit(evaluation, decision, [&](feel::Value const& hit, std::string const& rule) {
    Measure measure;
    measure.code = text_of(hit, "code");
    measure.label = label_of(evaluation, hit, measure.code);
    bool const lift = decision == "lifts";
    measure.phase = lift ? "any" : text_of(hit, "phase");
    measure.effect = lift ? "lift" : text_of(hit, "effect");
    measure.value = lift ? text_of(hit, "lift_to") : text_of(hit, "value");
    measure.decision = decision;
    measure.rule_id = rule;
    measure.source = source_of(evaluation, rule);
    out.push_back(std::move(measure));
  });
}

int rank_or_problem(Evaluation& evaluation, Measure const& measure) {
  int const rank = evaluation.pack().grade_rank(measure.value);
  if (rank < 0)
    evaluation.problems().push_back(fmt::format("{}: `{}` of code `{}` is not a grade of the scale", measure.decision,
                                                measure.value, measure.code));
  return rank;
}

void apply_lifts(Evaluation& evaluation, Outcome& outcome, std::string& grade) {
  Pack const& pack = evaluation.pack();
  for (auto& lift : outcome.lifts) {
    int const rank = rank_or_problem(evaluation, lift);
    if (rank < 0 || rank >= pack.grade_rank(grade)) continue;
    grade = lift.value;
    lift.applied = true;
  }
}

// The worst grade of all matched caps and settings wins; every measure that is overtaken says so with applied = false.
void apply_vetoes(Evaluation& evaluation, Outcome& outcome, std::string& grade) {
  Pack const& pack = evaluation.pack();
  std::string const phase = evaluation.value(pack.scope.find("phase")).to_string();
  for (auto& veto : outcome.vetoes) {
    if (veto.phase != "any" && veto.phase != phase) continue;
    if (veto.effect == "refuse") {
      outcome.refused = true;
      veto.applied = true;
    } else if (veto.effect == "cut_support") {
      auto const cut = base::Decimal::parse(veto.value);
      if (!cut || cut->is_negative() || *cut > base::Decimal{1}) {
        evaluation.problems().push_back(
            fmt::format("vetoes: `{}` of code `{}` is not a share between 0 and 1", veto.value, veto.code));
        continue;
      }
      base::Decimal const factor = base::Decimal{1} - *cut;
      veto.applied = factor < outcome.support_factor;
      outcome.support_factor = std::min(outcome.support_factor, factor);
    } else if (veto.effect == "set_grade" || veto.effect == "cap_grade") {
      int const rank = rank_or_problem(evaluation, veto);
      if (rank <= pack.grade_rank(grade)) continue;
      for (auto& other : outcome.vetoes)
        if (&other != &veto && other.applied && (other.effect == "set_grade" || other.effect == "cap_grade"))
          other.applied = false;
      grade = veto.value;
      veto.applied = true;
    } else {
      evaluation.problems().push_back(
          fmt::format("vetoes: `{}` of code `{}` is not an effect", veto.effect, veto.code));
    }
  }
}

void reset(Outcome& outcome, std::size_t models) {
  outcome.decided = false;
  outcome.models.resize(models);
  outcome.bonuses.clear();
  outcome.deductions.clear();
  outcome.lifts.clear();
  outcome.vetoes.clear();
  outcome.notch.clear();
  outcome.grade_before_measures.clear();
  outcome.grade_without_veto.clear();
  outcome.grade.clear();
  outcome.management_grade.clear();
  outcome.support_factor = base::Decimal{1};
  outcome.refused = false;
}

bool adjust_score(Evaluation& evaluation, Outcome& outcome, base::Decimal score_max) {
  if (!collect_adjustments(evaluation, "bonuses", outcome.bonuses)) return false;
  if (!collect_adjustments(evaluation, "deductions", outcome.deductions)) return false;
  base::Decimal score = outcome.model_score;
  for (auto const& bonus : outcome.bonuses) score += bonus.points;
  for (auto const& deduction : outcome.deductions) score -= deduction.points;
  outcome.score = std::max(base::Decimal{}, std::min(score, score_max));
  return true;
}

}  // namespace

int leading_model(Pack const& pack, std::string_view purpose) {
  for (std::size_t i = 0; i < pack.models.size(); ++i)
    if (pack.models[i].leading && pack.models[i].purpose == purpose) return static_cast<int>(i);
  return -1;
}

std::string notch_of(Evaluation& evaluation, base::Decimal score) {
  evaluation.set("score", feel::Value{score});
  auto const value = evaluation.decide("notch");
  if (!value) return {};
  if (value->kind() == feel::Kind::string && evaluation.pack().grade_rank(value->string()) >= 0) return value->string();
  evaluation.problems().push_back(fmt::format("notch: score {} has no grade of the scale", score.to_string()));
  return {};
}

std::span<Feed const> feeds() {
  // clang-format off
  static constexpr Feed all[] = {
      // decision          variable              asked given
      {"",                 "score",              1,    1},  // not policy: order of the flow
      {"",                 "adverse_excess",     1,    1},  // not policy: order of the flow
      {"notch",            "notch",              2,    2},  // not policy: order of the flow
      {"bonuses",          "score",              3,    3},  // not policy: order of the flow
      {"deductions",       "score",              4,    4},  // not policy: order of the flow
      {"notch",            "notch",              5,    5},  // not policy: order of the flow
      {"lifts",            "notch_without_veto", 6,    6},  // not policy: order of the flow
      {"lifts",            "notch",              6,    7},  // not policy: order of the flow
      {"vetoes",           "notch",              7,    7},  // not policy: order of the flow
      {"vetoes",           "grade",              7,    7},  // not policy: order of the flow
      {"vetoes",           "support_factor",     7,    7},  // not policy: order of the flow
      {"vetoes",           "refused_by_veto",    7,    7},  // not policy: order of the flow
      {"management_grade", "management_grade",   8,    8}};  // not policy: order of the flow
  // clang-format on
  return all;
}

void rate(Evaluation& evaluation, Outcome& outcome) {
  Pack const& pack = evaluation.pack();
  reset(outcome, pack.models.size());
  compute_indicators(evaluation);
  sum_adverse(evaluation, outcome);
  for (std::size_t m = 0; m < pack.models.size(); ++m) score_model(evaluation, pack.models[m], m, outcome.models[m]);
  int const leading = leading_model(pack, "grade");
  if (leading < 0) return evaluation.problems().push_back("models.csv: no leading model of purpose grade");
  auto const lead = static_cast<std::size_t>(leading);
  outcome.model_score = outcome.models[lead].score;
  outcome.notch = notch_of(evaluation, outcome.model_score);
  if (outcome.notch.empty()) return;
  evaluation.set("notch", feel::Value{outcome.notch});
  if (!adjust_score(evaluation, outcome, pack.models[lead].score_max)) return;
  bool const adjusted = !outcome.bonuses.empty() || !outcome.deductions.empty();
  outcome.grade_before_measures = adjusted ? notch_of(evaluation, outcome.score) : outcome.notch;
  if (outcome.grade_before_measures.empty()) return;
  evaluation.set("score", feel::Value{outcome.score});
  evaluation.set("notch", feel::Value{outcome.grade_before_measures});

  std::string grade = outcome.grade_before_measures;
  if (!collect_measures(evaluation, "lifts", outcome.lifts)) return;
  apply_lifts(evaluation, outcome, grade);
  outcome.grade_without_veto = grade;
  evaluation.set("notch_without_veto", feel::Value{grade});
  if (!collect_measures(evaluation, "vetoes", outcome.vetoes)) return;
  apply_vetoes(evaluation, outcome, grade);
  outcome.grade = grade;
  evaluation.set("grade", feel::Value{grade});
  evaluation.set("notch", feel::Value{grade});
  evaluation.set("support_factor", feel::Value{outcome.support_factor});
  evaluation.set("refused_by_veto", feel::Value{outcome.refused});
  if (evaluation.has("management_grade")) {
    auto const management = evaluation.decide("management_grade");
    if (!management) return;
    outcome.management_grade = management->kind() == feel::Kind::string ? management->string() : std::string{};
    evaluation.set("management_grade", feel::Value{outcome.management_grade});
  }
  outcome.decided = evaluation.problems().empty();
}

std::vector<int> adverse_items(Evaluation& evaluation, Outcome const& outcome) {
  int const leading = leading_model(evaluation.pack(), "grade");
  if (leading < 0) return {};
  auto const& model = outcome.models[static_cast<std::size_t>(leading)];
  int count = static_cast<int>(model.card.items.size());
  int const slot = evaluation.pack().scope.find("reasons_adverse_max");
  if (slot >= 0 && evaluation.value(slot).kind() == feel::Kind::number)
    if (auto const most = evaluation.value(slot).number().to_int64()) count = static_cast<int>(*most);
  return score::most_lost(model.card, count);
}

}  // namespace park::rating
