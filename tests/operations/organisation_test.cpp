// Log-in with the organisation's account against a provider that is as strict as the standards ask (in this file), and
// every attack on the way: Source: rules C15, C16; OpenID Connect Core §3.1, RFC 6749, 7636, 9207, 9700.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <map>
#include <set>

#include "app/organisation.h"
#include "app/record_table.h"
#include "base/spelling.h"
#include "identity/bytes.h"
#include "world.h"

namespace operations {
namespace {

using app::Organisation;
using base::Json;
using ::testing::HasSubstr;

constexpr char const* issuer = "https://id.park.cn";
constexpr char const* redirect_uri = "https://yingzhou.park.cn/login/organisation";

std::map<std::string, std::string> form_of(std::string_view text) {
  std::map<std::string, std::string> form;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('&'), text.size());
    std::string_view const pair = text.substr(0, end);
    std::size_t const equals = pair.find('=');
    std::string value;
    for (std::size_t i = equals + 1; i < pair.size(); ++i)
      if (pair[i] == '%') {
        value += static_cast<char>(std::stoi(std::string{pair.substr(i + 1, 2)}, nullptr, 16));
        i += 2;
      } else {
        value += pair[i];
      }
    form[std::string{pair.substr(0, equals)}] = value;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return form;
}

class Key {
 public:
  explicit Key(std::string id)
      : id_(std::move(id)), key_{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free} {}
  std::string jwk() const {
    std::string bytes(32, '\0');
    std::size_t length = bytes.size();
    EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(bytes.data()), &length);
    return fmt::format(R"({{"kty":"OKP","crv":"Ed25519","kid":"{}","x":"{}"}})", id_, base::to_base64url(bytes));
  }
  std::string signed_token(std::string const& header, std::string const& claims) const {
    std::string const content = base::to_base64url(header) + '.' + base::to_base64url(claims);
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get());
    std::string signature(64, '\0');
    std::size_t length = signature.size();
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                   reinterpret_cast<unsigned char const*>(content.data()), content.size());
    return content + '.' + base::to_base64url(signature);
  }
  std::string const& id() const { return id_; }

 private:
  std::string id_;
  std::shared_ptr<EVP_PKEY> key_;
};

// Whoever is logged in at the provider, and what an attacker has it say.
struct Visitor {
  std::string subject = "u-4711";
  std::string amr = R"(["pwd"])";
  std::int64_t asked_seconds_ago = 0;
};

class Provider {
 public:
  explicit Provider(base::Clock const& clock) : clock_(clock) {}

  // What the provider does with a browser that comes to `url`: the way back, or the test fails.
  std::map<std::string, std::string> authorise(std::string const& url, Visitor const& person) {
    EXPECT_TRUE(url.starts_with(std::string{issuer} + "/authorize?"));
    auto const asked = form_of(std::string_view{url}.substr(url.find('?') + 1));
    EXPECT_EQ(asked.at("response_type"), "code");
    EXPECT_EQ(asked.at("client_id"), "yingzhou");
    EXPECT_EQ(asked.at("redirect_uri"), redirect_uri);
    EXPECT_EQ(asked.at("code_challenge_method"), "S256");
    EXPECT_THAT(asked.at("scope"), HasSubstr("openid"));
    std::string const code = fmt::format("code-{}", ++codes_);
    granted_[code] = {asked.at("nonce"), asked.at("code_challenge"), person};
    return {{"state", asked.at("state")}, {"code", code}, {"iss", issuer}};
  }

  base::Result<Organisation::Answer> answer(Organisation::Question const& question) {
    questions.push_back(question.url);
    if (is_down) return base::Error{base::ErrorCode::unavailable, "no connection", {}};
    if (question.url == std::string{issuer} + "/.well-known/openid-configuration")
      return Organisation::Answer{200, metadata()};
    if (question.url == std::string{issuer} + "/jwks") {
      std::string all;
      for (Key const& key : published) all += (all.empty() ? "" : ",") + key.jwk();
      return Organisation::Answer{200, "{\"keys\":[" + all + "]}"};
    }
    EXPECT_EQ(question.url, std::string{issuer} + "/token");
    return token(question);
  }

