#include "dmn/compiler.h"

#include <fmt/core.h>

#include <algorithm>

#include "dmn/names.h"

namespace dmn {

using source::Boxed;

namespace {

// The list a boxed filter or loop works on and its items, under names no model uses.
constexpr std::string_view list_name = "__list__";
constexpr std::string_view item_name = "__item__";

constexpr int names_max = 4096;  // visible to one text

// The type of a list to iterate over, where a model gives that of the list or of its items.
feel::TypePointer list_of(feel::TypePointer type) {
  if (!type || type->form == feel::Type::Form::list) return type;
  return type->form == feel::Type::Form::range ? nullptr : feel::list_type(std::move(type));
}

// What is known of the items of a boxed list; null when nothing is.
feel::TypePointer item_type(Box const& list) {
  feel::Type const* type = list.type ? list.type.get() : nullptr;
  if (list.kind == Boxed::Kind::relation && type == nullptr) {
    std::vector<std::pair<std::string, feel::TypePointer>> columns;
    for (Local const& column : list.locals)
      columns.emplace_back(column.name, column.type ? column.type : feel::any_type());
    return feel::context_type(std::move(columns));
  }
  if (type == nullptr && list.text.expression) type = &list.text.expression->type();
  if (type == nullptr) return nullptr;
  return type->form == feel::Type::Form::list ? type->element : std::make_shared<feel::Type const>(*type);
}

feel::Diagnostic failure_of(std::vector<feel::Diagnostic> const& problems, base::Error const& error,
                            std::string const& id) {
  if (!problems.empty()) return problems.front();
  return {.code = "does_not_compile", .place = {.element_id = id}, .values = {error.message}};
}

}  // namespace

feel::CompileOptions compile_options(std::string element_id) {
  feel::CompileOptions options;
  options.element_id = std::move(element_id);
  return options;
}

void Compiler::issue(std::string const& id, std::string const& message) { issue_at(id, id, message); }

void Compiler::issue(std::string const& id, base::Error const& error) {
  for (base::Issue const& each : error.issues) issue_at(each.at, id, each.message);
  if (error.issues.empty()) issue_at(id, id, error.message);
}

void Compiler::issue_at(std::string const& at, std::string const& id, std::string const& message) {
  std::string where = fmt::format("`{}`", owner_name_);
  if (auto const known = plan_.places.find(id); known != plan_.places.end()) {
    if (known->second.rule > 0) where += fmt::format(", rule {}", known->second.rule);
    if (!known->second.column.empty()) where += fmt::format(", column `{}`", known->second.column);
  }
  plan_.issues.push_back({plan_.documents[document_].file + "#" + at, where + ": " + message});
}

void Compiler::place(std::string const& id, Whereabouts where) {
  where.owner = owner_name_;
  plan_.places.emplace(id, std::move(where));
}

void Compiler::widen(feel::Scope const& scope) {
  if (scope.size() > widest_.size()) widest_ = scope;
}

feel::TypePointer Compiler::type(std::string const& type_ref, std::string const& id) {
  if (type_ref.empty()) return nullptr;
  feel::TypePointer found = plan_.types[document_].find(type_ref);
  if (!found) issue(id, fmt::format("the type `{}` is not known", type_ref));
  if (found && found->form == feel::Type::Form::any && !found->allowed_values) return nullptr;
  return found;
}

Local Compiler::bind(feel::Scope& scope, source::Variable const& variable, feel::TypePointer type) {
  Local local{.name = variable.name, .type = std::move(type)};
  feel::TypePointer const declared = local.type ? local.type : feel::any_type();
  local.slot = scope.find(variable.name);
  if (local.slot < 0 && scope.size() >= names_max) {
    if (!too_many_names_)
      issue(variable.id, fmt::format("more than {} names are visible here: split the expression", names_max));
    too_many_names_ = true;
    local.slot = scope.size() - 1;
  }
  local.hides = local.slot >= 0;
  if (local.hides)
    scope.retype(local.slot, declared);
  else
    local.slot = scope.declare(variable.name, declared);
  return local;
}

Text Compiler::text(std::string const& text, std::string const& id, feel::Scope const& scope, Whereabouts where,
                    int offset) {
  place(id, std::move(where));
  Text result{.id = id, .expression = {}, .failure = {}};
  std::vector<feel::Diagnostic> problems;
  feel::CompileOptions options = compile_options(id);
  options.problems = &problems;
  options.offset = offset;
  auto compiled = feel::Expression::compile(text, scope, options);
  if (compiled) {
    result.expression = *std::move(compiled);
    result.constant = result.expression->constant();
  } else {
    result.failure = failure_of(problems, compiled.error(), id);
    issue(id, compiled.error());
  }
  return result;
}

Text Compiler::text(source::Text const& source, std::string const& id, feel::Scope const& scope, Whereabouts where) {
  if (!source.language.empty()) return refused(id, source.language, std::move(where));
  return text(source.text, id, scope, std::move(where));
}

Text Compiler::refused(std::string const& id, std::string const& language, Whereabouts where) {
  place(id, std::move(where));
  issue(id, fmt::format("the expression language `{}` is not run: write FEEL", language));
  return {.id = id,
          .expression = {},
          .failure = {.code = "expression_language", .place = {.element_id = id}, .values = {language}}};
}

Box Compiler::box(Boxed const& boxed, feel::Scope const& scope, feel::TypePointer const& expected) {
  widen(scope);
  place(boxed.id, {});
  Box result;
  result.kind = boxed.kind;
  result.id = boxed.id;
  result.type = type(boxed.type_ref, boxed.id);
  switch (boxed.kind) {
    case Boxed::Kind::none: break;
    case Boxed::Kind::literal:
      result.text = boxed.language.empty() ? text(boxed.text, boxed.id, scope) : refused(boxed.id, boxed.language);
      break;
    case Boxed::Kind::table: result.table = table(boxed, scope, result.type ? result.type : expected); break;
    case Boxed::Kind::context: context(boxed, scope, result); break;
    case Boxed::Kind::relation:
      for (source::Variable const& column : boxed.names)
        result.locals.push_back({.name = column.name, .type = type(column.type_ref, column.id)});
      [[fallthrough]];
    case Boxed::Kind::list:
    case Boxed::Kind::conditional:
      for (Boxed const& part : boxed.parts) result.parts.push_back(box(part, scope, nullptr));
      break;
    case Boxed::Kind::invocation:
      for (source::Variable const& name : boxed.names) result.locals.push_back({.name = name.name, .type = nullptr});
      for (Boxed const& part : boxed.parts) result.parts.push_back(box(part, scope, nullptr));
      break;
    case Boxed::Kind::function: result.routine = routine(boxed, scope, "", nullptr); break;
    case Boxed::Kind::filter: filter(boxed, scope, result); break;
    case Boxed::Kind::iteration:
    case Boxed::Kind::some:
    case Boxed::Kind::every: iteration(boxed, scope, result); break;
  }
  return result;
}

void Compiler::context(Boxed const& boxed, feel::Scope const& outer, Box& result) {
  feel::Scope scope = outer;
  for (std::size_t i = 0; i < boxed.parts.size(); ++i) {
    source::Variable const& variable = boxed.names[i];
    feel::TypePointer const entry_type = type(variable.type_ref, variable.id);
    result.parts.push_back(box(boxed.parts[i], scope, entry_type));
    if (variable.name.empty()) {
      result.locals.push_back({.name = "", .type = entry_type});
      if (i + 1 < boxed.parts.size()) issue(variable.id, "only the last entry of a context may have no name");
      continue;
    }
    for (Local const& other : result.locals)
      if (other.name == variable.name)
        issue(variable.id, fmt::format("the entry `{}` is defined twice", variable.name));
    feel::TypePointer known = entry_type;
    Box const& part = result.parts.back();
    if (!known && part.kind == Boxed::Kind::literal && part.text.expression)
      known = std::make_shared<feel::Type const>(part.text.expression->type());
    Local local = bind(scope, variable, known);
    local.type = entry_type;
    result.locals.push_back(std::move(local));
  }
  widen(scope);
}

void Compiler::iteration(Boxed const& boxed, feel::Scope const& scope, Box& result) {
  if (boxed.parts.size() != 2 || boxed.names.empty()) return;
  Boxed domain = boxed.parts[0];
  // `1..n` is no expression of its own, only the domain of a `for`.
  std::string const as_list = fmt::format("for {0} in {1}\n return {0}", item_name, domain.text);
  bool const is_bounds = domain.kind == Boxed::Kind::literal && !feel::Expression::compile(domain.text, scope, {}) &&
                         feel::Expression::compile(as_list, scope, {});
  if (is_bounds) domain.text = as_list;
  result.parts.push_back(box(domain, scope, nullptr));
  feel::TypePointer const domain_type = list_of(std::exchange(result.parts[0].type, nullptr));
  feel::Scope inner = scope;
  result.locals.push_back(bind(inner, boxed.names[0], domain_type ? domain_type->element : nullptr));
  result.locals.push_back(bind(inner, {.id = boxed.id, .name = std::string{list_name}, .type_ref = ""}, nullptr));
  result.locals.back().type = domain_type;
  if (boxed.kind == Boxed::Kind::iteration)
    result.locals.push_back(bind(inner, {.id = boxed.id, .name = "partial", .type_ref = ""}, nullptr));
  result.text = text(fmt::format("for {0} in {1} return {0}", item_name, list_name), boxed.parts[0].id, inner);
  result.parts.push_back(box(boxed.parts[1], inner, nullptr));
  Text const& body = result.parts.back().text;
  auto const reads = [&](int slot) {
    auto const& read = body.expression->slots_read();
    return std::find(read.begin(), read.end(), slot) != read.end();
  };
  bool const is_literal = result.parts.back().kind == Boxed::Kind::literal && body.expression;
  result.reads_partial = boxed.kind == Boxed::Kind::iteration && (!is_literal || reads(result.locals[2].slot));
}

// The condition is compiled as FEEL's own filter, so that `item` and the entries of the items are in scope as there.
void Compiler::filter(Boxed const& boxed, feel::Scope const& scope, Box& result) {
  if (boxed.parts.size() != 2) return;
  result.parts.push_back(box(boxed.parts[0], scope, nullptr));
  feel::Scope inner = scope;
  result.locals.push_back(bind(inner, {.id = boxed.id, .name = std::string{list_name}, .type_ref = ""}, nullptr));
  widen(inner);
  Boxed const& match = boxed.parts[1];
  if (match.kind != Boxed::Kind::literal) {
    feel::TypePointer const number = feel::simple_type(feel::Kind::number);
    feel::TypePointer const item = item_type(result.parts[0]);
    result.locals.push_back(bind(inner, {.id = boxed.id, .name = std::string{item_name}, .type_ref = ""}, number));
    result.text = text(fmt::format("{}[{}]", list_name, item_name), match.id, inner);
    result.locals.push_back(bind(inner, {.id = boxed.id, .name = "item", .type_ref = ""}, item));
    if (item && item->form == feel::Type::Form::context)
      for (auto const& [name, field] : item->fields)
        if (name != "item") result.locals.push_back(bind(inner, {.id = boxed.id, .name = name, .type_ref = ""}, field));
    widen(inner);
    result.parts.push_back(box(match, inner, nullptr));
    return;
  }
  std::string const before = fmt::format("{}[", list_name);
  result.text = text(fmt::format("{}{}\n]", before, match.text), match.id, inner, {}, -static_cast<int>(before.size()));
}

std::shared_ptr<Routine const> Compiler::routine(Boxed const& boxed, feel::Scope surroundings, std::string name,
                                                 feel::TypePointer declared_result) {
  auto result = std::make_shared<Routine>();
  place(boxed.id, {});
  result->id = boxed.id;
  result->name = std::move(name);
  result->surroundings = surroundings.size();
  result->result = type(boxed.type_ref, boxed.id);
  if (!result->result) result->result = std::move(declared_result);
  feel::Scope scope = std::move(surroundings);
  for (source::Variable const& parameter : boxed.names) {
    for (Local const& other : result->parameters)
      if (other.name == parameter.name)
        issue(parameter.id, fmt::format("the parameter `{}` is named twice", parameter.name));
    result->parameters.push_back(bind(scope, parameter, type(parameter.type_ref, parameter.id)));
  }
  if (boxed.function_kind != "FEEL") {
    result->unsupported = boxed.function_kind;
    result->external_name = boxed.function_name;
    issue(boxed.id, fmt::format("functions of kind `{}` are not run, `{}` is missing: write FEEL", boxed.function_kind,
                                boxed.function_name));
  }
  Compiler body{plan_, document_, owner_id_, owner_name_};
  if (boxed.parts.empty())
    result->body.id = boxed.id;
  else if (result->unsupported.empty())
    result->body = body.box(boxed.parts.front(), scope, result->result);
  too_many_names_ = too_many_names_ || body.too_many_names_;
  result->scope = body.widest().size() > scope.size() ? body.widest() : std::move(scope);
  return result;
}

}  // namespace dmn
