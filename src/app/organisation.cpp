#include "app/organisation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/rule_table.h"
#include "base/spelling.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::int64_t second = 1'000;           // not policy: milliseconds
constexpr std::int64_t seconds_max = 1LL << 40;  // not policy: an instant that can be told
constexpr int figure_max = 1'000'000;            // not policy: what the program can count with
constexpr int status_fine = 200;                 // not policy: HTTP
constexpr std::string_view well_known = "/.well-known/openid-configuration";
constexpr std::string_view this_machine = "http://127.0.0.1:";

base::Error unavailable(std::string en) {
  return {ErrorCode::unavailable, std::move(en), {}, "单位的登录系统现在不能使用：请稍后再试，或用密码登录"};
}
base::Error forbidden(std::string en) { return {ErrorCode::forbidden, std::move(en), {}}; }

std::int64_t age_seconds(base::Instant from, base::Instant now) {
  return (now.milliseconds() - from.milliseconds()) / second;
}

bool names(Json const& list, std::string_view value) {
  if (list.if_array() == nullptr) return false;
  return std::any_of(list.if_array()->begin(), list.if_array()->end(), [value](Json const& entry) {
    return entry.if_string() != nullptr && *entry.if_string() == value;
  });
}

bool is_one_of(std::string_view value, std::vector<std::string> const& values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

base::Result<OrganisationRules> read_organisation_rules(std::string_view csv, std::string_view file) {
  OrganisationRules rules;
  TRY(base::read_rule_table(csv, file,
                            {{"second_factor_amr", &rules.second_factor_amr},
                             {"request_minutes", &rules.request_minutes},
                             {"clock_skew_seconds", &rules.clock_skew_seconds},
                             {"token_age_seconds_max", &rules.token_age_seconds_max},
                             {"metadata_minutes", &rules.metadata_minutes},
                             {"keys_again_seconds", &rules.keys_again_seconds},
                             {"timeout_seconds", &rules.timeout_seconds}},
                            figure_max));
  return rules;
}

Organisation::Organisation(OrganisationSettings settings, OrganisationRules rules, Ask ask)
    : settings_(std::move(settings)), rules_(std::move(rules)), ask_(std::move(ask)) {}

// https; or, for a provider that runs on this machine, that.
bool Organisation::is_usable(std::string_view url) const {
  if (url.find_first_of(" \t\r\n\"<>#") != std::string_view::npos) return false;
  if (url.starts_with("https://")) return true;
  return settings_.issuer.starts_with(this_machine) && url.starts_with(this_machine);
}

base::Result<std::string> Organisation::get(std::string const& url) const {
  auto answer = ask_({"GET", url, {{"Accept", "application/json"}}, ""});
  if (!answer) return unavailable(fmt::format("the identity provider: {}", answer.error().message));
  if (answer->status != status_fine)
    return unavailable(fmt::format("the identity provider answers {} to {}", answer->status, url));
  return std::move(answer->body);
}

// OpenID Connect Discovery §4: the issuer inside must be the issuer asked, letter by letter.
base::Result<Organisation::Metadata> Organisation::read_metadata(base::Instant now) const {
  std::string url = settings_.issuer;
  if (url.ends_with('/')) url.pop_back();
  auto const json = Json::parse(TRY(get(url + std::string{well_known})));
  if (!json || json->if_object() == nullptr)
    return unavailable("what the identity provider publishes is no JSON object");
  if (json->text_of("issuer") != settings_.issuer)
    return unavailable(
        fmt::format("the identity provider calls itself `{}`, not `{}`", json->text_of("issuer"), settings_.issuer));
  Metadata found;
  found.authorization_endpoint = json->text_of("authorization_endpoint");
  found.token_endpoint = json->text_of("token_endpoint");
  found.jwks_uri = json->text_of("jwks_uri");
  for (std::string const* const one : {&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri})
    if (!is_usable(*one)) return unavailable(fmt::format("the identity provider names the address `{}`", *one));
  Json const* const names_issuer = json->find("authorization_response_iss_parameter_supported");
  found.names_issuer = names_issuer != nullptr && names_issuer->if_boolean() != nullptr && *names_issuer->if_boolean();
  Json const* const methods = json->find("token_endpoint_auth_methods_supported");
  if (!settings_.client_secret.empty() && methods != nullptr && !names(*methods, "client_secret_basic"))
    return unavailable("the identity provider takes no client secret in a header (client_secret_basic)");
  found.read_at = now;
  return found;
}

base::Result<Organisation::Metadata> Organisation::metadata(base::Instant now) {
  {
    std::lock_guard const lock{mutex_};
    std::int64_t const kept_seconds = std::int64_t{rules_.metadata_minutes} * 60;  // not policy: a minute
    if (metadata_ && age_seconds(metadata_->read_at, now) < kept_seconds) return *metadata_;
  }
  Metadata found = TRY(read_metadata(now));  // without the lock: others may go on with what they have
  std::lock_guard const lock{mutex_};
  metadata_ = found;
  return found;
}

base::Result<std::shared_ptr<Organisation::Keys const>> Organisation::keys(Metadata const& from, base::Instant now,
                                                                           int age_seconds_max) {
  {
    std::lock_guard const lock{mutex_};
    if (keys_ && age_seconds(keys_->read_at, now) < age_seconds_max) return keys_;
  }
  auto set = identity::KeySet::read(TRY(get(from.jwks_uri)));
  if (!set) return unavailable(fmt::format("the keys of the identity provider: {}", set.error().message));
  auto const made = std::make_shared<Keys const>(Keys{*std::move(set), now});
  std::lock_guard const lock{mutex_};
  keys_ = made;
  return made;
}

identity::OidcProvider Organisation::provider(Metadata const& metadata) const {
  identity::OidcProvider made;
  made.issuer = settings_.issuer;
  made.authorization_endpoint = metadata.authorization_endpoint;
  made.client_id = settings_.client_id;
  made.redirect_uri = settings_.redirect_uri;
  made.scopes = {"openid", "profile"};  // no address: it can change hands, and nothing here rests on it
  return made;
}

base::Result<identity::OidcRequest> Organisation::begin(base::Instant now, base::Randomness& randomness) {
  auto request = identity::begin_log_in(provider(TRY(metadata(now))), randomness);
  std::string acr;
  for (std::string const& value : settings_.second_factor_acr) acr += (acr.empty() ? "" : " ") + value;
  if (!acr.empty()) request.url += "&acr_values=" + base::percent_encoded(acr);
  return request;
}

base::Result<std::string> Organisation::exchange(Metadata const& at, std::string const& code,
                                                 identity::OidcRequest const& request) const {
  Question question{"POST",
                    at.token_endpoint,
                    {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
                    identity::code_exchange_form(provider(at), request, code)};
  if (!settings_.client_secret.empty())  // RFC 6749 §2.3.1: each percent-encoded first
    question.headers.emplace_back(
        "Authorization", "Basic " + base::to_base64(fmt::format("{}:{}", base::percent_encoded(settings_.client_id),
                                                                base::percent_encoded(settings_.client_secret))));
  auto const answer = ask_(question);
  if (!answer) return unavailable(fmt::format("the identity provider: {}", answer.error().message));
  auto const json = Json::parse(answer->body);
  std::string const error = json ? json->text_of("error") : "";
  if (answer->status != status_fine)
    return forbidden(fmt::format("the identity provider does not take the code: {} {}", answer->status, error));
  std::string token = json ? json->text_of("id_token") : "";
  if (token.empty()) return forbidden("the identity provider gives no ID token");
  return token;
}

base::Result<identity::IdToken> Organisation::checked(std::string const& token, Metadata const& from,
                                                      identity::OidcRequest const& request, base::Instant now) {
  identity::IdTokenRules const rules{settings_.issuer, settings_.client_id, request.nonce, rules_.clock_skew_seconds,
                                     rules_.token_age_seconds_max};
  constexpr int minute = 60;  // not policy: seconds
  auto known = TRY(keys(from, now, rules_.metadata_minutes * minute));
  auto token_read = identity::check_id_token(token, known->set, rules, now);
  if (token_read || token_read.error().code != ErrorCode::not_found) return token_read;
  // A key that is new to us: the provider may have changed it. Asked for again, but not as often as somebody likes.
  known = TRY(keys(from, now, rules_.keys_again_seconds));
  token_read = identity::check_id_token(token, known->set, rules, now);
  if (!token_read && token_read.error().code == ErrorCode::not_found) return forbidden(token_read.error().message);
  return token_read;
}

bool Organisation::is_second_factor(Json const& claims) const {
  if (is_one_of(claims.text_of("acr"), settings_.second_factor_acr)) return true;
  Json const* const methods = claims.find("amr");
  return methods != nullptr && std::any_of(rules_.second_factor_amr.begin(), rules_.second_factor_amr.end(),
                                           [methods](std::string const& value) { return names(*methods, value); });
}

base::Result<Arrival> Organisation::arrive(Returned const& returned, identity::OidcRequest const& request,
                                           base::Instant now) {
  Metadata const at = TRY(metadata(now));
  // The mix-up attack: a code of one provider brought to the token endpoint of another.
  if (returned.issuer.empty() ? at.names_issuer : returned.issuer != settings_.issuer)
    return forbidden(fmt::format("the way back is from `{}`, not from the identity provider", returned.issuer));
  if (returned.code.empty()) return forbidden("the way back brings no code");
  std::string const token = TRY(exchange(at, returned.code, request));
  identity::IdToken const read = TRY(checked(token, at, request, now));
  Arrival arrival{read.subject, read.name, is_second_factor(read.claims), {}};
  Json const* const since = read.claims.find("auth_time");
  if (since != nullptr && since->if_number() != nullptr)
    if (auto const seconds = since->if_number()->to_int64(); seconds && *seconds > 0 && *seconds < seconds_max)
      arrival.authenticated_at = base::Instant::from_milliseconds(*seconds * second);
  return arrival;
}

}  // namespace app
