#include "dmn/check_ground.h"

#include <algorithm>

#include "dmn/names.h"

namespace dmn {
namespace {

using NodeKind = source::Node::Kind;

constexpr int fields_deep_max = 4;  // of inputs that are contexts

// Puts `value` at the path inside a context.
feel::Value with_field(feel::Value const& whole, std::vector<std::string> const& path, std::size_t depth,
                       feel::Value value) {
  if (depth == path.size()) return value;
  feel::ContextEntries entries;
  if (whole.kind() == feel::Kind::context) entries = whole.context();
  auto found =
      std::find_if(entries.begin(), entries.end(), [&](auto const& entry) { return entry.first == path[depth]; });
  if (found == entries.end()) found = entries.insert(entries.end(), {path[depth], feel::Value{}});
  found->second = with_field(found->second, path, depth + 1, std::move(value));
  return feel::Value::context(std::move(entries));
}

// All fields that the type knows, null: a context that lacks one does not conform.
feel::Value blank(feel::TypePointer const& type, int depth) {
  if (!type || type->form != feel::Type::Form::context || depth > fields_deep_max) return {};
  feel::ContextEntries entries;
  for (auto const& [name, field] : type->fields) entries.emplace_back(name, blank(field, depth + 1));
  return feel::Value::context(std::move(entries));
}

}  // namespace

Ground::Ground(std::shared_ptr<Plan const> plan, CheckOptions const& options)
    : plan_(std::move(plan)), options_(options), evaluation_(plan_), fixed_(plan_->elements.size()) {
  evaluate_options_.trace = true;
  evaluate_options_.today = options.today;
  evaluate_options_.now = options.now;
  fix_elements();
  for (std::size_t i = 0; i < plan_->elements.size(); ++i) {
    Element const& element = plan_->elements[i];
    if (element.kind == NodeKind::input && !fixed_[i])
      add_leaves(element.name, static_cast<int>(i), -1, element.type, {}, input_sources_[static_cast<int>(i)]);
  }
  for (int const element : plan_->order) add_sites(element);
}

// Inputs with values in force, knowledge, and decisions that rest on nothing else.
void Ground::fix_elements() {
  for (auto const& [name, value] : options_.fixed)
    if (int const element = plan_->find(name); element >= 0 && plan_->elements[element].kind == NodeKind::input)
      fixed_[element] = value;
  for (int const index : plan_->order) {
    Element const& element = plan_->elements[index];
    if (element.kind == NodeKind::knowledge || element.kind == NodeKind::service) fixed_[index] = element.constant;
    if (element.kind != NodeKind::decision) continue;
    bool const rests =
        std::all_of(element.needs.begin(), element.needs.end(), [&](int need) { return fixed_[need].has_value(); });
    if (!rests) continue;
    set_inputs({});
    fixed_[index] = evaluation_.evaluate(index, evaluate_options_).value;
  }
}

void Ground::add_leaves(std::string const& name, int element, int slot, feel::TypePointer const& type,
                        std::vector<std::string> path, std::map<std::string, Source, std::less<>>& sources) {
  if (type && type->form == feel::Type::Form::context && path.size() < fields_deep_max) {
    for (auto const& [field, field_type] : type->fields) {
      path.push_back(field);
      add_leaves(name + "." + field, element, slot, field_type, path, sources);
      path.pop_back();
    }
    return;
  }
  sources[normalized_name(name)] = {.leaf = static_cast<int>(leaves_.size()), .decision = -1};
  leaves_.push_back({name, element, slot, std::move(path), type});
}

void Ground::add_sites(int index) {
  Element const& element = plan_->elements[index];
  if (element.kind == NodeKind::decision) add_tables(element.logic, index, element.scope, false);
  if (element.kind == NodeKind::knowledge && element.routine)
    add_tables(element.routine->body, index, element.routine->scope, true);
}

void Ground::add_tables(Box const& box, int element, feel::Scope const& scope, bool in_routine) {
  if (box.table) add_site(*box.table, element, scope, !in_routine && &box == &plan_->elements[element].logic);
  for (Box const& part : box.parts) add_tables(part, element, scope, in_routine);
  if (box.routine) add_tables(box.routine->body, element, box.routine->scope, true);
}

void Ground::add_site(Table const& table, int index, feel::Scope const& scope, bool direct) {
  Element const& element = plan_->elements[index];
  auto const slots = static_cast<std::size_t>(scope.size());
  Site site{.table = &table,
            .element = index,
            .direct = direct,
            .scope = &scope,
            .fixed = std::vector<bool>(slots),
            .values = std::vector<feel::Value>(slots),
            .sources = {}};
  for (Element::Read const& read : element.reads) {
    bool const same =
        static_cast<std::size_t>(read.slot) < slots && scope.name(read.slot) == plan_->elements[read.element].name;
    if (!same || !fixed_[read.element]) continue;
    site.fixed[read.slot] = true;
    site.values[read.slot] = *fixed_[read.element];
  }
  if (!direct) {
    for (int slot = 0; slot < scope.size(); ++slot)
      if (!site.fixed[slot])
        add_leaves(scope.name(slot), -1, slot, std::make_shared<feel::Type const>(scope.type(slot)), {}, site.sources);
    sites_.push_back(std::move(site));
    return;
  }
  auto const add_source = [&](std::string const& prefix, int need) {
    Element const& needed = plan_->elements[need];
    if (fixed_[need]) return;
    if (needed.kind == NodeKind::decision)
      site.sources[normalized_name(prefix + needed.name)] = {.leaf = -1, .decision = need};
    if (needed.kind != NodeKind::input) return;
    for (auto const& [name, source] : input_sources_[need]) site.sources[prefix + name] = source;
  };
  for (Element::Read const& read : element.reads) add_source("", read.element);
  for (Element::ImportedRead const& read : element.imported_reads)
    for (auto const& [field, need] : read.fields) add_source(scope.name(read.slot) + ".", need);
  sites_.push_back(std::move(site));
}

feel::Frame& Ground::frame(Site const& site) {
  frame_ = std::make_unique<feel::Frame>(*site.scope);
  frame_->today = options_.today;
  frame_->now = options_.now;
  run_ = Run{};
  frame_->host = &run_;
  for (std::size_t slot = 0; slot < site.values.size(); ++slot) {
    if (site.fixed[slot])
      frame_->set(static_cast<int>(slot), site.values[slot]);
    else
      frame_->set(static_cast<int>(slot),
                  feel::Value::null("missing_input", {site.scope->name(static_cast<int>(slot))}));
  }
  return *frame_;
}

void Ground::set_inputs(Assignment const& assignment) {
  evaluation_.clear();
  for (std::size_t i = 0; i < fixed_.size(); ++i)
    if (fixed_[i] && plan_->elements[i].kind == NodeKind::input) evaluation_.set(static_cast<int>(i), *fixed_[i]);
  std::map<int, feel::Value> inputs;
  for (auto const& [index, value] : assignment) {
    Leaf const& leaf = leaves_[index];
    if (leaf.element < 0) continue;
    feel::Value& input = inputs[leaf.element];
    if (input.is_null() && !leaf.path.empty()) input = blank(plan_->elements[leaf.element].type, 0);
    input = with_field(input, leaf.path, 0, value);
  }
  for (auto& [element, value] : inputs)
    if (!value.is_null()) evaluation_.set(element, std::move(value));
}

Trial Ground::run(Site const& site, Assignment const& assignment) {
  if (!site.direct) return run_alone(site, assignment);
  set_inputs(assignment);
  Outcome const& outcome = evaluation_.evaluate(site.element, evaluate_options_);
  Trial trial;
  trial.decided = outcome.status == Outcome::Status::decided;
  trial.value = outcome.value;
  if (outcome.value.reason()) trial.code = outcome.value.reason()->code;
  for (DecisionTrace const& decision : outcome.trace) {
    if (decision.decision_id != site.table->decision_id) continue;
    for (TableTrace const& table : decision.tables) {
      if (table.table_id != site.table->id) continue;
      trial.reached = true;
      trial.matched = table.matched;
      trial.fired = table.fired;
    }
  }
  return trial;
}

Trial Ground::run_alone(Site const& site, Assignment const& assignment) {
  feel::Frame& frame = filled(site, assignment);
  std::vector<TableTrace> traces;
  run_.tables = &traces;
  Trial trial;
  trial.value = dmn::evaluate(*site.table, frame);
  run_.tables = nullptr;
  trial.reached = !traces.empty();
  trial.decided = !trial.value.is_error() && !run_.broken;
  if (trial.value.reason()) trial.code = trial.value.reason()->code;
  if (!traces.empty()) {
    trial.matched = traces.back().matched;
    trial.fired = traces.back().fired;
  }
  return trial;
}

feel::Value Ground::value_of(int decision, Assignment const& assignment) {
  set_inputs(assignment);
  return evaluation_.evaluate(decision, evaluate_options_).value;
}

feel::Frame& Ground::filled(Site const& site, Assignment const& assignment) {
  std::map<int, feel::Value> read;  // by slot
  if (site.direct) {
    set_inputs(assignment);
    Element const& element = plan_->elements[site.element];
    for (Element::Read const& known : element.reads)
      if (!site.fixed[known.slot]) read[known.slot] = evaluation_.evaluate(known.element, evaluate_options_).value;
    for (Element::ImportedRead const& known : element.imported_reads) {
      feel::ContextEntries entries;
      for (auto const& [field, need] : known.fields)
        entries.emplace_back(field, evaluation_.evaluate(need, evaluate_options_).value);
      read[known.slot] = feel::Value::context(std::move(entries));
    }
  }
  feel::Frame& frame = this->frame(site);
  for (auto const& [slot, value] : read) frame.set(slot, value);
  if (site.direct) return frame;
  for (auto const& [index, value] : assignment) {
    Leaf const& leaf = leaves_[index];
    if (leaf.slot < 0 || value.is_null()) continue;
    feel::Value whole = frame.get(leaf.slot);
    if (whole.is_null() && !leaf.path.empty())
      whole = blank(std::make_shared<feel::Type const>(site.scope->type(leaf.slot)), 0);
    frame.set(leaf.slot, with_field(whole, leaf.path, 0, value));
  }
  return frame;
}

feel::Value Ground::value_of(Site const& site, feel::Expression const& expression, Assignment const& assignment) {
  return expression.evaluate(filled(site, assignment));
}

bool Ground::holds(Site const& site, int rule, Assignment const& assignment) {
  feel::Frame& frame = filled(site, assignment);
  Table const& table = *site.table;
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    Condition const& condition = table.conditions[static_cast<std::size_t>(rule) * table.inputs.size() + column];
    if (condition.any) continue;
    if (!condition.tests) return false;
    feel::Value const held = condition.tests->matches(table.inputs[column].expression.evaluate(frame), frame);
    if (held.kind() != feel::Kind::boolean || !held.boolean()) return false;
  }
  return true;
}

