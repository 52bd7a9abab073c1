#include "dmn/names.h"

namespace dmn {

std::string normalized_name(std::string_view name) {
  std::string result;
  bool blank = false;
  for (char const c : name) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !result.empty();
      continue;
    }
    if (blank) result += ' ';
    blank = false;
    result += c;
  }
  return result;
}

Reference parse_reference(std::string_view href) {
  std::size_t const hash = href.rfind('#');
  if (hash == std::string_view::npos) return {"", std::string{href}};
  return {std::string{href.substr(0, hash)}, std::string{href.substr(hash + 1)}};
}

std::string_view without_prefix(std::string_view type_ref) {
  std::size_t const colon = type_ref.rfind(':');
  return colon == std::string_view::npos ? type_ref : type_ref.substr(colon + 1);
}

}  // namespace dmn
