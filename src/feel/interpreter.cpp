#include "feel/interpreter.h"

#include <array>

#include "base/result.h"
#include "feel/builtins.h"

namespace feel {

// A closure: its program, and the values it captured.
class LambdaFunction final : public Function {
 public:
  LambdaFunction(std::shared_ptr<Program const> program, Lambda const& lambda, std::vector<Value> captured)
      : program_(std::move(program)), lambda_(lambda), captured_(std::move(captured)) {
    parameters = lambda.parameters;
  }

  Value call(std::span<Value const> arguments, Frame& frame) const override {
    Node const& body = program_->node(lambda_.body);
    frame.nodes_ += body.depth;
    Value outcome;
    if (frame.nodes_ > frame.limits.nodes_max()) {
      outcome = frame.fail("calls_too_deep", {std::to_string(frame.limits.depth_max)}, program_->place_of(body));
    } else {
      Activation const activation{frame, lambda_.locals};
      Interpreter interpreter{*program_, frame, activation.base()};
      for (std::size_t i = 0; i < arguments.size(); ++i)
        interpreter.set_local(static_cast<std::int32_t>(i), arguments[i]);
      for (std::size_t i = 0; i < captured_.size(); ++i) interpreter.set_local(lambda_.captures[i].to, captured_[i]);
      outcome = interpreter.evaluate(lambda_.body);
      if (!lambda_.unsupported.empty())
        outcome =
            frame.fail("external_function", {lambda_.unsupported, outcome.to_brief_string()}, program_->place_of(body));
    }
    frame.nodes_ -= body.depth;
    return outcome;
  }

