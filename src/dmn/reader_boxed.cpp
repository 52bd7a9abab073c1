// Boxed expressions and decision tables of a DMN file.
#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "dmn/names.h"
#include "dmn/reader.h"

namespace dmn::source {
namespace {

struct KindName {
  std::string_view name;
  Boxed::Kind kind;
};
constexpr std::array<KindName, 12> boxed_names{{{"literalExpression", Boxed::Kind::literal},
                                                {"decisionTable", Boxed::Kind::table},
                                                {"context", Boxed::Kind::context},
                                                {"list", Boxed::Kind::list},
                                                {"relation", Boxed::Kind::relation},
                                                {"invocation", Boxed::Kind::invocation},
                                                {"functionDefinition", Boxed::Kind::function},
                                                {"conditional", Boxed::Kind::conditional},
                                                {"filter", Boxed::Kind::filter},
                                                {"for", Boxed::Kind::iteration},
                                                {"some", Boxed::Kind::some},
                                                {"every", Boxed::Kind::every}}};

// A text as a FEEL literal, without its quotes.
std::string unquoted(std::string const& text) {
  std::string const trimmed = base::trimmed(text);
  bool const quoted = trimmed.size() >= 2 && trimmed.front() == '"' && trimmed.back() == '"';
  return quoted ? trimmed.substr(1, trimmed.size() - 2) : trimmed;
}

Boxed::Kind kind_of(std::string_view name) {
  for (KindName const& known : boxed_names)
    if (known.name == name) return known.kind;
  return Boxed::Kind::none;
}

}  // namespace

Boxed Reader::expression_of(pugi::xml_node parent, std::string const& parent_id) {
  for (pugi::xml_node const node : parent.children()) {
    if (node.type() != pugi::node_element || namespace_of(node) != name_space_) continue;
    Boxed::Kind const kind = kind_of(local_name(node));
    if (kind != Boxed::Kind::none) return boxed(node, kind, parent_id);
  }
  Boxed nothing;
  nothing.id = parent_id;
  return nothing;
}

Boxed Reader::boxed(pugi::xml_node element, Boxed::Kind kind, std::string const& parent_id) {
  if (kind == Boxed::Kind::function) return function_of(element, id_of(element, parent_id, "function"));
  Boxed result;
  result.kind = kind;
  result.id = id_of(element, parent_id, local_name(element));
  result.type_ref = element.attribute("typeRef").value();
  result.label = element.attribute("label").value();
  switch (kind) {
    case Boxed::Kind::none:
    case Boxed::Kind::function: break;
    case Boxed::Kind::literal:
      result.text = text_of(child(element, "text"));
      result.language = language_of(element);
      break;
    case Boxed::Kind::table: result.table = table_of(element, result.id); break;
    case Boxed::Kind::context: read_context(element, result); break;
    case Boxed::Kind::list: {
      for (pugi::xml_node const node : element.children()) {
        Boxed::Kind const item = node.type() == pugi::node_element && namespace_of(node) == name_space_
                                     ? kind_of(local_name(node))
                                     : Boxed::Kind::none;
        if (item != Boxed::Kind::none)
          result.parts.push_back(boxed(node, item, fmt::format("{}.item_{}", result.id, result.parts.size() + 1)));
      }
      break;
    }
    case Boxed::Kind::relation: read_relation(element, result); break;
    case Boxed::Kind::invocation: read_invocation(element, result); break;
    case Boxed::Kind::conditional: read_children(element, result, {"if", "then", "else"}); break;
    case Boxed::Kind::filter: read_children(element, result, {"in", "match"}); break;
    case Boxed::Kind::iteration: read_children(element, result, {"in", "return"}); break;
    case Boxed::Kind::some:
    case Boxed::Kind::every: read_children(element, result, {"in", "satisfies"}); break;
  }
  if (kind == Boxed::Kind::iteration || kind == Boxed::Kind::some || kind == Boxed::Kind::every) {
    std::string const iterator = normalized_name(element.attribute("iteratorVariable").value());
    if (iterator.empty()) issue(result.id, "the iterator has no name: give `iteratorVariable`");
    result.names.push_back({.id = result.id, .name = iterator, .type_ref = ""});
  }
  return result;
}

Boxed Reader::function_of(pugi::xml_node element, std::string const& id) {
  Boxed result;
  result.kind = Boxed::Kind::function;
  result.id = id;
  result.type_ref = element.attribute("typeRef").value();
  result.function_kind = element.attribute("kind").as_string("FEEL");
  each(element, "formalParameter", [&](pugi::xml_node node) {
    result.names.push_back(variable_of(node, result.id, "parameter", result.names.size() + 1));
  });
  Boxed body = expression_of(element, result.id);
  if (result.function_kind != "FEEL")
    for (Boxed const& part : body.parts)
      if (!part.text.empty()) result.function_name += (result.function_name.empty() ? "" : " ") + unquoted(part.text);
  if (body.kind != Boxed::Kind::none) result.parts.push_back(std::move(body));
  return result;
}

void Reader::read_context(pugi::xml_node element, Boxed& result) {
  each(element, "contextEntry", [&](pugi::xml_node entry) {
    std::string const id = id_of(entry, result.id, "entry", result.parts.size() + 1);
    Variable variable = variable_of(child(entry, "variable"), id, "variable");
    if (variable.id.empty()) variable.id = id;
    result.parts.push_back(expression_of(entry, id));
    result.names.push_back(std::move(variable));
  });
}

void Reader::read_relation(pugi::xml_node element, Boxed& result) {
  each(element, "column", [&](pugi::xml_node node) {
    result.names.push_back(variable_of(node, result.id, "column", result.names.size() + 1));
  });
  each(element, "row", [&](pugi::xml_node node) {
    result.parts.push_back(
        boxed(node, Boxed::Kind::list, fmt::format("{}.row_{}", result.id, result.parts.size() + 1)));
    if (result.parts.back().parts.size() != result.names.size())
      issue(result.parts.back().id, fmt::format("row {} has {} cells, the relation has {} columns", result.parts.size(),
                                                result.parts.back().parts.size(), result.names.size()));
  });
}

void Reader::read_invocation(pugi::xml_node element, Boxed& result) {
  result.parts.push_back(expression_of(element, result.id));
  each(element, "binding", [&](pugi::xml_node binding) {
    std::string const id = fmt::format("{}.binding_{}", result.id, result.names.size() + 1);
    result.names.push_back(variable_of(child(binding, "parameter"), id, "parameter"));
    result.parts.push_back(expression_of(binding, id));
  });
}

void Reader::read_children(pugi::xml_node element, Boxed& result, std::initializer_list<std::string_view> roles) {
  for (std::string_view const role : roles) {
    pugi::xml_node const node = child(element, role);
    if (!node) issue(result.id, fmt::format("`{}` has no `{}`", local_name(element), role));
    result.parts.push_back(expression_of(node, fmt::format("{}.{}", result.id, role)));
    if (result.parts.back().type_ref.empty()) result.parts.back().type_ref = node.attribute("typeRef").value();
  }
}

std::shared_ptr<Table const> Reader::table_of(pugi::xml_node element, std::string const& id) {
  auto table = std::make_shared<Table>();
  table->hit_policy = element.attribute("hitPolicy").as_string("UNIQUE");
  table->aggregation = element.attribute("aggregation").value();
  table->output_label = element.attribute("outputLabel").value();
  read_clauses(element, id, *table);
  each(element, "rule",
       [&](pugi::xml_node node) { table->rules.push_back(rule_of(node, id, table->rules.size() + 1)); });
  for (std::size_t row = 0; row < table->rules.size(); ++row) {
    Rule const& rule = table->rules[row];
    if (rule.inputs.size() != table->inputs.size())
      issue(rule.id, fmt::format("rule {} has {} conditions, the table has {} inputs", row + 1, rule.inputs.size(),
                                 table->inputs.size()));
    if (rule.outputs.size() != table->outputs.size())
      issue(rule.id, fmt::format("rule {} has {} results, the table has {} outputs", row + 1, rule.outputs.size(),
                                 table->outputs.size()));
  }
  tables_.push_back({id, table, element});
  return table;
}

void Reader::read_clauses(pugi::xml_node element, std::string const& id, Table& table) {
  each(element, "input", [&](pugi::xml_node node) {
    InputClause clause;
    clause.id = id_of(node, id, "input", table.inputs.size() + 1);
    clause.label = node.attribute("label").value();
    clause.expression = text_element(child(node, "inputExpression"), clause.id, "expression");
    clause.values = text_element(child(node, "inputValues"), clause.id, "values");
    table.inputs.push_back(std::move(clause));
  });
  each(element, "output", [&](pugi::xml_node node) {
    OutputClause clause;
    clause.id = id_of(node, id, "output", table.outputs.size() + 1);
    clause.label = node.attribute("label").value();
    clause.name = normalized_name(node.attribute("name").value());
    clause.type_ref = node.attribute("typeRef").value();
    clause.values = text_element(child(node, "outputValues"), clause.id, "values");
    clause.otherwise = text_element(child(node, "defaultOutputEntry"), clause.id, "default");
    table.outputs.push_back(std::move(clause));
  });
  each(element, "annotation",
       [&](pugi::xml_node node) { table.annotations.emplace_back(node.attribute("name").value()); });
  if (table.outputs.empty()) issue(id, "the decision table has no output");
}

Rule Reader::rule_of(pugi::xml_node element, std::string const& table_id, std::size_t number) {
  Rule rule;
  rule.id = id_of(element, table_id, "rule", number);
  rule.description = text_of(child(element, "description"));
  each(element, "inputEntry", [&](pugi::xml_node node) {
    rule.inputs.push_back(text_element(node, rule.id, "input", rule.inputs.size() + 1));
  });
  each(element, "outputEntry", [&](pugi::xml_node node) {
    rule.outputs.push_back(text_element(node, rule.id, "output", rule.outputs.size() + 1));
  });
  each(element, "annotationEntry",
       [&](pugi::xml_node node) { rule.annotations.push_back(text_of(child(node, "text"))); });
#ifdef YINGZHOU_PLANTED_BUG  // `./dev fuzz --control` must find this: a rule without a result is read past the end
  std::vector<char> const results(rule.outputs.size(), 1);
  if (results.data()[0] == 0) rule.id.clear();
#endif
  return rule;
}

}  // namespace dmn::source