  std::vector<Key> published{Key{"k1"}};
  std::function<void(Json::Object& header, Json::Object& claims)> twist;  // of an attacker
  std::function<std::string(std::string token)> rewrite;
  Key const* signer = nullptr;  // in place of the published one
  std::string named_issuer = issuer, token_endpoint = std::string{issuer} + "/token";
  std::string token_auth_methods = R"(["client_secret_basic"])";
  bool is_down = false;
  std::vector<std::string> questions;

 private:
  struct Grant {
    std::string nonce, challenge;
    Visitor person;
  };
  std::string metadata() const {
    return fmt::format(R"({{"issuer":"{0}","authorization_endpoint":"{1}/authorize","token_endpoint":"{2}",)"
                       R"("jwks_uri":"{1}/jwks","authorization_response_iss_parameter_supported":true,)"
                       R"("token_endpoint_auth_methods_supported":{3}}})",
                       named_issuer, issuer, token_endpoint, token_auth_methods);
  }
  // Client, code, redirect_uri and verifier must all fit; a code works once.
  Organisation::Answer token(Organisation::Question const& question) {
    auto const refused = [](char const* why) {
      return Organisation::Answer{400, fmt::format(R"({{"error":"{}"}})", why)};
    };
    std::string authorization;
    for (auto const& [name, value] : question.headers)
      if (name == "Authorization") authorization = value;
    if (authorization != "Basic " + base::to_base64("yingzhou:s%20cret")) return refused("invalid_client");
    auto form = form_of(question.body);
    if (form["grant_type"] != "authorization_code" || form["redirect_uri"] != redirect_uri ||
        form["client_id"] != "yingzhou")
      return refused("invalid_request");
    auto const found = granted_.find(form["code"]);
    if (found == granted_.end()) return refused("invalid_grant");
    Grant const grant = found->second;
    granted_.erase(found);
    std::string const challenge =
        base::to_base64url(identity::digest(identity::Digest::sha_256, form["code_verifier"]));
    if (challenge != grant.challenge) return refused("invalid_grant");
    std::int64_t const now = clock_.now().milliseconds() / 1000;
    Json::Object header{{"alg", "EdDSA"}, {"kid", published.front().id()}};
    Json::Object claims{{"iss", issuer},        {"sub", grant.person.subject},
                        {"aud", "yingzhou"},    {"exp", now + 300},
                        {"iat", now},           {"auth_time", now - grant.person.asked_seconds_ago},
                        {"nonce", grant.nonce}, {"amr", *Json::parse(grant.person.amr)}};
    if (twist) twist(header, claims);
    Key const& key = signer == nullptr ? published.front() : *signer;
    std::string made = key.signed_token(Json{header}.to_string(), Json{claims}.to_string());
    if (rewrite) made = rewrite(std::move(made));
    return {200, fmt::format(R"({{"access_token":"unused","token_type":"Bearer","id_token":"{}"}})", made)};
  }

  base::Clock const& clock_;
  std::map<std::string, Grant> granted_;
  int codes_ = 0;
};

void set(Json::Object& object, std::string_view name, Json value) {
  for (auto& [key, old] : object)
    if (key == name) {
      old = std::move(value);
      return;
    }
  object.emplace_back(std::string{name}, std::move(value));
}

// The park, its provider, and a browser with a cookie jar.
struct Office {
  Office() { world.context().organisation = &organisation; }

