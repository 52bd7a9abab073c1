// FEEL as a library: compile a text once against the names in scope, evaluate it many times against a frame of slots.
//
//   feel::Scope scope;
//   int const revenue = scope.declare("revenue", feel::simple_type(feel::Kind::number));
//   auto expression = feel::Expression::compile("revenue * 0.15", scope, {.element_id = "limit"});
//   feel::Frame frame{scope};
//   frame.set(revenue, base::Decimal{100});
//   feel::Value limit = expression->evaluate(frame);      // 15
//
// The text is parsed with the names in scope (names may hold blanks and operators), resolved to slots and types,
// folded, and kept as a flat typed program (the IR) which a scalar interpreter runs here and a vector interpreter
// will run over columns. A compiled Expression is immutable and may be used from any thread; a Frame belongs to one
// thread. Evaluation is total: a value, or null with a reason; it never throws on input and is bounded by Limits.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/type.h"
#include "feel/value.h"

namespace feel {

// Names visible to a text, each with a slot of the frame.
class Scope {
 public:
  // A name is declared once; declaring it again returns the same slot (and keeps the first type).
  int declare(std::string name, TypePointer type = any_type());
  int find(std::string_view name) const;  // -1 when absent; blanks normalised
  int size() const { return static_cast<int>(names_.size()); }
  std::string const& name(int slot) const { return names_[static_cast<std::size_t>(slot)]; }
  Type const& type(int slot) const { return *types_[static_cast<std::size_t>(slot)]; }
  // Another type for a declared name: what is compiled from here on sees an inner name that hides the outer one.
  void retype(int slot, TypePointer type) { types_[static_cast<std::size_t>(slot)] = std::move(type); }
  // Names of item definitions for `instance of` and for parameters; a later one of the same name is ignored.
  void declare_type(std::string name, TypePointer type);

 private:
  friend class Parser;
  std::vector<std::string> names_;
  std::vector<TypePointer> types_;
  std::vector<std::pair<std::string, TypePointer>> named_types_;
};

struct Limits {
  int depth_max = 200;                              // nesting of the text and of calls
  int nodes_max() const { return 10 * depth_max; }  // nesting of evaluation over all calls; bounds the stack used
  std::int64_t steps_max = 1'000'000;               // per evaluation
  std::int64_t list_size_max = 100'000;
  std::int64_t text_size_max = 1 << 20;  // bytes of a text to compile and of any string made
  std::int64_t diagnostics_max = 1'000;  // further ones are dropped
};

// The values of one evaluation, by slot, and what was noticed while evaluating.
class Frame {
 public:
  explicit Frame(Scope const& scope) : values_(static_cast<std::size_t>(scope.size())) {}
  void set(int slot, Value value) { values_[static_cast<std::size_t>(slot)] = std::move(value); }
  Value const& get(int slot) const { return values_[static_cast<std::size_t>(slot)]; }
  void reset();  // all slots null, diagnostics gone
  void resize(Scope const& scope) { values_.resize(static_cast<std::size_t>(scope.size())); }

  base::Date today;  // for today(); passed in, never read from a clock
  base::Instant now;
  Limits limits;
  std::vector<Diagnostic> diagnostics;  // every error met, also where the final value is not null

  void* host = nullptr;  // the run of the embedding engine (dmn::Run), for its own functions

  // A null with this reason, noted in `diagnostics`.
  Value fail(std::string code, std::vector<std::string> values, Place place);

  // For host functions that evaluate on a frame of their own: takes over day, limits and what is used up of them.
  void begin_call(Frame const& caller);
  void end_call(Frame& own);                           // hands diagnostics and steps back
  void spend(std::int64_t steps) { steps_ += steps; }  // work of built-ins, counted as steps
  bool is_exhausted() const { return steps_ > limits.steps_max; }
  std::int64_t steps_left() const { return limits.steps_max - steps_; }
  // For hosts whose evaluation spans many texts: steps go on counting from here, and what they have come to.
  void continue_steps(std::int64_t steps);
  std::int64_t steps() const { return steps_; }
  // One call deeper, within limits.depth_max; see feel::call.
  Value enter(Function const& function, std::span<Value const> arguments, Place const& place);

 private:
  friend class Interpreter;
  friend class Activation;
  friend class LambdaFunction;
  std::vector<Value> values_;
  std::vector<Value> locals_;  // a stack; each activation of a program or lambda has its window
  std::int64_t steps_ = 0;
  int calls_ = 0;  // nesting of calls
  int nodes_ = 0;  // nesting of nodes over all calls
};

struct CompileOptions {
  std::string element_id;  // goes into every Place
  TypePointer expected;    // result type; any when null
  Limits limits;
  std::vector<Diagnostic>* problems =
      nullptr;  // where given: why a text does not compile, for message_of in any language
  std::int32_t offset =
      0;  // where the text begins in what a person wrote, for places; negative when words of the host stand before it
};

class Program;  // the IR: feel/program.h

// A summand of an expression that adds up numbers.
struct Term {
  std::string_view text;            // `0.3 * growth`; of one that is subtracted: `- penalty`; lives with the expression
  base::Decimal value;              // as it counts: negative where it is subtracted
  std::span<int const> slots_read;  // ascending; lives with the expression
};

class Expression {
 public:
  static base::Result<Expression> compile(std::string_view text, Scope const& scope,
                                          CompileOptions const& options = {});
  Value evaluate(Frame& frame) const;
  Type const& type() const;
  std::string const& text() const;
  std::vector<int> const& slots_read() const;  // ascending; which inputs can decide this
  // The text is a sum of at least two terms: a chain of + and -, sum(…), or such a sum times or over a constant.
  bool is_sum() const;
  // What the sum is made of on this frame, where its value there is `total`. The terms add up to it exactly. Empty
  // where the text is no sum, and where they would not.
  std::vector<Term> terms(Frame& frame, base::Decimal total) const;
  // Set when the text is a literal or folds to one: the batch path and table analysis use it.
  Value const* constant() const;

 private:
  friend class VectorExpression;
  std::shared_ptr<Program const> program_;
};

// The cell of a decision table: `< 5`, `[1..10)`, `"a","b"`, `not(…)`, `-`, any FEEL test with `?`.
class UnaryTests {
 public:
  static base::Result<UnaryTests> compile(std::string_view text, Scope const& scope, TypePointer input_type,
                                          CompileOptions const& options = {});
  // true, false, or null (with a reason): a null test does not match.
  Value matches(Value const& input, Frame& frame) const;
  bool is_any() const;  // the cell `-`
  // What the cell compares with, when no test depends on anything but the input: values, lists and ranges
  // (comparisons are ranges), each a test that the input may meet; `negated` for `not(…)`. For tables as data:
  // breakpoints, sets, analysis.
  struct Constants {
    bool negated = false;
    std::vector<Value> tests;
  };
  std::optional<Constants> constants() const;
  // The same where the slots marked in `fixed` keep the values that `frame` has: parameters of a pack, say.
  std::optional<Constants> constants(Frame& frame, std::vector<bool> const& fixed) const;
  std::string const& text() const;
  std::vector<int> const& slots_read() const;

 private:
  std::shared_ptr<Program const> program_;
};

}  // namespace feel
