// XML as DMN files need it: one document, UTF-8, no DOCTYPE, bounded in bytes, nodes and depth, names resolved by namespace.
// The only header that shows pugixml; nothing outside the reader includes it.
#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dmn {

struct XmlLimits {
  std::size_t bytes_max = 16U << 20U;
  std::size_t nodes_max = 2'000'000;
  int depth_max = 200;
  bool keep_blanks = false;  // text of nothing but blanks is kept where it is all an element holds
};

// Refuses what is not well-formed, says where (line and column from 1) and what to do. `file` goes into the messages.
base::Result<std::unique_ptr<pugi::xml_document>> read_xml(std::string_view xml, std::string const& file,
                                                           XmlLimits const& limits = {});

// The name without its prefix.
std::string_view local_name(pugi::xml_node node);
// The namespace the prefix (or the lack of one) stands for at this node; "" when none is declared.
std::string_view namespace_of(pugi::xml_node node);

// Character data and CDATA of the node, joined.
std::string text_of(pugi::xml_node node);

}  // namespace dmn
