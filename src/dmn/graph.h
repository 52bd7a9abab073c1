// The order in which the elements of a requirement graph can be evaluated.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace dmn {

// Every node after all it needs; nodes that could stand in either order keep the order of the file. `needs[i]` lists
// the nodes that node i requires. A circle is an error that names its members in order.
base::Result<std::vector<int>> topological_order(std::span<std::vector<int> const> needs,
                                                 std::span<std::string const> names);

}  // namespace dmn
