#include "app/proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/people_pages.h"

namespace app {
namespace {

using base::ErrorCode;

identity::Attempt attempt_of(Call const& call, std::string login_name) {
  return {std::move(login_name), call.request.network, ""};
}

base::Error too_many(base::Instant now, base::Instant retry_at) {
  constexpr std::int64_t second = 1'000;  // not policy: milliseconds
  std::int64_t const seconds =
      std::max<std::int64_t>(1, (retry_at.milliseconds() - now.milliseconds() + second - 1) / second);
  return refuse(ErrorCode::too_many_requests, fmt::format("尝试过多，请在 {} 秒后再试", seconds),
                fmt::format("too many attempts; try again in {} seconds", seconds));
}

// The password of a user who may not exist, at the same cost.
base::Result<identity::Verification> verify(Call& call, std::optional<User> const& user, std::string const& password) {
  std::optional<std::string_view> stored;
  if (user && user->state == "active" && !user->password_hash.empty()) stored = user->password_hash;
  return call.context.identity.hasher.verify(password, stored);
}

// Of a user who is there. When nothing could be found out, the attempt does not count.
base::Result<bool> password_fits(Call& call, identity::Attempt const& attempt, User const& user,
                                 std::string const& password) {
  auto const verified = verify(call, user, password);
  if (verified) return verified->matches;
  call.context.identity.throttle.undecided(attempt, call.now);
  return verified.error();
}

// Fills what the second factor or a recovery code proves; false when the code does not fit.
base::Result<bool> prove_code(Call& call, User const& user, std::string const& code, Proof& proof) {
  if (code.empty()) return false;
  if (!user.totp_sealed.empty()) {
    std::string const key = TRY(call.context.identity.open(user.totp_sealed, user.user_id));
    auto const secret = TRY(identity::read_totp_key(key, identity::TotpHash::sha_1));
    proof.totp_step = identity::verify_totp(secret, code, call.now, user.totp_step);
    if (proof.totp_step) return true;
  }
  auto const index = identity::find_recovery_code(user.recovery_hashes, code);
  if (index) proof.recovery_hash = user.recovery_hashes[*index];
  return index.has_value();
}

base::Result<std::string> checked_hash(Call& call, User const& user, std::string const& password) {
  Identity const& identity = call.context.identity;
  identity::PasswordContext context;
  context.login_name = user.login_name;
  context.display_name = user.display_name;
  context.has_second_factor = !user.totp_sealed.empty();
  context.previous_hashes = user.former_password_hashes;
  context.common_passwords = &identity.common_passwords;
  context.hasher = &identity.hasher;
  TRY(identity::acceptable(identity.profile, password, context));
  return identity.hasher.hash(password, call.context.randomness);
}

base::Result<Prepared> prepare_by_link(Call& call, identity::LinkPurpose purpose) {
  PasswordByLink const given = TRY(base::parse_json<PasswordByLink>(call.request.body));
  identity::Link const link = TRY(open_link(call, purpose, given.token));
  User const user = TRY(find_user(call.records, link.subject));
  std::string hash = TRY(checked_hash(call, user, given.password));
  return Prepared::of(NewPassword{given.token, std::move(hash)});
}

}  // namespace

base::Error wrong_log_in() {
  return refuse(ErrorCode::unauthenticated, "登录名、密码或动态码不正确", "the log-in name, password or code is wrong");
}

base::Result<Prepared> prove_log_in(Call& call) {
  LogIn const given = TRY(base::parse_json<LogIn>(call.request.body));
  Identity const& identity = call.context.identity;
  identity::Attempt const attempt = attempt_of(call, given.login_name);
  identity::Admission const admission = identity.throttle.admit(attempt, call.now);
  if (!admission.admitted) return too_many(call.now, admission.retry_at);
  auto const user = TRY(find<User>(call.records, {{"login_name", base::Json{given.login_name}}}));
  if (user) call.note.body.emplace_back("user_id", user->user_id);
  auto const verified = verify(call, user, given.password);
  if (!verified) {
    identity.throttle.undecided(attempt, call.now);
    return verified.error();
  }
  if (!verified->matches || !user) return wrong_log_in();
  Proof proof{user->user_id, false, {}, {}, {}};
  if (!user->totp_sealed.empty()) {
    if (given.code.empty())
      return refuse(ErrorCode::step_up_required, "请输入动态码", "enter the code of your second factor");
    proof.second_factor = TRY(prove_code(call, *user, given.code, proof));
    if (!proof.second_factor) return wrong_log_in();
  } else if (admission.proof_needed) {
    return refuse(ErrorCode::too_many_requests, "失败次数过多：请联系安全管理员重置密码",
                  "too many failures: ask the security administrator for a new password");
  }
  if (verified->needs_rehash)
    proof.new_password_hash = TRY(identity.hasher.hash(given.password, call.context.randomness));
  identity.throttle.succeeded(attempt, call.now);
  return Prepared::of(std::move(proof));
}

base::Result<Prepared> prove_again(Call& call) {
  StepUp const given = TRY(base::parse_json<StepUp>(call.request.body));
  User const user = TRY(find_user(call.records, call.person().subject.user_id));
  Identity const& identity = call.context.identity;
  identity::Attempt const attempt = attempt_of(call, user.login_name);
  identity::Admission const admission = identity.throttle.admit(attempt, call.now);
  if (!admission.admitted) return too_many(call.now, admission.retry_at);
  Proof proof{user.user_id, false, {}, {}, {}};
  bool proved = false;
  if (!user.totp_sealed.empty())
    proved = proof.second_factor = TRY(prove_code(call, user, given.code, proof));
  else
    proved = TRY(password_fits(call, attempt, user, given.password));
  if (!proved) return wrong_log_in();
  identity.throttle.succeeded(attempt, call.now);
  return Prepared::of(std::move(proof));
}

base::Result<> use(Call& call, User& user, Proof const& proof) {
  if (proof.totp_step) {
    if (*proof.totp_step <= user.totp_step) return wrong_log_in();
    user.totp_step = *proof.totp_step;
  }
  if (proof.recovery_hash) {
    auto const found = std::find(user.recovery_hashes.begin(), user.recovery_hashes.end(), *proof.recovery_hash);
    if (found == user.recovery_hashes.end()) return wrong_log_in();
    user.recovery_hashes.erase(found);
  }
  if (proof.new_password_hash) user.password_hash = *proof.new_password_hash;
  if (!proof.totp_step && !proof.recovery_hash && !proof.new_password_hash) return {};
  return replace(call.change(), user);
}

base::Result<Prepared> prepare_set_up(Call& call) {
  SetUp const given = TRY(base::parse_json<SetUp>(call.request.body));
  TRY(open_link(call, identity::LinkPurpose::set_up, given.token));
  std::vector<base::Issue> issues;
  for (auto const& [at, text] :
       {std::pair{"/login_name", &given.login_name}, std::pair{"/display_name", &given.display_name},
        std::pair{"/park_title_zh", &given.park_title_zh}})
    if (text->empty() || text->size() > 200)  // not policy: length of a name
      issues.push_back({at, "write 1 to 200 bytes", "请填写 1 至 200 字节"});
  if (!issues.empty()) return base::invalid("the set-up is incomplete", std::move(issues));
  User user;
  user.login_name = given.login_name;
  user.display_name = given.display_name;
  std::string hash = TRY(checked_hash(call, user, given.password));
  return Prepared::of(NewPassword{given.token, std::move(hash)});
}

base::Result<Prepared> prepare_invitation(Call& call) {
  return prepare_by_link(call, identity::LinkPurpose::invitation);
}

base::Result<Prepared> prepare_reset(Call& call) { return prepare_by_link(call, identity::LinkPurpose::new_password); }

base::Result<Prepared> prepare_new_password(Call& call) {
  ChangePassword const given = TRY(base::parse_json<ChangePassword>(call.request.body));
  User const user = TRY(find_user(call.records, call.person().subject.user_id));
  identity::Attempt const attempt = attempt_of(call, user.login_name);
  identity::Admission const admission = call.context.identity.throttle.admit(attempt, call.now);
  if (!admission.admitted) return too_many(call.now, admission.retry_at);
  if (!TRY(password_fits(call, attempt, user, given.password))) return wrong_log_in();
  call.context.identity.throttle.succeeded(attempt, call.now);
  std::string hash = TRY(checked_hash(call, user, given.new_password));
  return Prepared::of(NewPassword{"", std::move(hash)});
}

void retire_password(User& user, identity::PasswordProfile const& profile) {
  auto& former = user.former_password_hashes;
  if (!user.password_hash.empty()) former.insert(former.begin(), user.password_hash);
  former.resize(std::min(former.size(), static_cast<std::size_t>(profile.history)));
  user.password_hash.clear();
}

base::Result<> set_password(Call& call, User& user, NewPassword const& password) {
  retire_password(user, call.context.identity.profile);
  user.password_hash = password.hash;
  user.password_changed_at = call.now;
  ++user.version;
  return replace(call.change(), user);
}

base::Result<identity::Link> open_link(Call& call, identity::LinkPurpose purpose, std::string const& token) {
  auto link = TRY(find<identity::Link>(call.records, identity::hash_of(token)));
  bool const is_valid = link && identity::check_link(*link, purpose, token, call.now) == identity::LinkVerdict::valid;
  if (!is_valid)
    return refuse(ErrorCode::unauthenticated, "链接无效、已使用或已过期：请重新索取",
                  "the link is wrong, used or expired: ask for a new one");
  return *std::move(link);
}

base::Result<std::string> seal_totp(Context& context, std::string const& user_id, std::string const& key_text) {
  return context.identity.seal(key_text, user_id);
}

std::string_view first_role(access_control::Policy const& policy) {
  int const permission = policy.permission("role.grant");
  CHECK(permission >= 0);
  for (access_control::Grant const& grant : policy.grants())
    if (grant.permission == permission && grant.scope == access_control::Scope::installation)
      return policy.roles()[static_cast<std::size_t>(grant.role)].role;
  return policy.roles().front().role;
}

}  // namespace app
