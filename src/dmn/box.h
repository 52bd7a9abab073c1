// Boxed expressions, compiled: texts are FEEL programs, names are slots of the frame of the decision that holds them.
//
// A decision (or the body of a function) has one Scope and one Frame. Entries of a context and iterators of a loop get
// slots behind those of the requirements; an inner name that hides an outer one takes the outer one's slot, and its
// value is put back afterwards (Local::hides).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dmn/source.h"
#include "feel/expression.h"
#include "feel/function.h"

namespace dmn {

struct EvaluateOptions;
struct Routine;
struct Table;
class TableScratches;
struct TableTrace;

// Bounds of one evaluation of a model, whatever it holds: some seconds at most.
constexpr std::int64_t steps_max = 3'000'000;
constexpr std::int64_t turns_max = 1'000'000;

// What one evaluation carries through all frames (feel::Frame::host).
struct Run {
  bool strict = true;
  bool broken = false;                        // strict: an input expression or a cell of a table failed
  std::vector<TableTrace>* tables = nullptr;  // where a trace is asked for
  bool near_misses = false;                   // in that trace
  std::int64_t turns = 0;                     // of boxed loops and tables, bounded by turns_max
  std::int64_t steps = 0;                     // of all texts together, bounded by steps_max
  std::size_t traced = 0;             // how many entries of `tables` are of this evaluation; the others are buffers
  TableScratches* scratch = nullptr;  // nullptr: every table has its own
};

// A FEEL text, or why it did not compile.
struct Text {
  std::string id;
  std::optional<feel::Expression> expression;
  feel::Diagnostic failure;  // where there is no expression
  feel::Value const* constant = nullptr;

  feel::Value evaluate(feel::Frame& frame) const;
};

struct Local {
  std::string name;
  int slot = -1;
  bool hides = false;
  feel::TypePointer type;  // null: as it comes
};

struct Box {
  source::Boxed::Kind kind = source::Boxed::Kind::none;
  std::string id;
  feel::TypePointer type;  // null: as it comes
  Text text;               // literal; filter: the filter applied to locals[0]; loops: locals[1] as a list
  // As source::Boxed::names. Filter: its list; where the condition is boxed also a position, `item` and the entries of a
  // typed item. Loops: iterator, domain (with the type it must have), `partial`.
  std::vector<Local> locals;
  bool reads_partial = false;  // `for`: the body uses `partial`
  std::vector<Box> parts;
  std::shared_ptr<Table const> table;
  std::shared_ptr<Routine const> routine;
};

// The body of a business knowledge model or of a boxed function, with the names it sees.
struct Routine {
  std::string id, name;
  feel::Scope scope;  // names of the surroundings first, then parameters and locals
  int surroundings = 0;
  std::vector<Local> parameters;
  feel::TypePointer result;
  std::string unsupported;  // kind of an external function, and what it names; "" otherwise
  std::string external_name;
  Box body;
};

feel::Value evaluate(Box const& box, feel::Frame& frame);

// `value` as `type` (DMN 1.5 §10.3.2.9.4); a failure is noted in the frame.
feel::Value coerced(feel::Value value, feel::TypePointer const& type, std::string const& id, feel::Frame& frame);

// The routine as a function value; `surroundings` are the values of the first slots of its scope.
feel::Value function_value(std::shared_ptr<Routine const> routine, std::vector<feel::Value> surroundings);

inline Run& run_of(feel::Frame& frame) { return *static_cast<Run*>(frame.host); }

// A copy of a frame with a run of its own, to ask "what if" during a trace without leaving a mark: no diagnostics, no
// steps, no tables in the trace.
class ScratchFrame {
 public:
  explicit ScratchFrame(feel::Frame const& original);
  ScratchFrame(ScratchFrame const&) = delete;
  ScratchFrame& operator=(ScratchFrame const&) = delete;
  feel::Frame& frame();

 private:
  Run run_;
  feel::Frame frame_;
};

}  // namespace dmn