  // Begins, and keeps the sealed cookie.
  std::string begin(std::string const& purpose = "log_in", Login const* login = nullptr) {
    auto const reply =
        world.send("POST", "/api/v1/session/organisation/begin", login, fmt::format(R"({{"purpose":"{}"}})", purpose));
    last_status = reply.status;
    if (reply.status != 200) return reply.body;
    std::string const cookie{reply.header("Set-Cookie")};
    EXPECT_THAT(cookie, HasSubstr("__Host-yingzhou-ticket="));
    EXPECT_THAT(cookie, HasSubstr("Max-Age=600; Path=/; Secure; HttpOnly; SameSite=Strict"));
    ticket = cookie.substr(0, cookie.find(';'));
    return Json::parse(reply.body)->text_of("url");
  }
  http::HttpReply arrive(std::map<std::string, std::string> const& back, std::string const& path = "",
                         Login const* login = nullptr) {
    Json::Object body;
    for (char const* const name : {"state", "code", "iss", "error"})
      body.emplace_back(name, back.contains(name) ? back.at(name) : "");
    http::Headers headers;
    std::string cookies = ticket;
    if (login != nullptr) cookies += "; __Host-yingzhou=" + login->cookie;
    if (!cookies.empty()) headers.emplace_back("Cookie", cookies);
    if (login != nullptr) headers.emplace_back("X-CSRF-Token", login->csrf);
    return world.send("POST", "/api/v1/session/organisation" + path, nullptr, Json{body}.to_string(), headers);
  }
  http::HttpReply log_in(Visitor const& person = {}) { return arrive(provider.authorise(begin(), person)); }
  void link(std::string const& user_id, std::string const& subject = "u-4711") {
    auto const done = world.perform("link_account_of_user", "security", {{"user_id", user_id}},
                                    fmt::format(R"({{"subject":"{}"}})", subject));
    ASSERT_TRUE(done) << base::to_text(done.error());
  }
  // The reason of the last failure, for the audit alone.
  std::string reason() {
    auto const events = world.events("logged_in");
    return events.empty() ? "" : Json::parse(events.back().body)->text_of("reason");
  }
  std::size_t log_ins() {
    auto const events = world.events("logged_in");
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [](app::Event const& event) { return event.outcome == "done"; }));
  }
  void change_user(std::string const& user_id, std::function<void(app::User&)> const& change) {
    ASSERT_TRUE(world.store().write([&](app::Writer& writer) -> base::Result<> {
      app::User user = *TRY(app::find<app::User>(writer, user_id));
      change(user);
      return app::replace(writer, user);
    }));
  }

  World world;
  Provider provider{world.clock()};
  Organisation organisation{
      {issuer, "yingzhou", "s cret", redirect_uri, {"urn:park:two"}, "单位账号", "your organisation"},
      {10, 60, 300, 60, 30, 10, {"mfa"}},
      [this](Organisation::Question const& question) { return provider.answer(question); }};
  std::string ticket;
  int last_status = 0;
};

TEST(Organisation, C16_a_linked_person_logs_in_and_has_the_rights_granted_here) {
  Office office;
  office.link("user-demo-officer");
  auto const reply = office.log_in();
  ASSERT_EQ(reply.status, 201) << reply.body;
  EXPECT_EQ(Json::parse(reply.body)->text_of("login_name"), "officer");
  std::string session, cleared;
  for (auto const& [name, value] : reply.headers)
    if (name == "Set-Cookie") (value.starts_with("__Host-yingzhou=") ? session : cleared) = value;
  EXPECT_THAT(session, HasSubstr("HttpOnly; SameSite=Strict"));
  EXPECT_THAT(cleared, HasSubstr("__Host-yingzhou-ticket=; Max-Age=0"));
  auto const event = office.world.events("logged_in").back();
  EXPECT_EQ(event.outcome, "done");
  EXPECT_EQ(Json::parse(event.body)->text_of("how"), "organisation");
  EXPECT_EQ(Json::parse(event.body)->text_of("user_id"), "user-demo-officer");
  // Log-out ends it like any other session.
  Login const login{session.substr(session.find('=') + 1, session.find(';') - session.find('=') - 1),
                    Json::parse(reply.body)->text_of("csrf_token")};
  EXPECT_EQ(office.world.send("GET", "/api/v1/session", &login).status, 200);
  EXPECT_EQ(office.world.send("DELETE", "/api/v1/session", &login).status, 204);
  EXPECT_EQ(office.world.send("GET", "/api/v1/session", &login).status, 401);
}

TEST(Organisation, C15_an_unknown_account_gets_nothing_and_is_told_whom_to_ask) {
  Office office;
  auto const reply = office.log_in({"u-new", R"(["mfa"])", 0});
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.header("Set-Cookie"), "");
  EXPECT_THAT(reply.body, HasSubstr("u-new"));
  EXPECT_THAT(reply.body, HasSubstr("安全管理员"));
  EXPECT_EQ(office.log_ins(), 0U);
  auto const event = office.world.events("logged_in").back();
  EXPECT_EQ(event.outcome, "failed");
  EXPECT_EQ(event.body.find("u-new"), std::string::npos) << "the audit keeps a commitment to the name";
}

struct Attack {
  char const* name;
  std::function<void(Office&)> prepare;
  char const* reason;
};

