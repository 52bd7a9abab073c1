#include "dmn/xml_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/result.h"

namespace dmn {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t after(std::string_view xml, std::string_view mark, std::size_t at) {
  std::size_t const found = xml.find(mark, at);
  return found == std::string_view::npos ? xml.size() : found + mark.size();
}

std::size_t past_blanks(std::string_view xml, std::size_t at) {
  while (at < xml.size() && is_blank(xml[at])) ++at;
  return at;
}

// The elements below `node` in document order, without recursion.
pugi::xml_node next_element(pugi::xml_node node) {
  if (pugi::xml_node const child = node.find_child([](pugi::xml_node one) { return one.type() == pugi::node_element; }))
    return child;
  while (node) {
    for (pugi::xml_node next = node.next_sibling(); next; next = next.next_sibling())
      if (next.type() == pugi::node_element) return next;
    node = node.parent();
  }
  return {};
}

}  // namespace

XmlText::XmlText(std::string_view xml, pugi::xml_document const& document) : xml_(xml) {
  scan();
  std::size_t next = 0;
  for (pugi::xml_node node = document.document_element(); node; node = next_element(node)) {
    CHECK(next < spans_.size());
    auto const attributes = node.attributes();
    CHECK(spans_[next].attributes.size() ==
          static_cast<std::size_t>(std::distance(attributes.begin(), attributes.end())));
    index_.emplace(node.internal_object(), next++);
  }
  CHECK(next == spans_.size());
}

XmlText::Span const& XmlText::span(pugi::xml_node element) const {
  auto const found = index_.find(element.internal_object());
  CHECK(found != index_.end());
  return spans_[found->second];
}

// The document is well-formed: the parser has read it.
void XmlText::scan() {
  std::vector<std::size_t> open;
  std::size_t at = 0;
  while ((at = xml_.find('<', at)) != std::string_view::npos) {
    std::string_view const rest = xml_.substr(at);
    if (rest.starts_with("<!--")) {
      at = after(xml_, "-->", at + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      at = after(xml_, "]]>", at);
    } else if (rest.starts_with("<?")) {
      at = after(xml_, "?>", at);
    } else if (rest.starts_with("</")) {
      CHECK(!open.empty());
      Span& span = spans_[open.back()];
      open.pop_back();
      span.close_begin = at;
      at = span.end = after(xml_, ">", at);
    } else {
      Span span;
      at = scan_start_tag(at, span);
      if (!span.is_self_closed()) open.push_back(spans_.size());
      spans_.push_back(std::move(span));
    }
  }
}

std::size_t XmlText::scan_start_tag(std::size_t at, Span& span) const {
  span.begin = at;
  auto const ends_name = [](char c) { return is_blank(c) || c == '/' || c == '>' || c == '='; };
  ++at;
  while (at < xml_.size() && !ends_name(xml_[at])) ++at;
  span.name_end = at;
  while (true) {
    at = past_blanks(xml_, at);
    CHECK(at < xml_.size());
    if (xml_[at] == '>') {
      span.open_end = at + 1;
      return span.open_end;
    }
    if (xml_[at] == '/') {
      span.open_end = span.close_begin = span.end = after(xml_, ">", at);
      return span.end;
    }
    Attribute attribute{.begin = at};
    while (at < xml_.size() && !ends_name(xml_[at])) ++at;
    at = past_blanks(xml_, after(xml_, "=", at));
    CHECK(at < xml_.size());
    attribute.value_begin = at + 1;
    attribute.end = after(xml_, xml_.substr(at, 1), at + 1);
    attribute.value_end = attribute.end - 1;
    at = attribute.end;
    span.attributes.push_back(attribute);
  }
}

std::string XmlText::edited(std::size_t begin, std::size_t end, std::vector<XmlEdit> edits) const {
  std::stable_sort(edits.begin(), edits.end(),
                   [](XmlEdit const& one, XmlEdit const& other) { return one.begin < other.begin; });
  std::string result;
  std::size_t at = begin;
  for (XmlEdit const& edit : edits) {
    CHECK(edit.begin >= at && edit.end <= end);
    result += bytes(at, edit.begin);
    result += edit.text;
    at = edit.end;
  }
  return result += bytes(at, end);
}

std::string XmlText::position(std::size_t offset) const {
  std::string_view const before = xml_.substr(0, offset);
  std::size_t const last_break = before.rfind('\n');
  return fmt::format("{}:{}", std::count(before.begin(), before.end(), '\n') + 1,
                     last_break == std::string_view::npos ? offset + 1 : offset - last_break);
}

std::string escaped_text(std::string_view text) {
  // Blanks alone are dropped by parsers unless they stand in CDATA.
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_blank) && text.find('\r') == std::string_view::npos)
    return fmt::format("<![CDATA[{}]]>", text);
  std::string result;
  for (char const c : text) switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '\r': result += "&#13;"; break;
      default: result += c;
    }
  return result;
}

std::string escaped_attribute(std::string_view text) {
  std::string result;
  for (char const c : text) switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '"': result += "&quot;"; break;
      case '\n': result += "&#10;"; break;
      case '\t': result += "&#9;"; break;
      case '\r': result += "&#13;"; break;
      default: result += c;
    }
  return result;
}

}  // namespace dmn
