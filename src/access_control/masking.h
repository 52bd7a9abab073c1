// How a user sees a value: in clear, masked, or not at all. Whether the user may read the thing at all is decide()'s
// answer; this is about one value of it. Source: COL-24, COL-25, DAT-28, AMB-42, AMB-52.
#pragma once

#include <string>
#include <string_view>

#include "access_control/decision.h"

namespace access_control {

enum class Sight { clear, masked, hidden };
std::string_view name_of(Sight sight);

struct Field {
  std::string data_class;  // public … restricted; an unknown one counts as the most closed
  std::string source;      // the fact's source code; an unknown or empty one belongs to no department
  bool shareable = false;  // derived and marked as shareable: grade, warning level, that a penalty exists
};

// The best that a membership gives. A role without clearance that reaches the resource sees nothing. An approved reveal
// (access_control/two_person.h) is the caller's: `use` it, then show the value in clear.
Sight sight_of(Policy const& policy, Subject const& subject, Field const& field, Resource const& resource);

// `kind` of masks.csv: mobile, id_number, account, amount, name, text. Never shows a whole value: one too short for its
// pattern, or no valid UTF-8, is hidden altogether. Empty stays empty.
std::string masked(Policy const& policy, std::string_view kind, std::string_view value);

}  // namespace access_control
