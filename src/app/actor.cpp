#include "app/actor.h"

#include <algorithm>

#include "app/emergency.h"
#include "app/ports.h"
#include "app/record_table.h"

namespace app {
namespace {

using base::Json;

base::Result<access_control::Membership> with_places(RecordReader& records, Membership const& membership) {
  access_control::Membership result;
  result.membership_id = membership.membership_id;
  result.workspace_id = membership.workspace_id;
  result.department_id = membership.department_id;
  result.role = membership.role;
  auto const workspace = TRY(find<Workspace>(records, membership.workspace_id));
  if (!workspace) return base::not_found("the workspace of a membership is gone");
  result.workspace_kind = workspace->kind;
  result.park_id = workspace->park_id;
  if (membership.department_id.empty()) return result;
  auto const department = TRY(find<Department>(records, membership.department_id));
  if (!department) return base::not_found("the department of a membership is gone");
  result.department_kind = department->kind;
  return result;
}

// Good for later instants too: none comes into use without being written.
struct InUse {
  base::Instant since;
  std::vector<access_control::ApprovalRequest> requests;
};

// Requests in use are few: those whose time box has ended stay behind an index (store/schema.cpp).
base::Result<InUse> emergencies_in_use(RecordReader& records, base::Instant now) {
  RecordQuery const in_use{{{"rule", Json{break_glass}},
                            {"state", Json{"used"}},
                            {"used_until", Json{now.to_string()}, RecordTest::Kind::above}},
                           "created_at"};
  return InUse{now, TRY(select<access_control::ApprovalRequest>(records, in_use))};
}

base::Result<> add_emergency(access_control::Policy const& policy, RecordReader& records, base::Instant now,
                             access_control::Subject& subject) {
  auto const* const role = policy.emergency_role(break_glass);
  if (role == nullptr) return {};
  auto const read = [&] { return emergencies_in_use(records, now); };
  std::shared_ptr<InUse const> known = TRY(remembered<InUse>(records, "", read));
  if (now < known->since) known = std::make_shared<InUse const>(TRY(read()));  // the clock was put back
  for (auto const& request : known->requests) {
    EmergencyContent const content = TRY(emergency_content(request));
    if (content.user_id != subject.user_id || !access_control::is_in_force(policy, request, now)) continue;
    Membership given;
    given.membership_id = request.request_id;
    given.workspace_id = content.workspace_id;
    given.role = role->role;
    access_control::Membership membership = TRY(with_places(records, given));
    membership.ends_at = request.used_until;
    subject.memberships.push_back(std::move(membership));
  }
  return {};
}

base::Result<access_control::Subject> lasting_subject(RecordReader& records, std::string_view user_id) {
  auto const user = TRY(find<User>(records, user_id));
  if (!user || user->state != "active")
    return base::Error{base::ErrorCode::unauthenticated, "this account is not active", {}, "此账户未启用"};
  access_control::Subject subject;
  subject.user_id = user_id;
  for (Membership const& membership : TRY(select<Membership>(
           records, {{{"user_id", Json{user_id}}, {"revoked_at", {}, RecordTest::Kind::absent}}, "granted_at"})))
    subject.memberships.push_back(TRY(with_places(records, membership)));
  return subject;
}

}  // namespace

base::Result<access_control::Subject> subject_of(access_control::Policy const& policy, RecordReader& records,
                                                 std::string_view user_id, base::Instant now) {
  access_control::Subject subject =
      *TRY(remembered<access_control::Subject>(records, user_id, [&] { return lasting_subject(records, user_id); }));
  TRY(add_emergency(policy, records, now, subject));
  return subject;
}

access_control::Subject without_emergency(access_control::Subject subject) {
  std::erase_if(subject.memberships,
                [](access_control::Membership const& membership) { return membership.ends_at.has_value(); });
  return subject;
}

bool has_ended(access_control::Subject const& subject, base::Instant now) {
  return std::any_of(
      subject.memberships.begin(), subject.memberships.end(),
      [&](access_control::Membership const& membership) { return membership.ends_at && *membership.ends_at <= now; });
}

}  // namespace app
