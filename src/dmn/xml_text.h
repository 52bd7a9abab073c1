// The bytes of an XML document beside its tree: where each element and attribute stands, so that a change touches only the
// bytes it means and everything else – order, blanks, comments, foreign elements – stays as it was. Internal to the module.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dmn {

// Bytes [begin, end) give way to `text`.
struct XmlEdit {
  std::size_t begin = 0, end = 0;
  std::string text;
};

class XmlText {
 public:
  // `document` was read from `xml`; both outlive this.
  XmlText(std::string_view xml, pugi::xml_document const& document);

  struct Attribute {
    std::size_t begin = 0, value_begin = 0, value_end = 0, end = 0;  // name … after the closing quote
  };
  // `<` … `>` of the start tag, `<` … `>` of the end tag; of `<a/>` all of the end tag is empty.
  struct Span {
    std::size_t begin = 0, name_end = 0, open_end = 0, close_begin = 0, end = 0;
    std::vector<Attribute> attributes;  // as many and in the order of the node's
    bool is_self_closed() const { return open_end == end; }
  };
  Span const& span(pugi::xml_node element) const;

  std::string_view bytes() const { return xml_; }
  std::string_view bytes(std::size_t begin, std::size_t end) const { return xml_.substr(begin, end - begin); }
  // Bytes [begin, end) with the edits that lie in them; edits do not overlap.
  std::string edited(std::size_t begin, std::size_t end, std::vector<XmlEdit> edits) const;
  // `line:column`, both from 1.
  std::string position(std::size_t offset) const;

 private:
  void scan();
  std::size_t scan_start_tag(std::size_t at, Span& span) const;

  std::string_view xml_;
  std::vector<Span> spans_;  // in document order
  std::unordered_map<void const*, std::size_t> index_;
};

// As character data and as the value of an attribute in double quotes.
std::string escaped_text(std::string_view text);
std::string escaped_attribute(std::string_view text);

}  // namespace dmn