std::vector<int> Ground::leaves_of(int decision) const {
  std::vector<int> const needed = evaluation_order(*plan_, {decision}, {});
  std::vector<int> result;
  for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf)
    if (leaves_[leaf].element >= 0 && std::find(needed.begin(), needed.end(), leaves_[leaf].element) != needed.end())
      result.push_back(static_cast<int>(leaf));
  return result;
}

std::vector<int> Ground::leaves_of(Site const& site, feel::Expression const& expression) const {
  std::vector<int> result;
  auto const add = [&](int leaf) {
    if (std::find(result.begin(), result.end(), leaf) == result.end()) result.push_back(leaf);
  };
  for (int const slot : expression.slots_read()) {
    if (!site.direct) {
      for (auto const& [name, source] : site.sources)
        if (source.leaf >= 0 && leaves_[source.leaf].slot == slot) add(source.leaf);
      continue;
    }
    for (Element::Read const& read : plan_->elements[site.element].reads)
      if (read.slot == slot)
        for (int const leaf : leaves_of(read.element)) add(leaf);
    for (Element::ImportedRead const& read : plan_->elements[site.element].imported_reads)
      if (read.slot == slot)
        for (auto const& [field, need] : read.fields)
          for (int const leaf : leaves_of(need)) add(leaf);
  }
  return result;
}

Model::Inputs Ground::inputs(Assignment const& assignment) const {
  Model::Inputs inputs;
  for (auto const& [index, value] : assignment) {
    Leaf const& leaf = leaves_[index];
    std::string const name = leaf.element >= 0 ? plan_->elements[leaf.element].name : leaf.name;
    if (leaf.path.empty() || leaf.element < 0) {
      inputs.emplace_back(name, value);
      continue;
    }
    auto found = std::find_if(inputs.begin(), inputs.end(), [&](auto const& known) { return known.first == name; });
    if (found == inputs.end())
      found = inputs.insert(inputs.end(), {name, blank(plan_->elements[leaf.element].type, 0)});
    found->second = with_field(found->second, leaf.path, 0, value);
  }
  return inputs;
}

}  // namespace dmn
