#include "park/common/sources.h"

#include <algorithm>

namespace park {

SourceDefinition const* SourceRegister::find(std::string_view name) const {
  auto const found = std::find_if(sources_.begin(), sources_.end(), [&](auto const& one) { return one.name == name; });
  return found == sources_.end() ? nullptr : &*found;
}

int SourceRegister::trust_of(std::string_view name) const {
  SourceDefinition const* const source = find(name);
  return source == nullptr ? 0 : source->trust;
}

}  // namespace park
