// Who is there: workspaces, their departments, the people in them and what was granted to them. A park, a resident
// enterprise, a bank and a linked authority are each a workspace; rights come from memberships
// (access_control/decision.h). Source: COL-20…COL-24.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access_control/two_person.h"
#include "app/records.h"
#include "base/date.h"
#include "identity/session.h"
#include "identity/token.h"

namespace app {

struct Workspace {
  std::string workspace_id, kind;  // park, enterprise, bank, authority
  std::string park_id;             // the park it belongs to; of a park itself
  std::string title_zh, title_en;
  std::int64_t version = 1;
  std::string party_id{};  // of an enterprise: the one of the park's register that it is; "" for none
};
BOOST_DESCRIBE_STRUCT(Workspace, (), (workspace_id, kind, park_id, title_zh, title_en, version, party_id))
template <>
inline constexpr std::string_view record_name<Workspace> = "workspace";
template <>
inline constexpr bool record_changes_seldom<Workspace> = true;

struct Department {
  std::string department_id, workspace_id, kind;  // kind: of access pack department_kinds.csv
  std::string title_zh, title_en;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Department, (), (department_id, workspace_id, kind, title_zh, title_en, version))
template <>
inline constexpr std::string_view record_name<Department> = "department";
template <>
inline constexpr bool record_changes_seldom<Department> = true;

// A person. Contains secrets: never goes out as it is (see UserView). Disabled and never with a password: the invitation
// was withdrawn (state_of, people_pages.h).
struct User {
  std::string user_id, login_name, display_name;  // erased: the id again, and ""
  std::string state;                              // invited, active, disabled
  std::string password_hash;                      // "" until set
  std::optional<base::Instant> password_changed_at;
  std::vector<std::string> former_password_hashes;
  std::string totp_sealed;     // identity/sealed.h; "" without a second factor
  std::int64_t totp_step = 0;  // the last one used
  std::vector<std::string> recovery_hashes;
  base::Instant created_at;
  std::int64_t version = 1;
  std::optional<base::Instant> erased_at;  // its personal data are gone (erasing.h)
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (user_id, login_name, display_name, state, password_hash, password_changed_at,
                       former_password_hashes, totp_sealed, totp_step, recovery_hashes, created_at, version, erased_at))
template <>
inline constexpr std::string_view record_name<User> = "user_account";
template <>
inline constexpr bool record_changes_seldom<User> = true;

// A role of a person in a department of a workspace; ended, never deleted.
struct Membership {
  std::string membership_id, user_id, workspace_id, department_id, role;
  std::string granted_by;
  base::Instant granted_at;
  std::optional<base::Instant> revoked_at;
  std::string revoked_by;
};
BOOST_DESCRIBE_STRUCT(Membership, (),
                      (membership_id, user_id, workspace_id, department_id, role, granted_by, granted_at, revoked_at,
                       revoked_by))
template <>
inline constexpr std::string_view record_name<Membership> = "membership";
template <>
inline constexpr bool record_changes_seldom<Membership> = true;

// Who looks after an enterprise.
struct Assignment {
  std::string assignment_id, user_id, party_id;
  std::string assigned_by;
  base::Instant assigned_at;
  std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (assignment_id, user_id, party_id, assigned_by, assigned_at, ended_at))
template <>
inline constexpr std::string_view record_name<Assignment> = "assignment";

template <>
inline constexpr std::string_view record_name<identity::Session> = "session";
template <>
inline constexpr std::string_view record_name<identity::Link> = "one_time_link";
template <>
inline constexpr std::string_view record_name<access_control::ApprovalRequest> = "approval_request";
template <>
inline constexpr bool record_changes_seldom<access_control::ApprovalRequest> = true;

// Whose account an account of the organisation is (app/organisation.h): at most one for each, by the subject that never
// changes hands.
struct OrganisationAccount {
  std::string account_id;  // hash of issuer and subject
  std::string user_id, issuer, subject;
  base::Instant linked_at;
  std::string linked_by;
};
BOOST_DESCRIBE_STRUCT(OrganisationAccount, (), (account_id, user_id, issuer, subject, linked_at, linked_by))
template <>
inline constexpr std::string_view record_name<OrganisationAccount> = "organisation_account";

// A way back from the organisation's log-in that was taken: none is taken twice.
struct UsedState {
  std::string state_hash;
  base::Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(UsedState, (), (state_hash, expires_at))
template <>
inline constexpr std::string_view record_name<UsedState> = "organisation_used_state";

struct ApiKey {
  std::string key_id, user_id, title, secret_hash;
  std::vector<std::string> permissions;  // no more than these, and no more than its owner may
  base::Instant created_at, expires_at;
  std::optional<base::Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(ApiKey, (),
                      (key_id, user_id, title, secret_hash, permissions, created_at, expires_at, revoked_at))
template <>
inline constexpr std::string_view record_name<ApiKey> = "api_key";

// What was answered to a request, so that a repetition gets the same answer and has no second effect.
struct Answered {
  std::string answer_id;  // of actor and key
  std::string operation_id, request_hash;
  std::int64_t status = 0;
  std::string content_type, body, etag;
  base::Instant at;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (answer_id, operation_id, request_hash, status, content_type, body, etag, at))
template <>
inline constexpr std::string_view record_name<Answered> = "answered";

}  // namespace app
