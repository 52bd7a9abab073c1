#include "feel/function.h"

#include "feel/expression.h"

namespace feel {

namespace {

class NativeFunction final : public Function {
 public:
  explicit NativeFunction(NativeBody body) : body_(std::move(body)) {}
  Value call(std::span<Value const> arguments, Frame& frame) const override { return body_(arguments, frame); }

 private:
  NativeBody body_;
};

std::string usage_of(Function const& function) {
  std::string usage = (function.name.empty() ? "function" : function.name) + "(";
  for (Parameter const& parameter : function.parameters)
    usage.append(usage.back() == '(' ? "" : ", ").append(parameter.name);
  return usage + ")";
}

Value refused(Value const& value, Frame& frame, Place const& place) {
  return frame.fail(value.reason()->code, value.reason()->values, place);
}

}  // namespace

std::shared_ptr<Function const> native_function(std::string name, std::vector<Parameter> parameters, TypePointer result,
                                                NativeBody body) {
  auto function = std::make_shared<NativeFunction>(std::move(body));
  function->name = std::move(name);
  function->parameters = std::move(parameters);
  function->result = std::move(result);
  return function;
}

Value Frame::enter(Function const& function, std::span<Value const> arguments, Place const& place) {
  if (calls_ >= limits.depth_max) return fail("calls_too_deep", {std::to_string(limits.depth_max)}, place);
  ++calls_;
  Value result = function.call(arguments, *this);
  --calls_;
  return result;
}

Value call(Function const& function, std::span<Value const> arguments, Frame& frame, Place const& place) {
  if (function.checks_arguments) return frame.enter(function, arguments, place);
  if (arguments.size() != function.parameters.size())
    return frame.fail("argument_count", {usage_of(function), std::to_string(arguments.size())}, place);
  std::vector<Value> fitted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    Type const* type = function.parameters[i].type.get();
    Value value = type != nullptr ? coerce(arguments[i], *type, place) : arguments[i];
    if (value.is_null() && !arguments[i].is_null()) return refused(value, frame, place);
    fitted.push_back(std::move(value));
  }
  Value const result = frame.enter(function, fitted, place);
  if (!function.result || result.is_null()) return result;
  Value coerced = coerce(result, *function.result, place);
  return coerced.is_null() ? refused(coerced, frame, place) : coerced;
}

}  // namespace feel
