// Static types: FEEL's own, list<T>, context<…>, range<T>, function<…> -> T, with the constraints of DMN item
// definitions. A type is immutable and shared. `any` conforms to nothing but any; null conforms to every type.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/value.h"

namespace feel {

class UnaryTests;

struct Type;
using TypePointer = std::shared_ptr<Type const>;

struct Type {
  enum class Form : std::uint8_t { any, simple, list, context, range, function };
  Form form = Form::any;
  Kind simple = Kind::null;                                 // Form::simple
  TypePointer element;                                      // list, range: element; function: result
  std::vector<std::pair<std::string, TypePointer>> fields;  // context: entries; function: parameters
  std::string name;                                         // of the item definition, "" for built-in types
  std::shared_ptr<UnaryTests const> allowed_values;         // of the item definition
};

TypePointer any_type();
TypePointer simple_type(Kind kind);
TypePointer list_type(TypePointer element);
TypePointer context_type(std::vector<std::pair<std::string, TypePointer>> fields);
TypePointer range_type(TypePointer element);
TypePointer function_type(std::vector<TypePointer> parameters, TypePointer result);
// "number", "string", "days and time duration", "Any" … ; nullptr when not a built-in type.
TypePointer builtin_type(std::string_view name);
std::string to_string(Type const& type);

bool conforms(Value const& value, Type const& type);
// `instance of`: the form only; allowed values do not count.
bool is_instance(Value const& value, Type const& type);
// Coercion at a boundary (DMN 1.5 §10.3.2.9.4): singleton list ↔ value, date → date and time; else null with a reason.
Value coerce(Value value, Type const& type, Place const& place);

}  // namespace feel
