#include "dmn/box.h"

#include <fmt/format.h>

#include "dmn/table.h"

namespace dmn {
namespace {

using source::Boxed;

constexpr int names_per_turn = 16;  // what a call costs of the bound on loops

// Puts the values of hidden names back when the inner names end.
class Hidden {
 public:
  Hidden(std::vector<Local> const& locals, feel::Frame& frame) : frame_(frame) {
    for (Local const& local : locals)
      if (local.hides) values_.emplace_back(local.slot, frame.get(local.slot));
  }
  ~Hidden() {
    for (auto& [slot, value] : values_) frame_.set(slot, std::move(value));
  }
  Hidden(Hidden const&) = delete;
  Hidden& operator=(Hidden const&) = delete;

 private:
  feel::Frame& frame_;
  std::vector<std::pair<int, feel::Value>> values_;
};

feel::Value evaluate_context(Box const& box, feel::Frame& frame) {
  Hidden const hidden{box.locals, frame};
  feel::ContextEntries entries;
  entries.reserve(box.parts.size());
  for (std::size_t i = 0; i < box.parts.size(); ++i) {
    Local const& local = box.locals[i];
    feel::Value value = coerced(evaluate(box.parts[i], frame), local.type, box.parts[i].id, frame);
    if (local.name.empty()) return value;
    frame.set(local.slot, value);
    entries.emplace_back(local.name, std::move(value));
  }
  return feel::Value::context(std::move(entries));
}

feel::Value evaluate_list(Box const& box, feel::Frame& frame) {
  feel::List items;
  items.reserve(box.parts.size());
  for (Box const& part : box.parts) items.push_back(evaluate(part, frame));
  return feel::Value::list(std::move(items));
}

feel::Value evaluate_relation(Box const& box, feel::Frame& frame) {
  feel::List rows;
  rows.reserve(box.parts.size());
  for (Box const& row : box.parts) {
    feel::ContextEntries cells;
    for (std::size_t i = 0; i < box.locals.size(); ++i) {
      Local const& column = box.locals[i];
      feel::Value value = i < row.parts.size()
                              ? coerced(evaluate(row.parts[i], frame), column.type, row.parts[i].id, frame)
                              : feel::Value::noted("no_cell", {column.name}, {.element_id = row.id});
      cells.emplace_back(column.name, std::move(value));
    }
    rows.push_back(feel::Value::context(std::move(cells)));
  }
  return feel::Value::list(std::move(rows));
}

feel::Value evaluate_invocation(Box const& box, feel::Frame& frame) {
  feel::Value const called = evaluate(box.parts.front(), frame);
  if (called.kind() != feel::Kind::function) {
    if (called.is_error()) return called;
    return frame.fail("not_a_function", {called.to_brief_string()}, {.element_id = box.id});
  }
  feel::Function const& function = called.function();
  std::vector<feel::Value> arguments(function.parameters.size());
  std::vector<bool> given(arguments.size(), false);
  for (std::size_t i = 0; i < box.locals.size(); ++i) {
    std::size_t position = 0;
    while (position < arguments.size() && function.parameters[position].name != box.locals[i].name) ++position;
    if (position == arguments.size())
      return frame.fail("unknown_parameter", {function.name, box.locals[i].name}, {.element_id = box.id});
    arguments[position] = evaluate(box.parts[i + 1], frame);
    given[position] = true;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (!given[i])
      return frame.fail("missing_argument", {function.name, function.parameters[i].name}, {.element_id = box.id});
  return feel::call(function, arguments, frame, {.element_id = box.id});
}

feel::Value evaluate_conditional(Box const& box, feel::Frame& frame) {
  feel::Value const condition = evaluate(box.parts[0], frame);
  if (condition.kind() == feel::Kind::boolean) return evaluate(box.parts[condition.boolean() ? 1 : 2], frame);
  if (condition.is_null()) return evaluate(box.parts[2], frame);  // as FEEL's `if`
  return frame.fail("condition_type", {std::string{feel::name_of(condition.kind())}}, {.element_id = box.parts[0].id});
}

// `some` is decided by the first true, `every` by the first false; the first null in between leaves it unknown.
feel::Value evaluate_quantified(Box const& box, feel::List const& items, feel::Frame& frame) {
  std::optional<feel::Value> unknown;
  for (feel::Value const& item : items) {
    frame.set(box.locals[0].slot, item);
    feel::Value holds = evaluate(box.parts[1], frame);
    if (holds.kind() == feel::Kind::boolean) {
      if (holds.boolean() == (box.kind == Boxed::Kind::some)) return holds;
    } else if (!unknown) {
      std::string const kind{feel::name_of(holds.kind())};
      unknown =
          holds.is_null() ? std::move(holds) : frame.fail("condition_type", {kind}, {.element_id = box.parts[1].id});
    }
  }
  return unknown ? *unknown : box.kind == Boxed::Kind::every;
}

feel::Value out_of_turns(Box const& box, feel::Frame& frame) {
  return frame.fail("turns_exceeded", {fmt::format("{}", turns_max)}, {.element_id = box.id});
}

feel::Value evaluate_for(Box const& box, feel::List const& items, feel::Frame& frame) {
  feel::List results;
  results.reserve(items.size());
  for (feel::Value const& item : items) {
    frame.set(box.locals[0].slot, item);
    if (box.reads_partial) {
      run_of(frame).turns += static_cast<std::int64_t>(results.size());
      frame.set(box.locals[2].slot, feel::Value::list(results));
    }
    results.push_back(evaluate(box.parts[1], frame));
    if (run_of(frame).turns > turns_max) return out_of_turns(box, frame);
  }
  return feel::Value::list(std::move(results));
}

feel::Value evaluate_iteration(Box const& box, feel::Frame& frame) {
  if (box.parts.size() != 2) return frame.fail("no_logic", {}, {.element_id = box.id});
  Hidden const hidden{box.locals, frame};
  feel::Value domain = evaluate(box.parts[0], frame);
  if (domain.kind() != feel::Kind::list) {  // a range, a single value or null: FEEL's own `for` decides
    frame.set(box.locals[1].slot, std::move(domain));
    domain = box.text.evaluate(frame);
  }
  domain = coerced(std::move(domain), box.locals[1].type, box.parts[0].id, frame);
  if (domain.kind() != feel::Kind::list) return domain;
  feel::List const& items = domain.list();
  run_of(frame).turns += static_cast<std::int64_t>(items.size());
  if (run_of(frame).turns > turns_max) return out_of_turns(box, frame);
  return box.kind == Boxed::Kind::iteration ? evaluate_for(box, items, frame) : evaluate_quantified(box, items, frame);
}

enum FilterLocal : std::size_t { filter_list, filter_position, filter_item, filter_entries };

// A condition that is no text: evaluated per item, with `item` and its entries in scope.
feel::Value filter_items(Box const& box, feel::List const& items, feel::Frame& frame) {
  feel::List kept;
  std::vector<feel::Value> outer;  // what a name means where an item has no such entry
  for (std::size_t i = filter_entries; i < box.locals.size(); ++i)
    outer.push_back(box.locals[i].hides ? frame.get(box.locals[i].slot) : feel::Value{});
  for (feel::Value const& item : items) {
    if (++run_of(frame).turns > turns_max) return out_of_turns(box, frame);
    frame.set(box.locals[filter_item].slot, item);
    for (std::size_t i = filter_entries; i < box.locals.size(); ++i) {
      feel::Value const* entry = item.kind() == feel::Kind::context ? item.find(box.locals[i].name) : nullptr;
      frame.set(box.locals[i].slot, entry != nullptr ? *entry : outer[i - filter_entries]);
    }
    feel::Value const holds = evaluate(box.parts[1], frame);
    if (holds.kind() == feel::Kind::number) {
      frame.set(box.locals[filter_position].slot, holds);
      return box.text.evaluate(frame);
    }
    if (holds.kind() == feel::Kind::boolean) {
      if (holds.boolean()) kept.push_back(item);
    } else if (!holds.is_null()) {
      std::string const kind{feel::name_of(holds.kind())};
      return frame.fail("filter_type", {kind}, {.element_id = box.parts[1].id});
    }
  }
  return feel::Value::list(std::move(kept));
}

feel::Value evaluate_filter(Box const& box, feel::Frame& frame) {
  if (box.locals.empty()) return frame.fail("no_logic", {}, {.element_id = box.id});
  Hidden const hidden{box.locals, frame};
  feel::Value domain = evaluate(box.parts[0], frame);
  frame.set(box.locals[filter_list].slot, domain);
  if (box.parts.size() == 1) return box.text.evaluate(frame);
  if (domain.is_null()) return domain;
  if (domain.kind() != feel::Kind::list) domain = feel::Value::list({domain});
  frame.set(box.locals[filter_list].slot, domain);
  return filter_items(box, domain.list(), frame);
}

feel::Value evaluate_function(Box const& box, feel::Frame& frame) {
  std::vector<feel::Value> surroundings;
  surroundings.reserve(static_cast<std::size_t>(box.routine->surroundings));
  for (int slot = 0; slot < box.routine->surroundings; ++slot) surroundings.push_back(frame.get(slot));
  return function_value(box.routine, std::move(surroundings));
}

feel::Value evaluate_untyped(Box const& box, feel::Frame& frame) {
  switch (box.kind) {
    case Boxed::Kind::none: return frame.fail("no_logic", {}, {.element_id = box.id});
    case Boxed::Kind::literal: return box.text.evaluate(frame);
    case Boxed::Kind::table: return evaluate(*box.table, frame);
    case Boxed::Kind::context: return evaluate_context(box, frame);
    case Boxed::Kind::list: return evaluate_list(box, frame);
    case Boxed::Kind::relation: return evaluate_relation(box, frame);
    case Boxed::Kind::invocation: return evaluate_invocation(box, frame);
    case Boxed::Kind::function: return evaluate_function(box, frame);
    case Boxed::Kind::conditional: return evaluate_conditional(box, frame);
    case Boxed::Kind::filter: return evaluate_filter(box, frame);
    case Boxed::Kind::iteration:
    case Boxed::Kind::some:
    case Boxed::Kind::every: return evaluate_iteration(box, frame);
  }
  return {};
}

feel::Value run_routine(Routine const& routine, std::span<feel::Value const> surroundings,
                        std::span<feel::Value const> arguments, feel::Frame& caller) {
  if (!routine.unsupported.empty())
    return caller.fail("external_function", {routine.unsupported, routine.external_name}, {.element_id = routine.id});
  feel::Frame frame{routine.scope};
  frame.begin_call(caller);
  Run own;  // for a function that is called outside any evaluation of a model
  frame.host = caller.host ? caller.host : &own;
  Run& run = run_of(frame);
  run.turns += 1 + routine.scope.size() / names_per_turn;
  if (run.turns > turns_max) {
    caller.end_call(frame);
    return caller.fail("turns_exceeded", {fmt::format("{}", turns_max)}, {.element_id = routine.id});
  }
  for (std::size_t slot = 0; slot < surroundings.size(); ++slot) frame.set(static_cast<int>(slot), surroundings[slot]);
  for (std::size_t i = 0; i < arguments.size(); ++i) frame.set(routine.parameters[i].slot, arguments[i]);
  feel::Value result = evaluate(routine.body, frame);
  caller.end_call(frame);
  return result;
}

}  // namespace

ScratchFrame::ScratchFrame(feel::Frame const& original) : frame_(original) {
  run_.strict = static_cast<Run const*>(original.host)->strict;
  frame_.host = &run_;
}

feel::Frame& ScratchFrame::frame() {
  frame_.diagnostics.clear();
  return frame_;
}

feel::Value Text::evaluate(feel::Frame& frame) const {
  if (constant) return *constant;
  if (expression) return expression->evaluate(frame);
  return frame.fail(failure.code, failure.values, failure.place);
}

feel::Value coerced(feel::Value value, feel::TypePointer const& type, std::string const& id, feel::Frame& frame) {
  if (!type || value.is_null()) return value;
  feel::Value result = feel::coerce(std::move(value), *type, {.element_id = id});
  if (result.is_error()) frame.diagnostics.push_back(*result.reason());
  return result;
}

feel::Value evaluate(Box const& box, feel::Frame& frame) {
  if (!box.type) return evaluate_untyped(box, frame);
  return coerced(evaluate_untyped(box, frame), box.type, box.id, frame);
}

feel::Value function_value(std::shared_ptr<Routine const> routine, std::vector<feel::Value> surroundings) {
  std::vector<feel::Parameter> parameters;
  for (Local const& parameter : routine->parameters) parameters.push_back({parameter.name, parameter.type});
  std::string name = routine->name;
  feel::TypePointer result = routine->result;
  auto body = [routine = std::move(routine), surroundings = std::move(surroundings)](
                  std::span<feel::Value const> arguments, feel::Frame& caller) {
    return run_routine(*routine, surroundings, arguments, caller);
  };
  return feel::Value::of(
      feel::native_function(std::move(name), std::move(parameters), std::move(result), std::move(body)));
}

}  // namespace dmn
