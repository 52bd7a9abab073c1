#include "dmn/types.h"

#include <fmt/core.h>

#include "dmn/names.h"

namespace dmn {
namespace {

constexpr int reference_depth_max = 200;  // of type references, against endless chains from outside

class Builder {
 public:
  Builder(source::Document const& document, std::unordered_map<std::string, feel::TypePointer>& types,
          std::vector<base::Issue>& issues)
      : file_(document.file), types_(types), issues_(issues) {
    for (source::ItemDefinition const& item : document.items) {
      if (!items_.emplace(item.name, &item).second)
        issue(item.id, fmt::format("the type `{}` is defined twice", item.name));
    }
    for (source::ItemDefinition const& item : document.items) named(item.name, item.id, 0);
  }

 private:
  feel::TypePointer named(std::string const& name, std::string const& user_id, int depth) {
    if (auto const known = types_.find(name); known != types_.end()) {
      if (known->second) return known->second;
      issue(user_id, fmt::format("the type `{}` contains itself", name));
      return feel::any_type();
    }
    auto const item = items_.find(name);
    if (item == items_.end()) return nullptr;
    if (depth > reference_depth_max) {
      issue(user_id, fmt::format("types refer to each other more than {} deep", reference_depth_max));
      return feel::any_type();
    }
    types_[name] = nullptr;  // being built
    feel::TypePointer built = type_of(*item->second, depth + 1);
    types_[name] = built;
    return built;
  }

  feel::TypePointer referenced(std::string_view type_ref, std::string const& user_id, int depth) {
    std::string const name = normalized_name(type_ref);
    if (name.empty()) return feel::any_type();
    for (std::string_view const spelling : {std::string_view{name}, without_prefix(name)}) {
      if (feel::TypePointer type = feel::builtin_type(spelling)) return type;
      if (feel::TypePointer type = named(std::string{spelling}, user_id, depth)) return type;
    }
    issue(user_id, fmt::format("the type `{}` is not known", type_ref));
    return feel::any_type();
  }

  feel::TypePointer type_of(source::ItemDefinition const& item, int depth) {
    feel::TypePointer type = unconstrained(item, depth);
    if (item.allowed_values.given) type = constrained(type, item.name, item.allowed_values);
    if (item.is_collection) type = feel::list_type(std::move(type));
    if (item.type_constraint.given) type = constrained(type, item.name, item.type_constraint);
    if (type->name == item.name) return type;
    feel::Type named_type = *type;
    named_type.name = item.name;
    return std::make_shared<feel::Type const>(std::move(named_type));
  }

  feel::TypePointer unconstrained(source::ItemDefinition const& item, int depth) {
    if (item.is_function) {
      feel::Type type;
      type.form = feel::Type::Form::function;
      type.element = referenced(item.output_type_ref, item.id, depth);
      for (source::Variable const& parameter : item.parameters)
        type.fields.emplace_back(parameter.name, referenced(parameter.type_ref, item.id, depth));
      return std::make_shared<feel::Type const>(std::move(type));
    }
    if (item.components.empty()) return referenced(item.type_ref, item.id, depth);
    std::vector<std::pair<std::string, feel::TypePointer>> fields;
    for (source::ItemDefinition const& component : item.components)
      fields.emplace_back(component.name, type_of(component, depth));
    return feel::context_type(std::move(fields));
  }

  feel::TypePointer constrained(feel::TypePointer const& type, std::string const& name, source::Text const& tests) {
    feel::CompileOptions options;
    options.element_id = tests.id;
    auto compiled = feel::UnaryTests::compile(tests.text, feel::Scope{}, type, options);
    if (!compiled) {
      issue(tests.id, fmt::format("allowed values of the type `{}`: {}", name, compiled.error().message));
      return type;
    }
    feel::Type result = *type;
    result.allowed_values = std::make_shared<feel::UnaryTests const>(*std::move(compiled));
    return std::make_shared<feel::Type const>(std::move(result));
  }

  void issue(std::string const& id, std::string message) { issues_.push_back({file_ + "#" + id, std::move(message)}); }

  std::string const& file_;
  std::unordered_map<std::string, feel::TypePointer>& types_;
  std::vector<base::Issue>& issues_;
  std::unordered_map<std::string, source::ItemDefinition const*> items_;
};

}  // namespace

Types::Types(source::Document const& document, std::unordered_map<std::string, Types const*> const& imported,
             std::vector<base::Issue>& issues) {
  for (auto const& [prefix, other] : imported)
    for (auto const& [name, type] : other->types_) types_.emplace(prefix.empty() ? name : prefix + "." + name, type);
  Builder{document, types_, issues};
}

feel::TypePointer Types::find(std::string_view type_ref) const {
  std::string const name = normalized_name(type_ref);
  if (name.empty()) return feel::any_type();
  for (std::string_view const spelling : {std::string_view{name}, without_prefix(name)}) {
    if (feel::TypePointer type = feel::builtin_type(spelling)) return type;
    if (auto const found = types_.find(std::string{spelling}); found != types_.end()) return found->second;
  }
  return nullptr;
}

}  // namespace dmn
