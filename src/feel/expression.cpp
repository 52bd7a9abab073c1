#include "feel/expression.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/interpreter.h"
#include "feel/program.h"

namespace feel {

int Scope::declare(std::string name, TypePointer type) {
  name = normalised_name(name);
  if (int const known = find(name); known >= 0) return known;
  names_.push_back(std::move(name));
  types_.push_back(type ? std::move(type) : any_type());
  return size() - 1;
}

int Scope::find(std::string_view name) const {
  auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) found = std::find(names_.begin(), names_.end(), normalised_name(name));
  return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

void Scope::declare_type(std::string name, TypePointer type) {
  name = normalised_name(name);
  bool const known =
      std::any_of(named_types_.begin(), named_types_.end(), [&](auto const& named) { return named.first == name; });
  if (!known && type) named_types_.emplace_back(std::move(name), std::move(type));
}

void Frame::reset() {
  std::fill(values_.begin(), values_.end(), Value{});
  diagnostics.clear();
}

Value Frame::fail(std::string code, std::vector<std::string> values, Place place) {
  Value result = Value::null(std::move(code), std::move(values), std::move(place));
  if (static_cast<std::int64_t>(diagnostics.size()) < limits.diagnostics_max) diagnostics.push_back(*result.reason());
  return result;
}

void Frame::begin_call(Frame const& caller) {
  today = caller.today;
  now = caller.now;
  limits = caller.limits;
  steps_ = caller.steps_;
  calls_ = std::max(caller.calls_, 1);  // not the outermost evaluation: steps go on counting
  nodes_ = caller.nodes_;
}

void Frame::continue_steps(std::int64_t steps) {
  steps_ = steps;
  calls_ = std::max(calls_, 1);
}

void Frame::end_call(Frame& own) {
  steps_ = own.steps_;
  for (Diagnostic& diagnostic : own.diagnostics)
    if (static_cast<std::int64_t>(diagnostics.size()) < limits.diagnostics_max)
      diagnostics.push_back(std::move(diagnostic));
  own.diagnostics.clear();
}

base::Result<Expression> Expression::compile(std::string_view text, Scope const& scope, CompileOptions const& options) {
  Expression expression;
  expression.program_ = TRY(compile_expression(text, scope, options));
  return expression;
}

Value Expression::evaluate(Frame& frame) const { return Interpreter::run(*program_, frame, nullptr); }
Type const& Expression::type() const { return program_->type_of(program_->root); }
std::string const& Expression::text() const { return program_->text; }
std::vector<int> const& Expression::slots_read() const { return program_->slots_read; }

Value const* Expression::constant() const {
  Node const& root = program_->node(program_->root);
  return root.op == Op::constant ? &program_->constants[static_cast<std::size_t>(root.a)] : nullptr;
}

base::Result<UnaryTests> UnaryTests::compile(std::string_view text, Scope const& scope, TypePointer input_type,
                                             CompileOptions const& options) {
  UnaryTests tests;
  tests.program_ = TRY(compile_unary_tests(text, scope, std::move(input_type), options));
  return tests;
}

Value UnaryTests::matches(Value const& input, Frame& frame) const { return Interpreter::run(*program_, frame, &input); }
bool UnaryTests::is_any() const { return (program_->node(program_->root).flags & any_flag) != 0; }
std::optional<UnaryTests::Constants> UnaryTests::constants() const {
  Node const& root = program_->node(program_->root);
  Constants result{(root.flags & negated_flag) != 0, {}};
  std::int32_t const count = program_->links[static_cast<std::size_t>(root.b) + 1];
  for (std::int32_t i = 0; i < count; ++i) {
    auto const link = static_cast<std::size_t>(root.b + 2 + 2 * i);
    Node const& test = program_->node(program_->links[link]);
    if (test.op != Op::constant || program_->links[link + 1] != 0) return std::nullopt;
    result.tests.push_back(program_->constants[static_cast<std::size_t>(test.a)]);
  }
  return result;
}

std::optional<UnaryTests::Constants> UnaryTests::constants(Frame& frame, std::vector<bool> const& fixed) const {
  if (auto plain = constants()) return plain;
  for (int const slot : program_->slots_read)
    if (slot >= static_cast<int>(fixed.size()) || !fixed[static_cast<std::size_t>(slot)]) return std::nullopt;
  for (Node const& node : program_->nodes)
    if (node.op == Op::builtin && !program_->builtins[static_cast<std::size_t>(node.a)]->pure) return std::nullopt;
  Node const& root = program_->node(program_->root);
  Constants result{(root.flags & negated_flag) != 0, {}};
  Activation const activation{frame, program_->locals};
  Interpreter interpreter{*program_, frame, activation.base()};
  std::int32_t const count = program_->links[static_cast<std::size_t>(root.b) + 1];
  for (std::int32_t i = 0; i < count; ++i) {
    auto const link = static_cast<std::size_t>(root.b + 2 + 2 * i);
    if (program_->links[link + 1] != 0) return std::nullopt;
    Value value = interpreter.evaluate(program_->links[link]);
    Op const op = program_->node(program_->links[link]).op;
    // A computed truth value is a condition of its own, not a value to compare with.
    if (value.is_null() || (value.kind() == Kind::boolean && op != Op::constant && op != Op::slot)) return std::nullopt;
    result.tests.push_back(std::move(value));
  }
  return result;
}

std::string const& UnaryTests::text() const { return program_->text; }
std::vector<int> const& UnaryTests::slots_read() const { return program_->slots_read; }

}  // namespace feel
