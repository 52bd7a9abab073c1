// Accounts of people whom somebody administers: invitations that were lost, passwords that were forgotten, persons whose
// data are to be erased. Links are shown once; only their hashes are kept. Source: COL-24, AMB-58, rules C15, C16.
#include <fmt/format.h>

#include "app/declare.h"
#include "app/erasing.h"
#include "app/people_pages.h"
#include "app/people_reach.h"
#include "app/proof.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr int minutes_per_hour = 60;  // not policy: time

// Of the version that was seen, by somebody who answers for it, and not one's own.
base::Result<User> user_to_change(Call& call, std::string_view permission) {
  User user = TRY(reachable_user(call, permission, std::string{call.request.of("user_id")}, Need::change));
  TRY(call.expect_version(user.version));
  if (user.user_id == call.person().subject.user_id)
    return refuse(ErrorCode::conflict, "不能对自己的账户这样做：请在“我的账户”中修改密码，或请另一位管理员处理",
                  "not for your own account: change your password under My account, or ask another administrator");
  return user;
}

base::Error not_in_state(User const& user, std::string_view zh, std::string_view en) {
  return refuse(ErrorCode::conflict, fmt::format("{}（现为 {}）", zh, state_of(user)),
                fmt::format("{} (it is {})", en, state_of(user)));
}

// Whatever link the person had opens nothing any more.
base::Result<InvitationView> fresh_link(Call& call, User const& user, identity::LinkPurpose purpose, int hours) {
  TRY(remove_links(call, user.user_id));
  auto const issued =
      identity::issue_link(purpose, user.user_id, call.now, hours * minutes_per_hour, call.context.randomness);
  TRY(add(call.change(), issued.link));
  UserView view = TRY(view_of(call.context, call.records, user));
  return InvitationView{std::move(view), issued.text, issued.link.expires_at};
}

base::Result<Reply> reset_password(Call& call) {
  auto const wanted = TRY(base::parse_json<PasswordReset>(call.request.body));
  User user = TRY(user_to_change(call, "user.manage"));
  if (user.state != "active")
    return not_in_state(user, "只能重置正常账户的密码：已停用的先恢复，未接受邀请的请重新生成邀请链接",
                        "only the password of an active account is reset: enable a disabled one first, renew an "
                        "invitation that was not accepted");
  identity::PasswordProfile const& profile = call.context.identity.profile;
  retire_password(user, profile);
  if (wanted.reset_second_factor) {
    user.totp_sealed.clear();
    user.totp_step = 0;
    user.recovery_hashes.clear();
  }
  ++user.version;
  TRY(replace(call.change(), user));
  TRY(end_sessions(call, user.user_id, "password_reset"));
  call.note.body = {{"user_id", user.user_id}, {"second_factor_reset", wanted.reset_second_factor}};
  return created(TRY(fresh_link(call, user, identity::LinkPurpose::new_password, profile.new_password_link_hours)));
}

base::Result<Reply> renew_invitation(Call& call) {
  User user = TRY(user_to_change(call, "user.manage"));
  std::string const state = state_of(user);
  if (state != "invited" && state != "withdrawn")
    return not_in_state(user, "此人已接受邀请：忘记密码时请重置密码",
                        "this person has accepted the invitation: reset the password if it was forgotten");
  user.state = "invited";
  ++user.version;
  TRY(replace(call.change(), user));
  call.note.body = {{"user_id", user.user_id}};
  int const hours = call.context.identity.profile.invitation_link_hours;
  return created(TRY(fresh_link(call, user, identity::LinkPurpose::invitation, hours)));
}

base::Result<Reply> withdraw_invitation(Call& call) {
  User user = TRY(user_to_change(call, "user.manage"));
  if (user.state != "invited")
    return not_in_state(user, "没有等待接受的邀请；要禁止登录请停用账户",
                        "there is no invitation that waits; disable the account to keep the person out");
  TRY(remove_links(call, user.user_id));
  user.state = "disabled";
  ++user.version;
  TRY(replace(call.change(), user));
  call.note.body = {{"user_id", user.user_id}};
  return reply_with(call, user);
}

// A pack that asks for two persons is not served by one.
base::Result<> check_alone(Call& call) {
  access_control::Policy const& policy = call.context.access;
  int const permission = policy.permission("user.erase");
  if (permission < 0 || policy.permissions()[static_cast<std::size_t>(permission)].two_person.empty()) return {};
  return refuse(ErrorCode::unsupported,
                "权限数据要求两人批准才能删除个人信息，而程序还没有这种申请：请将 permissions.csv 中 user.erase 的 "
                "two_person 留空，或不授予此权限",
                "the access pack asks for two persons to erase a person, and there is no such request yet: leave "
                "two_person of user.erase in permissions.csv empty, or do not grant the permission");
}

base::Result<Reply> erase_user(Call& call) {
  TRY(check_alone(call));
  User user = TRY(user_to_change(call, "user.erase"));
  if (user.erased_at)
    return refuse(ErrorCode::conflict, "此人的个人信息已删除", "the data of this person are erased already");
  if (user.state != "disabled")
    return not_in_state(user, "请先停用账户，或撤回邀请", "disable the account or withdraw the invitation first");
  Erased const erased = TRY(erase_person(call, user));
  call.note.body = {
      {"user_id", user.user_id}, {"openings", erased.openings}, {"sessions", erased.sessions}, {"keys", erased.keys}};
  return reply_with(call, user);
}

base::Result<Reply> get_password_rules(Call& call) {
  identity::PasswordProfile const& profile = call.context.identity.profile;
  return json_reply(PasswordRules{profile.length_min, profile.length_min_with_second_factor, profile.length_max,
                                  profile.character_classes_min, profile.history, profile.blocklist});
}

}  // namespace

void add_account_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(read("/api/v1/password_rules", "get_password_rules",
                     {"session", "新密码的要求", "What new passwords must be"}, "", {}, reference("PasswordRules"),
                     get_password_rules));
  struct Act {
    char const *path, *id, *zh, *en, *permission, *event, *request, *reply;
    base::Result<Reply> (*run)(Call&);
  };
  for (Act const& act : {
           Act{"reset_password", "reset_password", "重置密码：结束会话并生成一次性链接",
               "Reset a password: ends the sessions, gives a link that works once", "user.manage", "password_reset",
               "PasswordReset", "InvitationView", reset_password},
           Act{"renew_invitation", "renew_invitation", "重新生成邀请链接，旧链接作废",
               "Renew an invitation; the old link is dead", "user.manage", "invitation_renewed", "", "InvitationView",
               renew_invitation},
           Act{"withdraw_invitation", "withdraw_invitation", "撤回邀请", "Withdraw an invitation", "user.manage",
               "invitation_withdrawn", "", "UserView", withdraw_invitation},
           Act{"erase", "erase_user", "删除一人的个人信息，不可恢复", "Erase a person's data, for good", "user.erase",
               "user_erased", "", "UserView", erase_user},
       }) {
    Operation made = change("POST", fmt::format("/api/v1/users/{{user_id}}/{}", act.path), act.id,
                            {"people", act.zh, act.en}, act.permission, act.event, {user_parameter()},
                            *act.request == '\0' ? "" : reference(act.request), reference(act.reply), act.run);
    made.versioned = true;
    made.changes_rights = true;
    out.push_back(std::move(made));
  }
  catalogue.schemas["PasswordRules"] = base::schema_of<PasswordRules>();
  catalogue.schemas["PasswordReset"] = base::schema_of<PasswordReset>();
}

}  // namespace app
