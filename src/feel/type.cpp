#include "feel/type.h"

#include <algorithm>
#include <array>

#include "base/result.h"
#include "feel/expression.h"
#include "feel/function.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace feel {

namespace {

constexpr std::size_t kind_count = 13;

TypePointer make(Type type) { return std::make_shared<Type const>(std::move(type)); }

struct BuiltinName {
  std::string_view name;
  Kind kind;
};
constexpr std::array<BuiltinName, 11> builtin_names{{{"number", Kind::number},
                                                     {"string", Kind::string},
                                                     {"boolean", Kind::boolean},
                                                     {"date", Kind::date},
                                                     {"time", Kind::time},
                                                     {"date and time", Kind::date_time},
                                                     {"dateTime", Kind::date_time},
                                                     {"days and time duration", Kind::days_time_duration},
                                                     {"dayTimeDuration", Kind::days_time_duration},
                                                     {"years and months duration", Kind::years_months_duration},
                                                     {"yearMonthDuration", Kind::years_months_duration}}};

bool is_allowed(Value const& value, Type const& type) {
  if (!type.allowed_values) return true;
  Frame frame{Scope{}};
  Value const verdict = type.allowed_values->matches(value, frame);
  return verdict.kind() == Kind::boolean && verdict.boolean();
}

// Whether the value has the form of the type; with `allowed`, also whether every part is among the allowed values.
bool fits(Value const& value, Type const& type, bool allowed) {
  if (value.is_null()) return true;
  if (allowed && !is_allowed(value, type)) return false;
  switch (type.form) {
    case Type::Form::any: return true;
    case Type::Form::simple: return value.kind() == type.simple;
    case Type::Form::list:
      return value.kind() == Kind::list &&
             std::all_of(value.list().begin(), value.list().end(),
                         [&](Value const& item) { return fits(item, *type.element, allowed); });
    case Type::Form::context:
      return value.kind() == Kind::context &&
             std::all_of(type.fields.begin(), type.fields.end(), [&](auto const& field) {
               Value const* entry = value.find(field.first);
               return entry != nullptr && fits(*entry, *field.second, allowed);
             });
    case Type::Form::range:
      return value.kind() == Kind::range && fits(value.range().low, *type.element, allowed) &&
             fits(value.range().high, *type.element, allowed);
    case Type::Form::function:
      return value.kind() == Kind::function &&
             (value.function().checks_arguments || value.function().parameters.size() == type.fields.size());
  }
  return false;
}

}  // namespace

TypePointer any_type() {
  static TypePointer const type = make({});
  return type;
}

TypePointer simple_type(Kind kind) {
  static std::array<TypePointer, kind_count> const types = [] {
    std::array<TypePointer, kind_count> all;
    for (std::size_t i = 0; i < kind_count; ++i)
      all[i] = make({.form = Type::Form::simple,
                     .simple = static_cast<Kind>(i),
                     .element = {},
                     .fields = {},
                     .name = {},
                     .allowed_values = {}});
    return all;
  }();
  return types[static_cast<std::size_t>(kind)];
}

TypePointer list_type(TypePointer element) {
  Type type;
  type.form = Type::Form::list;
  type.element = element ? std::move(element) : any_type();
  return make(std::move(type));
}

TypePointer range_type(TypePointer element) {
  Type type;
  type.form = Type::Form::range;
  type.element = element ? std::move(element) : any_type();
  return make(std::move(type));
}

TypePointer context_type(std::vector<std::pair<std::string, TypePointer>> fields) {
  Type type;
  type.form = Type::Form::context;
  type.fields = std::move(fields);
  return make(std::move(type));
}

TypePointer function_type(std::vector<TypePointer> parameters, TypePointer result) {
  Type type;
  type.form = Type::Form::function;
  for (TypePointer& parameter : parameters) type.fields.emplace_back("", std::move(parameter));
  type.element = result ? std::move(result) : any_type();
  return make(std::move(type));
}

TypePointer builtin_type(std::string_view name) {
  for (BuiltinName const& known : builtin_names)
    if (known.name == name) return simple_type(known.kind);
  if (name == "Any") return any_type();
  if (name == "Null") return simple_type(Kind::null);
  if (name == "list") return list_type(any_type());
  if (name == "context") return context_type({});
  if (name == "range") return range_type(any_type());
  return nullptr;
}

std::string to_string(Type const& type) {
  if (!type.name.empty()) return type.name;
  std::string out;
  switch (type.form) {
    case Type::Form::any: return "Any";
    case Type::Form::simple: return type.simple == Kind::null ? "Null" : std::string{name_of(type.simple)};
    case Type::Form::list: return "list<" + to_string(*type.element) + ">";
    case Type::Form::range: return "range<" + to_string(*type.element) + ">";
    case Type::Form::context:
      for (auto const& [name, field] : type.fields)
        out.append(out.empty() ? "context<" : ", ").append(name).append(": ").append(to_string(*field));
      return out.empty() ? "context<>" : out + ">";
    case Type::Form::function:
      for (auto const& [name, field] : type.fields)
        out.append(out.empty() ? "function<" : ", ").append(to_string(*field));
      return (out.empty() ? "function<" : out) + "> -> " + to_string(*type.element);
  }
  return out;
}

bool conforms(Value const& value, Type const& type) { return fits(value, type, true); }
bool is_instance(Value const& value, Type const& type) { return fits(value, type, false); }

Value coerce(Value value, Type const& type, Place const& place) {
  if (value.is_null() || conforms(value, type)) return value;
  if (type.form == Type::Form::list && value.kind() != Kind::list && conforms(value, *type.element))
    return Value::list({std::move(value)});
  if (type.form != Type::Form::list && value.kind() == Kind::list && value.list().size() == 1 &&
      conforms(value.list().front(), type))
    return value.list().front();
  if (type.form == Type::Form::simple && type.simple == Kind::date_time && value.kind() == Kind::date)
    return Value::of(DateTime{value.days(), 0, {Zone::Form::offset, 0, {}}});
  if (is_instance(value, type))
    return Value::null("value_not_allowed", {value.to_brief_string(), to_string(type)}, place);
  return Value::null("does_not_conform", {value.to_brief_string(), std::string{name_of(value.kind())}, to_string(type)},
                     place);
}

}  // namespace feel
