// A DMN file in another version of the standard: the namespaces change, every other byte stays – order, blanks, comments,
// identifiers, extensions of tools, elements nobody knows.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "dmn/versions.h"

namespace dmn {

// What cannot be said in the older version is an issue `file:line:column` that names the element and the version it came
// with (boxed `conditional`, `filter`, `for`, `some`, `every`: 1.4; `typeConstraint`: 1.5; B-FEEL: 1.6 …), and nothing is
// converted: never dropped in silence. The text of FEEL expressions is not looked into.
base::Result<std::string> convert(std::string_view xml, std::string const& file, Version to);

}  // namespace dmn
