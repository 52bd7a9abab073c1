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

base::Result<access_control::Resource> resource_of_portfolio(Store& store, RecordReader& records,
                                                             std::string_view portfolio_id) {
  for (Portfolio const& portfolio : TRY(store.portfolios())) {
    if (portfolio.portfolio_id != portfolio_id) continue;
    access_control::Resource resource;
    resource.workspace_id = portfolio.workspace_id;
    auto const workspace = TRY(find<Workspace>(records, portfolio.workspace_id));
    if (workspace) resource.park_id = workspace->park_id;
    return resource;
  }
  return base::not_found("there is no such portfolio");
}

base::Result<access_control::Resource> resource_of_party(Store& store, RecordReader& records,
                                                         std::string_view party_id) {
  Party const party = TRY(store.party(party_id));
  access_control::Resource resource = TRY(resource_of_portfolio(store, records, party.portfolio_id));
  resource.department_id = party.department_id;
  resource.party_id = party.party_id;
  for (Assignment const& assignment : TRY(select<Assignment>(
           records, {{{"party_id", Json{party_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, ""})))
    resource.assigned.push_back(assignment.user_id);
  return resource;
}

}  // namespace app
