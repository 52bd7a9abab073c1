#include "app/places.h"

#include <fmt/format.h>

#include "app/queries.h"
#include "app/record_table.h"

namespace app {
namespace {

base::Result<access_control::Resource> read_portfolio(Call& call, std::string_view portfolio_id) {
  Portfolio const portfolio = TRY(find_portfolio(call.context, portfolio_id));
  access_control::Resource resource;
  resource.workspace_id = portfolio.workspace_id;
  auto const workspace = TRY(find<Workspace>(call.records, portfolio.workspace_id));
  if (workspace) resource.park_id = workspace->park_id;
  return resource;
}

base::Result<access_control::Resource> read_party(Call& call, std::string_view party_id) {
  return resource_of(call, TRY(call.context.store.party(party_id)));
}

template <class Read>
base::Result<access_control::Resource> recent(Call& call, std::string_view kind, std::string_view id,
                                              Read const& read) {
  if (call.writer != nullptr) return read(call, id);
  return *TRY(call.context.recent->get<access_control::Resource>(fmt::format("{} {}", kind, id),
                                                                 [&] { return read(call, id); }));
}

}  // namespace

base::Result<access_control::Resource> resource_of_portfolio(Call& call, std::string_view portfolio_id) {
  return recent(call, "portfolio", portfolio_id, read_portfolio);
}

base::Result<access_control::Resource> resource_of_party(Call& call, std::string_view party_id) {
  return recent(call, "party", party_id, read_party);
}

base::Result<access_control::Resource> resource_of(Call& call, Party const& party) {
  access_control::Resource resource = TRY(resource_of_portfolio(call, party.portfolio_id));
  resource.department_id = party.department_id;
  resource.party_id = party.party_id;
  for (Assignment const& assignment : TRY(select<Assignment>(
           call.records, {{{"party_id", base::Json{party.party_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, ""})))
    resource.assigned.push_back(assignment.user_id);
  return resource;
}

std::string department_of(Actor const& actor, std::string_view workspace_id) {
  std::string department;
  for (access_control::Membership const& one : actor.subject.memberships) {
    if (one.workspace_id != workspace_id || one.department_id.empty()) continue;
    if (!department.empty() && department != one.department_id) return "";
    department = one.department_id;
  }
  return department;
}

}  // namespace app
