// Log-in, the second factor, one's own sessions and password. Slow proofs are made before the transaction; what they
// rest on is read again inside it. Source: rules C15, C16.
#include <fmt/format.h>

#include "app/declare.h"
#include "app/people_pages.h"
#include "app/proof.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;
using Place = Parameter::Place;

base::Result<Reply> log_in(Call& call) {
  auto const& proof = call.prepared.as<Proof>();
  User user = TRY(find_user(call.records, proof.user_id));
  if (user.state != "active") return wrong_log_in();
  TRY(use(call, user, proof));
  auto const opened = identity::open_session(user.user_id, call.request.client, proof.second_factor,
                                             call.context.identity.profile, call.now, call.context.randomness);
  TRY(add(call.change(), opened.session));
  call.note.body = {{"user_id", user.user_id}, {"session_id", opened.session.session_id}};
  access_control::Subject const subject = TRY(subject_of(call.context.access, call.records, user.user_id, call.now));
  Reply reply = created(TRY(view_of_session(call, opened.session, user, subject)));
  reply.session_token = opened.token;
  return reply;
}

base::Result<identity::Session> own_session(Call& call) {
  auto session = TRY(find<identity::Session>(call.records, call.person().session_id));
  if (!session) return refuse(ErrorCode::unauthenticated, "请用浏览器登录", "log in with a browser");
  return *std::move(session);
}

base::Result<Reply> get_session(Call& call) {
  identity::Session const session = TRY(own_session(call));
  User const user = TRY(find_user(call.records, session.user_id));
  return json_reply(TRY(view_of_session(call, session, user, call.person().subject)));
}

base::Result<Reply> log_out(Call& call) {
  identity::Session session = TRY(own_session(call));
  identity::end(session, "logged_out", call.now);
  TRY(replace(call.change(), session));
  call.note.body = {{"session_id", session.session_id}};
  Reply reply = silent();
  reply.session_ended = true;
  return reply;
}

base::Result<Reply> step_up(Call& call) {
  auto const& proof = call.prepared.as<Proof>();
  identity::Session session = TRY(own_session(call));
  User user = TRY(find_user(call.records, session.user_id));
  TRY(use(call, user, proof));
  identity::step_up(session, call.now);
  TRY(replace(call.change(), session));
  call.note.body = {{"session_id", session.session_id}};
  return json_reply(TRY(view_of_session(call, session, user, call.person().subject)));
}

base::Result<Reply> list_sessions(Call& call) {
  std::vector<OwnSession> sessions;
  for (auto const& session : TRY(select<identity::Session>(
           call.records,
           {{{"user_id", Json{call.person().subject.user_id}}, {"ended_at", {}, RecordTest::Kind::absent}},
            "-created_at"})))
    sessions.push_back({session.session_id, session.client, session.created_at, session.last_seen_at,
                        session.expires_at, session.session_id == call.person().session_id});
  return json_reply(sessions);
}

base::Result<Reply> end_session(Call& call) {
  auto session = TRY(find<identity::Session>(call.records, call.request.of("session_id")));
  if (!session || session->ended_at) return base::not_found("there is no such session");
  identity::end(*session, "revoked", call.now);
  TRY(replace(call.change(), *session));
  call.note.body = {{"session_id", session->session_id}, {"user_id", session->user_id}};
  return silent();
}

base::Result<access_control::Resource> about_session(Call& call) {
  auto const session = TRY(find<identity::Session>(call.records, call.request.of("session_id")));
  if (!session) return base::not_found("there is no such session");
  access_control::Resource resource;
  resource.owner_id = session->user_id;
  return resource;
}

