#include "dmn/plan.h"

#include <fmt/core.h>

#include <algorithm>

#include "dmn/compiler.h"
#include "dmn/evaluation.h"
#include "dmn/graph.h"
#include "dmn/names.h"

namespace dmn {
namespace {

using NodeKind = source::Node::Kind;

constexpr std::size_t elements_max = 20'000;           // of one requirement graph
constexpr std::size_t needs_max = 2'048;               // of one element
constexpr std::size_t types_max = 10'000;              // of one document
constexpr std::size_t declared_types_max = 4'000'000;  // over all elements whose texts may name a type

// FEEL names types after `instance of` and in formal parameters only.
bool may_name_types(std::string const& text) {
  return text.find("instance") != std::string::npos || text.find("function") != std::string::npos;
}

bool may_name_types(source::Boxed const& boxed) {
  if (may_name_types(boxed.text)) return true;
  if (boxed.table) {
    auto const any = [](std::vector<source::Text> const& cells) {
      return std::any_of(cells.begin(), cells.end(),
                         [](source::Text const& cell) { return may_name_types(cell.text); });
    };
    for (source::InputClause const& input : boxed.table->inputs)
      if (may_name_types(input.expression.text)) return true;
    for (source::Rule const& rule : boxed.table->rules)
      if (any(rule.inputs) || any(rule.outputs)) return true;
  }
  return std::any_of(boxed.parts.begin(), boxed.parts.end(),
                     [](source::Boxed const& part) { return may_name_types(part); });
}

class PlanBuilder {
 public:
  PlanBuilder(std::vector<source::Document> documents, std::string hash) : plan_(std::make_shared<Plan>()) {
    plan_->documents = std::move(documents);
    plan_->hash = std::move(hash);
  }

  base::Result<std::shared_ptr<Plan const>> build() {
    for (source::Document const& document : plan_->documents)
      plan_->issues.insert(plan_->issues.end(), document.issues.begin(), document.issues.end());
    if (base::Result<> done = build_types(); !done) return done.error();
    add_elements();
    if (plan_->elements.size() > elements_max)
      return base::invalid(fmt::format("{}: has more than {} inputs and decisions: split the model",
                                       plan_->documents[0].file, elements_max));
    for (int element = 0; element < static_cast<int>(plan_->elements.size()); ++element) resolve(element);
    auto order = order_of_elements();
    if (!order) return order.error();
    plan_->order = *std::move(order);
    for (int const element : plan_->order) {
      compile(element);
      if (declared_types_ > declared_types_max)
        return base::invalid(fmt::format("{}: has too many types and expressions that name types: split the model",
                                         plan_->documents[0].file));
    }
    return std::shared_ptr<Plan const>{plan_};
  }

 private:
  source::Document const& document_of(Element const& element) const { return plan_->documents[element.document]; }

  void issue(Element const& element, std::string const& message) {
    plan_->issues.push_back(
        {document_of(element).file + "#" + element.source->id, fmt::format("`{}`: {}", element.name, message)});
  }

  int document_with(std::string const& name_space) const {
    for (std::size_t i = 0; i < plan_->documents.size(); ++i)
      if (plan_->documents[i].name_space == name_space) return static_cast<int>(i);
    return -1;
  }

  // Types of imported documents before those that import them.
  base::Result<> build_types() {
    std::vector<std::vector<int>> needs(plan_->documents.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < plan_->documents.size(); ++i) {
      names.push_back(plan_->documents[i].name);
      for (source::Import const& import : plan_->documents[i].imports) {
        if (import.type.find("/spec/DMN/") == std::string::npos) continue;  // other languages: not read
        int const imported = document_with(import.name_space);
        if (imported < 0)
          plan_->issues.push_back({plan_->documents[i].file,
                                   fmt::format("the import `{}` ({}) was not found", import.name, import.name_space)});
        else
          needs[i].push_back(imported);
      }
    }
    plan_->types.resize(plan_->documents.size());
    typed_scopes_.resize(plan_->documents.size());
    auto order = topological_order(needs, names);
    if (!order) return order.error();
    for (int const document : *order) {
      std::unordered_map<std::string, Types const*> imported;
      for (source::Import const& import : plan_->documents[document].imports)
        if (int const other = document_with(import.name_space); other >= 0)
          imported[import.name] = &plan_->types[other];
      plan_->types[document] = Types{plan_->documents[document], imported, plan_->issues};
      if (plan_->types[document].by_name().size() > types_max)
        return base::invalid(
            fmt::format("{}: has more than {} types: split the model", plan_->documents[document].file, types_max));
      for (auto const& [name, type] : plan_->types[document].by_name())
        typed_scopes_[document].declare_type(name, type);
    }
    return {};
  }

