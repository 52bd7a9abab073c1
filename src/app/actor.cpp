#include "app/actor.h"

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

}  // namespace

base::Result<access_control::Subject> subject_of(RecordReader& records, std::string_view user_id) {
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

}  // namespace app
