// How enterprises hang together: who controls whom, over which paths and with which share, and who belongs to one group.
// Safe on rings of holdings. Pure. Source: ENT-16, ENT-17.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "park/common/datasets.h"

namespace park::file {

// `from` is told by an entry of its file to stand in `relation` to `to`.
struct Tie {
  std::string from, to;  // ids of parties, or the text that names one that is not known
  RelationDefinition const* relation = nullptr;
  std::optional<base::Decimal> share;
  std::string entry_id;
};

// From the one that controls to the one that is controlled.
struct ControlPath {
  std::vector<std::string> parties;
  std::optional<base::Decimal> share;  // product of the shares; absent where one is not known
};

inline constexpr std::size_t group_parties_max = 200, control_paths_max = 100;  // not policy: bounds of work

// Everyone that ties of the class lead to from `party`, itself first, then by distance; no more than the bound.
std::vector<std::string> group_of(std::string_view party, std::vector<Tie> const& ties,
                                  std::string_view relation_class);

// Every path of control that ends at `party` or begins there, each party once, the shortest first; no more than the bound.
std::vector<ControlPath> control_paths(std::string_view party, std::vector<Tie> const& ties);

}  // namespace park::file
