#include "access_control/policy.h"

#include <fmt/format.h>

#include <algorithm>

namespace access_control {
namespace {

template <class Row>
Row const* find_row(std::vector<Row> const& rows, std::string Row::*key, std::string_view value) {
  auto const found = std::find_if(rows.begin(), rows.end(), [&](Row const& row) { return row.*key == value; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(Scope scope) {
  switch (scope) {
    case Scope::none: return "none";
    case Scope::self: return "self";
    case Scope::assigned: return "assigned";
    case Scope::department: return "department";
    case Scope::workspace: return "workspace";
    case Scope::park: return "park";
    case Scope::installation: return "installation";
  }
  return "";
}

std::string ApprovalRule::terms() const {
  return fmt::format("{} {} {} {} {} {}", rule, permission, approvals_needed, approver_permission, valid_minutes,
                     use_minutes);
}

DepartmentKind const* Policy::department_kind(std::string_view kind) const {
  return find_row(department_kinds_, &DepartmentKind::kind, kind);
}

Source const* Policy::source(std::string_view source) const { return find_row(sources_, &Source::source, source); }

ApprovalRule const* Policy::approval_rule(std::string_view rule) const {
  return find_row(approval_rules_, &ApprovalRule::rule, rule);
}

Mask const& Policy::mask(std::string_view kind) const {
  Mask const* found = find_row(masks_, &Mask::kind, kind);
  if (found == nullptr) found = find_row(masks_, &Mask::kind, "text");
  CHECK_NOTE(found != nullptr, "the reader refuses masks.csv without the kind `text`");
  return *found;
}

Role const* Policy::emergency_role(std::string_view rule) const {
  EmergencyRole const* const found = find_row(emergency_roles_, &EmergencyRole::rule, rule);
  return found == nullptr ? nullptr : &roles_[static_cast<std::size_t>(found->role)];
}

bool Policy::is_emergency_role(std::string_view role) const {
  return std::any_of(emergency_roles_.begin(), emergency_roles_.end(), [&](EmergencyRole const& emergency) {
    return roles_[static_cast<std::size_t>(emergency.role)].role == role;
  });
}

base::Result<> check_roles(Policy const& policy, std::vector<std::string> const& roles) {
  for (std::string const& name : roles) {
    int const index = policy.role(name);
    if (index < 0) return base::invalid(fmt::format("role `{}` is unknown; take one of roles.csv", name));
    if (policy.roles()[static_cast<std::size_t>(index)].exclusive_group.empty()) continue;
    for (std::string const& other : roles)
      if (other != name)
        return base::Error{base::ErrorCode::conflict,
                           fmt::format("role `{}` excludes every other role; withdraw `{}` first", name, other),
                           {}};
  }
  return {};
}

}  // namespace access_control
