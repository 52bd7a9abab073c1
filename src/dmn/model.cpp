#include "dmn/model.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/hash.h"
#include "dmn/evaluation.h"
#include "dmn/plan.h"

namespace dmn {

using NodeKind = source::Node::Kind;

namespace {

std::string hash_of(std::string_view xml, std::vector<LoadOptions::Imported> const& imported) {
  std::string const own = base::sha256_hex(xml);
  if (imported.empty()) return own;
  std::vector<std::string> hashes;
  for (LoadOptions::Imported const& one : imported) hashes.push_back(base::sha256_hex(one.xml));
  std::sort(hashes.begin(), hashes.end());
  std::string lines = own + '\n';
  for (std::string const& hash : hashes) lines += hash + '\n';
  return base::sha256_hex(lines);
}

}  // namespace

base::Result<Model> Model::load(std::string_view xml, LoadOptions const& options) {
  std::vector<source::Document> documents;
  documents.push_back(TRY(source::read_document(xml, options.file, options.bytes_max)));
  for (LoadOptions::Imported const& imported : options.imported)
    documents.push_back(TRY(source::read_document(imported.xml, imported.file, options.bytes_max)));
  Model model;
  model.plan_ = TRY(build_plan(std::move(documents), hash_of(xml, options.imported)));
  return model;
}

std::string const& Model::name() const { return plan_->documents.front().name; }
std::string const& Model::name_space() const { return plan_->documents.front().name_space; }
std::string const& Model::hash() const { return plan_->hash; }
bool Model::publishable() const { return plan_->issues.empty(); }
std::vector<base::Issue> const& Model::issues() const { return plan_->issues; }

std::vector<std::string> Model::inputs() const {
  std::vector<std::string> names;
  for (Element const& element : plan_->elements)
    if (element.kind == NodeKind::input) names.push_back(element.name);
  return names;
}

std::vector<InputView> Model::inputs_for(std::string_view decision) const {
  std::vector<InputView> views;
  int const wanted = plan_->find(decision);
  if (wanted < 0) return views;
  Element const& root = plan_->elements[wanted];
  if (root.kind != NodeKind::decision && root.kind != NodeKind::service) return views;
  std::vector<bool> read(plan_->elements.size(), false), offered(plan_->elements.size(), false);
  std::vector<int> const asked = root.kind == NodeKind::service ? root.outputs : std::vector<int>{wanted};
  for (int const element : evaluation_order(*plan_, asked, root.parameters)) read[element] = true;
  for (int const parameter : root.parameters) offered[parameter] = true;
  for (std::size_t i = 0; i < plan_->elements.size(); ++i) {
    Element const& element = plan_->elements[i];
    if (element.kind != NodeKind::input && !offered[i]) continue;
    views.push_back({.id = element.source->id,
                     .name = element.name,
                     .type = element.type ? element.type : feel::any_type(),
                     .slot = static_cast<int>(i),
                     .is_read = read[i] || offered[i]});
  }
  return views;
}

namespace {

// A business knowledge model, called with the inputs as arguments by name.
Outcome invoke(Element const& knowledge, Model::Inputs const& inputs, EvaluateOptions const& options) {
  feel::Place const place{.element_id = knowledge.source->id};
  feel::Frame frame{feel::Scope{}};
  frame.today = options.today;
  frame.now = options.now;
  std::vector<TableTrace> tables;
  Run run;
  run.strict = options.strict;
  run.near_misses = options.near_misses;
  if (options.trace) run.tables = &tables;
  frame.host = &run;
  Outcome outcome;
  if (knowledge.constant.kind() != feel::Kind::function) {
    outcome.value = knowledge.constant;
  } else {
    feel::Function const& function = knowledge.constant.function();
    std::vector<feel::Value> arguments;
    for (feel::Parameter const& parameter : function.parameters) {
      auto const given =
          std::find_if(inputs.begin(), inputs.end(), [&](auto const& one) { return one.first == parameter.name; });
      arguments.push_back(given != inputs.end() ? given->second
                                                : feel::Value::null("missing_input", {parameter.name}, place));
    }
    outcome.value = feel::call(function, arguments, frame, place);
  }
  outcome.diagnostics = std::move(frame.diagnostics);
  if (options.trace) {
    tables.resize(run.traced);
    outcome.trace.push_back({knowledge.source->id, knowledge.name, outcome.value, std::move(tables), {}});
  }
  if (options.strict && (outcome.value.is_error() || run.broken)) outcome.status = Outcome::Status::not_decided;
  return outcome;
}

}  // namespace

Outcome Model::evaluate(std::string_view decision, Inputs const& inputs, EvaluateOptions const& options) const {
  int const wanted = plan_->find(decision);
  if (wanted >= 0 && plan_->elements[wanted].kind == NodeKind::knowledge)
    return invoke(plan_->elements[wanted], inputs, options);
  if (wanted < 0 || plan_->elements[wanted].kind == NodeKind::input) {
    Outcome outcome;
    outcome.status = Outcome::Status::not_decided;
    outcome.value = feel::Value::null("unknown_decision", {std::string{decision}, name()});
    outcome.diagnostics.push_back(*outcome.value.reason());
    return outcome;
  }
  Evaluation evaluation{plan_};
  for (auto const& [input, value] : inputs) {
    int const element = plan_->find(input);
    if (element < 0) continue;  // a caller may hand over more than this model reads
    bool const overridable =
        plan_->elements[wanted].kind == NodeKind::service && plan_->elements[element].kind == NodeKind::decision;
    if (plan_->elements[element].kind == NodeKind::input || overridable) evaluation.set(element, value);
  }
  return evaluation.evaluate(wanted, options);
}

struct Model::Session::State {
  Evaluation evaluation;
};

Model::Session::Session(Model const& model) : state_(new State{Evaluation{model.plan_}}) {}
Model::Session::~Session() = default;

int Model::Session::input(std::string_view name) const {
  Plan const& plan = state_->evaluation.plan();
  int const element = plan.find(name);
  return element >= 0 && plan.elements[element].kind == NodeKind::input ? element : -1;
}

int Model::Session::decision(std::string_view name) const {
  Plan const& plan = state_->evaluation.plan();
  int const element = plan.find(name);
  return element >= 0 &&
                 (plan.elements[element].kind == NodeKind::decision || plan.elements[element].kind == NodeKind::service)
             ? element
             : -1;
}

void Model::Session::set(int input, feel::Value value) {
  CHECK(input >= 0 && input < static_cast<int>(state_->evaluation.plan().elements.size()));
  state_->evaluation.set(input, std::move(value));
}

Outcome const& Model::Session::evaluate(int decision, EvaluateOptions const& options) {
  CHECK(decision >= 0 && decision < static_cast<int>(state_->evaluation.plan().elements.size()));
  return state_->evaluation.evaluate(decision, options);
}

void Model::Session::clear() { state_->evaluation.clear(); }

}  // namespace dmn