// All sessions but the own one end: whoever else knew the old password is out.
base::Result<> end_other_sessions(Call& call, std::string_view user_id) {
  for (auto& session : TRY(select<identity::Session>(
           call.records, {{{"user_id", Json{user_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, "created_at"}))) {
    if (call.actor != nullptr && session.session_id == call.actor->session_id) continue;
    identity::end(session, "new_password", call.now);
    TRY(replace(call.change(), session));
  }
  return {};
}

base::Result<Reply> change_password(Call& call) {
  auto const& change = call.prepared.as<NewPassword>();
  User user = TRY(find_user(call.records, call.person().subject.user_id));
  TRY(set_password(call, user, change));
  TRY(end_other_sessions(call, user.user_id));
  call.note.body = {{"user_id", user.user_id}};
  return silent();
}

base::Result<Reply> accept_invitation(Call& call) {
  auto const& accepted = call.prepared.as<NewPassword>();
  identity::Link link = TRY(open_link(call, identity::LinkPurpose::invitation, accepted.link_token));
  User user = TRY(find_user(call.records, link.subject));
  if (user.state != "invited")
    return refuse(ErrorCode::conflict, "此邀请已失效", "this invitation does not count any more");
  link.used_at = call.now;
  TRY(replace(call.change(), link));
  user.state = "active";
  TRY(set_password(call, user, accepted));
  call.note.body = {{"user_id", user.user_id}};
  return silent();
}

// By the link of a reset. Whoever tried before with the old password does not keep the person waiting.
base::Result<Reply> set_new_password(Call& call) {
  auto const& given = call.prepared.as<NewPassword>();
  identity::Link link = TRY(open_link(call, identity::LinkPurpose::new_password, given.link_token));
  User user = TRY(find_user(call.records, link.subject));
  if (user.state != "active") return refuse(ErrorCode::conflict, "此账户未启用", "this account is not active");
  link.used_at = call.now;
  TRY(replace(call.change(), link));
  TRY(set_password(call, user, given));
  call.context.identity.throttle.forget({user.login_name, call.request.network, ""});
  call.note.body = {{"user_id", user.user_id}};
  return silent();
}

base::Result<Reply> set_up(Call& call) {
  auto const& accepted = call.prepared.as<NewPassword>();
  auto const draft = TRY(base::parse_json<SetUp>(call.request.body));
  if (TRY(count<User>(call.records, {})) > 0)
    return refuse(ErrorCode::conflict, "系统已完成初始设置", "the installation is set up already");
  identity::Link link = TRY(open_link(call, identity::LinkPurpose::set_up, accepted.link_token));
  link.used_at = call.now;
  TRY(replace(call.change(), link));
  Workspace park{
      base::new_id("park", call.now, call.context.randomness), "park", "", draft.park_title_zh, draft.park_title_en, 1};
  park.park_id = park.workspace_id;
  TRY(add(call.change(), park));
  for (access_control::DepartmentKind const& kind : call.context.access.department_kinds())
    TRY(add(call.change(), Department{base::new_id("dept", call.now, call.context.randomness), park.workspace_id,
                                      kind.kind, kind.zh, kind.en, 1}));
  User user;
  user.user_id = base::new_id("user", call.now, call.context.randomness);
  user.login_name = draft.login_name;
  user.display_name = draft.display_name;
  user.state = "active";
  user.created_at = call.now;
  TRY(add(call.change(), user));
  TRY(set_password(call, user, accepted));
  TRY(add(call.change(), Membership{base::new_id("mem", call.now, call.context.randomness),
                                    user.user_id,
                                    park.workspace_id,
                                    "",
                                    std::string{first_role(call.context.access)},
                                    "set_up",
                                    call.now,
                                    {},
                                    ""}));
  call.note.workspace_id = park.workspace_id;
  call.note.body = {{"user_id", user.user_id}, {"workspace_id", park.workspace_id}};
  return silent();
}

base::Result<Reply> offer_second_factor(Call& call) {
  auto const secret = identity::new_totp_secret(identity::TotpHash::sha_1, call.context.randomness);
  return json_reply(
      SecondFactorOffer{identity::key_text(secret),
                        identity::provisioning_uri(secret, call.context.meta.product, call.person().login_name)});
}

base::Result<Reply> set_second_factor(Call& call) {
  auto const proof = TRY(base::parse_json<SecondFactorProof>(call.request.body));
  auto const secret = identity::read_totp_key(proof.key_text, identity::TotpHash::sha_1);
  if (!secret)
    return base::invalid("the key cannot be read",
                         {{"/key_text", "take it as it was offered", "请使用页面给出的密钥"}});
  auto const step = identity::verify_totp(*secret, proof.code, call.now, std::nullopt);
  if (!step)
    return base::invalid("the code does not fit", {{"/code", "enter the code shown now", "请输入当前显示的动态码"}});
  User user = TRY(find_user(call.records, call.person().subject.user_id));
  // Who found an open session must not take it over for good.
  if (!user.totp_sealed.empty() && !call.person().is_stepped_up)
    return refuse(ErrorCode::step_up_required, "更换第二因素前请再次验证身份",
                  "prove again who you are before you replace the second factor");
  user.totp_sealed = TRY(seal_totp(call.context, user.user_id, proof.key_text));
  user.totp_step = *step;
  auto const codes = identity::new_recovery_codes(call.context.randomness);
  user.recovery_hashes = codes.hashes;
  ++user.version;
  TRY(replace(call.change(), user));
  call.note.body = {{"user_id", user.user_id}};
  return created(RecoveryCodesView{codes.texts});
}

void add_log_in_operations(std::vector<Operation>& out) {
  auto const open = [&out](Operation operation, std::function<base::Result<Prepared>(Call&)> prepare) {
    operation.prepare = std::move(prepare);
    operation.repeatable = false;
    operation.changes_rights = true;
    out.push_back(std::move(operation));
  };
  open(change("POST", "/api/v1/session", "log_in", {"session", "登录", "Log in"}, "", "logged_in", {},
              reference("LogIn"), reference("SessionView"), log_in),
       prove_log_in);
  open(change("POST", "/api/v1/set_up", "set_up",
              {"session", "初始设置：首位安全管理员", "First set-up: the security administrator"}, "", "set_up", {},
              reference("SetUp"), "", set_up),
       prepare_set_up);
  open(change("POST", "/api/v1/invitation", "accept_invitation",
              {"session", "接受邀请并设置密码", "Accept an invitation"}, "", "invitation_accepted", {},
              reference("PasswordByLink"), "", accept_invitation),
       prepare_invitation);
  open(change("POST", "/api/v1/new_password", "set_new_password",
              {"session", "凭重置链接设置新密码", "Set a new password by the link of a reset"}, "", "new_password_set",
              {}, reference("PasswordByLink"), "", set_new_password),
       prepare_reset);
  open(
      change("POST", "/api/v1/session/step_up", "step_up", {"session", "再次验证身份", "Prove again who you are"},
             "session.read", "stepped_up", {}, reference("StepUp"), reference("SessionView"), step_up, about_oneself()),
      prove_again);
  open(change("POST", "/api/v1/session/password", "change_password",
              {"session", "修改自己的密码", "Change the own password"}, "session.end", "password_changed", {},
              reference("ChangePassword"), "", change_password, about_oneself()),
       prepare_new_password);
  Operation out_ = change("DELETE", "/api/v1/session", "log_out", {"session", "退出登录", "Log out"}, "session.end",
                          "logged_out", {}, "", "", log_out, about_oneself());
  open(std::move(out_), {});
}

}  // namespace

base::Result<SessionView> view_of_session(Call& call, identity::Session const& session, User const& user,
                                          access_control::Subject const& subject) {
  identity::PasswordProfile const& profile = call.context.identity.profile;
  SessionView view;
  view.session_id = session.session_id;
  view.user_id = user.user_id;
  view.login_name = user.login_name;
  view.display_name = user.display_name;
  view.csrf_token = session.csrf_token;
  view.has_second_factor = !user.totp_sealed.empty();
  view.second_factor_required = profile.second_factor;
  view.expires_at = session.expires_at;
  view.idle_minutes = profile.idle_minutes;
  view.is_stepped_up = identity::is_stepped_up(session, profile, call.now);
  view.memberships = TRY(memberships_of(call.context, call.records, user.user_id));
  view.permissions = permissions_of(call.context, subject);
  for (access_control::Membership const& membership : subject.memberships) {
    if (!membership.ends_at) continue;
    EmergencyInForce emergency{membership.membership_id, {}, {}, *membership.ends_at};
    if (auto const workspace = TRY(find<Workspace>(call.records, membership.workspace_id)))
      emergency.workspace = {workspace->title_zh, workspace->title_en};
    if (int const role = call.context.access.role(membership.role); role >= 0) {
      access_control::Role const& known = call.context.access.roles()[static_cast<std::size_t>(role)];
      emergency.role = {known.zh, known.en};
    }
    view.emergencies.push_back(std::move(emergency));
  }
  return view;
}

void add_session_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  add_log_in_operations(out);
  out.push_back(read("/api/v1/session", "get_session", {"session", "当前登录者", "Who is logged in"}, "session.read",
                     {}, reference("SessionView"), get_session, about_oneself()));
  out.push_back(read("/api/v1/sessions", "list_sessions", {"session", "我的登录会话", "My sessions"}, "session.read",
                     {}, list_of("OwnSession"), list_sessions, about_oneself()));
  Operation end = change("DELETE", "/api/v1/sessions/{session_id}", "end_session",
                         {"session", "结束一个会话", "End a session"}, "session.end", "session_ended",
                         {{"session_id", Place::path, text_schema, true, "会话编号", "Id of the session", "ses_01hv"}},
                         "", "", end_session, about_session);
  end.changes_rights = true;
  out.push_back(std::move(end));
  Operation offer = read("/api/v1/session/second_factor", "offer_second_factor",
                         {"session", "为第二因素生成密钥（不保存）", "A key for the second factor; nothing is kept"},
                         "session.read", {}, reference("SecondFactorOffer"), offer_second_factor, about_oneself());
  out.push_back(std::move(offer));
  Operation factor = change("POST", "/api/v1/session/second_factor", "set_second_factor",
                            {"session", "启用第二因素，得到恢复码", "Set the second factor; gives recovery codes"},
                            "session.end", "second_factor_set", {}, reference("SecondFactorProof"),
                            reference("RecoveryCodesView"), set_second_factor, about_oneself());
  factor.repeatable = false;  // codes are shown once and kept nowhere
  out.push_back(std::move(factor));
  catalogue.schemas["LogIn"] = base::schema_of<LogIn>();
  catalogue.schemas["StepUp"] = base::schema_of<StepUp>();
  catalogue.schemas["SetUp"] = base::schema_of<SetUp>();
  catalogue.schemas["PasswordByLink"] = base::schema_of<PasswordByLink>();
  catalogue.schemas["ChangePassword"] = base::schema_of<ChangePassword>();
  catalogue.schemas["SessionView"] = base::schema_of<SessionView>();
  catalogue.schemas["OwnSession"] = base::schema_of<OwnSession>();
  catalogue.schemas["SecondFactorOffer"] = base::schema_of<SecondFactorOffer>();
  catalogue.schemas["SecondFactorProof"] = base::schema_of<SecondFactorProof>();
  catalogue.schemas["RecoveryCodesView"] = base::schema_of<RecoveryCodesView>();
}

}  // namespace app
