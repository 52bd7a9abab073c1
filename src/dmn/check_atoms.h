// The atoms of one axis of the static proof: where its line is cut, or which values it lists. Internal to the module.
#pragma once

#include <functional>
#include <vector>

#include "dmn/check_grid.h"

namespace dmn {

// Points where something may change along a line of numbers (or days), in any order.
void add_bounds(Partition const& partition, std::vector<base::Decimal>& bounds);
void add_bounds(ConstantTests const& tests, std::vector<base::Decimal>& bounds);

// The line cut at the bounds: each bound, each gap between two, both ends. Samples read well (`110`, not
// `100.000001`).
std::vector<Atom> cut_line(std::vector<base::Decimal> bounds, bool dates);
// Neighbours that `same` become one.
std::vector<Atom> merged(std::vector<Atom> const& atoms, std::function<bool(std::size_t, std::size_t)> const& same,
                         std::function<bool(std::size_t)> const& allowed, bool dates);
Atom point_atom(feel::Value const& value);

}  // namespace dmn