  void add_elements() {
    for (std::size_t document = 0; document < plan_->documents.size(); ++document) {
      for (source::Node const& node : plan_->documents[document].nodes) {
        Element element;
        element.kind = node.kind;
        element.document = static_cast<int>(document);
        element.source = &node;
        element.name = node.name;
        auto const index = static_cast<int>(plan_->elements.size());
        plan_->elements.push_back(std::move(element));
        ids_.emplace(key(static_cast<int>(document), node.id), index);
        plan_->by_id.emplace(node.id, index);
        plan_->places[node.id] = {.owner = node.name, .rule = 0, .column = ""};
        if (!plan_->by_name.emplace(node.name, index).second && document == 0)
          plan_->issues.push_back(
              {plan_->documents[document].file + "#" + node.id, fmt::format("the name `{}` is used twice", node.name)});
      }
    }
  }

  static std::string key(int document, std::string_view id) { return fmt::format("{}#{}", document, id); }

  // The element a reference of `from` points to; -1 and an issue when there is none of that kind.
  int target(Element const& from, std::string const& href, std::initializer_list<NodeKind> kinds) {
    Reference const reference = parse_reference(href);
    int const document = reference.name_space.empty() || reference.name_space == document_of(from).name_space
                             ? from.document
                             : document_with(reference.name_space);
    auto const found = document < 0 ? ids_.end() : ids_.find(key(document, reference.id));
    if (found == ids_.end()) {
      issue(from, fmt::format("requires `{}`, which does not exist", href));
      return -1;
    }
    if (std::find(kinds.begin(), kinds.end(), plan_->elements[found->second].kind) == kinds.end()) {
      issue(from, fmt::format("requires `{}`, which is of another kind", plan_->elements[found->second].name));
      return -1;
    }
    return found->second;
  }

  void resolve(int index) {
    Element& element = plan_->elements[index];
    auto const add = [&](std::vector<std::string> const& hrefs, std::initializer_list<NodeKind> kinds,
                         std::vector<int>& into) {
      for (std::string const& href : hrefs) {
        int const found = target(element, href, kinds);
        if (found >= 0 && std::find(into.begin(), into.end(), found) == into.end()) into.push_back(found);
      }
    };
    source::Node const& node = *element.source;
    add(node.requires_inputs, {NodeKind::input}, element.needs);
    add(node.requires_decisions, {NodeKind::decision}, element.needs);
    add(node.requires_knowledge, {NodeKind::knowledge, NodeKind::service}, element.needs);
    add(node.input_data, {NodeKind::input}, element.parameters);
    add(node.input_decisions, {NodeKind::decision}, element.parameters);
    add(node.output_decisions, {NodeKind::decision}, element.outputs);
    if (element.kind == NodeKind::service && element.outputs.empty())
      issue(element, "the decision service has no output decision");
  }

  base::Result<std::vector<int>> order_of_elements() const {
    std::vector<std::vector<int>> needs;
    std::vector<std::string> names;
    for (Element const& element : plan_->elements) {
      needs.push_back(element.needs);
      for (int const output : element.outputs)
        if (std::find(element.needs.begin(), element.needs.end(), output) == element.needs.end())
          needs.back().push_back(output);
      names.push_back(element.name);
    }
    return topological_order(needs, names);
  }

  // The names the element sees: what it requires, imported elements as entries of the import's name.
  void declare_needs(Element& element, feel::Scope& scope) {
    if (may_name_types(element.source->logic)) {
      scope = typed_scopes_[element.document];
      declared_types_ += plan_->types[element.document].by_name().size();
    }
    if (element.needs.size() > needs_max) {
      issue(element, fmt::format("requires more than {} elements: split the decision", needs_max));
      element.needs.resize(needs_max);
    }
    std::vector<std::pair<std::string, Element::ImportedRead>> imported;
    for (int const need : element.needs) {
      Element const& needed = plan_->elements[need];
      std::string const prefix = needed.document == element.document ? "" : import_name(element, needed.document);
      if (prefix.empty()) {
        if (scope.find(needed.name) >= 0) issue(element, fmt::format("requires two elements named `{}`", needed.name));
        element.reads.push_back({scope.declare(needed.name, needed.type ? needed.type : feel::any_type()), need});
        continue;
      }
      auto found =
          std::find_if(imported.begin(), imported.end(), [&](auto const& known) { return known.first == prefix; });
      if (found == imported.end()) found = imported.insert(imported.end(), {prefix, {}});
      found->second.fields.emplace_back(needed.name, need);
    }
    for (auto& [prefix, read] : imported) {
      std::vector<std::pair<std::string, feel::TypePointer>> fields;
      for (auto const& [name, need] : read.fields)
        fields.emplace_back(name, plan_->elements[need].type ? plan_->elements[need].type : feel::any_type());
      read.slot = scope.declare(prefix, feel::context_type(std::move(fields)));
      element.imported_reads.push_back(std::move(read));
    }
  }

