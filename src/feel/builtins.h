// The built-in functions (DMN 1.5 §10.3.4): their names, parameters and bodies. To add one: write its body in the
// file of its concern, list it in that file's table, add cases to testdata/builtins_*.cases.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "feel/function.h"
#include "feel/program.h"

namespace feel {

// One invocation. Arguments stand in the order of the signature; an optional one not given is a plain null.
struct Call {
  std::span<Value const> arguments;
  Frame& frame;
  Program const* program;  // where it stands, for messages; null when called through a function value
  Node const* node;
  std::string_view name;
  int signature = 0;  // which one the named arguments chose, from 1; 0 for positional arguments

  std::size_t size() const { return arguments.size(); }
  Value const& operator[](std::size_t i) const { return arguments[i]; }
  Place place() const { return program != nullptr ? program->place_of(*node) : Place{}; }
  // A null with this reason, noted in the frame.
  Value fail(std::string code, std::vector<std::string> values = {}) const;
  // "argument_type": argument i (from 0) should have been `wanted`. Errors and missing inputs in arguments are handed
  // on.
  Value wrong_type(std::size_t i, std::string_view wanted) const;
};

using BuiltinBody = Value (*)(Call const& call);

struct Builtin {
  std::string_view name;
  std::vector<std::string_view>
      signatures;  // each: "string, start position, length?"; a repeated last one ends in `*`,
                   // one that may be left out when arguments are named in `!`
  BuiltinBody body;
  Kind result = Kind::null;  // null: not known before
  bool pure = true;          // the same for the same arguments: may be folded
  bool takes_single = true;  // no parameter is a list: a list of one item stands for the item (DMN 1.5 §10.3.2.9.4)
};

std::span<Builtin const> numeric_builtins();
std::span<Builtin const> string_builtins();
std::span<Builtin const> list_builtins();
std::span<Builtin const> aggregate_builtins();
std::span<Builtin const> context_builtins();
std::span<Builtin const> range_builtins();
std::span<Builtin const> temporal_builtins();

std::vector<Builtin const*> const& all_builtins();
Builtin const* find_builtin(std::string_view name);
std::shared_ptr<Function const> function_of(Builtin const& builtin);

// Whether so many positional arguments fit one of the signatures.
bool accepts(Builtin const& builtin, std::size_t arguments);
// For named arguments: the signature (from 1) that has them all and misses no required one, and the position of each
// in it; signature 0 when there is none.
struct NamedPositions {
  int signature = 0;
  std::vector<int> positions;
};
NamedPositions positions_of(Builtin const& builtin, std::span<std::string const> names);
void unwrap_singletons(std::span<Value> arguments);
// "f(a, b?)" or its alternatives, for messages.
std::string usage_of(Builtin const& builtin);

}  // namespace feel
