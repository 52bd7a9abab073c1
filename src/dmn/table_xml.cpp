#include "dmn/table_xml.h"

#include <fmt/core.h>

#include <algorithm>

#include "dmn/writer.h"
#include "dmn/xml.h"

namespace dmn {
namespace {

constexpr int indentation_step = 2;

bool is_only_blanks(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// The blanks between the last line break and `at`; "" when something else stands there.
std::string indentation_at(std::string_view xml, std::size_t at) {
  std::size_t const line = xml.rfind('\n', at);
  std::string_view const before = xml.substr(line == std::string_view::npos ? 0 : line + 1);
  std::string_view const blanks = before.substr(0, at - (line == std::string_view::npos ? 0 : line + 1));
  return is_only_blanks(blanks) ? std::string{blanks} : std::string{};
}

pugi::xml_node element_before(pugi::xml_node node) {
  do node = node.previous_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

pugi::xml_node last_element(pugi::xml_node parent) {
  pugi::xml_node const last = parent.last_child();
  return !last || last.type() == pugi::node_element ? last : element_before(last);
}

template <class Items>
std::optional<std::size_t> index_of(Items const& items, std::string const& id) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].id == id) return i;
  return std::nullopt;
}

}  // namespace

TableXml::TableXml(XmlText const& text, pugi::xml_node parent, pugi::xml_node was, source::Table const& old)
    : text_(text), name_space_(namespace_of(parent)), was_(was), old_(old) {
  std::string_view const name = parent.name();
  prefix_ = name.substr(0, name.size() - local_name(parent).size());
  indentation_ = indentation_at(text.bytes(), text.span(was ? was : parent).begin);
  if (!was) indentation_.append(indentation_step, ' ');
  for (std::size_t row = 0; row < old.rules.size(); ++row) old_rules_.emplace(old.rules[row].id, row);
  if (was) rule_elements_ = children(was, "rule");
}

std::string TableXml::write(std::string const& table_id, source::Table const& table) const {
  Attributes attributes;
  auto const add = [&](std::string_view name, std::string const& was, std::string const& next) {
    if (!was_ || was != next) attributes.emplace_back(name, next);
  };
  if (!was_) attributes.emplace_back("id", table_id);
  add("hitPolicy", old_.hit_policy, table.hit_policy);
  add("aggregation", old_.aggregation, table.aggregation);
  add("outputLabel", old_.output_label, table.output_label);
  Group rules{"rule", {}};
  Columns const columns = columns_of(table);
  for (std::size_t row = 0; row < table.rules.size(); ++row)
    rules.pieces.push_back(rule(table_id, table, columns, row));
  return element(was_, "decisionTable", attributes,
                 {inputs(table_id, table), outputs(table_id, table), annotations(table), std::move(rules)},
                 {.depth = 0, .lines = true});
}

std::vector<pugi::xml_node> TableXml::children(pugi::xml_node parent, std::string_view role) const {
  std::vector<pugi::xml_node> found;
  for (pugi::xml_node const node : parent.children())
    if (node.type() == pugi::node_element && local_name(node) == role && namespace_of(node) == name_space_)
      found.push_back(node);
  return found;
}

std::string TableXml::line(int depth) const {
  return "\n" + indentation_ + std::string(static_cast<std::size_t>(depth * indentation_step), ' ');
}

std::string TableXml::before(pugi::xml_node element) const {
  pugi::xml_node const previous = element_before(element);
  std::size_t const begin = previous ? text_.span(previous).end : text_.span(element.parent()).open_end;
  return std::string{text_.bytes(begin, text_.span(element).begin)};
}

std::string TableXml::usual_before(pugi::xml_node parent, std::string_view role, Level level) const {
  auto const same = children(parent, role);
  pugi::xml_node const neighbour = same.empty() ? last_element(parent) : same.back();
  if (!neighbour) return level.lines ? line(level.depth + 1) : "";
  std::string const blanks = before(neighbour);
  if (std::size_t const last = blanks.rfind('\n'); last != std::string::npos) {
    std::string tail = blanks.substr(last);
    return is_only_blanks(tail) ? tail : line(level.depth + 1);
  }
  return is_only_blanks(blanks) ? blanks : "";
}

