#include "dmn/convert.h"

#include <fmt/core.h>

#include <array>

#include "dmn/names.h"
#include "dmn/xml.h"
#include "dmn/xml_text.h"

namespace dmn {
namespace {

enum class Vocabulary { model, dmndi };

// What a later version added. `attribute` empty: the element itself.
struct Addition {
  Vocabulary vocabulary;
  std::string_view element, attribute;
  Version since;
};
constexpr std::array<Addition, 17> additions{
    {{Vocabulary::model, "functionItem", "", Version::v1_3},
     {Vocabulary::model, "group", "", Version::v1_3},
     {Vocabulary::model, "inputEntry", "typeRef", Version::v1_3},
     {Vocabulary::model, "inputValues", "typeRef", Version::v1_3},
     {Vocabulary::model, "outputValues", "typeRef", Version::v1_3},
     {Vocabulary::model, "allowedValues", "typeRef", Version::v1_3},
     {Vocabulary::dmndi, "DMNEdge", "sourceElement", Version::v1_3},
     {Vocabulary::dmndi, "DMNEdge", "targetElement", Version::v1_3},
     {Vocabulary::model, "conditional", "", Version::v1_4},
     {Vocabulary::model, "filter", "", Version::v1_4},
     {Vocabulary::model, "for", "", Version::v1_4},
     {Vocabulary::model, "some", "", Version::v1_4},
     {Vocabulary::model, "every", "", Version::v1_4},
     {Vocabulary::model, "typeConstraint", "", Version::v1_5},
     {Vocabulary::dmndi, "DMNDiagram", "useAlternativeInputDataShape", Version::v1_5},
     {Vocabulary::model, "", "expressionLanguage", Version::v1_6},
     {Vocabulary::model, "", "typeLanguage", Version::v1_6}}};

bool is_feel(std::string_view uri) {
  for (Version const version : versions)
    if (namespaces_of(version).feel == uri) return true;
  return false;
}
bool is_dmndi(std::string_view uri) {
  if (uri == "https://www.omg.org/spec/DMN/20240513/DMNDI/")
    return true;  // some tools write it for 1.6; no schema has it
  for (Version const version : versions)
    if (namespaces_of(version).dmndi == uri) return true;
  return false;
}

// The decision, knowledge model … around an element, for messages.
std::string owner_of(pugi::xml_node element) {
  for (pugi::xml_node node = element; node && node.parent().parent(); node = node.parent())
    if (local_name(node.parent()) == "definitions") return normalized_name(node.attribute("name").value());
  return {};
}

class Converter {
 public:
  Converter(XmlText const& text, std::string const& file, Version from, Version to)
      : text_(text), file_(file), from_(namespaces_of(from)), to_(namespaces_of(to)), version_(to) {}

  void walk(pugi::xml_node element) {
    std::string_view const name_space = namespace_of(element);
    rename_uris(element, name_space);
    if (name_space == from_.model) {
      if (local_name(element) == "extensionElements") return walk_extension(element);
      check(element, Vocabulary::model);
    } else if (is_dmndi(name_space)) {
      check(element, Vocabulary::dmndi);
    }
    for (pugi::xml_node const child : element.children())
      if (child.type() == pugi::node_element) walk(child);
  }

  std::vector<XmlEdit> edits;
  std::vector<base::Issue> issues;

 private:
  // Tools' own elements may declare the namespaces again for what they hold; that is all of theirs that changes.
  void walk_extension(pugi::xml_node element) {
    for (pugi::xml_node const child : element.children())
      if (child.type() == pugi::node_element) {
        rename_uris(child, "");
        walk_extension(child);
      }
  }

  void rename_uris(pugi::xml_node element, std::string_view name_space) {
    auto const& span = text_.span(element);
    std::size_t index = 0;
    for (pugi::xml_attribute const attribute : element.attributes()) {
      auto const& place = span.attributes[index++];
      std::string const renamed = renamed_value(attribute.name(), attribute.value(), name_space == from_.model);
      if (renamed != attribute.value())
        edits.push_back({place.value_begin, place.value_end, escaped_attribute(renamed)});
    }
  }

