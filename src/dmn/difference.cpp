#include "dmn/difference.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

#include "dmn/names.h"
#include "dmn/sheet_text.h"
#include "dmn/table_difference.h"

namespace dmn {
namespace {

using source::Boxed;
using source::Document;
using source::Node;

std::string_view name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::input: return "input_data";
    case Node::Kind::decision: return "decision";
    case Node::Kind::knowledge: return "knowledge";
    case Node::Kind::service: return "service";
  }
  return "";
}

struct PlacedTable {
  std::string place, id;
  source::Table const* table;
};

// An element of either version: what identifies it, and everything it says as texts.
struct ElementFacts {
  std::string kind, id, name;
  std::vector<Fact> facts;
  std::vector<PlacedTable> tables;
};

std::string below_place(std::string const& place, std::string const& name) {
  if (place.empty() || name.empty()) return place + name;
  return fmt::format("{} · {}", place, name);
}

// What the parts of a boxed expression are called.
std::string part_name(Boxed const& boxed, std::size_t index) {
  auto const numbered = [&](std::size_t number) { return fmt::format("{} {}", name_of(boxed.kind), number); };
  auto const one_of = [&](std::initializer_list<char const*> names) {
    return index < names.size() ? std::string{names.begin()[index]} : numbered(index + 1);
  };
  switch (boxed.kind) {
    case Boxed::Kind::context: return boxed.names[index].name.empty() ? "result" : boxed.names[index].name;
    case Boxed::Kind::invocation: return index == 0 ? "function" : boxed.names[index - 1].name;
    case Boxed::Kind::function: return "body";
    case Boxed::Kind::conditional: return one_of({"if", "then", "else"});
    case Boxed::Kind::filter: return one_of({"in", "match"});
    case Boxed::Kind::iteration: return one_of({"in", "return"});
    case Boxed::Kind::some:
    case Boxed::Kind::every: return one_of({"in", "satisfies"});
    case Boxed::Kind::relation: return fmt::format("row {}", index + 1);
    case Boxed::Kind::none:
    case Boxed::Kind::literal:
    case Boxed::Kind::table:
    case Boxed::Kind::list: break;
  }
  return numbered(index + 1);
}

void add_logic(ElementFacts& element, Boxed const& boxed, std::string const& place) {
  if (boxed.kind == Boxed::Kind::none) return;
  element.facts.push_back({"logic", place, std::string{name_of(boxed.kind)}});
  element.facts.push_back({"expression_type", place, boxed.type_ref});
  if (boxed.kind == Boxed::Kind::literal) element.facts.push_back({"text", place, boxed.text});
  if (boxed.kind == Boxed::Kind::function) element.facts.push_back({"function_kind", place, boxed.function_kind});
  if (!boxed.language.empty()) element.facts.push_back({"language", place, boxed.language});
  if (boxed.table) element.tables.push_back({place, boxed.id, boxed.table.get()});
  for (std::size_t i = 0; i < boxed.names.size(); ++i) {
    bool const named = boxed.kind == Boxed::Kind::context || boxed.kind == Boxed::Kind::invocation;
    std::string const at = named ? below_place(place, part_name(boxed, boxed.kind == Boxed::Kind::context ? i : i + 1))
                                 : fmt::format("{} {}", below_place(place, "name"), i + 1);
    if (!named) element.facts.push_back({"name", at, boxed.names[i].name});
    element.facts.push_back({"type", at, boxed.names[i].type_ref});
  }
  for (std::size_t i = 0; i < boxed.parts.size(); ++i)
    add_logic(element, boxed.parts[i], below_place(place, part_name(boxed, i)));
}

void add_item(ElementFacts& element, source::ItemDefinition const& item, std::string const& place) {
  element.facts.push_back({"type", place, item.type_ref});
  element.facts.push_back({"collection", place, item.is_collection ? "true" : ""});
  element.facts.push_back({"allowed_values", place, item.allowed_values.text});
  element.facts.push_back({"constraint", place, item.type_constraint.text});
  element.facts.push_back({"output_type", place, item.output_type_ref});
  for (auto const& one : item.parameters)
    element.facts.push_back({"parameter", below_place(place, one.name), one.name + ": " + one.type_ref});
  for (auto const& one : item.components) {
    element.facts.push_back({"component", below_place(place, one.name), one.name});
    add_item(element, one, below_place(place, one.name));
  }
}

// References as the names of what they point to, so that other ids are no change.
class Elements {
 public:
  explicit Elements(Document const& document) {
    for (Node const& node : document.nodes) names_.emplace(node.id, node.name);
    ElementFacts model{"model", "", document.name, {}, {}};
    model.facts = {{"name", "", document.name}, {"namespace", "", document.name_space}};
    list.push_back(std::move(model));
    for (auto const& one : document.imports)
      list.push_back({"import", "", one.name, {{"name", "", one.name}, {"namespace", "", one.name_space}}, {}});
    for (auto const& one : document.items) {
      ElementFacts item{"item_definition", one.id, one.name, {{"name", "", one.name}}, {}};
      add_item(item, one, "");
      list.push_back(std::move(item));
    }
    for (Node const& node : document.nodes) add(node);
  }
  std::vector<ElementFacts> list;