std::string TableXml::content(pugi::xml_node was, std::vector<Group> const& groups, Level level,
                              pugi::xml_node like) const {
  std::string result;
  pugi::xml_node const layout = was ? was : like;
  auto const put = [&](Group const& group) {
    for (Piece const& piece : group.pieces)
      result += (piece.was ? before(piece.was) : usual_before(layout, group.role, level)) + piece.xml;
  };
  auto const is_first = [](Group const& group) { return group.role == "description"; };
  for (Group const& group : groups)
    if (is_first(group)) put(group);
  for (pugi::xml_node const node :
       was.children()) {  // what this program does not know stays, in front as the schema asks
    if (node.type() != pugi::node_element) continue;
    bool const is_known =
        namespace_of(node) == name_space_ &&
        std::any_of(groups.begin(), groups.end(), [&](Group const& group) { return group.role == local_name(node); });
    if (!is_known) result += before(node) + std::string{text_.bytes(text_.span(node).begin, text_.span(node).end)};
  }
  for (Group const& group : groups)
    if (!is_first(group)) put(group);
  if (layout && !text_.span(layout).is_self_closed()) {
    pugi::xml_node const last = last_element(layout);
    auto const& span = text_.span(layout);
    result += text_.bytes(last ? text_.span(last).end : span.open_end, span.close_begin);
  } else if (level.lines && !result.empty()) {
    result += line(level.depth);
  }
  return result;
}

// The start tag with changed attributes; that of `<a/>` without its slash.
std::string TableXml::with_attributes(pugi::xml_node was, Attributes const& attributes) const {
  auto const& span = text_.span(was);
  std::vector<XmlEdit> edits;
  for (auto const& [name, value] : attributes) {
    std::size_t index = 0;
    pugi::xml_attribute found;
    for (pugi::xml_attribute const attribute : was.attributes()) {
      if (attribute.name() == name) {
        found = attribute;
        break;
      }
      ++index;
    }
    if (!found && !value.empty()) {
      std::size_t const at = name == "id" || span.attributes.empty() ? span.name_end : span.attributes.back().end;
      edits.push_back({at, at, fmt::format(" {}=\"{}\"", name, escaped_attribute(value))});
    } else if (found && value.empty()) {
      auto const& place = span.attributes[index];
      std::size_t const begin = index == 0 ? span.name_end : span.attributes[index - 1].end;
      edits.push_back({begin, place.end, ""});
    } else if (found && value != found.value()) {
      auto const& place = span.attributes[index];
      edits.push_back({place.begin, place.end, fmt::format("{}=\"{}\"", name, escaped_attribute(value))});
    }
  }
  std::size_t end = span.open_end;
  if (span.is_self_closed()) end = text_.bytes().rfind('/', end);
  std::string tag = text_.edited(span.begin, end, std::move(edits));
  if (span.is_self_closed()) {
    while (tag.back() == ' ' || tag.back() == '\n') tag.pop_back();
    tag += '>';
  }
  return tag;
}

std::string TableXml::element(pugi::xml_node was, std::string_view role, Attributes const& attributes,
                              std::vector<Group> const& groups, Level level, pugi::xml_node like) const {
  std::string const inner = content(was, groups, level, like);
  if (was) {
    std::string tag = with_attributes(was, attributes);
    auto const& span = text_.span(was);
    if (!span.is_self_closed()) return tag + inner + std::string{text_.bytes(span.close_begin, span.end)};
    if (!inner.empty()) return fmt::format("{}{}</{}>", tag, inner, was.name());
    tag.back() = '/';
    return tag + ">";
  }
  std::string tag = fmt::format("<{}{}", prefix_, role);
  for (auto const& [name, value] : attributes)
    if (!value.empty()) tag += fmt::format(" {}=\"{}\"", name, escaped_attribute(value));
  if (inner.empty()) return tag + "/>";
  return fmt::format("{}>{}</{}{}>", tag, inner, prefix_, role);
}

std::string TableXml::id_to_write(pugi::xml_node was, std::string const& id, std::string const& parent_id,
                                  std::string_view role) const {
  if (was && id == was.attribute("id").value()) return id;
  return is_made_id(id, parent_id, role) ? "" : id;
}

