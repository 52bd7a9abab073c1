// Functions as values: built-ins, `function(a, b) …` of a text, and whatever a host brings (business knowledge models).
//
//   auto twice = feel::native_function("twice", {{"n", feel::simple_type(feel::Kind::number)}}, nullptr,
//       [](std::span<feel::Value const> arguments, feel::Frame&) { return feel::Value{arguments[0].number() * 2}; });
//   frame.set(slot, feel::Value::of(twice));
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "feel/type.h"

namespace feel {

class Frame;

struct Parameter {
  std::string name;
  TypePointer type;  // any when null
};

// Immutable; may be called from any thread, each with its own Frame.
struct Function {
  std::string name;  // "" for a lambda
  std::vector<Parameter> parameters;
  TypePointer result;             // any when null
  bool checks_arguments = false;  // takes arguments as they are (built-ins); others get them counted and coerced

  Function() = default;
  Function(Function const&) = delete;
  Function& operator=(Function const&) = delete;
  virtual ~Function() = default;
  virtual Value call(std::span<Value const> arguments, Frame& frame) const = 0;
};

using NativeBody = std::function<Value(std::span<Value const> arguments, Frame& frame)>;
// A host function. A body that evaluates expressions on a Frame of its own begins with Frame::begin_call(caller) and
// ends with caller.end_call(own), so that limits and diagnostics span the whole evaluation.
std::shared_ptr<Function const> native_function(std::string name, std::vector<Parameter> parameters, TypePointer result,
                                                NativeBody body);

// Calls with arguments counted and coerced to the parameters, the result to the result type; null with a reason (also
// put into frame.diagnostics) when they do not fit or calls nest deeper than frame.limits.depth_max.
Value call(Function const& function, std::span<Value const> arguments, Frame& frame, Place const& place);

}  // namespace feel
