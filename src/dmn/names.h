// Names of a model: blanks normalised as FEEL does, references split into namespace and id, the closest name for a hint.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dmn {

// Leading and trailing blanks gone, runs of blanks one blank.
std::string normalized_name(std::string_view name);

struct Reference {
  std::string name_space, id;  // name_space empty: this document
};
// `#id`, `namespace#id`, or a bare `id`.
Reference parse_reference(std::string_view href);

// "feel:number", "tns:tLoan" … without the prefix some tools write.
std::string_view without_prefix(std::string_view type_ref);

}  // namespace dmn
