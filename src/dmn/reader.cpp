#include "dmn/reader.h"

#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "dmn/names.h"

namespace dmn::source {
namespace {

constexpr std::array<std::string_view, 5> known_name_spaces{"http://www.omg.org/spec/DMN/20180521/MODEL/",    // 1.2
                                                            "https://www.omg.org/spec/DMN/20191111/MODEL/",   // 1.3
                                                            "https://www.omg.org/spec/DMN/20211108/MODEL/",   // 1.4
                                                            "https://www.omg.org/spec/DMN/20230324/MODEL/",   // 1.5
                                                            "https://www.omg.org/spec/DMN/20240513/MODEL/"};  // 1.6

bool is_known(std::string_view name_space) {
  for (std::string_view const known : known_name_spaces)
    if (name_space == known) return true;
  return false;
}

std::string attribute(pugi::xml_node node, char const* name) { return node.attribute(name).value(); }

}  // namespace

bool Reader::is(pugi::xml_node node, std::string_view name) const {
  return node.type() == pugi::node_element && local_name(node) == name && namespace_of(node) == name_space_;
}

pugi::xml_node Reader::child(pugi::xml_node parent, std::string_view name) const {
  for (pugi::xml_node const node : parent.children())
    if (is(node, name)) return node;
  return {};
}

void Reader::issue(std::string const& id, std::string message) {
  document_.issues.push_back({document_.file + "#" + id, std::move(message)});
}

std::string Reader::id_of(pugi::xml_node node, std::string const& parent_id, std::string_view role,
                          std::size_t number) {
  std::string id = attribute(node, "id");
  if (id.empty()) {
    id = parent_id.empty() ? std::string{role} : fmt::format("{}.{}", parent_id, role);
    if (number > 0) id += fmt::format("_{}", number);
    return id;
  }
  if (!ids_.insert(id).second) issue(id, fmt::format("the id `{}` is used twice", id));
  return id;
}

std::string Reader::name_of(pugi::xml_node node, std::string const& id) {
  std::string name = normalized_name(node.attribute("name").value());
  if (name.empty()) issue(id, fmt::format("`{}` has no name", local_name(node)));
  return name;
}

Variable Reader::variable_of(pugi::xml_node node, std::string const& parent_id, std::string_view role,
                             std::size_t number) {
  if (!node) return {};
  return {.id = id_of(node, parent_id, role, number),
          .name = normalized_name(node.attribute("name").value()),
          .type_ref = attribute(node, "typeRef")};
}

Text Reader::text_element(pugi::xml_node node, std::string const& parent_id, std::string_view role,
                          std::size_t number) {
  if (!node) return {};
  Text text{.id = id_of(node, parent_id, role, number),
            .text = text_of(child(node, "text")),
            .type_ref = attribute(node, "typeRef"),
            .given = true,
            .language = language_of(node)};
  return text;
}

// `FEEL` and the addresses of it that each version of the standard has; B-FEEL gives other values and is another language.
std::string Reader::language_of(pugi::xml_node node) const {
  std::string language = base::trimmed(attribute(node, "expressionLanguage"));
  if (language.empty()) language = language_;
  std::string const lower = base::lower_ascii(language);
  bool const is_address =
      lower.find("/spec/dmn/") != std::string::npos || lower.find("/spec/feel/") != std::string::npos;
  bool const is_feel = lower == "feel" || (is_address && (lower.ends_with("/feel/") || lower.ends_with("/feel") ||
                                                          lower.find("/spec/feel/") != std::string::npos));
  return is_feel ? std::string{} : language;
}

std::vector<std::string> Reader::references(pugi::xml_node parent, std::string_view name) const {
  std::vector<std::string> found;
  each(parent, name, [&](pugi::xml_node node) { found.push_back(attribute(node, "href")); });
  return found;
}

ItemDefinition Reader::item_of(pugi::xml_node element, std::string const& parent_id) {
  ItemDefinition item;
  item.id = id_of(element, parent_id, "item_" + attribute(element, "name"));
  item.name = name_of(element, item.id);
  item.type_ref = base::trimmed(text_of(child(element, "typeRef")));
  item.is_collection = element.attribute("isCollection").as_bool();
  item.allowed_values = text_element(child(element, "allowedValues"), item.id, "allowed_values");
  item.type_constraint = text_element(child(element, "typeConstraint"), item.id, "type_constraint");
  each(element, "itemComponent", [&](pugi::xml_node node) { item.components.push_back(item_of(node, item.id)); });
  if (pugi::xml_node const function = child(element, "functionItem")) {
    item.is_function = true;
    item.output_type_ref = attribute(function, "outputTypeRef");
    each(function, "parameters", [&](pugi::xml_node node) {
      item.parameters.push_back(variable_of(node, item.id, "parameter", item.parameters.size() + 1));
    });
  }
  return item;
}

void Reader::read_requirements(pugi::xml_node element, Node& node) {
  each(element, "informationRequirement", [&](pugi::xml_node requirement) {
    for (std::string& href : references(requirement, "requiredInput")) node.requires_inputs.push_back(std::move(href));
    for (std::string& href : references(requirement, "requiredDecision"))
      node.requires_decisions.push_back(std::move(href));
  });
  each(element, "knowledgeRequirement", [&](pugi::xml_node requirement) {
    for (std::string& href : references(requirement, "requiredKnowledge"))
      node.requires_knowledge.push_back(std::move(href));
  });
}

void Reader::read_node(pugi::xml_node element, Node::Kind kind) {
  Node node;
  node.kind = kind;
  node.id = id_of(element, "", attribute(element, "name"));
  node.name = name_of(element, node.id);
  node.label = attribute(element, "label");
  node.question = text_of(child(element, "question"));
  node.description = text_of(child(element, "description"));
  node.variable = variable_of(child(element, "variable"), node.id, "variable");
  read_requirements(element, node);
  switch (kind) {
    case Node::Kind::input: break;
    case Node::Kind::decision: node.logic = expression_of(element, node.id); break;
    case Node::Kind::knowledge:
      if (pugi::xml_node const logic = child(element, "encapsulatedLogic"))
        node.logic = function_of(logic, id_of(logic, node.id, "logic"));
      break;
    case Node::Kind::service:
      node.output_decisions = references(element, "outputDecision");
      node.encapsulated_decisions = references(element, "encapsulatedDecision");
      node.input_decisions = references(element, "inputDecision");
      node.input_data = references(element, "inputData");
      break;
  }
  document_.nodes.push_back(std::move(node));
}

void Reader::read_definitions(pugi::xml_node definitions) {
  document_.id = attribute(definitions, "id");
  document_.name = normalized_name(attribute(definitions, "name"));
  document_.name_space = attribute(definitions, "namespace");
  language_ = base::trimmed(attribute(definitions, "expressionLanguage"));
  for (pugi::xml_node const element : definitions.children()) {
    if (element.type() != pugi::node_element || namespace_of(element) != name_space_) continue;
    std::string_view const name = local_name(element);
    if (name == "import")
      document_.imports.push_back({normalized_name(attribute(element, "name")), attribute(element, "namespace"),
                                   attribute(element, "importType")});
    else if (name == "itemDefinition")
      document_.items.push_back(item_of(element, ""));
    else if (name == "inputData")
      read_node(element, Node::Kind::input);
    else if (name == "decision")
      read_node(element, Node::Kind::decision);
    else if (name == "businessKnowledgeModel")
      read_node(element, Node::Kind::knowledge);
    else if (name == "decisionService")
      read_node(element, Node::Kind::service);
  }
}

base::Result<std::string_view> name_space_of(pugi::xml_document const& document, std::string const& file) {
  pugi::xml_node const root = document.document_element();
  std::string_view const name_space = namespace_of(root);
  if (local_name(root) != "definitions" || name_space.find("/spec/DMN/") == std::string_view::npos)
    return base::invalid(
        fmt::format("{}: is no DMN file: the first element is `{}`, expected `definitions` of DMN", file, root.name()));
  if (!is_known(name_space))
    return base::invalid(
        fmt::format("{}: DMN namespace `{}` is not supported: save the model as DMN 1.2 to 1.6", file, name_space));
  return name_space;
}

base::Result<Document> read_document(std::string_view xml, std::string const& file, std::size_t bytes_max) {
  auto const document = TRY(read_xml(xml, file, {.bytes_max = bytes_max}));
  Document result;
  result.file = file.empty() ? "model" : file;
  std::string_view const name_space = TRY(name_space_of(*document, result.file));
  Reader{result, name_space}.read_definitions(document->document_element());
  return result;
}

}  // namespace dmn::source
