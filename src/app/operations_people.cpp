// Users, their roles, workspaces and departments. Who grants what is the access pack's; that nobody holds two roles that
// exclude each other is held here, inside the transaction. Source: COL-20…COL-24.
#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/people_pages.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using Place = Parameter::Place;

Parameter user_parameter(Place place = Place::path) {
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

// A user belongs to the workspaces of its memberships. To be seen, one of them must be in the caller's reach; to be
// changed, every one: who administers one workspace has no say over people of another. Somebody without any is nobody's
// own.
enum class Need { see, change };

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

Reply with_version(Reply reply, std::int64_t version) {
  reply.etag = std::to_string(version);
  return reply;
}

base::Result<Reply> list_users(Call& call) {
  std::vector<UserView> users;
  for (User const& user : TRY(select<User>(call.records, {{}, "login_name"})))
    if (TRY(reaches_user(call, "user.read", user.user_id, Need::see)))
      users.push_back(TRY(view_of(call.context, call.records, user)));
  return json_reply(users);
}

base::Result<Reply> get_user(Call& call) {
  User const user = TRY(reachable_user(call, "user.read", std::string{call.request.of("user_id")}, Need::see));
  return with_version(json_reply(TRY(view_of(call.context, call.records, user))), user.version);
}

base::Result<Reply> invite_user(Call& call) {
  auto const draft = TRY(base::parse_json<Invitation>(call.request.body));
  std::vector<base::Issue> issues;
  if (draft.login_name.empty() || draft.login_name.size() > 100)  // not policy: length of a name
    issues.push_back({"/login_name", "write 1 to 100 bytes", "请填写 1 至 100 字节的登录名"});
  if (draft.display_name.empty() || draft.display_name.size() > 100)  // not policy: length of a name
    issues.push_back({"/display_name", "write 1 to 100 bytes", "请填写 1 至 100 字节的姓名"});
  if (!issues.empty()) return base::invalid("the invitation is incomplete", std::move(issues));
  if (TRY(find<User>(call.records, {{"login_name", Json{draft.login_name}}})))
    return refuse(ErrorCode::conflict, fmt::format("登录名 `{}` 已有人使用", draft.login_name),
                  fmt::format("the log-in name `{}` is taken", draft.login_name));
  User user;
  user.user_id = base::new_id("user", call.now, call.context.randomness);
  user.login_name = draft.login_name;
  user.display_name = draft.display_name;
  user.state = "invited";
  user.created_at = call.now;
  TRY(add(call.change(), user));
  int const minutes = call.context.identity.profile.invitation_link_hours * 60;  // not policy: minutes of an hour
  auto const issued =
      identity::issue_link(identity::LinkPurpose::invitation, user.user_id, call.now, minutes, call.context.randomness);
  TRY(add(call.change(), issued.link));
  call.note.body = {{"user_id", user.user_id}, {"login_name", user.login_name}, {"display_name", user.display_name}};
  call.note.personal = {"login_name", "display_name"};
  UserView const view = TRY(view_of(call.context, call.records, user));
  return created(InvitationView{view, issued.text, issued.link.expires_at});
}

base::Result<Reply> set_state(Call& call, std::string const& state) {
  User user = TRY(reachable_user(call, "user.manage", std::string{call.request.of("user_id")}, Need::change));
  TRY(call.expect_version(user.version));
  if (user.user_id == call.person().subject.user_id)
    return refuse(ErrorCode::conflict, "不能停用自己的账户", "nobody disables the own account");
  if (user.state == "invited" && state == "active")
    return refuse(ErrorCode::conflict, "此人尚未接受邀请", "this person has not accepted the invitation yet");
  user.state = state;
  ++user.version;
  TRY(replace(call.change(), user));
  if (state == "disabled")
    for (auto& session : TRY(select<identity::Session>(
             call.records,
             {{{"user_id", Json{user.user_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, "created_at"}))) {
      identity::end(session, "disabled", call.now);
      TRY(replace(call.change(), session));
    }
  call.note.body.emplace_back("user_id", user.user_id);
  return with_version(json_reply(TRY(view_of(call.context, call.records, user))), user.version);
}

// What the person would hold together must not exclude each other (三员).
base::Result<> check_together(Call& call, RoleGrant const& grant) {
  std::vector<std::string> roles{grant.role};
  for (Membership const& membership : TRY(memberships_in_force(call.records, grant.user_id)))
    roles.push_back(membership.role);
  return access_control::check_roles(call.context.access, roles);
}

base::Result<> check_place(Call& call, RoleGrant const& grant) {
  auto const workspace = TRY(find<Workspace>(call.records, grant.workspace_id));
  std::vector<base::Issue> issues;
  if (!workspace) issues.push_back({"/workspace_id", "there is no such workspace", "没有这个工作区"});
  int const role = call.context.access.role(grant.role);
  if (role < 0) issues.push_back({"/role", "there is no such role", "没有这个角色"});
  if (workspace && role >= 0) {
    std::string const& kind = call.context.access.roles()[static_cast<std::size_t>(role)].workspace_kind;
    if (kind != workspace->kind)
      issues.push_back({"/role", fmt::format("this role belongs to a workspace of kind `{}`", kind),
                        fmt::format("此角色只用于 `{}` 类工作区", kind)});
  }
  if (!grant.department_id.empty()) {
    auto const department = TRY(find<Department>(call.records, grant.department_id));
    if (!department || department->workspace_id != grant.workspace_id)
      issues.push_back({"/department_id", "there is no such department in this workspace", "此工作区没有这个部门"});
  }
  if (!issues.empty()) return base::invalid("the role cannot be granted so", std::move(issues));
  return {};
}

// A role is granted where the caller may grant roles …
base::Result<access_control::Resource> about_grant(Call& call) {
  auto const grant = TRY(base::parse_json<RoleGrant>(call.request.body));
  Membership membership;
  membership.workspace_id = grant.workspace_id;
  membership.department_id = grant.department_id;
  return place_of(call, membership);
}

// … and to whom it reaches, or to somebody new: who invites does not get hold of people of other workspaces.
base::Result<bool> may_get_role(Call& call, std::string const& user_id) {
  if (!TRY(find<User>(call.records, user_id))) return false;
  if (TRY(memberships_in_force(call.records, user_id)).empty()) return true;
  return reaches_user(call, "role.grant", user_id, Need::see);
}

base::Result<Reply> grant_role(Call& call) {
  auto const grant = TRY(base::parse_json<RoleGrant>(call.request.body));
  if (!TRY(may_get_role(call, grant.user_id)))
    return base::invalid("there is no such user", {{"/user_id", "there is no such user", "没有这个用户"}});
  TRY(check_place(call, grant));
  if (grant.user_id == call.person().subject.user_id)
    return refuse(ErrorCode::forbidden, "不能给自己授予角色", "nobody grants a role to oneself");
  TRY(check_together(call, grant));
  Membership const membership{base::new_id("mem", call.now, call.context.randomness),
                              grant.user_id,
                              grant.workspace_id,
                              grant.department_id,
                              grant.role,
                              call.person().subject.user_id,
                              call.now,
                              {},
                              ""};
  TRY(add(call.change(), membership));
  call.note.workspace_id = grant.workspace_id;
  call.note.department_id = grant.department_id;
  call.note.body = {{"membership_id", membership.membership_id}, {"user_id", grant.user_id}, {"role", grant.role}};
  return created(TRY(view_of(call.context, call.records, membership)));
}

base::Result<access_control::Resource> about_membership(Call& call) {
  auto const membership = TRY(find<Membership>(call.records, call.request.of("membership_id")));
  if (!membership) return base::not_found("there is no such membership");
  return place_of(call, *membership);
}

base::Result<Reply> revoke_role(Call& call) {
  auto membership = TRY(find<Membership>(call.records, call.request.of("membership_id")));
  if (!membership || membership->revoked_at) return base::not_found("there is no such membership");
  membership->revoked_at = call.now;
  membership->revoked_by = call.person().subject.user_id;
  TRY(replace(call.change(), *membership));
  call.note.workspace_id = membership->workspace_id;
  call.note.body = {
      {"membership_id", membership->membership_id}, {"user_id", membership->user_id}, {"role", membership->role}};
  return silent();
}

base::Result<WorkspaceView> view_of_workspace(Call& call, Workspace const& workspace) {
  WorkspaceView view{
      workspace.workspace_id, workspace.kind, workspace.park_id, {workspace.title_zh, workspace.title_en}, {}};
  for (Department const& department :
       TRY(select<Department>(call.records, {{{"workspace_id", Json{workspace.workspace_id}}}, ""}))) {
    DepartmentView shown;
    shown.department_id = department.department_id;
    shown.workspace_id = department.workspace_id;
    shown.kind = department.kind;
    shown.title = {department.title_zh, department.title_en};
    if (auto const* const kind = call.context.access.department_kind(department.kind)) {
      shown.kind_label = {kind->zh, kind->en};
      shown.side = kind->side;
    }
    view.departments.push_back(std::move(shown));
  }
  return view;
}

base::Result<Reply> list_workspaces(Call& call) {
  access_control::Reach const reach = access_control::reach_of(call.context.access, call.person().subject, "user.read");
  std::vector<WorkspaceView> views;
  for (Workspace const& workspace : TRY(select<Workspace>(call.records, {{}, ""}))) {
    access_control::Resource resource;
    resource.workspace_id = workspace.workspace_id;
    resource.park_id = workspace.park_id;
    auto const& memberships = call.person().subject.memberships;
    bool const is_member =
        std::any_of(memberships.begin(), memberships.end(),
                    [&](access_control::Membership const& one) { return one.workspace_id == workspace.workspace_id; });
    if (is_member || access_control::passes(reach, call.person().subject.user_id, resource))
      views.push_back(TRY(view_of_workspace(call, workspace)));
  }
  return json_reply(views);
}

base::Result<Reply> list_roles(Call& call) {
  std::vector<RoleView> roles;
  for (access_control::Role const& role : call.context.access.roles())
    roles.push_back({role.role, role.workspace_kind, role.exclusive_group, {role.zh, role.en}});
  return json_reply(roles);
}

// What is asked about: a party when it is named, else nothing in particular.
base::Result<Reply> explain_access(Call& call) {
  Request const& request = call.request;
  access_control::Subject const subject = TRY(subject_of(call.records, request.of("user_id")));
  access_control::Resource resource;
  if (!request.of("party_id").empty())
    resource = TRY(resource_of_party(call.context.store, call.records, request.of("party_id")));
  access_control::Policy const& policy = call.context.access;
  std::string_view const permission = request.of("permission");
  int const index = policy.permission(permission);
  if (index < 0)
    return base::invalid("unknown permission", {{"/permission", "there is no such permission", "没有这个权限"}});
  access_control::Decision const decision = access_control::decide(policy, subject, permission, resource);
  access_control::Permission const& known = policy.permissions()[static_cast<std::size_t>(index)];
  AccessExplanation view{decision.allowed, known.permission, decision.role, decision.scope, {known.zh, known.en}, {}};
  for (access_control::Reason const& reason : decision.reasons)
    view.reasons.push_back({access_control::explain_zh(policy, reason), access_control::explain_en(policy, reason)});
  call.note.party_id = request.of("party_id");
  call.note.body = {{"user_id", request.of("user_id")}, {"permission", permission}};
  return json_reply(view);
}

void add_user_operations(std::vector<Operation>& out) {
  out.push_back(read("/api/v1/users", "list_users", {"people", "用户列表", "Users"}, "user.read", {},
                     list_of("UserView"), list_users));
  out.push_back(read("/api/v1/users/{user_id}", "get_user", {"people", "一位用户", "One user"}, "user.read",
                     {user_parameter()}, reference("UserView"), get_user));
  Operation invite =
      change("POST", "/api/v1/users", "invite_user", {"people", "邀请用户", "Invite a user"}, "user.manage",
             "user_invited", {}, reference("Invitation"), reference("InvitationView"), invite_user);
  out.push_back(std::move(invite));
  for (bool const disable : {true, false}) {
    Operation state =
        change("POST", fmt::format("/api/v1/users/{{user_id}}/{}", disable ? "disable" : "enable"),
               disable ? "disable_user" : "enable_user",
               disable ? Words{"people", "停用用户并结束其会话", "Disable a user and end the sessions"}
                       : Words{"people", "恢复用户", "Enable a user again"},
               "user.manage", disable ? "user_disabled" : "user_enabled", {user_parameter()}, "", reference("UserView"),
               [disable](Call& call) { return set_state(call, disable ? "disabled" : "active"); });
    state.versioned = true;
    state.changes_rights = true;
    out.push_back(std::move(state));
  }
}

void add_role_operations(std::vector<Operation>& out) {
  out.push_back(read("/api/v1/roles", "list_roles", {"people", "角色目录", "Roles"}, "meta.read", {},
                     list_of("RoleView"), list_roles));
  Operation grant =
      change("POST", "/api/v1/memberships", "grant_role", {"people", "授予角色", "Grant a role"}, "role.grant",
             "role_granted", {}, reference("RoleGrant"), reference("MembershipView"), grant_role, about_grant);
  grant.changes_rights = true;
  out.push_back(std::move(grant));
  Operation revoke =
      change("DELETE", "/api/v1/memberships/{membership_id}", "revoke_role", {"people", "收回角色", "Withdraw a role"},
             "role.grant", "role_revoked",
             {{"membership_id", Place::path, text_schema, true, "授权编号", "Id of the membership", "mem_01hv"}}, "",
             "", revoke_role, about_membership);
  revoke.changes_rights = true;
  out.push_back(std::move(revoke));
  out.push_back(read("/api/v1/workspaces", "list_workspaces", {"people", "工作区与部门", "Workspaces and departments"},
                     "meta.read", {}, list_of("WorkspaceView"), list_workspaces));
  Operation explain =
      read("/api/v1/access/explanation", "explain_access", {"people", "此人为何能或不能", "Why someone may or may not"},
           "audit.explain",
           {user_parameter(Place::query),
            {"permission", Place::query, text_schema, true, "权限", "Permission", "party.read"},
            {"party_id", Place::query, text_schema, false, "企业编号", "Id of the enterprise", "demo-rat-16"}},
           reference("AccessExplanation"), explain_access);
  explain.event = "access_explained";
  out.push_back(std::move(explain));
}

}  // namespace

base::Result<User> changeable_user(Call& call, std::string_view permission, std::string const& user_id) {
  return reachable_user(call, permission, user_id, Need::change);
}

void add_people_operations(Catalogue& catalogue) {
  add_user_operations(catalogue.operations);
  add_role_operations(catalogue.operations);
  catalogue.schemas["UserView"] = base::schema_of<UserView>();
  catalogue.schemas["Invitation"] = base::schema_of<Invitation>();
  catalogue.schemas["InvitationView"] = base::schema_of<InvitationView>();
  catalogue.schemas["RoleGrant"] = base::schema_of<RoleGrant>();
  catalogue.schemas["MembershipView"] = base::schema_of<MembershipView>();
  catalogue.schemas["RoleView"] = base::schema_of<RoleView>();
  catalogue.schemas["WorkspaceView"] = base::schema_of<WorkspaceView>();
  catalogue.schemas["AccessExplanation"] = base::schema_of<AccessExplanation>();
}

}  // namespace app
