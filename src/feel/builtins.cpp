#include "feel/builtins.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace feel {

namespace {

struct FormalParameter {
  std::string_view name;
  bool optional = false;
  bool nullable = false;  // may be left out when arguments are named
  bool repeated = false;
};

std::vector<FormalParameter> parameters_of(std::string_view signature) {
  std::vector<FormalParameter> parameters;
  while (!signature.empty()) {
    std::size_t const comma = signature.find(',');
    std::string_view name = signature.substr(0, comma);
    signature = comma == std::string_view::npos ? std::string_view{} : signature.substr(comma + 2);
    FormalParameter parameter{name};
    parameter.optional = name.back() == '?';
    parameter.nullable = name.back() == '!';
    parameter.repeated = name.back() == '*';
    if (parameter.optional || parameter.nullable || parameter.repeated) parameter.name.remove_suffix(1);
    parameters.push_back(parameter);
  }
  return parameters;
}

class BuiltinFunction final : public Function {
 public:
  explicit BuiltinFunction(Builtin const& builtin) : builtin_(builtin) {
    name = std::string{builtin.name};
    checks_arguments = true;
    for (FormalParameter const& parameter : parameters_of(builtin.signatures.front()))
      parameters.push_back({std::string{parameter.name}, any_type()});
  }
  Value call(std::span<Value const> arguments, Frame& frame) const override {
    if (!accepts(builtin_, arguments.size()))
      return frame.fail("argument_count", {usage_of(builtin_), std::to_string(arguments.size())}, {});
    std::vector<Value> own(arguments.begin(), arguments.end());
    if (builtin_.takes_single) unwrap_singletons(own);
    return builtin_.body(Call{own, frame, nullptr, nullptr, builtin_.name});
  }

 private:
  Builtin const& builtin_;
};

}  // namespace

Value Call::fail(std::string code, std::vector<std::string> values) const {
  return frame.fail(std::move(code), std::move(values), place());
}

Value Call::wrong_type(std::size_t i, std::string_view wanted) const {
  for (Value const& argument : arguments)
    if (argument.is_error()) return argument;
  if (i >= arguments.size())
    return fail("argument_type", {std::string{name}, std::to_string(i + 1), std::string{wanted}, "null"});
  if (arguments[i].is_null() && !arguments[i].is_plain_null()) return arguments[i];
  return fail("argument_type", {std::string{name}, std::to_string(i + 1), std::string{wanted},
                                std::string{name_of(arguments[i].kind())}});
}

std::vector<Builtin const*> const& all_builtins() {
  static std::vector<Builtin const*> const all = [] {
    std::vector<Builtin const*> list;
    for (auto const table : {numeric_builtins(), string_builtins(), list_builtins(), aggregate_builtins(),
                             context_builtins(), range_builtins(), temporal_builtins()})
      for (Builtin const& builtin : table) list.push_back(&builtin);
    return list;
  }();
  return all;
}

Builtin const* find_builtin(std::string_view name) {
  for (Builtin const* builtin : all_builtins())
    if (builtin->name == name) return builtin;
  return nullptr;
}

std::shared_ptr<Function const> function_of(Builtin const& builtin) {
  static std::unordered_map<Builtin const*, std::shared_ptr<Function const>> const functions = [] {
    std::unordered_map<Builtin const*, std::shared_ptr<Function const>> map;
    for (Builtin const* each : all_builtins()) map.emplace(each, std::make_shared<BuiltinFunction>(*each));
    return map;
  }();
  return functions.at(&builtin);
}

bool accepts(Builtin const& builtin, std::size_t arguments) {
  return std::any_of(builtin.signatures.begin(), builtin.signatures.end(), [arguments](std::string_view signature) {
    auto const parameters = parameters_of(signature);
    auto const required = static_cast<std::size_t>(
        std::count_if(parameters.begin(), parameters.end(), [](FormalParameter const& p) { return !p.optional; }));
    bool const repeated = !parameters.empty() && parameters.back().repeated;
    return arguments >= required && (repeated || arguments <= parameters.size());
  });
}

NamedPositions positions_of(Builtin const& builtin, std::span<std::string const> names) {
  int signature_number = 0;
  for (std::string_view signature : builtin.signatures) {
    ++signature_number;
    auto const parameters = parameters_of(signature);
    std::vector<int> positions;
    std::vector<bool> given(parameters.size());
    for (std::string const& name : names) {
      auto const found =
          std::find_if(parameters.begin(), parameters.end(), [&](FormalParameter const& p) { return p.name == name; });
      auto const position = static_cast<std::size_t>(found - parameters.begin());
      if (found == parameters.end() || given[position]) break;
      given[position] = true;
      positions.push_back(static_cast<int>(position));
    }
    bool complete = positions.size() == names.size();
    for (std::size_t i = 0; i < parameters.size(); ++i)
      complete = complete && (given[i] || parameters[i].optional || parameters[i].nullable);
    if (complete) return {signature_number, std::move(positions)};
  }
  return {};
}

void unwrap_singletons(std::span<Value> arguments) {
  for (Value& argument : arguments)
    if (argument.kind() == Kind::list && argument.list().size() == 1) argument = Value{argument.list().front()};
}

std::string usage_of(Builtin const& builtin) {
  std::string usage;
  for (std::string_view signature : builtin.signatures) {
    usage.append(usage.empty() ? "" : " or ").append(builtin.name).append("(").append(signature).append(")");
    std::erase_if(usage, [](char c) { return c == '*' || c == '!'; });
  }
  return usage;
}

}  // namespace feel
