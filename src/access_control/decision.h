// May this user do that to this thing, and why. Deny by default: allowed only when some membership's role is granted the
// permission with a scope that reaches the resource. Pure: rights are what the caller read just now.
//
// Ids of parks, workspaces, departments and users are unique in the installation. An empty id matches nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access_control/policy.h"
#include "base/date.h"

namespace access_control {

struct Membership {
  std::string membership_id, workspace_id, workspace_kind, park_id, department_id, department_kind, role;
  // Of emergency access (emergency.csv), which ends by itself: such a membership stands beside every other role. The
  // caller leaves out what has ended. Its id is the request's.
  std::optional<base::Instant> ends_at = {};
};
struct Subject {
  std::string user_id;  // empty: nobody is signed in
  std::vector<Membership> memberships;
};
struct Resource {
  std::string workspace_id, park_id, department_id, party_id, owner_id;
  std::vector<std::string> assigned;  // user ids
};

// A stable code and what it speaks of. Texts: explain_zh, explain_en. Never names the resource: a refusal tells only
// what the asker holds and lacks.
struct Reason {
  std::string code;
  std::vector<std::string> values;
  friend bool operator==(Reason const&, Reason const&) = default;
};
// `names`: what people call ids that the policy knows nothing of, such as memberships.
struct Words {
  std::string zh, en;
};
using Names = std::map<std::string, Words, std::less<>>;
std::string explain_zh(Policy const& policy, Reason const& reason, Names const& names = {});
std::string explain_en(Policy const& policy, Reason const& reason, Names const& names = {});

struct Decision {
  bool allowed = false;
  std::string membership_id, role, scope;  // what allowed it; empty when refused
  std::vector<Reason> reasons;             // one when allowed; else one per membership, or why none counts
};

// Codes of reasons: granted; anonymous, no_membership, unknown_permission, exclusive_roles; per membership unknown_role,
// role_elsewhere, no_grant, not_own, not_assigned, other_department, other_workspace, other_park.
Decision decide(Policy const& policy, Subject const& subject, std::string_view permission, Resource const& resource);
// decide(…).allowed without reasons and without allocation.
bool allows(Policy const& policy, Subject const& subject, std::string_view permission, Resource const& resource);

// What the permission reaches, for filters of lists and aggregates. An item passes when `all`, or its park, workspace or
// department is listed, or the user is assigned to it and its park is in `assigned_parks`, or the user owns it and it has
// no park or one of `self_parks`. INVARIANT: passes(reach_of(…), user, item) == allows(…, item).
struct Reach {
  bool all = false;
  std::vector<std::string> parks, workspaces, departments;  // sorted, each once
  bool assigned = false;
  bool self = false;
  std::vector<std::string> assigned_parks, self_parks;
};
Reach reach_of(Policy const& policy, Subject const& subject, std::string_view permission);
bool passes(Reach const& reach, std::string_view user_id, Resource const& resource);

// Shared by decide, reach_of and sight_of.
// The role of a membership that counts: known and in its kind of workspace; else -1.
int counting_role(Policy const& policy, Membership const& membership);
// Whether two of the subject's roles exclude each other: then no membership counts. Emergency access excludes nothing.
bool has_exclusive_roles(Policy const& policy, Subject const& subject);
// The narrowest relation by which `scope` reaches the resource; Scope::none when it does not.
Scope relation(Scope scope, Subject const& subject, Membership const& membership, Resource const& resource);

}  // namespace access_control
