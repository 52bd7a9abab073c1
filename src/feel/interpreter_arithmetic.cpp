// Arithmetic, comparison and tests.
#include "feel/interpreter.h"
#include "feel/temporal.h"

namespace feel {

namespace {

std::string_view symbol_of(Op op) {
  switch (op) {
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "*";
    case Op::divide: return "/";
    default: return "**";
  }
}

std::optional<base::Decimal> compute(Op op, base::Decimal a, base::Decimal b) {
  switch (op) {
    case Op::add: return base::add(a, b);
    case Op::subtract: return base::subtract(a, b);
    case Op::multiply: return base::multiply(a, b);
    case Op::divide: return base::divide(a, b);
    default: return base::power(a, b);
  }
}

bool is_duration(Value const& value) {
  return value.kind() == Kind::days_time_duration || value.kind() == Kind::years_months_duration;
}

bool is_temporal(Value const& value) {
  return value.kind() == Kind::date || value.kind() == Kind::time || value.kind() == Kind::date_time;
}

}  // namespace

Value Interpreter::negate(Node const& node) {
  Value scratch;
  Value const& value = operand(node.a, scratch);
  if (value.kind() == Kind::number) return base::negate(value.number());
  if (value.kind() == Kind::years_months_duration && value.months() != INT64_MIN)
    return Value::years_months(-value.months());
  if (value.kind() == Kind::days_time_duration) return Value::days_time(-value.nanoseconds());
  if (value.is_null() && !value.is_plain_null()) return value;
  return fail(node, "operand_type", {"-", std::string{name_of(value.kind())}});
}

Value Interpreter::arithmetic(Node const& node) {
  Value scratch_a, scratch_b;
  Value const& a = operand(node.a, scratch_a);
  Value const& b = operand(node.b, scratch_b);
  if (a.kind() != Kind::number || b.kind() != Kind::number) return arithmetic_of_kinds(node, a, b);
  if (auto const result = compute(node.op, a.number(), b.number())) return *result;
  if (node.op == Op::divide && b.number().is_zero()) return fail(node, "division_by_zero", {a.to_brief_string()});
  return fail(node, "no_finite_result", {a.to_brief_string(), std::string{symbol_of(node.op)}, b.to_brief_string()});
}

Value Interpreter::arithmetic_of_kinds(Node const& node, Value const& a, Value const& b) {
  Value result;
  bool known = false;
  if (node.op == Op::add && a.kind() == Kind::string && b.kind() == Kind::string) {
    auto const size = static_cast<std::int64_t>(a.string().size() + b.string().size());
    if (size > frame_.limits.text_size_max)
      return fail(node, "text_too_long", {std::to_string(frame_.limits.text_size_max)});
    charge(a.weight() + b.weight());
    return a.string() + b.string();
  }
  if ((node.op == Op::add || node.op == Op::subtract) && is_duration(b) && (is_temporal(a) || is_duration(a))) {
    result = add_duration(a, b, node.op == Op::add ? 1 : -1);
    known = true;
  } else if (node.op == Op::add && is_duration(a) && is_temporal(b)) {
    result = add_duration(b, a, 1);
    known = true;
  } else if (node.op == Op::subtract && is_temporal(a) && is_temporal(b)) {
    result = difference(a, b);
    known = true;
  } else if (node.op == Op::multiply && is_duration(a) && b.kind() == Kind::number) {
    result = scale_duration(a, b.number(), false);
    known = true;
  } else if (node.op == Op::multiply && a.kind() == Kind::number && is_duration(b)) {
    result = scale_duration(b, a.number(), false);
    known = true;
  } else if (node.op == Op::divide && is_duration(a) && b.kind() == Kind::number) {
    result = scale_duration(a, b.number(), true);
    known = true;
  } else if (node.op == Op::divide && is_duration(a) && a.kind() == b.kind()) {
    result = ratio_of_durations(a, b);
    known = true;
  }
  if (!known) return operand_failure(node, symbol_of(node.op), a, b);
  if (!result.is_null()) return result;
  if (result.reason() != nullptr && result.reason()->code != "operand_types")
    return fail(node, result.reason()->code, result.reason()->values);
  return operand_failure(node, symbol_of(node.op), a, b);
}

Value Interpreter::compare(Node const& node) {
  Value scratch_a, scratch_b;
  Value const& a = operand(node.a, scratch_a);
  Value const& b = operand(node.b, scratch_b);
  auto const comparison = static_cast<Comparison>(node.flags);
  charge(std::min(a.weight(), b.weight()));
  return verdict(node, feel::symbol_of(comparison), holds(comparison, a, b), a, b);
}

// A comparison with null is that null; one of values that have no order is an error.
Value Interpreter::verdict(Node const& node, std::string_view operation, std::optional<bool> holds, Value const& a,
                           Value const& b) {
  if (holds) return *holds;
  if (a.is_plain_null() && !b.is_error()) return noted(node, a);
  if (b.is_plain_null() && !a.is_error()) return noted(node, b);
  return operand_failure(node, operation, a, b);
}

Value Interpreter::between(Node const& node) {
  Value const value = evaluate(node.a), low = evaluate(node.b), high = evaluate(node.c);
  auto const above = holds(Comparison::greater_equal, value, low), below = holds(Comparison::less_equal, value, high);
  if (!above) return verdict(node, "between", above, value, low);
  if (!below) return verdict(node, "between", below, value, high);
  return *above && *below;
}

Value Interpreter::in(Node const& node) {
  if ((node.flags & any_flag) != 0) return true;
  auto const head = links(node.b, 2);
  auto const tests = links(node.b + 2, 2 * head[1]);
  Value const input = node.a >= 0 ? evaluate(node.a) : local(head[0]);
  Value unknown;
  bool is_unknown = false;
  for (std::size_t i = 0; i < tests.size(); i += 2) {
    if (node.a >= 0 && tests[i + 1] != 0) set_local(head[0], input);
    Value result = test(tests[i], tests[i + 1] != 0, input);
    if (result.kind() == Kind::boolean) {
      if (result.boolean()) return (node.flags & negated_flag) == 0;
      continue;
    }
    if (!is_unknown || (result.is_error() && !unknown.is_error())) unknown = std::move(result);
    is_unknown = true;
  }
  if (is_unknown) return unknown;
  return (node.flags & negated_flag) != 0;
}

Value Interpreter::test(std::int32_t index, bool uses_input, Value const& input) {
  Node const& node = program_.node(index);
  if (node.op == Op::comparison_range) {
    Value scratch;
    Value const& bound = operand(node.a, scratch);
    auto const comparison = static_cast<Comparison>(node.flags);
    return verdict(node, feel::symbol_of(comparison), holds(comparison, input, bound), input, bound);
  }
  Value scratch;
  Value const& wanted = operand(index, scratch);
  if (uses_input && (wanted.kind() == Kind::boolean || wanted.is_null())) return noted(node, wanted);
  bool const is_condition = wanted.kind() == Kind::boolean && node.op != Op::constant && node.op != Op::slot;
  if (is_condition && input.kind() != Kind::boolean && !input.is_null()) return wanted;
  return match(node, input, wanted);
}

// A value in a cell: equal to the input, or a list or range that holds it.
Value Interpreter::match(Node const& node, Value const& input, Value const& wanted) {
  if (wanted.is_null()) return wanted.is_plain_null() ? Value{input.is_null()} : wanted;
  if (wanted.kind() == Kind::range && input.kind() != Kind::range)
    return verdict(node, "in", contains(wanted.range(), input), input,
                   wanted.range().low.is_null() ? wanted.range().high : wanted.range().low);
  charge(wanted.weight());
  if (wanted.kind() == Kind::list) {
    if (input.kind() == Kind::list && equal(input, wanted) == true) return true;
    for (Value const& item : wanted.list()) {
      bool const holds = item.kind() == Kind::range && input.kind() != Kind::range
                             ? contains(item.range(), input) == true
                             : equal(input, item) == true;
      if (holds) return true;
    }
    return false;
  }
  return verdict(node, "in", equal(input, wanted), input, wanted);
}

}  // namespace feel