 private:
  void add(Node const& node) {
    ElementFacts element{std::string{name_of(node.kind)}, node.id, node.name, {}, {}};
    element.facts = {{"name", "", node.name},
                     {"label", "", node.label},
                     {"question", "", node.question},
                     {"description", "", node.description},
                     {"type", "", node.variable.type_ref}};
    add(element, "requires_input", node.requires_inputs);
    add(element, "requires_decision", node.requires_decisions);
    add(element, "requires_knowledge", node.requires_knowledge);
    add(element, "output_decision", node.output_decisions);
    add(element, "encapsulated_decision", node.encapsulated_decisions);
    add(element, "input_decision", node.input_decisions);
    add(element, "input_data", node.input_data);
    add_logic(element, node.logic, "");
    list.push_back(std::move(element));
  }
  void add(ElementFacts& element, std::string const& field, std::vector<std::string> const& hrefs) {
    for (std::string const& href : hrefs) {
      Reference const reference = parse_reference(href);
      auto const found = names_.find(reference.id);
      std::string const name = reference.name_space.empty() && found != names_.end() ? found->second : href;
      element.facts.push_back({field, name, name});
    }
  }

  std::unordered_map<std::string, std::string> names_;
};

std::vector<TableChange> table_changes(ElementFacts const& before, ElementFacts const& after) {
  std::vector<TableChange> changes;
  std::vector<bool> taken(before.tables.size());
  auto const pair_of = [&](PlacedTable const& next) -> PlacedTable const* {
    for (std::string PlacedTable::*const key : {&PlacedTable::id, &PlacedTable::place})
      for (std::size_t i = 0; i < before.tables.size(); ++i)
        if (!taken[i] && before.tables[i].*key == next.*key) {
          taken[i] = true;
          return &before.tables[i];
        }
    return nullptr;
  };
  auto const title = [](ElementFacts const& element, PlacedTable const& table) {
    return below_place(element.name, table.place);
  };
  source::Table const none{.hit_policy = "",
                           .aggregation = "",
                           .output_label = "",
                           .inputs = {},
                           .outputs = {},
                           .annotations = {},
                           .rules = {}};
  for (PlacedTable const& next : after.tables) {
    PlacedTable const* const old = pair_of(next);
    auto change = table_difference(old ? old->id : next.id, old ? *old->table : none, next.id, *next.table);
    if (!change) continue;
    change->change = old ? Change::changed : Change::added;
    change->title = title(after, next);
    changes.push_back(*std::move(change));
  }
  for (std::size_t i = 0; i < before.tables.size(); ++i) {
    if (taken[i]) continue;
    auto change = table_difference(before.tables[i].id, *before.tables[i].table, before.tables[i].id, none);
    if (!change) continue;
    change->change = Change::removed;
    change->title = title(before, before.tables[i]);
    changes.push_back(*std::move(change));
  }
  return changes;
}

// By id, then by name; of one kind.
std::vector<ElementFacts const*> pairs_of(std::vector<ElementFacts> const& before,
                                          std::vector<ElementFacts> const& after) {
  std::vector<ElementFacts const*> pairs(after.size());
  std::vector<bool> taken(before.size());
  for (std::string ElementFacts::*const key : {&ElementFacts::id, &ElementFacts::name}) {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < before.size(); ++i)
      if (!taken[i]) known.emplace(before[i].kind + " " + before[i].*key, i);
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (pairs[i] || ((after[i].*key).empty() && after[i].kind != "model")) continue;
      auto const found = known.find(after[i].kind + " " + after[i].*key);
      if (found == known.end() || taken[found->second]) continue;
      pairs[i] = &before[found->second];
      taken[found->second] = true;
    }
  }
  return pairs;
}

}  // namespace

Difference difference(Document const& before, Document const& after) {
  Elements const old{before}, next{after};
  std::vector<ElementFacts const*> const pairs = pairs_of(old.list, next.list);
  Difference result;
  ElementFacts const none;
  for (std::size_t i = 0; i < next.list.size(); ++i) {
    ElementFacts const& element = next.list[i];
    ElementFacts const& was = pairs[i] ? *pairs[i] : none;
    ElementChange change{.change = pairs[i] ? Change::changed : Change::added,
                         .kind = element.kind,
                         .id = element.id,
                         .name = element.name,
                         .fields = field_changes(was.facts, element.facts),
                         .tables = table_changes(was, element)};
    if (!pairs[i] || !change.fields.empty() || !change.tables.empty()) result.elements.push_back(std::move(change));
  }
  for (ElementFacts const& element : old.list) {
    if (std::find(pairs.begin(), pairs.end(), &element) != pairs.end()) continue;
    result.elements.push_back({.change = Change::removed,
                               .kind = element.kind,
                               .id = element.id,
                               .name = element.name,
                               .fields = field_changes(element.facts, {}),
                               .tables = table_changes(element, none)});
  }
  return result;
}

}  // namespace dmn
