// The IR: what a text compiles to. A flat array of typed nodes in post-order (operands before their operator), names
// resolved to slots of the Frame and to locals, constants folded. The scalar interpreter (feel/interpreter.h) walks
// it node by node; a vector interpreter can walk the same nodes over columns, because a node never refers to a later
// one.
//
// INVARIANT: every node index held by node n is < n. A `links` span holds the operands of nodes with many.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "feel/expression.h"
#include "feel/function.h"

namespace feel {

enum class Op : std::uint8_t {
  constant,  // a: constants
  slot,      // a: slot of the frame
  local,     // a: local of the activation
  entry_or,  // entry names[b] of local a when that is a context which has it, else node c (-1: no such name)
  negate,    // a
  add,
  subtract,
  multiply,
  divide,
  power,    // a, b
  compare,  // a, b; flags: Comparison
  conjunction,
  disjunction,  // a, b
  between,      // a, b, c
  in,  // a: value or -1 (value is in the local); links b…: [local of `?`, count, (test, uses ?)…]; flags: TestFlag
  conditional,  // a, b, c
  list,         // links a…a+b
  context,      // links a…a+3b: (name, value, local)
  path,         // a, names[b]
  filter,       // a, body b, local c of `item`; flags: FilterForm
  for_each,
  some,
  every,             // a: loops
  interval,          // a, b; flags: IntervalFlag
  comparison_range,  // a; flags: Comparison
  instance_of,       // a, types[b]
  builtin,           // a: builtins; links b…b+c: arguments in the order of the signature
  call,              // a: function; links b…b+c: arguments
  call_named,        // a: function; links b…b+2c: (name, argument)
  lambda,            // a: lambdas
  fail               // a: constants, a null with its reason; evaluated, it is an error
};

enum IntervalFlag : std::uint8_t { low_closed_flag = 1, high_closed_flag = 2 };
enum TestFlag : std::uint8_t { negated_flag = 1, any_flag = 2 };
enum class FilterForm : std::uint8_t { unknown, index, condition };

struct Node {
  Op op = Op::constant;
  std::uint8_t flags = 0;
  std::uint16_t depth = 1;  // of the tree below
  std::int32_t a = -1, b = -1, c = -1;
  std::int32_t type = 0;  // types; 0 is any
  std::int32_t offset = 0, length = 0;
};

// `for x in domain` or `for x in domain..domain_end`.
struct Iterator {
  std::int32_t domain = -1, domain_end = -1, local = -1;
};
struct Loop {
  std::vector<Iterator> iterators;
  std::int32_t body = -1;
  std::int32_t partial = -1;  // local of `partial`; -1 when the body does not use it
};

struct Capture {
  bool from_slot = false;
  std::int32_t from = -1;  // slot or local of the enclosing activation
  std::int32_t to = -1;    // local of the lambda
};
struct Lambda {
  std::vector<Parameter> parameters;  // locals 0 …
  std::vector<Capture> captures;
  std::int32_t body = -1;
  std::int32_t locals = 0;
  std::string unsupported;  // kind of an external function, "" otherwise
};

// What the text adds up, where its root is a sum (feel/terms.cpp): with constant factors taken into the brackets, and
// without.
struct SumPlan {
  // A constant factor or divisor before a sum in brackets: `0.3 * (a + b)`.
  struct Weight {
    Op op = Op::multiply;
    base::Decimal value;
    std::string text;
  };
  struct Leaf {
    std::int32_t node = -1;
    bool subtracted = false;
    std::vector<Weight> weights;  // the innermost last
    std::string text;
    std::vector<int> slots_read;  // ascending
  };
  std::vector<Leaf> distributed, plain;
};

struct Builtin;  // feel/builtins.h

class Program : public std::enable_shared_from_this<Program> {
 public:
  std::string text;
  std::string element_id;
  std::int32_t offset = 0;  // CompileOptions::offset
  TypePointer expected;
  std::vector<Node> nodes;
  std::vector<std::int32_t> links;
  std::vector<Value> constants;
  std::vector<std::string> names;
  std::vector<TypePointer> types{any_type()};
  std::vector<Loop> loops;
  std::vector<Lambda> lambdas;
  std::vector<Builtin const*> builtins;
  std::vector<int> slots_read;
  std::int32_t root = -1;
  std::int32_t locals = 0;
  std::shared_ptr<SumPlan const> sum;  // nullptr: no sum of at least two terms

  Node const& node(std::int32_t index) const { return nodes[static_cast<std::size_t>(index)]; }
  Type const& type_of(std::int32_t index) const { return *types[static_cast<std::size_t>(node(index).type)]; }
  Place place_of(Node const& at) const { return place_of(at.offset, at.length); }
  Place place_of(std::int32_t at, std::int32_t length) const {
    return {element_id, std::max(at + offset, 0), length + std::min(at + offset, 0)};
  }
};

std::shared_ptr<SumPlan const> sum_plan(Program const& program);

// The IR as an s-expression: `(+ slot:revenue 1)`; for tests and `--dump`.
std::string dump(Program const& program, Scope const& scope);

// The parser's entry points (feel/parser.cpp). Failures are Issues at `<element>:<column>`.
base::Result<std::shared_ptr<Program const>> compile_expression(std::string_view text, Scope const& scope,
                                                                CompileOptions const& options);
base::Result<std::shared_ptr<Program const>> compile_unary_tests(std::string_view text, Scope const& scope,
                                                                 TypePointer input_type, CompileOptions const& options);

}  // namespace feel
