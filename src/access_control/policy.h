// The access pack: who may do what, as data (policies/access). Roles, permissions, grants with a scope, clearances for
// data classes, departments and their sources, masks and approval rules are CSV rows; no name of a role or permission
// and no figure stands in C++. A loaded policy is immutable and shared by threads. Source: COL-20 … COL-25, DAT-28.
// (The namespace is not `access`: POSIX has a function of that name at global scope.)
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace access_control {

// How far a grant reaches, least to most; a wider scope reaches all that a narrower one of the same grant does.
enum class Scope : std::uint8_t {
  none,
  self,          // what the user owns: account, sessions, saved views, own requests
  assigned,      // what the user is assigned to, within the park of the membership
  department,    // what the membership's department leads
  workspace,     // the membership's workspace
  park,          // every workspace of the membership's park
  installation,  // everything
};
std::string_view name_of(Scope scope);

struct Role {
  std::string role;
  std::string workspace_kind;   // park, enterprise, bank, authority: the role counts in such workspaces only
  std::string exclusive_group;  // not empty: who holds the role may hold no other role at all
  bool own_sources = false;     // AMB-42: raw values of other departments' sources are hidden unless shareable
  std::string zh, en;
};
struct DepartmentKind {
  std::string kind;
  std::string side;  // lead, three or many: the 1, the 3 and the N of COL-20
  std::string zh, en;
};
struct Permission {
  std::string permission;  // noun.verb
  bool writes = false;
  bool step_up = false;    // a fresh proof of identity is needed just before
  std::string two_person;  // the approval rule, or empty
  std::string zh, en;
};
struct Grant {
  int permission = 0, role = 0;  // indices
  Scope scope = Scope::none;
  std::string place;  // grants.csv:12
};
struct DataClass {
  std::string data_class;
  std::string also;             // another spelling of the same class in fact registers
  bool hidden_above = false;    // beyond the clearance: nothing at all, not even masked
  bool bound_to_source = true;  // the rule on other departments' sources holds for it
  std::string zh, en;
};
struct Clearance {
  int role = 0, data_class = 0;  // indices; classes up to and with this one are seen in clear
  Scope scope = Scope::none;
  std::string place;
};
struct Source {
  std::string source;
  std::string department_kind;
  bool shareable = false;
};
struct Mask {
  std::string kind;
  int front = 0, back = 0;  // characters kept
  std::string fill;         // one character: stands for each hidden one; several: for all hidden together
};
struct ApprovalRule {
  std::string rule;
  std::string permission;  // of the action
  int approvals_needed = 0;
  std::string approver_permission;
  int valid_minutes = 0;  // how long a request waits
  int use_minutes = 0;    // how long it may be used after the first use; 0: once
  std::string place;
  // All that decides, in one line: a request keeps it, and a changed rule voids the request.
  std::string terms() const;
};

// The role that an approved request of the rule gives for its time box: emergency access.
struct EmergencyRole {
  std::string rule;
  int role = 0;  // index
};

using AccessFiles = std::map<std::string, std::string, std::less<>>;

class Policy {
 public:
  // `files`: CSV texts by name (`roles.csv` …). Checked to the end; every Issue is located: `roles.csv:12:3`.
  static base::Result<Policy> read(AccessFiles const& files);

  // Indices, or -1.
  int role(std::string_view name) const { return find(role_index_, name); }
  int permission(std::string_view name) const { return find(permission_index_, name); }
  int data_class(std::string_view name) const { return find(data_class_index_, name); }  // index = rank
  // Nullptr when the role has no such grant. REQUIRES valid indices.
  Grant const* grant(int permission, int role) const {
    int const at = grant_at_[static_cast<std::size_t>(permission) * roles_.size() + static_cast<std::size_t>(role)];
    return at < 0 ? nullptr : &grants_[static_cast<std::size_t>(at)];
  }
  DepartmentKind const* department_kind(std::string_view kind) const;
  Source const* source(std::string_view source) const;
  ApprovalRule const* approval_rule(std::string_view rule) const;
  Mask const& mask(std::string_view kind) const;  // of kind `text` when there is no such row
  Role const* emergency_role(std::string_view rule) const;
  bool is_emergency_role(std::string_view role) const;  // given by no grant, only by an approved request
  // More rows than these leave only with an approval by two persons.
  int export_rows_max() const { return export_rows_max_; }

  std::vector<Role> const& roles() const { return roles_; }
  std::vector<DepartmentKind> const& department_kinds() const { return department_kinds_; }
  std::vector<Permission> const& permissions() const { return permissions_; }
  std::vector<Grant> const& grants() const { return grants_; }
  std::vector<DataClass> const& data_classes() const { return data_classes_; }  // from open to closed
  std::vector<Clearance> const& clearances() const { return clearances_; }
  std::vector<Source> const& sources() const { return sources_; }
  std::vector<Mask> const& masks() const { return masks_; }
  std::vector<ApprovalRule> const& approval_rules() const { return approval_rules_; }
  std::string const& hash() const { return hash_; }  // SHA-256 of all files: names the policy in an audit record

 private:
  friend class PolicyReader;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Index = std::unordered_map<std::string, int, Hash, std::equal_to<>>;
  static int find(Index const& index, std::string_view name) {
    auto const found = index.find(name);
    return found == index.end() ? -1 : found->second;
  }

  std::vector<Role> roles_;
  std::vector<DepartmentKind> department_kinds_;
  std::vector<Permission> permissions_;
  std::vector<Grant> grants_;
  std::vector<DataClass> data_classes_;
  std::vector<Clearance> clearances_;
  std::vector<Source> sources_;
  std::vector<Mask> masks_;
  std::vector<ApprovalRule> approval_rules_;
  std::vector<EmergencyRole> emergency_roles_;
  int export_rows_max_ = 0;
  Index role_index_, permission_index_, data_class_index_;
  std::vector<int> grant_at_;  // permission × role → index of the grant, or -1
  std::string hash_;
};

// May one user hold all these roles? The error (`conflict`) names the two that exclude each other, or the unknown one.
base::Result<> check_roles(Policy const& policy, std::vector<std::string> const& roles);

}  // namespace access_control
