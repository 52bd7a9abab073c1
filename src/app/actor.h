// Who asks, with what was granted at the time of asking.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access_control/decision.h"
#include "app/people.h"
#include "app/ports.h"

namespace app {

struct Actor {
  access_control::Subject subject;
  std::string login_name, display_name;
  std::string session_id, key_id;            // one of them
  bool is_stepped_up = false;                // proved a few minutes ago who it is
  std::vector<std::string> key_permissions;  // of an API key: no more than these
};

// The memberships in force of a user whose account is active; unauthenticated otherwise. With what emergency access
// (app/emergency.h) gives at `now`: the one place where it becomes a right.
base::Result<access_control::Subject> subject_of(access_control::Policy const& policy, RecordReader& records,
                                                 std::string_view user_id, base::Instant now);
// Without emergency access: for API keys, which act for nobody in need.
access_control::Subject without_emergency(access_control::Subject subject);
// Some of it has ended since it was read.
bool has_ended(access_control::Subject const& subject, base::Instant now);

}  // namespace app
