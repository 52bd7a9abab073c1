// Paths, filters and loops.
#include <algorithm>

#include "feel/interpreter.h"
#include "feel/temporal.h"

namespace feel {

namespace {

std::optional<Value> range_property(Range const& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.form == Range::Form::equal ? range.low : range.high;
  if (name == "start included") return Value{range.low_closed};
  if (name == "end included") return Value{range.high_closed};
  return std::nullopt;
}

}  // namespace

Value Interpreter::path(Node const& node) {
  Value scratch;
  Value const& base = operand(node.a, scratch);
  std::string const& name = program_.names[static_cast<std::size_t>(node.b)];
  if (base.kind() != Kind::list) return path_of(node, base, name);
  List items;
  items.reserve(base.list().size());
  for (Value const& item : base.list()) items.push_back(path_of(node, item, name));
  frame_.steps_ += static_cast<std::int64_t>(items.size());
  return made(node, Value::list(std::move(items)));
}

Value Interpreter::path_of(Node const& node, Value const& base, std::string const& name) {
  if (base.is_null()) return noted(node, base);
  if (base.kind() == Kind::context) {
    if (Value const* entry = base.find(name)) return noted(node, *entry);
    return fail(node, "no_entry", {name, base.to_brief_string()});
  }
  std::optional<Value> property =
      base.kind() == Kind::range ? range_property(base.range(), name) : temporal_property(base, name);
  if (property && property->is_null())
    return property->reason() != nullptr
               ? *std::move(property)
               : Value::noted("not_set", {name, base.to_brief_string()}, program_.place_of(node));
  if (property) return *std::move(property);
  return fail(node, "no_property", {name, std::string{name_of(base.kind())}});
}

Value Interpreter::filter(Node const& node) {
  Value const base = evaluate(node.a);
  if (base.is_null()) return noted(node, base);
  auto form = static_cast<FilterForm>(node.flags);
  if (form == FilterForm::index && base.kind() != Kind::list) set_local(node.c, base);
  if (form == FilterForm::index) return item_at(node, base, evaluate(node.b));
  List const single = base.kind() == Kind::list ? List{} : List{base};
  List const& items = base.kind() == Kind::list ? base.list() : single;
  List kept;
  for (Value const& item : items) {
    set_local(node.c, item);
    Value const verdict = evaluate(node.b);
    if (form == FilterForm::unknown && verdict.kind() == Kind::number) return item_at(node, base, verdict);
    form = FilterForm::condition;
    if (verdict.kind() == Kind::boolean) {
      if (verdict.boolean()) kept.push_back(item);
    } else if (!verdict.is_null()) {
      return fail(node, "filter_type", {std::string{name_of(verdict.kind())}});
    }
    if (exhausted()) return out_of_steps(node);
  }
  return made(node, Value::list(std::move(kept)));
}

// Positions count from 1, negative ones from the end.
Value Interpreter::item_at(Node const& node, Value const& base, Value const& index) {
  if (index.kind() != Kind::number) return operand_failure(node, "[]", base, index);
  auto const position = index.number().to_int64();
  if (!position) return fail(node, "index_not_whole", {index.to_brief_string()});
  auto const size = base.kind() == Kind::list ? static_cast<std::int64_t>(base.list().size()) : 1;
  std::int64_t const at = *position > 0 ? *position - 1 : (*position < -size ? -1 : size + *position);
  if (*position == 0 || at < 0 || at >= size)
    return fail(node, "index_out_of_range", {index.to_brief_string(), std::to_string(size)});
  return noted(node, base.kind() == Kind::list ? base.list()[static_cast<std::size_t>(at)] : base);
}

// What one turn of a loop does; the turns stop when `turn` returns false.
struct Interpreter::Step {
  List results;   // for
  Value decided;  // some, every
  bool is_decided = false;
  Value undecided;
  bool is_undecided = false;
  Value failure;  // of a domain
  bool failed = false;
};

Value Interpreter::for_each(Node const& node) {
  Loop const& loop = program_.loops[static_cast<std::size_t>(node.a)];
  Step step;
  iterate(node, loop, 0, step);
  if (exhausted()) return out_of_steps(node);
  return step.failed ? step.failure : made(node, Value::list(std::move(step.results)));
}

// `some` is decided by the first true, `every` by the first false; a null in between leaves it unknown.
Value Interpreter::quantified(Node const& node) {
  Loop const& loop = program_.loops[static_cast<std::size_t>(node.a)];
  Step step;
  iterate(node, loop, 0, step);
  if (exhausted()) return out_of_steps(node);
  if (step.is_decided) return step.decided;
  if (step.failed) return step.failure;
  if (step.is_undecided) return step.undecided;
  return node.op == Op::every;
}

bool Interpreter::iterate(Node const& node, Loop const& loop, std::size_t depth, Step& step) {
  if (exhausted()) return false;
  if (depth == loop.iterators.size()) {
    if (node.op == Op::for_each) {
      if (loop.partial >= 0) {
        frame_.steps_ += static_cast<std::int64_t>(step.results.size());
        set_local(loop.partial, made(node, Value::list(step.results)));
      }
      step.results.push_back(evaluate(loop.body));
      if (static_cast<std::int64_t>(step.results.size()) <= frame_.limits.list_size_max) return true;
      step.failure = fail(node, "list_too_long", {std::to_string(frame_.limits.list_size_max)});
      step.failed = true;
      return false;
    }
    Value verdict = evaluate(loop.body);
    if (verdict.kind() == Kind::boolean && verdict.boolean() == (node.op == Op::some)) {
      step.decided = std::move(verdict);
      step.is_decided = true;
      return false;
    }
    if (verdict.kind() != Kind::boolean && !step.is_undecided) {
      step.is_undecided = true;
      step.undecided =
          verdict.is_null() ? std::move(verdict) : fail(node, "condition_type", {std::string{name_of(verdict.kind())}});
    }
    return true;
  }
  Iterator const& iterator = loop.iterators[depth];
  Value const domain = evaluate(iterator.domain);
  if (iterator.domain_end >= 0) {
    Value const end = evaluate(iterator.domain_end);
    return iterate_bounds(node, loop, depth, step, domain, end);
  }
  if (domain.kind() == Kind::range) return iterate_range(node, loop, depth, step, domain.range());
  if (domain.is_null()) {
    step.failed = true;
    step.failure = domain.is_plain_null() ? fail(node, "domain_type", {"null"}) : domain;
    return false;
  }
  if (domain.kind() != Kind::list) {
    set_local(iterator.local, domain);
    return iterate(node, loop, depth + 1, step);
  }
  for (Value const& item : domain.list()) {
    set_local(iterator.local, item);
    if (!iterate(node, loop, depth + 1, step)) return false;
  }
  return true;
}

// From one bound to the other, up or down, both included: whole numbers or days.
bool Interpreter::iterate_bounds(Node const& node, Loop const& loop, std::size_t depth, Step& step, Value const& from,
                                 Value const& to) {
  bool const days = from.kind() == Kind::date && to.kind() == Kind::date;
  std::optional<std::int64_t> first, last;
  if (days) {
    first = from.days();
    last = to.days();
  } else if (from.kind() == Kind::number && to.kind() == Kind::number) {
    first = from.number().to_int64();
    last = to.number().to_int64();
  }
  if (!first || !last) {
    step.failed = true;
    step.failure = from.is_null() || to.is_null()
                       ? operand_failure(node, "..", from, to)
                       : fail(node, "domain_type", {from.to_brief_string() + ".." + to.to_brief_string()});
    return false;
  }
  std::int64_t const direction = *first <= *last ? 1 : -1;
  for (std::int64_t at = *first;; at += direction) {
    set_local(loop.iterators[depth].local, days ? Value::date_of_days(at) : Value{at});
    if (!iterate(node, loop, depth + 1, step)) return false;
    if (at == *last) return true;
  }
}

// The whole numbers or days inside a range, upwards.
bool Interpreter::iterate_range(Node const& node, Loop const& loop, std::size_t depth, Step& step, Range const& range) {
  auto const inner = [](Value const& bound, bool closed, int inwards) -> Value {
    if (closed) return bound;
    if (bound.kind() == Kind::date) return Value::date_of_days(bound.days() + inwards);
    if (bound.kind() != Kind::number) return bound;
    auto const moved = base::add(bound.number(), base::Decimal{inwards});
    return moved ? Value{*moved} : Value{};
  };
  Value const from = inner(range.low, range.low_closed, 1), to = inner(range.high, range.high_closed, -1);
  if (feel::compare(range.low, range.high).value_or(0) > 0) {
    step.failed = true;
    step.failure = fail(node, "domain_type", {from.to_brief_string() + ".." + to.to_brief_string()});
    return false;
  }
  if (feel::compare(from, to).value_or(0) > 0) return true;  // (1..2) holds no whole number
  return iterate_bounds(node, loop, depth, step, from, to);
}

}  // namespace feel