TEST(Organisation, C16_every_false_token_is_refused_and_the_reason_stands_in_the_audit_alone) {
  static Key const stranger{"k1"}, unknown{"k9"};
  auto const claim = [](char const* name, Json value) {
    return [name, value](Office& office) {
      office.provider.twist = [name, value](Json::Object&, Json::Object& claims) { set(claims, name, value); };
    };
  };
  auto const header = [](char const* name, Json value) {
    return [name, value](Office& office) {
      office.provider.twist = [name, value](Json::Object& head, Json::Object&) { set(head, name, value); };
    };
  };
  std::int64_t const now = SteppingClock{}.now().milliseconds() / 1000;
  Attack const attacks[] = {
      {"another issuer", claim("iss", "https://id.evil.cn"), "another issuer"},
      {"another audience", claim("aud", "other"), "another application"},
      {"issued to another party", claim("azp", "other"), "another application"},
      {"another nonce", claim("nonce", "n"), "another log-in"},
      {"expired", claim("exp", now - 61), "expired"},
      {"from the future", claim("iat", now + 3'600), "future"},
      {"too old", claim("iat", now - 3'600), "too long ago"},
      {"nobody", claim("sub", ""), "who it is"},
      {"alg none", header("alg", "none"), "signed with `none`"},
      {"a public key as a secret", header("alg", "HS256"), "signed with `HS256`"},
      {"an extension", header("crit", Json{Json::Array{Json{"exp"}}}), "crit"},
      {"another key of the same name", [](Office& office) { office.provider.signer = &stranger; }, "does not fit"},
      {"a key nobody published",
       [](Office& office) {
         office.provider.signer = &unknown;
         office.provider.twist = [](Json::Object& head, Json::Object&) { set(head, "kid", "k9"); };
       },
       "k9"},
      {"no signature",
       [](Office& office) {
         office.provider.rewrite = [](std::string token) { return token.substr(0, token.rfind('.') + 1); };
       },
       "does not fit"},
      {"a changed claim",
       [](Office& office) {
         office.provider.rewrite = [](std::string token) {
           std::size_t const first = token.find('.') + 1, last = token.rfind('.');
           std::string claims = *base::from_base64url(token.substr(first, last - first));
           claims.replace(claims.find("u-4711"), 6, "u-0001");
           return token.substr(0, first) + base::to_base64url(claims) + token.substr(last);
         };
       },
       "does not fit"},
      {"no token", [](Office& office) { office.provider.rewrite = [](std::string) { return std::string{}; }; },
       "gives no ID token"},
  };
  for (Attack const& attack : attacks) {
    SCOPED_TRACE(attack.name);
    Office office;
    office.link("user-demo-officer");
    attack.prepare(office);
    auto const reply = office.log_in({"u-4711", R"(["mfa"])", 0});
    EXPECT_EQ(reply.status, 403) << reply.body;
    EXPECT_EQ(reply.header("Set-Cookie"), "");
    EXPECT_THAT(office.reason(), HasSubstr(attack.reason));
    EXPECT_EQ(reply.body.find(attack.reason), std::string::npos) << "the reason is for the audit, not for the attacker";
    EXPECT_EQ(office.log_ins(), 0U);
  }
}

TEST(Organisation, C16_the_way_back_counts_once_in_the_browser_that_began_and_for_this_provider) {
  Office office;
  office.link("user-demo-officer");
  auto back = office.provider.authorise(office.begin(), {});
  std::string const own = office.ticket;
  // Somebody else's browser, led to the attacker's code: no ticket, or one of another log-in.
  office.ticket.clear();
  EXPECT_EQ(office.arrive(back).status, 401);
  office.begin();
  EXPECT_EQ(office.arrive(back).status, 401);
  office.ticket = own;
  auto other_state = back;
  other_state["state"] = "guess";
  EXPECT_EQ(office.arrive(other_state).status, 401);
  EXPECT_EQ(office.arrive(back, "/link").status, 401) << "nobody is logged in to link anything";
  EXPECT_EQ(office.arrive(back).status, 201);
  EXPECT_EQ(office.arrive(back).status, 401) << "the state was used";
  // A code brought a second time under a new state: the provider refuses it.
  auto again = office.provider.authorise(office.begin(), {});
  again["code"] = back["code"];
  EXPECT_EQ(office.arrive(again).status, 403);
  EXPECT_THAT(office.reason(), HasSubstr("invalid_grant"));
  // A code of another log-in of the same provider: its PKCE challenge is another.
  auto const stolen = office.provider.authorise(office.begin(), {"u-victim", R"(["mfa"])", 0});
  auto mine = office.provider.authorise(office.begin(), {});
  mine["code"] = stolen.at("code");
  EXPECT_EQ(office.arrive(mine).status, 403);
  EXPECT_THAT(office.reason(), HasSubstr("invalid_grant"));
  // Mix-up: the way back comes from another provider, or does not say from which.
  for (char const* const from : {"https://id.evil.cn", ""}) {
    auto mixed = office.provider.authorise(office.begin(), {});
    mixed["iss"] = from;
    std::size_t const asked = office.provider.questions.size();
    EXPECT_EQ(office.arrive(mixed).status, 403);
    EXPECT_THAT(office.reason(), HasSubstr("not from the identity provider"));
    EXPECT_EQ(office.provider.questions.size(), asked) << "the code goes nowhere";
  }
  // Too late.
  auto late = office.provider.authorise(office.begin(), {});
  office.world.clock().forward(601);
  EXPECT_EQ(office.arrive(late).status, 401);
  // Refused there.
  auto const refused = office.provider.authorise(office.begin(), {});
  EXPECT_EQ(office.arrive({{"state", refused.at("state")}, {"iss", issuer}, {"error", "access_denied"}}).status, 403);
  EXPECT_EQ(office.reason(), "access_denied");
  EXPECT_EQ(office.log_ins(), 1U);
}

TEST(Organisation, C15_a_second_factor_counts_when_the_provider_says_so_and_a_fresh_one_steps_up) {
  struct {
    char const* why;
    Visitor person;
    bool has_totp;
    int status;
    bool is_stepped_up;
  } const cases[] = {
      {"a password is enough for whom it is here", {"u-4711", R"(["pwd"])", 0}, false, 201, false},
      {"it is not enough for whom it is not", {"u-4711", R"(["pwd"])", 0}, true, 403, false},
      {"a second factor just now", {"u-4711", R"(["pwd","mfa"])", 10}, true, 201, true},
      {"a second factor this morning is no proof of now", {"u-4711", R"(["mfa"])", 3'600}, true, 201, false},
      {"a word that nobody agreed on", {"u-4711", R"(["otpish"])", 0}, true, 403, false},
      {"no list", {"u-4711", R"("mfa")", 0}, true, 403, false},
  };
  for (auto const& c : cases) {
    SCOPED_TRACE(c.why);
    Office office;
    office.link("user-demo-officer");
    if (c.has_totp) office.change_user("user-demo-officer", [](app::User& user) { user.totp_sealed = "sealed"; });
    auto const reply = office.log_in(c.person);
    EXPECT_EQ(reply.status, c.status) << reply.body;
    if (c.status == 201) {
      EXPECT_EQ(*Json::parse(reply.body)->find("is_stepped_up"), Json{c.is_stepped_up}) << reply.body;
    }
  }
  Office office;  // by `acr`, asked for in the address
  office.link("user-demo-officer");
  office.change_user("user-demo-officer", [](app::User& user) { user.totp_sealed = "sealed"; });
  std::string const url = office.begin();
  EXPECT_THAT(url, HasSubstr("&acr_values=urn%3Apark%3Atwo"));
  office.provider.twist = [](Json::Object&, Json::Object& claims) { set(claims, "acr", "urn:park:two"); };
  EXPECT_EQ(office.arrive(office.provider.authorise(url, {})).status, 201);
}

TEST(Organisation, C16_a_disabled_person_stays_out_and_an_unlinked_one_too) {
  Office office;
  office.link("user-demo-officer");
  office.change_user("user-demo-officer", [](app::User& user) { user.state = "disabled"; });
  EXPECT_EQ(office.log_in().status, 403);
  office.change_user("user-demo-officer", [](app::User& user) { user.state = "active"; });
  EXPECT_EQ(office.log_in().status, 201);
  ASSERT_TRUE(office.world.perform("unlink_account_of_user", "security", {{"user_id", "user-demo-officer"}}));
  EXPECT_EQ(office.log_in().status, 403);
  EXPECT_EQ(office.world.events("organisation_unlinked").size(), 1U);
}

TEST(Organisation, C16_who_is_logged_in_links_the_own_account_after_a_fresh_proof_and_unlinks_it) {
  Office office;
  Login const login = office.world.log_in("officer");
  EXPECT_THAT(office.begin("link", &login), HasSubstr("step_up_required"));
  auto const proof = office.world.send("POST", "/api/v1/session/step_up", &login,
                                       fmt::format(R"({{"password":"{}","code":""}})", password));
  ASSERT_EQ(proof.status, 200) << proof.body;
  auto const back = office.provider.authorise(office.begin("link", &login), {"u-own", R"(["pwd"])", 0});
  EXPECT_EQ(office.arrive(back).status, 401) << "begun to link, not to log in";
  Login const other = office.world.log_in("officer2");
  EXPECT_EQ(office.arrive(back, "/link", &other).status, 401) << "begun by somebody else";
  auto const linked = office.arrive(back, "/link", &login);
  ASSERT_EQ(linked.status, 201) << linked.body;
  EXPECT_THAT(office.world.send("GET", "/api/v1/session/organisation", &login).body, HasSubstr("u-own"));
  EXPECT_EQ(office.log_in({"u-own", R"(["pwd"])", 0}).status, 201);
  // One for one, both ways.
  EXPECT_THAT(
      office.world
          .perform("link_account_of_user", "security", {{"user_id", "user-demo-officer2"}}, R"({"subject":"u-own"})")
          .error()
          .message,
      HasSubstr("somebody else"));
  EXPECT_THAT(
      office.world
          .perform("link_account_of_user", "security", {{"user_id", "user-demo-officer"}}, R"({"subject":"u-second"})")
          .error()
          .message,
      HasSubstr("unlink it first"));
  ASSERT_TRUE(office.world.perform("unlink_organisation_account", "officer"));
  EXPECT_EQ(office.log_in({"u-own", R"(["pwd"])", 0}).status, 403);
}

TEST(Organisation, what_the_provider_publishes_is_held_to_its_name_and_its_failures_are_told_as_such) {
  struct {
    char const* why;
    std::function<void(Provider&)> spoil;
  } const cases[] = {
      {"it cannot be reached", [](Provider& provider) { provider.is_down = true; }},
      {"it calls itself otherwise", [](Provider& provider) { provider.named_issuer = "https://id.evil.cn"; }},
      {"a slash more is another name", [](Provider& provider) { provider.named_issuer = "https://id.park.cn/"; }},
      {"tokens over an open line", [](Provider& provider) { provider.token_endpoint = "http://id.park.cn/token"; }},
      {"tokens from this machine", [](Provider& provider) { provider.token_endpoint = "http://127.0.0.1:80/token"; }},
      {"no secret in a header", [](Provider& provider) { provider.token_auth_methods = R"(["private_key_jwt"])"; }},
  };
  for (auto const& c : cases) {
    SCOPED_TRACE(c.why);
    Office office;
    c.spoil(office.provider);
    EXPECT_THAT(office.begin(), HasSubstr("密码登录"));
    EXPECT_EQ(office.last_status, 503);
  }
}

TEST(Organisation, new_keys_of_the_provider_are_found_and_asked_for_no_oftener_than_allowed) {
  Office office;
  office.link("user-demo-officer");
  EXPECT_EQ(office.log_in().status, 201);
  office.provider.published = {Key{"k2"}};
  EXPECT_EQ(office.log_in().status, 403) << "asked a moment ago";
  office.world.clock().forward(31);
  EXPECT_EQ(office.log_in().status, 201);
  auto const asked = [&office] {
    return std::count(office.provider.questions.begin(), office.provider.questions.end(),
                      std::string{issuer} + "/jwks");
  };
  auto const before = asked();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(office.log_in().status, 201);
  EXPECT_EQ(asked(), before) << "remembered";
}

TEST(Organisation, without_a_provider_nothing_of_it_works_and_password_log_in_does) {
  Office office;
  office.world.context().organisation = nullptr;
  EXPECT_THAT(office.begin(), HasSubstr("密码"));
  EXPECT_EQ(office.last_status, 422);
  office.world.log_in("officer");
}

TEST(Organisation, the_rules_are_read_to_the_end) {
  auto const wrong = app::read_organisation_rules(
      "rule,value,source\nrequest_minutes,soon,x\nodd,1,x\ntimeout_seconds,10,\n", "organisation.csv");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().issues.size(), 3U) << base::to_text(wrong.error());
}

}  // namespace
}  // namespace operations
