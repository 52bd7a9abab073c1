#include "access_control/decision.h"

#include <algorithm>

namespace access_control {
namespace {

bool same(std::string const& ours, std::string const& theirs) { return !ours.empty() && ours == theirs; }

bool is_assigned(std::string_view user_id, Resource const& resource) {
  return std::find(resource.assigned.begin(), resource.assigned.end(), user_id) != resource.assigned.end();
}

Grant const* grant_of(Policy const& policy, Membership const& membership, int permission) {
  int const role = counting_role(policy, membership);
  return role < 0 ? nullptr : policy.grant(permission, role);
}

// Why a known role with a grant does not reach: the code of what its scope asks for.
std::string lacking(Scope scope) {
  switch (scope) {
    case Scope::none:
    case Scope::installation: break;
    case Scope::self: return "not_own";
    case Scope::assigned: return "not_assigned";
    case Scope::department: return "other_department";
    case Scope::workspace: return "other_workspace";
    case Scope::park: return "other_park";
  }
  base::throw_bug("a grant of this scope always reaches", __FILE__, __LINE__);
}

Reason refusal(Policy const& policy, Membership const& membership, int permission) {
  std::string const& id = membership.membership_id;
  int const index = policy.role(membership.role);
  if (index < 0) return {"unknown_role", {id, membership.role}};
  std::string const& kind = policy.roles()[static_cast<std::size_t>(index)].workspace_kind;
  if (kind != membership.workspace_kind)
    return {"role_elsewhere", {id, membership.role, membership.workspace_kind, kind}};
  std::string const& name = policy.permissions()[static_cast<std::size_t>(permission)].permission;
  Grant const* grant = policy.grant(permission, index);
  if (grant == nullptr) return {"no_grant", {id, membership.role, name}};
  return {lacking(grant->scope), {id, membership.role, name, std::string{name_of(grant->scope)}, grant->place}};
}

void add_once(std::vector<std::string>& list, std::string const& value) {
  if (value.empty()) return;
  auto const at = std::lower_bound(list.begin(), list.end(), value);
  if (at == list.end() || *at != value) list.insert(at, value);
}

bool listed(std::vector<std::string> const& list, std::string const& value) {
  return !value.empty() && std::binary_search(list.begin(), list.end(), value);
}

}  // namespace

int counting_role(Policy const& policy, Membership const& membership) {
  int const role = policy.role(membership.role);
  if (role < 0) return -1;
  return policy.roles()[static_cast<std::size_t>(role)].workspace_kind == membership.workspace_kind ? role : -1;
}

bool has_exclusive_roles(Policy const& policy, Subject const& subject) {
  std::string const* first = nullptr;
  bool differs = false, excludes = false;
  for (Membership const& membership : subject.memberships) {
    if (membership.ends_at) continue;
    if (first == nullptr) first = &membership.role;
    differs = differs || membership.role != *first;
    int const role = policy.role(membership.role);
    excludes = excludes || (role >= 0 && !policy.roles()[static_cast<std::size_t>(role)].exclusive_group.empty());
  }
  return differs && excludes;
}

Scope relation(Scope scope, Subject const& subject, Membership const& membership, Resource const& resource) {
  bool const here = same(membership.park_id, resource.park_id);
  if (scope >= Scope::self && same(subject.user_id, resource.owner_id) && (here || resource.park_id.empty()))
    return Scope::self;
  if (scope >= Scope::assigned && here && is_assigned(subject.user_id, resource)) return Scope::assigned;
  if (scope >= Scope::department && same(membership.department_id, resource.department_id)) return Scope::department;
  if (scope >= Scope::workspace && same(membership.workspace_id, resource.workspace_id)) return Scope::workspace;
  if (scope >= Scope::park && here) return Scope::park;
  return scope >= Scope::installation ? Scope::installation : Scope::none;
}

bool allows(Policy const& policy, Subject const& subject, std::string_view permission, Resource const& resource) {
  int const wanted = policy.permission(permission);
  if (wanted < 0 || subject.user_id.empty() || has_exclusive_roles(policy, subject)) return false;
  return std::any_of(subject.memberships.begin(), subject.memberships.end(), [&](Membership const& membership) {
    Grant const* grant = grant_of(policy, membership, wanted);
    return grant != nullptr && relation(grant->scope, subject, membership, resource) != Scope::none;
  });
}

Decision decide(Policy const& policy, Subject const& subject, std::string_view permission, Resource const& resource) {
  Decision decision;
  auto const refuse = [&](std::string code, std::vector<std::string> values) {
    decision.reasons.push_back({std::move(code), std::move(values)});
    return decision;
  };
  if (subject.user_id.empty()) return refuse("anonymous", {});
  int const wanted = policy.permission(permission);
  if (wanted < 0) return refuse("unknown_permission", {std::string{permission}});
  if (subject.memberships.empty()) return refuse("no_membership", {});
  if (has_exclusive_roles(policy, subject)) {
    std::vector<std::string> roles;
    for (Membership const& membership : subject.memberships) add_once(roles, membership.role);
    return refuse("exclusive_roles", std::move(roles));
  }
  for (Membership const& membership : subject.memberships) {
    Grant const* grant = grant_of(policy, membership, wanted);
    Scope const by = grant == nullptr ? Scope::none : relation(grant->scope, subject, membership, resource);
    if (by == Scope::none) {
      decision.reasons.push_back(refusal(policy, membership, wanted));
      continue;
    }
    std::string const scope{name_of(grant->scope)};
    std::vector<std::string> values{
        membership.membership_id, membership.role, std::string{permission}, scope, grant->place,
        std::string{name_of(by)}};
    return Decision{true, membership.membership_id, membership.role, scope, {Reason{"granted", std::move(values)}}};
  }
  return decision;
}

Reach reach_of(Policy const& policy, Subject const& subject, std::string_view permission) {
  Reach reach;
  int const wanted = policy.permission(permission);
  if (wanted < 0 || subject.user_id.empty() || has_exclusive_roles(policy, subject)) return reach;
  for (Membership const& membership : subject.memberships) {
    Grant const* grant = grant_of(policy, membership, wanted);
    if (grant == nullptr) continue;
    Scope const scope = grant->scope;
    reach.self = true;
    add_once(reach.self_parks, membership.park_id);
    if (scope >= Scope::assigned && !membership.park_id.empty()) reach.assigned = true;
    if (scope >= Scope::assigned) add_once(reach.assigned_parks, membership.park_id);
    if (scope >= Scope::department) add_once(reach.departments, membership.department_id);
    if (scope >= Scope::workspace) add_once(reach.workspaces, membership.workspace_id);
    if (scope >= Scope::park) add_once(reach.parks, membership.park_id);
    if (scope >= Scope::installation) reach.all = true;
  }
  return reach;
}

bool passes(Reach const& reach, std::string_view user_id, Resource const& resource) {
  if (reach.all || listed(reach.parks, resource.park_id) || listed(reach.workspaces, resource.workspace_id) ||
      listed(reach.departments, resource.department_id))
    return true;
  if (reach.assigned && is_assigned(user_id, resource) && listed(reach.assigned_parks, resource.park_id)) return true;
  bool const owned = reach.self && !user_id.empty() && resource.owner_id == user_id;
  return owned && (resource.park_id.empty() || listed(reach.self_parks, resource.park_id));
}

}  // namespace access_control