// An element that holds nothing but text.
TableXml::Piece TableXml::plain(pugi::xml_node was, std::string_view role, std::string const& text) const {
  std::string const escaped = escaped_text(text);
  if (!was) return {was, fmt::format("<{0}{1}>{2}</{0}{1}>", prefix_, role, escaped)};
  auto const& span = text_.span(was);
  if (text_of(was) == text) return {was, std::string{text_.bytes(span.begin, span.end)}};
  return {was, fmt::format("{}{}</{}>", with_attributes(was, {}), escaped, was.name())};
}

std::string TableXml::text_element(pugi::xml_node was, source::Text const& old, source::Text const& next,
                                   std::string_view role, std::string const& parent_id,
                                   std::string_view id_role) const {
  if (was && old == next) return std::string{text_.bytes(text_.span(was).begin, text_.span(was).end)};
  Attributes attributes{{"id", id_to_write(was, next.id, parent_id, id_role)}};
  if (!was || old.type_ref != next.type_ref) attributes.emplace_back("typeRef", next.type_ref);
  auto const texts = children(was, "text");
  pugi::xml_node const text = texts.empty() ? pugi::xml_node{} : texts.front();
  return element(was, role, attributes, {{"text", {plain(text, "text", next.text)}}}, {});
}

TableXml::Group TableXml::text_group(pugi::xml_node parent, source::Text const& old, source::Text const& next,
                                     std::string_view role, std::string const& parent_id,
                                     std::string_view id_role) const {
  Group group{role, {}};
  auto const found = children(parent, role);
  pugi::xml_node const was = found.empty() ? pugi::xml_node{} : found.front();
  if (next.given) group.pieces.push_back({was, text_element(was, old, next, role, parent_id, id_role)});
  return group;
}

TableXml::Group TableXml::inputs(std::string const& table_id, source::Table const& table) const {
  Group group{"input", {}};
  auto const elements = children(was_, "input");
  for (auto const& clause : table.inputs) {
    auto const index = index_of(old_.inputs, clause.id);
    pugi::xml_node const was = index ? elements[*index] : pugi::xml_node{};
    source::InputClause const old = index ? old_.inputs[*index] : source::InputClause{};
    Attributes attributes{{"id", id_to_write(was, clause.id, table_id, "input")}};
    if (!was || old.label != clause.label) attributes.emplace_back("label", clause.label);
    group.pieces.push_back(
        {was, element(was, "input", attributes,
                      {text_group(was, old.expression, clause.expression, "inputExpression", clause.id, "expression"),
                       text_group(was, old.values, clause.values, "inputValues", clause.id, "values")},
                      {.depth = 1})});
  }
  return group;
}

TableXml::Group TableXml::outputs(std::string const& table_id, source::Table const& table) const {
  Group group{"output", {}};
  auto const elements = children(was_, "output");
  for (auto const& clause : table.outputs) {
    auto const index = index_of(old_.outputs, clause.id);
    pugi::xml_node const was = index ? elements[*index] : pugi::xml_node{};
    source::OutputClause const old = index ? old_.outputs[*index] : source::OutputClause{};
    Attributes attributes{{"id", id_to_write(was, clause.id, table_id, "output")}};
    if (!was || old.label != clause.label) attributes.emplace_back("label", clause.label);
    if (!was || old.name != clause.name) attributes.emplace_back("name", clause.name);
    if (!was || old.type_ref != clause.type_ref) attributes.emplace_back("typeRef", clause.type_ref);
    group.pieces.push_back(
        {was, element(was, "output", attributes,
                      {text_group(was, old.values, clause.values, "outputValues", clause.id, "values"),
                       text_group(was, old.otherwise, clause.otherwise, "defaultOutputEntry", clause.id, "default")},
                      {.depth = 1})});
  }
  return group;
}

TableXml::Group TableXml::annotations(source::Table const& table) const {
  Group group{"annotation", {}};
  auto const elements = children(was_, "annotation");
  for (std::size_t i = 0; i < table.annotations.size(); ++i) {
    pugi::xml_node const was = i < elements.size() ? elements[i] : pugi::xml_node{};
    std::string const& name = table.annotations[i];
    bool const same = was && i < old_.annotations.size() && old_.annotations[i] == name;
    group.pieces.push_back(
        {was, element(was, "annotation", same ? Attributes{} : Attributes{{"name", name}}, {}, {.depth = 1})});
  }
  return group;
}

