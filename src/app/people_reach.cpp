#include "app/people_reach.h"

#include "app/declare.h"
#include "app/people_pages.h"

namespace app {

Parameter user_parameter(Parameter::Place place) {
  return {"user_id", place, text_schema, true, "用户编号", "Id of the user", "user_01hv"};
}

base::Result<access_control::Resource> place_of(Call& call, Membership const& membership) {
  access_control::Resource resource;
  resource.workspace_id = membership.workspace_id;
  resource.department_id = membership.department_id;
  if (auto const workspace = TRY(find<Workspace>(call.records, membership.workspace_id)))
    resource.park_id = workspace->park_id;
  return resource;
}

base::Result<bool> reaches_user(Call& call, std::string_view permission, std::string const& user_id, Need need) {
  Actor const& person = call.person();
  access_control::Reach const reach = access_control::reach_of(call.context.access, person.subject, permission);
  if (reach.all) return true;
  access_control::Resource own;
  own.owner_id = user_id;
  if (access_control::passes(reach, person.subject.user_id, own)) return true;
  std::vector<Membership> const memberships = TRY(memberships_in_force(call.records, user_id));
  std::size_t reached = 0;
  for (Membership const& membership : memberships) {
    access_control::Resource resource = TRY(place_of(call, membership));
    resource.owner_id = user_id;
    if (access_control::passes(reach, person.subject.user_id, resource)) ++reached;
  }
  return need == Need::see ? reached > 0 : reached > 0 && reached == memberships.size();
}

base::Result<User> reachable_user(Call& call, std::string_view permission, std::string const& user_id, Need need) {
  User user = TRY(find_user(call.records, user_id));
  if (TRY(reaches_user(call, permission, user_id, need))) return user;
  call.note.refused = true;
  return base::not_found("there is no such user");
}

base::Result<Reply> reply_with(Call& call, User const& user) {
  Reply reply = json_reply(TRY(view_of(call.context, call.records, user)));
  reply.etag = std::to_string(user.version);
  return reply;
}

base::Result<> end_sessions(Call& call, std::string_view user_id, std::string const& why) {
  for (auto& session : TRY(select<identity::Session>(
           call.records,
           {{{"user_id", base::Json{user_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, "created_at"}))) {
    identity::end(session, why, call.now);
    TRY(replace(call.change(), session));
  }
  return {};
}

}  // namespace app
