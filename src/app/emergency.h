// Emergency access (break-glass): the system administrator opens it for himself or a named person and says why, the security
// administrator approves (approvals.csv), and until its time box ends the person holds the role that emergency.csv names,
// in one park. The request is the only record of it: subject_of() reads the role from there, so that it holds alike wherever
// rights count – lists, search, exports, notices, inside transactions – and ends by itself. Each use is an event that names
// the request. API keys get nothing from it. Source: DAT-28, COL-24.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access_control/two_person.h"
#include "app/perform.h"
#include "app/views.h"

namespace app {

inline constexpr std::string_view break_glass = "break_glass";  // the rule

struct EmergencyDraft {
  std::string login_name;    // who gets it; "" for oneself
  std::string workspace_id;  // of the park
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EmergencyDraft, (), (login_name, workspace_id, reason))

struct EmergencyClosing {
  std::string reason;  // may be ""
};
BOOST_DESCRIBE_STRUCT(EmergencyClosing, (), (reason))

// The subject of such a request, as JSON.
struct EmergencyContent {
  std::string user_id, workspace_id;
};
BOOST_DESCRIBE_STRUCT(EmergencyContent, (), (user_id, workspace_id))

struct EmergencyView {
  std::string user_id, user_name;
  park::Label workspace, role;
  bool in_force = false;
  bool may_close = false;  // by who asks, now
};
BOOST_DESCRIBE_STRUCT(EmergencyView, (), (user_id, user_name, workspace, role, in_force, may_close))

base::Result<EmergencyContent> emergency_content(access_control::ApprovalRequest const& request);
base::Result<EmergencyView> emergency_view(Call& call, access_control::ApprovalRequest const& request);

}  // namespace app