TableXml::Columns TableXml::columns_of(source::Table const& table) const {
  Columns columns;
  for (auto const& clause : table.inputs) columns.inputs.push_back(index_of(old_.inputs, clause.id));
  for (auto const& clause : table.outputs) columns.outputs.push_back(index_of(old_.outputs, clause.id));
  columns.unchanged = table.inputs.size() == old_.inputs.size() && table.outputs.size() == old_.outputs.size();
  for (auto const* side : {&columns.inputs, &columns.outputs})
    for (std::size_t i = 0; i < side->size(); ++i) columns.unchanged = columns.unchanged && (*side)[i] == i;
  return columns;
}

TableXml::Group TableXml::entries(pugi::xml_node was, EntryGroup const& group, std::string const& rule_id) const {
  Group result{group.role, {}};
  auto const elements = children(was, group.role);
  for (std::size_t i = 0; i < group.next.size(); ++i) {
    std::optional<std::size_t> index = i;  // a rule with too many or too few cells: by place
    if (group.old && group.next.size() == group.columns.size() && group.old->size() == group.columns_before)
      index = group.columns[i];
    bool const known = group.old && index && *index < group.old->size() && *index < elements.size();
    pugi::xml_node const element = known ? elements[*index] : pugi::xml_node{};
    source::Text const old = known ? (*group.old)[*index] : source::Text{};
    result.pieces.push_back({element, text_element(element, old, group.next[i], group.role, rule_id, group.id_role)});
  }
  return result;
}

TableXml::Piece TableXml::rule(std::string const& table_id, source::Table const& table, Columns const& columns,
                               std::size_t row) const {
  source::Rule const& next = table.rules[row];
  auto const found = old_rules_.find(next.id);
  bool const known = found != old_rules_.end() && found->second < rule_elements_.size();
  pugi::xml_node const was = known ? rule_elements_[found->second] : pugi::xml_node{};
  source::Rule const* const old = known ? &old_.rules[found->second] : nullptr;
  if (old && *old == next && columns.unchanged)
    return {was, std::string{text_.bytes(text_.span(was).begin, text_.span(was).end)}};
  Group description{"description", {}};
  auto const descriptions = children(was, "description");
  pugi::xml_node const described = descriptions.empty() ? pugi::xml_node{} : descriptions.front();
  if (!next.description.empty() || (described && text_of(described).empty()))
    description.pieces.push_back(plain(described, "description", next.description));
  Group notes{"annotationEntry", {}};
  auto const elements = children(was, "annotationEntry");
  for (std::size_t i = 0; i < next.annotations.size(); ++i) {
    pugi::xml_node const note = i < elements.size() ? elements[i] : pugi::xml_node{};
    auto const texts = children(note, "text");
    pugi::xml_node const text = texts.empty() ? pugi::xml_node{} : texts.front();
    bool const same = note && text_of(text) == next.annotations[i];
    notes.pieces.push_back({note, same ? std::string{text_.bytes(text_.span(note).begin, text_.span(note).end)}
                                       : element(note, "annotationEntry", {},
                                                 {{"text", {plain(text, "text", next.annotations[i])}}}, {})});
  }
  pugi::xml_node const like = rule_elements_.empty() ? pugi::xml_node{} : rule_elements_.back();
  std::vector<source::Text> const* const old_inputs = old ? &old->inputs : nullptr;
  std::vector<source::Text> const* const old_outputs = old ? &old->outputs : nullptr;
  return {
      was,
      element(
          was, "rule", {{"id", id_to_write(was, next.id, table_id, "rule")}},
          {description,
           entries(was, {"inputEntry", "input", old_inputs, next.inputs, columns.inputs, old_.inputs.size()}, next.id),
           entries(was, {"outputEntry", "output", old_outputs, next.outputs, columns.outputs, old_.outputs.size()},
                   next.id),
           notes},
          {.depth = 1, .lines = true}, like)};
}

}  // namespace dmn
