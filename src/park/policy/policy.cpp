#include "park/policy/policy.h"

#include <fmt/format.h>

#include <algorithm>

namespace park::policy {
namespace {

// The text of an optional decision, also put into the frame for later ones; false when it is not decided.
bool decide_text(Evaluation& evaluation, std::string_view decision, std::string& out) {
  out.clear();
  if (!evaluation.has(decision)) return true;
  auto const value = evaluation.decide(decision);
  if (!value) return false;
  if (value->kind() == feel::Kind::string) out = value->string();
  int const slot = evaluation.pack().scope.find(decision);
  if (slot >= 0) evaluation.set(slot, out.empty() ? feel::Value{} : feel::Value{out});
  return true;
}

std::optional<base::Decimal> requested_of(Evaluation const& evaluation, std::string const& chain) {
  int const fact = evaluation.pack().fact("requested_" + chain);
  if (fact < 0) return std::nullopt;
  feel::Value const& value = evaluation.value(evaluation.pack().facts[static_cast<std::size_t>(fact)].slot);
  if (value.kind() != feel::Kind::number) return std::nullopt;
  return value.number();
}

// What may decide a value: it was set here, or lowered here.
bool may_bind(StepOutcome const& step) {
  std::string const& kind = step.step->kind;
  if (kind == "base") return true;
  bool const lowers = kind == "cut" || kind == "cap" || kind == "pause";
  return lowers && step.before && step.after && *step.after < *step.before;
}

void run_step(Evaluation& evaluation, StepDefinition const& step, int before_slot, ChainOutcome& chain) {
  if (!chain.undecided_reason.empty()) return;
  if (step.when) {
    feel::Value const holds = step.when->evaluate(evaluation.frame());
    if (holds.is_error() && holds.reason()) {
      chain.undecided_reason = fmt::format("{}: {}", step.step, feel::message_of(*holds.reason(), "en"));
      return;
    }
    if (holds.kind() != feel::Kind::boolean || !holds.boolean()) return;
  }
  evaluation.set(before_slot, chain.proposed ? feel::Value{*chain.proposed} : feel::Value{});
  feel::Value const value = step.expression.evaluate(evaluation.frame());
  if (value.kind() != feel::Kind::number) {
    chain.undecided_reason = fmt::format(
        "{}: {}", step.step, value.reason() ? feel::message_of(*value.reason(), "en") : "its formula gives no number");
    chain.proposed.reset();
    chain.binding = &step;
    return;
  }
  StepOutcome done{&step, chain.proposed, value.number()};
  chain.proposed = value.number();
  if (may_bind(done)) chain.binding = &step;
  chain.steps.push_back(std::move(done));
}

void run_chains(Evaluation& evaluation, Outcome& outcome) {
  int const before_slot = evaluation.pack().scope.find("before");
  int const requested_slot = evaluation.pack().scope.find("requested");
  for (auto const& step : evaluation.pack().steps) {
    if (outcome.chains.empty() || outcome.chains.back().chain != step.chain) {
      outcome.chains.push_back({});
      outcome.chains.back().chain = step.chain;
      outcome.chains.back().requested = requested_of(evaluation, step.chain);
      auto const& requested = outcome.chains.back().requested;
      evaluation.set(requested_slot,
                     requested ? feel::Value{*requested} : feel::Value::null("missing_input", {"requested"}));
    }
    run_step(evaluation, step, before_slot, outcome.chains.back());
  }
}

ChainResult explain_chain(ChainOutcome const& chain) {
  ChainResult result;
  result.chain = chain.chain;
  result.requested = chain.requested;
  result.proposed = chain.proposed;
  if (chain.binding) {
    result.binding = chain.binding->step;
    result.binding_label = chain.binding->label;
  }
  result.undecided_reason = chain.undecided_reason;
  for (auto const& step : chain.steps)
    result.steps.push_back(
        {step.step->step, step.step->kind, step.step->label, step.step->formula, step.before, step.after,
         step.step->requirement.empty() ? step.step->source : step.step->requirement + " " + step.step->source});
  return result;
}

}  // namespace

void decide(Evaluation& evaluation, Outcome& outcome) {
  outcome.decided = false;
  outcome.chains.clear();
  if (!decide_text(evaluation, "five_level_class", outcome.five_level_class)) return;
  if (!decide_text(evaluation, "tier", outcome.tier)) return;
  if (!decide_text(evaluation, "admission", outcome.admission)) return;
  if (!decide_text(evaluation, "term_kind", outcome.term_kind)) return;
  run_chains(evaluation, outcome);
  outcome.decided = evaluation.problems().empty();
}

std::span<Feed const> feeds() {
  // clang-format off
  static constexpr Feed all[] = {
      {"five_level_class", "five_level_class", 1, 1},
      {"tier",             "tier",             2, 2},
      {"admission",        "admission",        3, 3},    // not policy: order of the flow
      {"term_kind",        "term_kind",        4, 4}};   // not policy: order of the flow
  // clang-format on
  return all;
}

ChainOutcome const* find_chain(Outcome const& outcome, std::string_view chain) {
  auto const found =
      std::find_if(outcome.chains.begin(), outcome.chains.end(), [&](auto const& c) { return c.chain == chain; });
  return found == outcome.chains.end() ? nullptr : &*found;
}

void explain(Evaluation const& evaluation, Outcome const& outcome, Assessment& assessment) {
  Pack const& pack = evaluation.pack();
  assessment.five_level_class = pack.coded(outcome.five_level_class);
  assessment.tier = pack.coded(outcome.tier);
  assessment.admission = pack.coded(outcome.admission);
  assessment.term_kind = pack.coded(outcome.term_kind);
  if (auto const* limit = find_chain(outcome, "limit")) assessment.limit = explain_chain(*limit);
  if (auto const* term = find_chain(outcome, "term")) assessment.term = explain_chain(*term);
}

}  // namespace park::policy
