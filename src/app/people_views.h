// What the API tells and takes about people, workspaces and sessions.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "park/common/assessment.h"

namespace app {

struct MembershipView {
  std::string membership_id, workspace_id, department_id, role;
  park::Label workspace, department, role_label;
  base::Instant granted_at;
  std::string granted_by;
};
BOOST_DESCRIBE_STRUCT(MembershipView, (),
                      (membership_id, workspace_id, department_id, role, workspace, department, role_label, granted_at,
                       granted_by))

// Of somebody whose data were erased, the names are "".
struct UserView {
  std::string user_id, login_name, display_name;
  std::string state;  // invited, withdrawn, active, disabled, erased
  bool has_second_factor = false;
  base::Instant created_at;
  std::int64_t version = 0;
  std::vector<MembershipView> memberships;
  std::string organisation_subject;  // of the organisation's account that is linked; "" for none
};
BOOST_DESCRIBE_STRUCT(UserView, (),
                      (user_id, login_name, display_name, state, has_second_factor, created_at, version, memberships,
                       organisation_subject))

struct LogIn {
  std::string login_name, password;
  std::string code;  // of the second factor, or a recovery code; "" without one
};
BOOST_DESCRIBE_STRUCT(LogIn, (), (login_name, password, code))

struct StepUp {
  std::string password;  // or
  std::string code;
};
BOOST_DESCRIBE_STRUCT(StepUp, (), (password, code))

// Emergency access in force (app/emergency.h).
struct EmergencyInForce {
  std::string request_id;
  park::Label workspace, role;
  base::Instant until;
};
BOOST_DESCRIBE_STRUCT(EmergencyInForce, (), (request_id, workspace, role, until))

// Who I am, and what my pages may offer.
struct SessionView {
  std::string session_id, user_id, login_name, display_name;
  std::string csrf_token;  // sent as X-CSRF-Token with every change
  bool has_second_factor = false, second_factor_required = false;
  base::Instant expires_at;
  std::int64_t idle_minutes = 0;
  bool is_stepped_up = false;
  std::vector<MembershipView> memberships;
  std::vector<std::string> permissions;  // held somewhere: what of it reaches is another question
  std::vector<EmergencyInForce> emergencies;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (session_id, user_id, login_name, display_name, csrf_token, has_second_factor,
                       second_factor_required, expires_at, idle_minutes, is_stepped_up, memberships, permissions,
                       emergencies))

struct OwnSession {
  std::string session_id, client;
  base::Instant created_at, last_seen_at, expires_at;
  bool is_this = false;
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (session_id, client, created_at, last_seen_at, expires_at, is_this))

// The first person of an installation, by the link printed at the first start: the security administrator.
struct SetUp {
  std::string token, login_name, display_name, password;
  std::string park_title_zh, park_title_en;
};
BOOST_DESCRIBE_STRUCT(SetUp, (), (token, login_name, display_name, password, park_title_zh, park_title_en))

// Of an invitation, or for a new password.
struct PasswordByLink {
  std::string token, password;
};
BOOST_DESCRIBE_STRUCT(PasswordByLink, (), (token, password))

// What new passwords must be, told before anybody types one.
struct PasswordRules {
  std::int64_t length_min = 0, length_min_with_second_factor = 0, length_max = 0;  // characters
  std::int64_t character_classes_min = 0;  // of upper case, lower case, digits, everything else
  std::int64_t history = 0;                // so many last ones may not come back
  bool refuses_common = false;             // also login and display name
};
BOOST_DESCRIBE_STRUCT(PasswordRules, (),
                      (length_min, length_min_with_second_factor, length_max, character_classes_min, history,
                       refuses_common))

struct ChangePassword {
  std::string password, new_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (password, new_password))

struct Invitation {
  std::string login_name, display_name;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (login_name, display_name))

struct PasswordReset {
  bool reset_second_factor = false;  // the person lost it as well
};
BOOST_DESCRIBE_STRUCT(PasswordReset, (), (reset_second_factor))

// The link is shown once, to who invites or resets the password.
struct InvitationView {
  UserView user;
  std::string link_token;
  base::Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (user, link_token, expires_at))

struct RoleGrant {
  std::string user_id, workspace_id, department_id, role;
};
BOOST_DESCRIBE_STRUCT(RoleGrant, (), (user_id, workspace_id, department_id, role))

struct DepartmentView {
  std::string department_id, workspace_id, kind;
  park::Label title, kind_label;
  std::string side;  // lead, three, many: the 1, the 3 and the N
};
BOOST_DESCRIBE_STRUCT(DepartmentView, (), (department_id, workspace_id, kind, title, kind_label, side))

struct WorkspaceView {
  std::string workspace_id, kind, park_id;
  park::Label title;
  std::vector<DepartmentView> departments;
};
BOOST_DESCRIBE_STRUCT(WorkspaceView, (), (workspace_id, kind, park_id, title, departments))

struct RoleView {
  std::string role, workspace_kind, exclusive_group;
  park::Label label;
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (role, workspace_kind, exclusive_group, label))

// Why someone may or may not: the sentences of access/decision.h.
struct AccessExplanation {
  bool allowed = false;
  std::string permission, role, scope;
  park::Label permission_label;
  std::vector<park::Label> reasons;
};
BOOST_DESCRIBE_STRUCT(AccessExplanation, (), (allowed, permission, role, scope, permission_label, reasons))

// Time-based second factor, shown once while it is set up.
struct SecondFactorOffer {
  std::string key_text, uri;
};
BOOST_DESCRIBE_STRUCT(SecondFactorOffer, (), (key_text, uri))
struct SecondFactorProof {
  std::string key_text, code;
};
BOOST_DESCRIBE_STRUCT(SecondFactorProof, (), (key_text, code))
struct RecoveryCodesView {
  std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodesView, (), (codes))

}  // namespace app
