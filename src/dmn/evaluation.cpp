#include "dmn/evaluation.h"

#include <fmt/format.h>

#include <algorithm>

#include "dmn/contributions.h"

namespace dmn {
namespace {

using NodeKind = source::Node::Kind;

bool is_error(feel::Diagnostic const& diagnostic) {
  return diagnostic.severity == feel::Diagnostic::Severity::error && diagnostic.code != "missing_input";
}

feel::Diagnostic const* first_error(std::vector<feel::Diagnostic> const& diagnostics) {
  auto const found = std::find_if(diagnostics.begin(), diagnostics.end(), is_error);
  return found == diagnostics.end() ? nullptr : &*found;
}

constexpr std::int64_t elements_per_turn = 16;  // what a call of a service costs of the bound on loops

feel::Value missing(Element const& element) {
  return feel::Value::null("missing_input", {element.name}, {.element_id = element.source->id});
}

}  // namespace

Evaluation::Evaluation(std::shared_ptr<Plan const> plan) : plan_(std::move(plan)), slots_(plan_->elements.size()) {}

void Evaluation::set(int element, feel::Value value) {
  Slot& slot = slots_[element];
  slot.value = std::move(value);
  slot.given = true;
  slot.done = false;
}

void Evaluation::clear() {
  for (Slot& slot : slots_) {
    slot.value = feel::Value{};
    slot.given = slot.done = false;
    slot.diagnostics.clear();
    slot.has_trace = false;
  }
}

Outcome const& Evaluation::evaluate(int element, EvaluateOptions const& options, feel::Frame* caller, Run* caller_run) {
  Element const& wanted = plan_->elements[element];
  Slot& slot = slots_[element];
  options_ = &options;
  caller_ = caller;
  run_ = Run{.strict = options.strict, .near_misses = options.near_misses, .scratch = &scratches_};
  if (caller_run) {
    run_.tables = caller_run->tables;
    run_.traced = caller_run->traced;
    run_.near_misses = caller_run->near_misses;
    run_.turns = caller_run->turns + 1 + static_cast<std::int64_t>(plan_->elements.size()) / elements_per_turn;
  }
  if (slot.order.empty()) {
    bool const service = wanted.kind == NodeKind::service;
    slot.order = evaluation_order(*plan_, service ? wanted.outputs : std::vector<int>{element}, wanted.parameters);
  }
  outcome_.status = Outcome::Status::decided;
  outcome_.diagnostics.clear();
  std::size_t traced = 0;
  for (int const parameter : wanted.parameters) {
    if (!slots_[parameter].given) set(parameter, missing(plan_->elements[parameter]));
  }
  for (int const needed : slot.order) {
    Slot& part = slots_[needed];
    if (!part.done) evaluate_element(needed);
    part.done = true;
    outcome_.diagnostics.insert(outcome_.diagnostics.end(), part.diagnostics.begin(), part.diagnostics.end());
    if (!options.trace || !part.has_trace) continue;
    if (traced == outcome_.trace.size()) outcome_.trace.emplace_back();
    outcome_.trace[traced++] = part.trace;  // strings and lists keep their memory from one evaluation to the next
  }
  outcome_.trace.resize(traced);
  outcome_.value = wanted.kind == NodeKind::service ? service_result(wanted) : slot.value;
  bool const failed = std::any_of(wanted.outputs.begin(), wanted.outputs.end(),
                                  [&](int output) { return slots_[output].value.is_error(); });
  if (caller_run) {
    caller_run->turns = run_.turns;
    caller_run->traced = run_.traced;
  }
  if (options.strict && (failed || outcome_.value.is_error())) outcome_.status = Outcome::Status::not_decided;
  return outcome_;
}

void Evaluation::evaluate_element(int element) {
  Slot& slot = slots_[element];
  slot.diagnostics.clear();
  slot.has_trace = false;
  switch (plan_->elements[element].kind) {
    case NodeKind::input: evaluate_input(element); break;
    case NodeKind::decision:
      if (slot.given)
        evaluate_input(element);
      else
        evaluate_decision(element);
      break;
    case NodeKind::knowledge:
    case NodeKind::service: slot.value = plan_->elements[element].constant; break;
  }
}

void Evaluation::evaluate_input(int index) {
  Element const& element = plan_->elements[index];
  Slot& slot = slots_[index];
  if (!slot.given) slot.value = element.constant;
  if (slot.value.is_null() && slot.value.reason() == nullptr)
    slot.value = feel::Value::noted("null_given", {element.name}, {.element_id = element.source->id});
  if (!element.type || slot.value.is_null()) return;
  slot.value = feel::coerce(std::move(slot.value), *element.type, {.element_id = element.source->id});
  if (slot.value.is_error()) slot.diagnostics.push_back(*slot.value.reason());
}

feel::Frame& Evaluation::fresh_frame(int element) {
  Slot& slot = slots_[element];
  if (!slot.frame)
    slot.frame = std::make_unique<feel::Frame>(plan_->elements[element].scope);
  else
    slot.frame->reset();
  slot.frame->today = options_->today;
  slot.frame->now = options_->now;
  slot.frame->limits.steps_max = steps_max;
  if (caller_)
    slot.frame->begin_call(*caller_);
  else
    slot.frame->continue_steps(run_.steps);
  slot.frame->host = &run_;
  return *slot.frame;
}

int Evaluation::failed_requirement(Element const& element) const {
  for (int const need : element.needs)
    if (slots_[need].value.is_error()) return need;
  return -1;
}

void Evaluation::read_requirements(Element const& element, feel::Frame& frame) const {
  for (Element::Read const& read : element.reads) frame.set(read.slot, slots_[read.element].value);
  for (Element::ImportedRead const& read : element.imported_reads) {
    feel::ContextEntries entries;
    for (auto const& [name, needed] : read.fields) entries.emplace_back(name, slots_[needed].value);
    frame.set(read.slot, feel::Value::context(std::move(entries)));
  }
}

void Evaluation::evaluate_decision(int index) {
  Element const& element = plan_->elements[index];
  Slot& slot = slots_[index];
  feel::Frame& frame = fresh_frame(index);
  run_.broken = false;
  if (options_->trace && !caller_) {
    slot.has_trace = true;
    run_.tables = &slot.trace.tables;
    run_.traced = 0;
  }
  slot.value = settle(element, value_in(element, frame), frame, run_.broken);
  if (slot.has_trace) read_contributions(element.logic, element.scope, frame, slot.value, slot.trace.contributions);
  if (caller_)
    caller_->end_call(frame);
  else
    slot.diagnostics.swap(frame.diagnostics);
  run_.steps = frame.steps();
  if (!slot.has_trace) return;
  slot.trace.tables.resize(run_.traced);
  slot.trace.decision_id = element.source->id;
  slot.trace.decision_name = element.name;
  slot.trace.value = slot.value;
  run_.tables = nullptr;
}

feel::Value Evaluation::value_in(Element const& element, feel::Frame& frame) {
  if (int const failed = run_.strict ? failed_requirement(element) : -1; failed >= 0)
    return frame.fail("requirement_not_decided", {element.name, plan_->elements[failed].name},
                      {.element_id = element.source->id});
  read_requirements(element, frame);
  return coerced(dmn::evaluate(element.logic, frame), element.type, element.source->id, frame);
}

// Strict: a value that was reached past an error is an error too, whatever it looks like.
feel::Value Evaluation::settle(Element const& element, feel::Value value, feel::Frame& frame, bool broken) const {
  if (!run_.strict || value.is_error()) return value;
  if (feel::Diagnostic const* error = first_error(frame.diagnostics))
    return feel::Value::null(std::make_shared<feel::Diagnostic const>(*error));
  if (broken) return frame.fail("rests_on_error", {element.name}, {.element_id = element.source->id});
  return value;
}

feel::Value Evaluation::service_result(Element const& service) {
  feel::Value result;
  if (service.outputs.size() == 1) {
    result = slots_[service.outputs.front()].value;
  } else {
    feel::ContextEntries entries;
    for (int const output : service.outputs) entries.emplace_back(plan_->elements[output].name, slots_[output].value);
    result = feel::Value::context(std::move(entries));
  }
  if (!service.result || result.is_null()) return result;
  result = feel::coerce(std::move(result), *service.result, {.element_id = service.source->id});
  if (result.is_error()) outcome_.diagnostics.push_back(*result.reason());
  return result;
}

feel::Value service_function(std::weak_ptr<Plan const> plan, int service, std::vector<Local> parameters) {
  std::vector<feel::Parameter> signature;
  for (Local const& parameter : parameters) signature.push_back({parameter.name, parameter.type});
  auto body = [plan = std::move(plan), service](std::span<feel::Value const> arguments,
                                                feel::Frame& caller) -> feel::Value {
    std::shared_ptr<Plan const> const alive = plan.lock();
    if (!alive || !caller.host) return caller.fail("model_gone", {}, {});
    Run& run = run_of(caller);
    if (run.turns > turns_max) return caller.fail("turns_exceeded", {fmt::format("{}", turns_max)}, {});
    Evaluation evaluation{alive};
    Element const& element = alive->elements[service];
    for (std::size_t i = 0; i < arguments.size(); ++i) evaluation.set(element.parameters[i], arguments[i]);
    EvaluateOptions options;
    options.strict = run.strict;
    options.today = caller.today;
    options.now = caller.now;
    Outcome const& outcome = evaluation.evaluate(service, options, &caller, &run);
    // Frames of the decisions inside hand their diagnostics to the caller; what was wrong with the arguments comes here.
    caller.diagnostics.insert(caller.diagnostics.end(), outcome.diagnostics.begin(), outcome.diagnostics.end());
    if (outcome.status == Outcome::Status::not_decided) run.broken = true;
    return outcome.value;
  };
  return feel::Value::of(feel::native_function("", std::move(signature), nullptr, std::move(body)));
}

}  // namespace dmn
