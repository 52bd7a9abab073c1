// The scalar interpreter of the IR: one decision at a time. Total: every node gives a value or a null with a reason;
// bounded by Limits (steps, nesting, list sizes). Numbers are computed without allocation.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "feel/program.h"
#include "feel/range.h"

namespace feel {

// A window of locals on the frame's stack, for the life of one evaluation of a program or lambda.
class Activation {
 public:
  Activation(Frame& frame, std::int32_t locals);
  ~Activation() { frame_.locals_.resize(base_); }
  Activation(Activation const&) = delete;
  Activation& operator=(Activation const&) = delete;
  std::size_t base() const { return base_; }

 private:
  Frame& frame_;
  std::size_t base_;
};

class Interpreter {
 public:
  // Work that grows with the size of a value is counted as steps too (Value::weight).
  static constexpr std::int64_t weight_per_step = 8;

  Interpreter(Program const& program, Frame& frame, std::size_t base = 0)
      : program_(program), frame_(frame), base_(base) {}
  Value evaluate(std::int32_t node);
  void set_local(std::int32_t local, Value value) {
    frame_.locals_[base_ + static_cast<std::size_t>(local)] = std::move(value);
  }

  // A whole text on a frame, as Expression::evaluate and UnaryTests::matches do. `input` is local 0 of unary tests.
  static Value run(Program const& program, Frame& frame, Value const* input);

 private:
  friend class LambdaFunction;
  Value const& local(std::int32_t index) const { return frame_.locals_[base_ + static_cast<std::size_t>(index)]; }
  // The value of a node, by reference where it is a constant or a slot; `scratch` holds it otherwise.
  Value const& operand(std::int32_t node, Value& scratch);
  std::span<std::int32_t const> links(std::int32_t first, std::int32_t count) const;
  bool exhausted() const { return frame_.steps_ > frame_.limits.steps_max; }
  Value out_of_steps(Node const& node);

  Value fail(Node const& node, std::string code, std::vector<std::string> values = {});
  // The value; a null that says nothing (given from outside) with a note of where it was met.
  Value noted(Node const& node, Value const& value) {
    return value.is_null() && value.reason() == nullptr ? silent_null(node) : value;
  }
  Value silent_null(Node const& node);
  void charge(std::int64_t weight) { frame_.steps_ += weight / weight_per_step; }
  // A value just made, or, when it was refused as too deep or too large, that noted.
  Value made(Node const& node, Value value);
  // The reason of a null operand handed on, else "operand_types".
  Value operand_failure(Node const& node, std::string_view operation, Value const& a, Value const& b);

  // interpreter.cpp
  Value conjunction(Node const& node);
  Value disjunction(Node const& node);
  Value undecided(Node const& node, std::string_view operation, Value const& a, Value const& b);
  Value conditional(Node const& node);
  Value list(Node const& node);
  Value context(Node const& node);
  Value entry_or(Node const& node);
  Value interval(Node const& node);
  Value instance_of(Node const& node);
  Value builtin(Node const& node);
  Value call_value(Node const& node);
  Value call_named(Node const& node);
  Value lambda(Node const& node);

  // interpreter_arithmetic.cpp
  Value negate(Node const& node);
  Value arithmetic(Node const& node);
  Value arithmetic_of_kinds(Node const& node, Value const& a, Value const& b);
  Value compare(Node const& node);
  Value between(Node const& node);
  Value verdict(Node const& node, std::string_view operation, std::optional<bool> holds, Value const& a,
                Value const& b);
  Value in(Node const& node);
  Value test(std::int32_t test, bool uses_input, Value const& input);
  Value match(Node const& node, Value const& input, Value const& wanted);

  // interpreter_lists.cpp
  Value path(Node const& node);
  Value path_of(Node const& node, Value const& base, std::string const& name);
  Value filter(Node const& node);
  Value item_at(Node const& node, Value const& base, Value const& index);
  Value for_each(Node const& node);
  Value quantified(Node const& node);
  struct Step;
  bool iterate(Node const& node, Loop const& loop, std::size_t depth, Step& step);
  bool iterate_bounds(Node const& node, Loop const& loop, std::size_t depth, Step& step, Value const& from,
                      Value const& to);
  bool iterate_range(Node const& node, Loop const& loop, std::size_t depth, Step& step, Range const& range);

  Program const& program_;
  Frame& frame_;
  std::size_t base_;
};

}  // namespace feel