 private:
  std::shared_ptr<Program const> program_;
  Lambda const& lambda_;  // of the program
  std::vector<Value> captured_;
};

Activation::Activation(Frame& frame, std::int32_t locals) : frame_(frame), base_(frame.locals_.size()) {
  frame_.locals_.resize(base_ + static_cast<std::size_t>(locals));
}

Value Interpreter::run(Program const& program, Frame& frame, Value const* input) {
  CHECK(program.slots_read.empty() || program.slots_read.back() < static_cast<int>(frame.values_.size()));
  if (frame.calls_ == 0) frame.steps_ = 0;
  Node const& root = program.node(program.root);
  if (frame.nodes_ + root.depth > frame.limits.nodes_max())
    return frame.fail("calls_too_deep", {std::to_string(frame.limits.depth_max)}, program.place_of(root));
  Activation const activation{frame, program.locals};
  Interpreter interpreter{program, frame, activation.base()};
  frame.nodes_ += root.depth;
  if (input != nullptr) interpreter.set_local(0, *input);
  Value result = interpreter.evaluate(program.root);
  frame.nodes_ -= root.depth;
  if (result.is_null()) return interpreter.noted(root, result);
  if (!program.expected || program.expected->form == Type::Form::any) return result;
  result = coerce(std::move(result), *program.expected, {});
  if (!result.is_null()) return result;
  return frame.fail(result.reason()->code, result.reason()->values, program.place_of(program.node(program.root)));
}

Value Interpreter::evaluate(std::int32_t index) {
  Node const& node = program_.node(index);
  if (++frame_.steps_ > frame_.limits.steps_max) return out_of_steps(node);
  switch (node.op) {
    case Op::constant: return program_.constants[static_cast<std::size_t>(node.a)];
    case Op::slot: return noted(node, frame_.values_[static_cast<std::size_t>(node.a)]);
    case Op::local: return noted(node, local(node.a));
    case Op::entry_or: return entry_or(node);
    case Op::negate: return negate(node);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power: return arithmetic(node);
    case Op::compare: return compare(node);
    case Op::conjunction: return conjunction(node);
    case Op::disjunction: return disjunction(node);
    case Op::between: return between(node);
    case Op::in: return in(node);
    case Op::conditional: return conditional(node);
    case Op::list: return list(node);
    case Op::context: return context(node);
    case Op::path: return path(node);
    case Op::filter: return filter(node);
    case Op::for_each: return for_each(node);
    case Op::some:
    case Op::every: return quantified(node);
    case Op::interval:
    case Op::comparison_range: return interval(node);
    case Op::instance_of: return instance_of(node);
    case Op::builtin: return builtin(node);
    case Op::call: return call_value(node);
    case Op::call_named: return call_named(node);
    case Op::lambda: return lambda(node);
    case Op::fail: {
      Diagnostic const& why = *program_.constants[static_cast<std::size_t>(node.a)].reason();
      return fail(node, why.code, why.values);
    }
  }
  return {};
}

Value const& Interpreter::operand(std::int32_t index, Value& scratch) {
  Node const& node = program_.node(index);
  if (node.op == Op::constant) return program_.constants[static_cast<std::size_t>(node.a)];
  if (node.op == Op::slot) return frame_.values_[static_cast<std::size_t>(node.a)];
  scratch = evaluate(index);
  return scratch;
}

std::span<std::int32_t const> Interpreter::links(std::int32_t first, std::int32_t count) const {
  return std::span{program_.links}.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
}

Value Interpreter::out_of_steps(Node const& node) {
  if (!frame_.diagnostics.empty() && frame_.diagnostics.back().code == "steps_exceeded")
    return Value::null("steps_exceeded", frame_.diagnostics.back().values, {});
  return fail(node, "steps_exceeded", {std::to_string(frame_.limits.steps_max)});
}

Value Interpreter::fail(Node const& node, std::string code, std::vector<std::string> values) {
  return frame_.fail(std::move(code), std::move(values), program_.place_of(node));
}

Value Interpreter::silent_null(Node const& node) {
  auto const offset = static_cast<std::size_t>(node.offset), length = static_cast<std::size_t>(node.length);
  return Value::noted("null_value", {program_.text.substr(offset, length)}, program_.place_of(node));
}

Value Interpreter::operand_failure(Node const& node, std::string_view operation, Value const& a, Value const& b) {
  if (a.is_error()) return a;
  if (b.is_error()) return b;
  if (a.is_null() && !a.is_plain_null()) return a;
  if (b.is_null() && !b.is_plain_null()) return b;
  return fail(node, "operand_types",
              {std::string{operation}, std::string{name_of(a.kind())}, std::string{name_of(b.kind())}});
}

Value Interpreter::made(Node const& node, Value value) {
  Diagnostic const* why = value.reason();
  if (why == nullptr || (why->code != "nesting_too_deep" && why->code != "value_too_large")) return value;
  bool const noted = !frame_.diagnostics.empty() && frame_.diagnostics.back().code == why->code;
  return noted ? value : fail(node, why->code, why->values);
}

// Three-valued logic (DMN 1.5 §10.3.2.4): anything but true and false counts as null.
Value Interpreter::conjunction(Node const& node) {
  Value const a = evaluate(node.a);
  if (a.kind() == Kind::boolean && !a.boolean()) return false;
  Value const b = evaluate(node.b);
  if (b.kind() == Kind::boolean && !b.boolean()) return false;
  if (a.kind() == Kind::boolean && b.kind() == Kind::boolean) return true;
  return undecided(node, "and", a, b);
}

Value Interpreter::disjunction(Node const& node) {
  Value const a = evaluate(node.a);
  if (a.kind() == Kind::boolean && a.boolean()) return true;
  Value const b = evaluate(node.b);
  if (b.kind() == Kind::boolean && b.boolean()) return true;
  if (a.kind() == Kind::boolean && b.kind() == Kind::boolean) return false;
  return undecided(node, "or", a, b);
}

Value Interpreter::undecided(Node const& node, std::string_view operation, Value const& a, Value const& b) {
  bool const plain_a = a.kind() == Kind::boolean || a.is_plain_null();
  bool const plain_b = b.kind() == Kind::boolean || b.is_plain_null();
  if (plain_a && plain_b) return noted(node, a.is_null() ? a : b);
  return operand_failure(node, operation, a, b);
}

// True takes the first branch, false and null the second; a condition of another kind is an error.
Value Interpreter::conditional(Node const& node) {
  Value const condition = evaluate(node.a);
  if (condition.kind() == Kind::boolean) return evaluate(condition.boolean() ? node.b : node.c);
  if (condition.is_null()) return evaluate(node.c);
  return fail(node, "condition_type", {std::string{name_of(condition.kind())}});
}

Value Interpreter::list(Node const& node) {
  List items;
  items.reserve(static_cast<std::size_t>(node.b));
  for (std::int32_t item : links(node.a, node.b)) items.push_back(evaluate(item));
  return made(node, Value::list(std::move(items)));
}

Value Interpreter::context(Node const& node) {
  ContextEntries entries;
  entries.reserve(static_cast<std::size_t>(node.b));
  auto const triples = links(node.a, 3 * node.b);
  for (std::size_t i = 0; i < triples.size(); i += 3) {
    Value value = evaluate(triples[i + 1]);
    set_local(triples[i + 2], value);
    entries.emplace_back(program_.names[static_cast<std::size_t>(triples[i])], std::move(value));
  }
  return made(node, Value::context(std::move(entries)));
}

Value Interpreter::entry_or(Node const& node) {
  Value const& item = local(node.a);
  std::string const& name = program_.names[static_cast<std::size_t>(node.b)];
  if (item.kind() == Kind::context)
    if (Value const* entry = item.find(name)) return noted(node, *entry);
  if (node.c >= 0) return evaluate(node.c);
  if (item.is_null() && !item.is_plain_null()) return item;
  return fail(node, "no_entry", {name, item.to_brief_string()});
}

Value Interpreter::interval(Node const& node) {
  Value scratch_low, scratch_high;
  Value const& low = operand(node.a, scratch_low);
  if (node.op == Op::comparison_range) {
    if (low.is_null() && !low.is_plain_null()) return low;
    return Value::of(Range::comparison(static_cast<Comparison>(node.flags), low));
  }
  Value const& high = operand(node.b, scratch_high);
  bool const fits = low.kind() == high.kind() || low.is_null() || high.is_null();
  bool const known = (!low.is_null() || low.is_plain_null()) && (!high.is_null() || high.is_plain_null());
  if (!fits || !known) return operand_failure(node, "..", low, high);
  return made(node, Value::of(Range::interval(low, (node.flags & low_closed_flag) != 0, high,
                                              (node.flags & high_closed_flag) != 0)));
}

Value Interpreter::instance_of(Node const& node) {
  Value scratch;
  Value const& value = operand(node.a, scratch);
  Type const& type = *program_.types[static_cast<std::size_t>(node.b)];
  if (value.is_null()) return type.form == Type::Form::simple && type.simple == Kind::null;
  return is_instance(value, type);
}

Value Interpreter::builtin(Node const& node) {
  Builtin const& function = *program_.builtins[static_cast<std::size_t>(node.a)];
  auto const operands = links(node.b, node.c);
  constexpr std::size_t few = 4;
  std::array<Value, few> fixed;
  std::vector<Value> many;
  std::span<Value> arguments{fixed.data(), std::min(operands.size(), few)};
  if (operands.size() > few) {
    many.resize(operands.size());
    arguments = many;
  }
  for (std::size_t i = 0; i < operands.size(); ++i) {
    arguments[i] = evaluate(operands[i]);
    charge(arguments[i].weight());
  }
  if (exhausted()) return out_of_steps(node);
  if (function.takes_single) unwrap_singletons(arguments);
  Value result = function.body(Call{arguments, frame_, &program_, &node, function.name, node.flags});
  if (result.kind() == Kind::list && static_cast<std::int64_t>(result.list().size()) > frame_.limits.list_size_max)
    return fail(node, "list_too_long", {std::to_string(frame_.limits.list_size_max)});
  if (result.kind() == Kind::string && static_cast<std::int64_t>(result.string().size()) > frame_.limits.text_size_max)
    return fail(node, "text_too_long", {std::to_string(frame_.limits.text_size_max)});
  return noted(node, made(node, std::move(result)));
}

Value Interpreter::call_value(Node const& node) {
  Value const function = evaluate(node.a);
  if (function.kind() != Kind::function)
    return function.is_null() && !function.is_plain_null()
               ? function
               : fail(node, "not_a_function", {std::string{name_of(function.kind())}});
  std::vector<Value> arguments;
  arguments.reserve(static_cast<std::size_t>(node.c));
  for (std::int32_t argument : links(node.b, node.c)) arguments.push_back(evaluate(argument));
  return feel::call(function.function(), arguments, frame_, program_.place_of(node));
}

Value Interpreter::call_named(Node const& node) {
  Value const value = evaluate(node.a);
  if (value.kind() != Kind::function)
    return value.is_null() && !value.is_plain_null()
               ? value
               : fail(node, "not_a_function", {std::string{name_of(value.kind())}});
  Function const& function = value.function();
  auto const pairs = links(node.b, 2 * node.c);
  std::vector<Value> arguments(function.parameters.size());
  std::vector<bool> given(function.parameters.size());
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    std::string const& name = program_.names[static_cast<std::size_t>(pairs[i])];
    std::size_t position = 0;
    while (position < given.size() && function.parameters[position].name != name) ++position;
    if (position == given.size() || given[position]) return fail(node, "argument_names", {value.to_brief_string()});
    given[position] = true;
    arguments[position] = evaluate(pairs[i + 1]);
  }
  if (pairs.size() / 2 != given.size()) return fail(node, "argument_names", {value.to_brief_string()});
  return feel::call(function, arguments, frame_, program_.place_of(node));
}

Value Interpreter::lambda(Node const& node) {
  Lambda const& lambda = program_.lambdas[static_cast<std::size_t>(node.a)];
  std::vector<Value> captured;
  captured.reserve(lambda.captures.size());
  for (Capture const& capture : lambda.captures)
    captured.push_back(capture.from_slot ? frame_.values_[static_cast<std::size_t>(capture.from)]
                                         : local(capture.from));
  return Value::of(std::make_shared<LambdaFunction const>(program_.shared_from_this(), lambda, std::move(captured)));
}

}  // namespace feel
