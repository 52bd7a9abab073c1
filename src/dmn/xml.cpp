#include "dmn/xml.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace dmn {
namespace {

// `file:line:column` of a byte offset.
std::string position(std::string_view xml, std::size_t offset, std::string const& file) {
  offset = std::min(offset, xml.size());
  std::string_view const before = xml.substr(0, offset);
  auto const line = std::count(before.begin(), before.end(), '\n') + 1;
  std::size_t const last_break = before.rfind('\n');
  std::size_t const column = last_break == std::string_view::npos ? offset + 1 : offset - last_break;
  return fmt::format("{}:{}:{}", file.empty() ? "model" : file, line, column);
}

base::Error refused(std::string at, std::string message) {
  std::vector<base::Issue> issues{{at, message}};
  return base::invalid(at + ": " + message, std::move(issues));
}

// Depth and number of nodes, walked without recursion: the document comes from outside.
base::Result<> check_size(pugi::xml_document const& document, std::string_view xml, std::string const& file,
                          XmlLimits const& limits) {
  std::size_t nodes = 0;
  int depth = 0;
  pugi::xml_node node = document;
  while (true) {
    if (++nodes > limits.nodes_max)
      return refused(file, fmt::format("has more than {} XML nodes: split the model", limits.nodes_max));
    if (pugi::xml_node const child = node.first_child()) {
      if (++depth > limits.depth_max)
        return refused(position(xml, static_cast<std::size_t>(child.offset_debug()), file),
                       fmt::format("elements are nested deeper than {}", limits.depth_max));
      node = child;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node) return {};
    node = node.next_sibling();
  }
}

base::Result<> check_prologue(pugi::xml_document const& document, std::string_view xml, std::string const& file) {
  for (pugi::xml_node const node : document.children()) {
    if (node.type() == pugi::node_doctype)
      return refused(position(xml, xml.rfind("<!", static_cast<std::size_t>(node.offset_debug())), file),
                     "a DOCTYPE is not accepted: remove it");
    if (node.type() == pugi::node_declaration) {
      std::string const encoding = base::lower_ascii(node.attribute("encoding").as_string("utf-8"));
      if (encoding != "utf-8" && encoding != "us-ascii")
        return refused(position(xml, 0, file),
                       fmt::format("encoding `{}` is not accepted: save the file as UTF-8", encoding));
    }
  }
  if (!document.document_element()) return refused(position(xml, 0, file), "holds no XML element");
  return {};
}

}  // namespace

base::Result<std::unique_ptr<pugi::xml_document>> read_xml(std::string_view xml, std::string const& file,
                                                           XmlLimits const& limits) {
  if (xml.size() > limits.bytes_max)
    return refused(file.empty() ? "model" : file,
                   fmt::format("has {} bytes, more than the {} allowed", xml.size(), limits.bytes_max));
  if (!base::is_valid_utf_8(xml)) return refused(position(xml, 0, file), "is not UTF-8: save the file as UTF-8");
  if (std::size_t const nul = xml.find('\0'); nul != std::string_view::npos)
    return refused(position(xml, nul, file), "holds a NUL character");
  auto document = std::make_unique<pugi::xml_document>();
  unsigned const how = pugi::parse_default | pugi::parse_doctype | pugi::parse_declaration |
                       (limits.keep_blanks ? pugi::parse_ws_pcdata_single : 0U);
  pugi::xml_parse_result const parsed = document->load_buffer(xml.data(), xml.size(), how, pugi::encoding_utf8);
  if (!parsed)
    return refused(position(xml, static_cast<std::size_t>(parsed.offset), file),
                   fmt::format("is not well-formed XML: {}", base::lower_ascii(parsed.description())));
  TRY(check_prologue(*document, xml, file));
  TRY(check_size(*document, xml, file.empty() ? "model" : file, limits));
  return document;
}

std::string_view local_name(pugi::xml_node node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_of(pugi::xml_node node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  std::string_view const prefix = colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
  for (pugi::xml_node scope = node; scope; scope = scope.parent()) {
    for (pugi::xml_attribute const attribute : scope.attributes()) {
      std::string_view const declared = attribute.name();
      if (prefix.empty()
              ? declared == "xmlns"
              : declared.size() == prefix.size() + 6 && declared.starts_with("xmlns:") && declared.ends_with(prefix))
        return attribute.value();
    }
  }
  return {};
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node const child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  return text;
}

}  // namespace dmn
