// Log-in with the account of one's organisation, and which account is whose. The provider says who somebody is
// (app/organisation.h); a person is linked to that by hand – one's own while logged in, or by who manages users – and
// never by a name or an address, which can change hands. Nothing here grants a right. Source: rules C15, C16; ADR 0025.
#include <fmt/format.h>

#include "app/declare.h"
#include "app/organisation.h"
#include "app/people_pages.h"
#include "app/people_reach.h"
#include "base/hash.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::string_view to_log_in = "log_in", to_link = "link", sealed_for = "organisation_request";
constexpr std::size_t subject_bytes_max = 255;  // not policy: OpenID Connect Core §2

// How a log-in begins: where the browser goes. What must be kept for the way back goes into a sealed cookie.
struct OrganisationBegin {
  std::string purpose;  // log_in, link
};
BOOST_DESCRIBE_STRUCT(OrganisationBegin, (), (purpose))
struct OrganisationAddress {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(OrganisationAddress, (), (url))

// What the provider gave the browser for the way back; `error` in place of `code` when it refused.
struct OrganisationReturn {
  std::string state, code, iss, error;
};
BOOST_DESCRIBE_STRUCT(OrganisationReturn, (), (state, code, iss, error))

struct OrganisationSubject {
  std::string subject;
};
BOOST_DESCRIBE_STRUCT(OrganisationSubject, (), (subject))

// The cookie, sealed.
struct OrganisationTicket {
  std::string purpose, user_id;  // user_id: whose account is linked; "" for a log-in
  std::string state, nonce, code_verifier;
  base::Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(OrganisationTicket, (), (purpose, user_id, state, nonce, code_verifier, expires_at))

base::Result<Organisation*> organisation_of(Call& call) {
  if (call.context.organisation == nullptr)
    return refuse(ErrorCode::unsupported, "本系统没有设置单位账号登录：请用密码登录",
                  "log-in with an organisation's account is not set up here: log in with a password");
  return call.context.organisation;
}

base::Result<Reply> begin_organisation_log_in(Call& call) {
  Organisation& organisation = *TRY(organisation_of(call));
  auto const wanted = TRY(base::parse_json<OrganisationBegin>(call.request.body));
  OrganisationTicket ticket;
  ticket.purpose = wanted.purpose;
  if (wanted.purpose == to_link) {
    if (call.actor == nullptr || call.actor->session_id.empty())
      return refuse(ErrorCode::unauthenticated, "请先登录", "log in first");
    // A second way in outlasts the session it was made in.
    if (!call.actor->is_stepped_up)
      return refuse(ErrorCode::step_up_required, "关联单位账号前请再次验证身份",
                    "prove again who you are before you link an account");
    ticket.user_id = call.actor->subject.user_id;
  } else if (wanted.purpose != to_log_in) {
    return base::invalid("unknown purpose", {{"/purpose", "expected log_in or link", "应为 log_in 或 link"}});
  }
  identity::OidcRequest const request = TRY(organisation.begin(call.now, call.context.randomness));
  ticket.state = request.state;
  ticket.nonce = request.nonce;
  ticket.code_verifier = request.code_verifier;
  int const seconds = organisation.rules().request_minutes * 60;   // not policy: a minute
  std::int64_t const milliseconds = std::int64_t{seconds} * 1000;  // not policy: of a second
  ticket.expires_at = base::Instant::from_milliseconds(call.now.milliseconds() + milliseconds);
  Reply reply = json_reply(OrganisationAddress{request.url});
  reply.ticket = TRY(call.context.identity.seal(base::to_json(ticket).to_string(), sealed_for));
  reply.ticket_seconds = seconds;
  return reply;
}

base::Error not_begun_here() {
  return refuse(ErrorCode::unauthenticated, "这次登录不是从这个浏览器开始的，或已过期、已用过：请重新开始",
                "this log-in was not begun in this browser, is too old or was used: begin again");
}

// The ticket of this browser, when it is for this way back.
base::Result<OrganisationTicket> ticket_of(Call& call, OrganisationReturn const& returned, std::string_view purpose) {
  if (call.request.ticket.empty()) return not_begun_here();
  auto const opened = call.context.identity.open(call.request.ticket, sealed_for);
  if (!opened) return not_begun_here();
  auto ticket = base::parse_json<OrganisationTicket>(*opened);
  if (!ticket || ticket->purpose != purpose || ticket->expires_at <= call.now) return not_begun_here();
  if (!identity::is_state({"", ticket->state, "", ""}, returned.state)) return not_begun_here();
  if (purpose == to_link && ticket->user_id != call.person().subject.user_id) return not_begun_here();
  return *std::move(ticket);
}

// Each state counts once, whatever comes of it, in every process at this store. What is too old to be a ticket is forgotten.
base::Result<> use_up(Call& call, OrganisationTicket const& ticket) {
  auto const used = call.context.store.write([&](Writer& writer) -> base::Result<> {
    for (UsedState const& old : TRY(select<UsedState>(
             writer, {{{"expires_at", Json{call.now.to_string()}, RecordTest::Kind::below}}, "expires_at"})))
      TRY(remove<UsedState>(writer, old.state_hash));
    return add(writer, UsedState{base::sha256_hex(ticket.state), ticket.expires_at});
  });
  if (used || used.error().code != ErrorCode::conflict) return used;
  return not_begun_here();
}

// Before the transaction: whoever came back, as the provider says.
base::Result<Prepared> prove_arrival(Call& call, std::string_view purpose) {
  Organisation& organisation = *TRY(organisation_of(call));
  auto const returned = TRY(base::parse_json<OrganisationReturn>(call.request.body));
  OrganisationTicket const ticket = TRY(ticket_of(call, returned, purpose));
  TRY(use_up(call, ticket));
  call.note.body.emplace_back("how", "organisation");
  if (!returned.error.empty()) {
    call.note.body.emplace_back("reason", returned.error.substr(0, subject_bytes_max));
    return refuse(ErrorCode::forbidden, "单位的登录系统没有确认您的身份，或您取消了登录",
                  "your organisation did not confirm who you are, or you cancelled");
  }
  auto arrival = organisation.arrive({returned.code, returned.iss},
                                     {"", ticket.state, ticket.nonce, ticket.code_verifier}, call.now);
  if (arrival) return Prepared::of(*std::move(arrival));
  call.note.body.emplace_back("reason", arrival.error().message);
  if (arrival.error().code != ErrorCode::forbidden) return arrival.error();
  return refuse(ErrorCode::forbidden, "单位登录没有成功：请重新开始；仍不成功请告诉系统管理员，原因已记入审计日志",
                "the log-in with your organisation did not succeed: begin again, and if it fails again tell the system "
                "administrator; the reason stands in the audit trail");
}

std::string account_id(std::string_view issuer, std::string_view subject) {
  return base::sha256_hex(fmt::format("{}\n{}", issuer, subject));
}

base::Error not_linked(std::string const& subject) {
  return {ErrorCode::forbidden,
          fmt::format("nobody here is linked to your organisation's account `{}` yet: log in with your password and "
                      "link it under My account, or tell the security administrator this name",
                      subject),
          {},
          fmt::format("您的单位账号 `{}` 还没有关联到本系统的人员：请先用密码登录，在“我的账户”里关联；或把这个编号告诉"
                      "安全管理员，由其关联",
                      subject)};
}

// Whether the organisation's proof is enough for this account.
base::Result<> check_second_factor(Call& call, User const& user, Arrival const& arrival) {
  bool const is_needed = call.context.identity.profile.second_factor || !user.totp_sealed.empty();
  if (!is_needed || arrival.second_factor) return {};
  return refuse(ErrorCode::forbidden, "您的账户须有第二因素，而单位登录没有说明用过第二因素：请用密码和动态码登录",
                "your account needs a second factor, and your organisation does not say that it asked for one: log in "
                "with your password and code");
}

// Fresh: a session that the person has at the provider since this morning is no proof of now.
bool is_fresh(Call const& call, Arrival const& arrival) {
  if (!arrival.second_factor || !arrival.authenticated_at) return false;
  std::int64_t const minutes = call.context.identity.profile.step_up_minutes;
  return call.now.milliseconds() - arrival.authenticated_at->milliseconds() <=
         minutes * 60'000;  // not policy: a minute
}

base::Result<Reply> log_in_by_organisation(Call& call) {
  auto const& arrival = call.prepared.as<Arrival>();
  Organisation& organisation = *TRY(organisation_of(call));
  call.note.body = {{"how", "organisation"}};
  auto const account =
      TRY(find<OrganisationAccount>(call.records, account_id(organisation.settings().issuer, arrival.subject)));
  if (!account) {
    call.note.body.emplace_back("subject", arrival.subject);
    call.note.personal = {"subject"};
    return not_linked(arrival.subject);
  }
  User const user = TRY(find_user(call.records, account->user_id));
  call.note.body.emplace_back("user_id", user.user_id);
  if (user.state != "active")
    return refuse(ErrorCode::forbidden, "您在本系统的账户未启用：请联系安全管理员",
                  "your account here is not active: ask the security administrator");
  TRY(check_second_factor(call, user, arrival));
  auto const opened = identity::open_session(user.user_id, call.request.client, is_fresh(call, arrival),
                                             call.context.identity.profile, call.now, call.context.randomness);
  TRY(add(call.change(), opened.session));
  call.note.body.emplace_back("session_id", opened.session.session_id);
  access_control::Subject const subject = TRY(subject_of(call.context.access, call.records, user.user_id, call.now));
  Reply reply = created(TRY(view_of_session(call, opened.session, user, subject)));
  reply.session_token = opened.token;
  reply.ticket_used = true;
  return reply;
}

std::string view_subject(std::optional<OrganisationAccount> const& account) {
  return account ? account->subject : std::string{};
}

base::Result<std::optional<OrganisationAccount>> account_of(RecordReader& records, std::string_view user_id) {
  return find<OrganisationAccount>(records, {{"user_id", Json{user_id}}});
}

// One account of the organisation for one person, both ways.
base::Result<OrganisationAccount> link(Call& call, std::string const& user_id, std::string const& subject) {
  std::string const& issuer = TRY(organisation_of(call))->settings().issuer;
  OrganisationAccount const account{account_id(issuer, subject),  user_id, issuer, subject, call.now,
                                    call.person().subject.user_id};
  if (auto const other = TRY(find<OrganisationAccount>(call.records, account.account_id))) {
    if (other->user_id == user_id) return *other;
    return refuse(ErrorCode::conflict, "此单位账号已关联到另一人：请安全管理员核对",
                  "this account is linked to somebody else: ask the security administrator");
  }
  if (TRY(account_of(call.records, user_id)))
    return refuse(ErrorCode::conflict, "已关联另一个单位账号：请先解除",
                  "another account is linked already: unlink it first");
  TRY(add(call.change(), account));
  call.note.body = {{"user_id", user_id}, {"subject", subject}};
  call.note.personal = {"subject"};
  return account;
}

base::Result<Reply> unlink(Call& call, std::string const& user_id) {
  auto const account = TRY(account_of(call.records, user_id));
  if (!account) return base::not_found("no account is linked");
  TRY(remove<OrganisationAccount>(call.change(), account->account_id));
  call.note.body.emplace_back("user_id", user_id);
  return silent();
}

base::Result<Reply> get_own_account(Call& call) {
  auto const account = TRY(account_of(call.records, call.person().subject.user_id));
  return json_reply(OrganisationSubject{view_subject(account)});
}

base::Result<Reply> link_own_account(Call& call) {
  auto const& arrival = call.prepared.as<Arrival>();
  auto const account = TRY(link(call, call.person().subject.user_id, arrival.subject));
  Reply reply = created(OrganisationSubject{account.subject});
  reply.ticket_used = true;
  return reply;
}

base::Result<Reply> link_account_of_user(Call& call) {
  auto const given = TRY(base::parse_json<OrganisationSubject>(call.request.body));
  User const user = TRY(reachable_user(call, "user.manage", std::string{call.request.of("user_id")}, Need::change));
  if (given.subject.empty() || given.subject.size() > subject_bytes_max)
    return base::invalid("no account is named",
                         {{"/subject", "write 1 to 255 bytes, as the person was told", "请填写登录时提示的账号编号"}});
  OrganisationAccount const account = TRY(link(call, user.user_id, given.subject));
  return json_reply(OrganisationSubject{account.subject});
}

base::Result<Reply> unlink_account_of_user(Call& call) {
  User const user = TRY(reachable_user(call, "user.manage", std::string{call.request.of("user_id")}, Need::change));
  return unlink(call, user.user_id);
}

void add_own(std::vector<Operation>& out) {
  Operation begin =
      change("POST", "/api/v1/session/organisation/begin", "begin_organisation_log_in",
             {"session", "开始单位账号登录或关联", "Begin a log-in with an organisation's account"}, "", "", {},
             reference("OrganisationBegin"), reference("OrganisationAddress"), begin_organisation_log_in);
  begin.computes = true;
  out.push_back(std::move(begin));
  Operation arrive = change("POST", "/api/v1/session/organisation", "log_in_by_organisation",
                            {"session", "用单位账号登录", "Log in with an organisation's account"}, "", "logged_in", {},
                            reference("OrganisationReturn"), reference("SessionView"), log_in_by_organisation);
  arrive.prepare = [](Call& call) { return prove_arrival(call, to_log_in); };
  arrive.repeatable = false;
  arrive.changes_rights = true;
  out.push_back(std::move(arrive));
  out.push_back(read("/api/v1/session/organisation", "get_organisation_account",
                     {"session", "我关联的单位账号", "The organisation's account linked to me"}, "session.read", {},
                     reference("OrganisationSubject"), get_own_account, about_oneself()));
  Operation own = change("POST", "/api/v1/session/organisation/link", "link_organisation_account",
                         {"session", "关联自己的单位账号", "Link the own organisation's account"}, "session.end",
                         "organisation_linked", {}, reference("OrganisationReturn"), reference("OrganisationSubject"),
                         link_own_account, about_oneself());
  own.prepare = [](Call& call) { return prove_arrival(call, to_link); };
  own.repeatable = false;
  out.push_back(std::move(own));
  out.push_back(change(
      "DELETE", "/api/v1/session/organisation", "unlink_organisation_account",
      {"session", "解除自己的单位账号", "Unlink the own organisation's account"}, "session.end",
      "organisation_unlinked", {}, "", "", [](Call& call) { return unlink(call, call.person().subject.user_id); },
      about_oneself()));
}

}  // namespace

void add_organisation_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  add_own(out);
  std::vector<Parameter> const user{user_parameter()};
  out.push_back(change("PUT", "/api/v1/users/{user_id}/organisation", "link_account_of_user",
                       {"people", "为用户关联单位账号", "Link an organisation's account to a user"}, "user.manage",
                       "organisation_linked", user, reference("OrganisationSubject"), reference("OrganisationSubject"),
                       link_account_of_user));
  out.push_back(change("DELETE", "/api/v1/users/{user_id}/organisation", "unlink_account_of_user",
                       {"people", "解除用户的单位账号", "Unlink a user's organisation's account"}, "user.manage",
                       "organisation_unlinked", user, "", "", unlink_account_of_user));
  catalogue.schemas["OrganisationBegin"] = base::schema_of<OrganisationBegin>();
  catalogue.schemas["OrganisationAddress"] = base::schema_of<OrganisationAddress>();
  catalogue.schemas["OrganisationReturn"] = base::schema_of<OrganisationReturn>();
  catalogue.schemas["OrganisationSubject"] = base::schema_of<OrganisationSubject>();
}

}  // namespace app
