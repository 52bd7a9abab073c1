// What pages and reports show of a model: decisions, tables and where a message belongs.
#include <fmt/core.h>

#include "dmn/model.h"
#include "dmn/plan.h"
#include "dmn/table.h"

namespace dmn {

std::string_view source::name_of(source::Boxed::Kind kind) {
  using source::Boxed;
  switch (kind) {
    case Boxed::Kind::none: return "none";
    case Boxed::Kind::literal: return "literal_expression";
    case Boxed::Kind::table: return "decision_table";
    case Boxed::Kind::context: return "context";
    case Boxed::Kind::list: return "list";
    case Boxed::Kind::relation: return "relation";
    case Boxed::Kind::invocation: return "invocation";
    case Boxed::Kind::function: return "function";
    case Boxed::Kind::conditional: return "conditional";
    case Boxed::Kind::filter: return "filter";
    case Boxed::Kind::iteration: return "for";
    case Boxed::Kind::some: return "some";
    case Boxed::Kind::every: return "every";
  }
  return "";
}

namespace {

using source::Boxed;

// Allowed values one by one where the text is an enumeration, else the text as it stands.
std::vector<std::string> value_texts(source::Text const& text) {
  if (!text.given || text.text.empty()) return {};
  std::vector<std::string> parts;
  std::string part;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    char const c = text.text[i];
    if (c == '"' && (i == 0 || text.text[i - 1] != '\\')) quoted = !quoted;
    if (!quoted && (c == '(' || c == '[' || c == '{')) ++depth;
    if (!quoted && (c == ')' || c == ']' || c == '}')) --depth;
    if (c == ',' && !quoted && depth == 0) {
      parts.push_back(std::move(part));
      part.clear();
    } else if (!part.empty() || (c != ' ' && c != '\n' && c != '\t' && c != '\r')) {
      part += c;
    }
  }
  parts.push_back(std::move(part));
  return parts;
}

TableView table_view(Boxed const& boxed, std::string const& decision_id, std::string const& decision_name) {
  source::Table const& table = *boxed.table;
  TableView view{.decision_id = decision_id,
                 .decision_name = decision_name,
                 .table_id = boxed.id,
                 .hit_policy = parse_hit_policy(table.hit_policy, table.aggregation).value_or(HitPolicy::unique),
                 .inputs = {},
                 .outputs = {},
                 .annotations = {},
                 .rules = {}};
  for (source::InputClause const& input : table.inputs)
    view.inputs.push_back(
        {input.id, input.label, input.expression.text, input.expression.type_ref, value_texts(input.values)});
  for (source::OutputClause const& output : table.outputs)
    view.outputs.push_back({output.id, output.label.empty() ? output.name : output.label, output.name, output.type_ref,
                            value_texts(output.values)});
  for (std::string const& annotation : table.annotations) view.annotations.push_back({"", annotation, "", "", {}});
  for (source::Rule const& rule : table.rules) {
    TableView::Rule row{.id = rule.id, .inputs = {}, .outputs = {}, .annotations = rule.annotations};
    for (source::Text const& cell : rule.inputs) row.inputs.push_back(cell.text);
    for (source::Text const& cell : rule.outputs) row.outputs.push_back(cell.text);
    view.rules.push_back(std::move(row));
  }
  return view;
}

void collect_tables(Boxed const& boxed, source::Node const& node, std::vector<TableView>& views) {
  if (boxed.table) views.push_back(table_view(boxed, node.id, node.name));
  for (Boxed const& part : boxed.parts) collect_tables(part, node, views);
}

}  // namespace

std::vector<DecisionView> Model::decisions() const {
  std::vector<DecisionView> views;
  for (int const index : plan_->order) {
    Element const& element = plan_->elements[index];
    if (element.kind != source::Node::Kind::decision) continue;
    source::Node const& node = *element.source;
    DecisionView view;
    view.id = node.id;
    view.name = node.name;
    view.label = node.label;
    view.question = node.question;
    view.description = node.description;
    view.type = node.variable.type_ref;
    view.kind = source::name_of(node.logic.kind);
    view.text = node.logic.text;
    for (int const need : element.needs) {
      Element const& needed = plan_->elements[need];
      switch (needed.kind) {
        case source::Node::Kind::input: view.requires_inputs.push_back(needed.name); break;
        case source::Node::Kind::decision: view.requires_decisions.push_back(needed.name); break;
        case source::Node::Kind::knowledge:
        case source::Node::Kind::service: view.requires_knowledge.push_back(needed.name); break;
      }
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<TableView> Model::tables() const {
  std::vector<TableView> views;
  for (int const index : plan_->order) {
    source::Node const& node = *plan_->elements[index].source;
    collect_tables(node.logic, node, views);
  }
  return views;
}

std::string Model::place_of(std::string_view element_id, std::string_view locale) const {
  auto const found = plan_->places.find(std::string{element_id});
  if (found == plan_->places.end()) return {};
  Whereabouts const& where = found->second;
  bool const chinese = locale == "zh-CN";
  std::string text = fmt::format("`{}`", where.owner);
  if (where.rule > 0) text += chinese ? fmt::format("第{}行", where.rule) : fmt::format(", rule {}", where.rule);
  if (!where.column.empty())
    text += chinese ? fmt::format("“{}”列", where.column) : fmt::format(", column `{}`", where.column);
  return text;
}

std::string Model::message_of(feel::Diagnostic const& diagnostic, std::string_view locale) const {
  std::string const place = place_of(diagnostic.place.element_id, locale);
  std::string const message = feel::message_of(diagnostic, locale);
  if (place.empty()) return message;
  return place + (locale == "zh-CN" ? "：" : ": ") + message;
}

}  // namespace dmn