  std::string renamed_value(std::string_view name, std::string_view value, bool is_of_model) const {
    if (name == "xmlns" || name.starts_with("xmlns:")) return std::string{renamed(value)};
    if (is_of_model && (name == "expressionLanguage" || name == "typeLanguage"))
      return std::string{is_feel(value) ? to_.feel : value};
    if (is_of_model && name == "importType") return std::string{version_of_model(value) ? to_.model : value};
    if (name.ends_with("schemaLocation")) return renamed_locations(value);
    return std::string{value};
  }
  std::string_view renamed(std::string_view uri) const {
    if (uri == from_.model) return to_.model;
    if (is_feel(uri)) return to_.feel;
    return is_dmndi(uri) ? to_.dmndi : uri;
  }

  // Pairs of namespace and file; the file of the schema is called after its version.
  std::string renamed_locations(std::string_view value) const {
    std::string result;
    auto const digits = [](std::string_view version) { return fmt::format("{}{}", version.front(), version.back()); };
    while (!value.empty()) {
      std::size_t const end = std::min(value.find_first_of(" \t\r\n"), value.size());
      std::string word{renamed(value.substr(0, end))};
      if (std::string const file = "DMN" + digits(from_.name) + ".xsd"; word.ends_with(file))
        word.replace(word.size() - file.size(), file.size(), "DMN" + digits(to_.name) + ".xsd");
      result += word;
      std::size_t const next = std::min(value.find_first_not_of(" \t\r\n", end), value.size());
      result += value.substr(end, next - end);
      value.remove_prefix(next);
    }
    return result;
  }

  void check(pugi::xml_node element, Vocabulary vocabulary) {
    for (Addition const& addition : additions) {
      if (addition.since <= version_ || addition.vocabulary != vocabulary) continue;
      if (!addition.element.empty() && addition.element != local_name(element)) continue;
      if (addition.attribute.empty()) {
        report(element, fmt::format("`{}`", addition.element), addition.since);
      } else if (auto const attribute = element.attribute(std::string{addition.attribute}.c_str())) {
        bool const is_language = addition.since == Version::v1_6;
        if (!is_language)
          report(element, fmt::format("attribute `{}` of `{}`", addition.attribute, addition.element), addition.since);
        else if (attribute.value() == b_feel)
          report(element, fmt::format("{} B-FEEL of `{}`", addition.attribute, local_name(element)), addition.since);
      }
    }
  }

  void report(pugi::xml_node element, std::string const& what, Version since) {
    std::string const owner = owner_of(element);
    issues.push_back(
        {fmt::format("{}:{}", file_, text_.position(text_.span(element).begin)),
         fmt::format("{}{} cannot be said in DMN {}: it came with DMN {}; express it otherwise first", what,
                     owner.empty() ? "" : fmt::format(" in `{}`", owner), to_.name, namespaces_of(since).name)});
  }

  XmlText const& text_;
  std::string const& file_;
  Namespaces const &from_, &to_;
  Version version_;
};

}  // namespace

base::Result<std::string> convert(std::string_view xml, std::string const& file, Version to) {
  auto const document = TRY(read_xml(xml, file));
  pugi::xml_node const root = document->document_element();
  std::optional<Version> const from = version_of_model(namespace_of(root));
  if (local_name(root) != "definitions" || !from)
    return base::invalid(fmt::format("{}: is no DMN file of version 1.2 to 1.6: the first element is `{}` of `{}`",
                                     file, root.name(), namespace_of(root)));
  XmlText const text{xml, *document};
  Converter converter{text, file, *from, to};
  converter.walk(root);
  if (!converter.issues.empty())
    return base::invalid(fmt::format("{}: cannot be said in DMN {}", file, namespaces_of(to).name),
                         std::move(converter.issues));
  return text.edited(0, xml.size(), std::move(converter.edits));
}

}  // namespace dmn