  std::string import_name(Element const& element, int document) {
    for (source::Import const& import : document_of(element).imports)
      if (import.name_space == plan_->documents[document].name_space) return import.name;
    issue(element, fmt::format("requires an element of `{}`, which is not imported", plan_->documents[document].name));
    return "";
  }

  void compile(int index) {
    Element& element = plan_->elements[index];
    Compiler compiler{*plan_, element.document, element.source->id, element.name};
    element.type = compiler.type(element.source->variable.type_ref, element.source->id);
    switch (element.kind) {
      case NodeKind::input:
        element.constant = feel::Value::null("missing_input", {element.name}, {.element_id = element.source->id});
        break;
      case NodeKind::decision: {
        feel::Scope scope;
        declare_needs(element, scope);
        element.logic = compiler.box(element.source->logic, scope, element.type);
        element.scope = compiler.widest();
        if (compiler.too_many_names()) {
          element.logic = Box{};
          element.logic.id = element.source->id;
        }
        break;
      }
      case NodeKind::knowledge: compile_knowledge(element, compiler); break;
      case NodeKind::service: compile_service(index); break;
    }
  }

  void compile_knowledge(Element& element, Compiler& compiler) {
    if (element.source->logic.kind == source::Boxed::Kind::none) {
      issue(element, "the business knowledge model has no logic");
      element.constant = feel::Value::null("no_logic", {element.name}, {.element_id = element.source->id});
      return;
    }
    feel::Scope scope;
    declare_needs(element, scope);
    std::shared_ptr<Routine const> routine =
        compiler.routine(element.source->logic, scope, element.name, result_type(element));
    std::vector<feel::Value> surroundings(static_cast<std::size_t>(scope.size()));
    for (Element::Read const& read : element.reads) surroundings[read.slot] = plan_->elements[read.element].constant;
    for (Element::ImportedRead const& read : element.imported_reads) {
      feel::ContextEntries entries;
      for (auto const& [name, needed] : read.fields) entries.emplace_back(name, plan_->elements[needed].constant);
      surroundings[read.slot] = feel::Value::context(std::move(entries));
    }
    declare_function_type(element, routine->parameters, routine->result);
    if (compiler.too_many_names()) {
      element.constant = feel::Value::null("no_logic", {element.name}, {.element_id = element.source->id});
      return;
    }
    element.routine = routine;
    element.constant = function_value(std::move(routine), std::move(surroundings));
  }

  void compile_service(int index) {
    Element& element = plan_->elements[index];
    std::vector<Local> parameters;
    for (int const parameter : element.parameters)
      parameters.push_back({.name = plan_->elements[parameter].name, .type = plan_->elements[parameter].type});
    element.result = result_type(element);
    declare_function_type(element, parameters, element.result);
    element.constant = service_function(plan_, index, std::move(parameters));
  }

  // The variable of something callable has a function type; older files give the type of the result instead.
  static feel::TypePointer result_type(Element const& element) {
    bool const is_function = element.type && element.type->form == feel::Type::Form::function;
    return is_function ? element.type->element : element.type;
  }

  static void declare_function_type(Element& element, std::vector<Local> const& parameters,
                                    feel::TypePointer const& result) {
    std::vector<feel::TypePointer> types;
    for (Local const& parameter : parameters) types.push_back(parameter.type ? parameter.type : feel::any_type());
    element.type = feel::function_type(std::move(types), result ? result : feel::any_type());
  }

  std::shared_ptr<Plan> plan_;
  std::unordered_map<std::string, int> ids_;
  std::vector<feel::Scope> typed_scopes_;  // by document: no names yet, all its types
  std::size_t declared_types_ = 0;
};

}  // namespace

int Plan::find(std::string_view name_or_id) const {
  std::string const wanted{name_or_id};
  if (auto const found = by_name.find(wanted); found != by_name.end()) return found->second;
  if (auto const found = by_id.find(wanted); found != by_id.end()) return found->second;
  return -1;
}

base::Result<std::shared_ptr<Plan const>> build_plan(std::vector<source::Document> documents, std::string hash) {
  return PlanBuilder{std::move(documents), std::move(hash)}.build();
}

std::vector<int> evaluation_order(Plan const& plan, std::vector<int> const& wanted, std::vector<int> const& given) {
  std::vector<bool> needed(plan.elements.size(), false), stop(plan.elements.size(), false);
  for (int const element : given) stop[element] = true;
  std::vector<int> open = wanted;
  while (!open.empty()) {
    int const element = open.back();
    open.pop_back();
    if (needed[element]) continue;
    needed[element] = true;
    if (stop[element] || plan.elements[element].kind != NodeKind::decision) continue;
    open.insert(open.end(), plan.elements[element].needs.begin(), plan.elements[element].needs.end());
  }
  std::vector<int> order;
  for (int const element : plan.order)
    if (needed[element]) order.push_back(element);
  return order;
}

}  // namespace dmn
