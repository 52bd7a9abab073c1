// Log-in, sessions, set-up and invitations through the router. Source: rules C15, C16, C17.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/perform.h"
#include "app/record_table.h"
#include "base/json.h"
#include "identity/totp.h"
#include "world.h"

namespace operations {
namespace {

using base::Json;

std::string code_of(http::HttpReply const& reply) { return Json::parse(reply.body)->text_of("code"); }

http::HttpReply try_log_in(World& world, std::string const& name, std::string const& with) {
  return world.send("POST", "/api/v1/session", nullptr,
                    fmt::format(R"({{"login_name":"{}","password":"{}","code":""}})", name, with));
}

TEST(Session, who_is_logged_in_is_told_and_the_cookie_is_kept_from_scripts) {
  World world;
  auto const reply = try_log_in(world, "officer", std::string{password});
  ASSERT_EQ(reply.status, 201) << reply.body;
  std::string const cookie{reply.header("Set-Cookie")};
  EXPECT_EQ(cookie.find("__Host-yingzhou="), 0U);
  for (char const* const rule : {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"})
    EXPECT_NE(cookie.find(rule), std::string::npos) << rule;
  EXPECT_EQ(reply.body.find(cookie.substr(16, 43)), std::string::npos);  // the token is in the cookie alone
  Login const login = world.log_in("officer");
  auto const session = world.send("GET", "/api/v1/session", &login);
  EXPECT_EQ(Json::parse(session.body)->text_of("login_name"), "officer");
}

TEST(Session, without_one_everything_is_closed) {
  World world;
  for (app::Operation const& operation : world.catalogue().operations) {
    if (operation.permission.empty()) continue;
    auto const reply = app::perform(world.context(), operation, nullptr, {});
    ASSERT_FALSE(reply) << operation.operation_id;
    EXPECT_EQ(reply.error().code, base::ErrorCode::unauthenticated) << operation.operation_id;
  }
  EXPECT_EQ(world.send("GET", "/api/v1/portfolios").status, 401);
}

TEST(Session, known_and_unknown_people_get_the_same_refusal) {
  World world;
  auto const known = try_log_in(world, "officer", "wrong-wrong-wrong"),
             unknown = try_log_in(world, "nobody", "wrong-wrong-wrong");
  EXPECT_EQ(known.status, 401);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(Json::parse(known.body)->text_of("detail"), Json::parse(unknown.body)->text_of("detail"));
}

TEST(Session, guessing_slows_down_and_the_person_still_comes_in_later) {
  World world;
  int slowed = 0;
  for (int i = 0; i < 10; ++i) slowed += try_log_in(world, "officer", "wrong-wrong-wrong").status == 429 ? 1 : 0;
  EXPECT_GE(slowed, 4);
  world.clock().forward(3'600);
  EXPECT_EQ(try_log_in(world, "officer", std::string{password}).status, 201);
}

TEST(Session, a_change_needs_the_token_against_forged_requests) {
  World world;
  Login login = world.log_in("officer");
  std::string const draft = R"({"portfolio_id":"demo","name":"我的","query":""})";
  http::Headers const key{{"Idempotency-Key", "k"}};
  Login forged = login;
  forged.csrf = "x";
  EXPECT_EQ(world.send("POST", "/api/v1/views", &forged, draft, key).status, 403);
  EXPECT_EQ(world.send("POST", "/api/v1/views", &login, draft, key).status, 201);
}

TEST(Session, ends_by_idling_by_age_and_by_logging_out) {
  World world;
  Login const idle = world.log_in("officer");
  world.clock().forward(31 * 60);
  EXPECT_EQ(world.send("GET", "/api/v1/session", &idle).status, 401);

  Login const old = world.log_in("officer");
  for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
    EXPECT_EQ(world.send("GET", "/api/v1/session", &old).status, 200) << minutes;
    world.clock().forward(20 * 60);
  }
  EXPECT_EQ(world.send("GET", "/api/v1/session", &old).status, 401);

  Login const out = world.log_in("officer");
  auto const reply = world.send("DELETE", "/api/v1/session", &out);
  EXPECT_EQ(reply.status, 204) << reply.body;
  EXPECT_NE(reply.header("Clear-Site-Data"), "");
  EXPECT_EQ(world.send("GET", "/api/v1/session", &out).status, 401);
}

TEST(Session, a_disabled_person_is_out_at_once) {
  World world;
  Login const login = world.log_in("officer2");
  EXPECT_EQ(world.send("GET", "/api/v1/session", &login).status, 200);
  std::int64_t const version = app::find<app::User>(world.store(), "user-demo-officer2").value()->version;
  ASSERT_TRUE(
      world.perform("disable_user", "security", {{"user_id", "user-demo-officer2"}}, "", "", std::to_string(version)));
  EXPECT_EQ(world.send("GET", "/api/v1/session", &login).status, 401);
  EXPECT_EQ(try_log_in(world, "officer2", std::string{password}).status, 401);
}

TEST(Session, a_withdrawn_role_counts_no_more_at_once) {
  World world;
  Login const login = world.log_in("officer");
  EXPECT_EQ(world.send("GET", "/api/v1/parties/demo-rat-16/facts", &login).status, 200);
  ASSERT_TRUE(world.perform("revoke_role", "security", {{"membership_id", "mem-demo-officer"}}));
  EXPECT_EQ(world.send("GET", "/api/v1/parties/demo-rat-16/facts", &login).status, 403);
}

TEST(Session, an_invited_person_sets_a_password_once) {
  World world;
  auto const invited = world.perform("invite_user", "security", {}, R"({"login_name":"new","display_name":"新人"})");
  ASSERT_TRUE(invited) << invited;
  std::string const token = Json::parse(invited->body)->text_of("link_token");
  std::string const weak = fmt::format(R"({{"token":"{}","password":"password2024"}})", token);
  auto const refused = world.send("POST", "/api/v1/invitation", nullptr, weak);
  EXPECT_EQ(refused.status, 400) << refused.body;
  std::string const good = fmt::format(R"({{"token":"{}","password":"tidal-flat-crane-42"}})", token);
  EXPECT_EQ(world.send("POST", "/api/v1/invitation", nullptr, good).status, 204);
  EXPECT_EQ(world.send("POST", "/api/v1/invitation", nullptr, good).status, 401);
  EXPECT_EQ(try_log_in(world, "new", "tidal-flat-crane-42").status, 201);
}

TEST(Session, set_up_works_only_for_the_first_person) {
  World world;
  auto const reply = world.send("POST", "/api/v1/set_up", nullptr,
                                R"({"token":"x","login_name":"a","display_name":"b","password":"tidal-flat-crane-42",)"
                                R"("park_title_zh":"园区","park_title_en":"Park"})");
  EXPECT_EQ(reply.status, 401) << reply.body;
}

TEST(Session, the_second_factor_is_asked_for_and_its_code_works_once) {
  World world;
  Login const login = world.log_in("officer");
  auto const offer = world.send("GET", "/api/v1/session/second_factor", &login);
  std::string const key = Json::parse(offer.body)->text_of("key_text");
  auto const secret = identity::read_totp_key(key, identity::TotpHash::sha_1).value();
  auto const code = [&] { return identity::totp_code(secret, identity::totp_step(world.clock().now())); };
  auto const set = world.send("POST", "/api/v1/session/second_factor", &login,
                              fmt::format(R"({{"key_text":"{}","code":"{}"}})", key, code()));
  ASSERT_EQ(set.status, 201) << set.body;
  auto const asked = try_log_in(world, "officer", std::string{password});
  EXPECT_EQ(code_of(asked), "step_up_required");
  world.clock().forward(60);
  std::string const body = fmt::format(R"({{"login_name":"officer","password":"{}","code":"{}"}})", password, code());
  EXPECT_EQ(world.send("POST", "/api/v1/session", nullptr, body).status, 201);
  EXPECT_EQ(world.send("POST", "/api/v1/session", nullptr, body).status, 401);  // the same code again
  std::string const recovery = Json::parse(set.body)->find("codes")->if_array()->front().if_string()->c_str();
  std::string const with_recovery =
      fmt::format(R"({{"login_name":"officer","password":"{}","code":"{}"}})", password, recovery);
  EXPECT_EQ(world.send("POST", "/api/v1/session", nullptr, with_recovery).status, 201);
  EXPECT_EQ(world.send("POST", "/api/v1/session", nullptr, with_recovery).status, 401);
}

TEST(Session, a_key_does_what_it_is_for_and_nothing_else_until_it_is_revoked) {
  World world;
  std::string const draft = R"({"title":"同步","permissions":["user.read"],"expires_on":"2026-04-01"})";
  auto const made = world.perform("make_api_key", "security", {}, draft);
  ASSERT_TRUE(made) << made;
  std::string const key = Json::parse(made->body)->text_of("key"), id = Json::parse(made->body)->text_of("key_id");
  auto const with = [&](std::string const& target) {
    return world.send("GET", target, nullptr, "", {{"Authorization", "Bearer " + key}}).status;
  };
  EXPECT_EQ(with("/api/v1/users"), 200);
  EXPECT_EQ(with("/api/v1/roles"), 403);  // its owner may, the key may not
  EXPECT_EQ(world.send("GET", "/api/v1/users", nullptr, "", {{"Authorization", "Bearer " + key + "x"}}).status, 401);
  std::string const too_much = R"({"title":"同步","permissions":["party.read"],"expires_on":"2026-04-01"})";
  EXPECT_FALSE(world.perform("make_api_key", "security", {}, too_much));
  ASSERT_TRUE(world.perform("revoke_api_key", "security", {{"key_id", id}}));
  EXPECT_EQ(with("/api/v1/users"), 401);
  auto const again = world.perform("make_api_key", "security", {}, draft);
  std::string const second = Json::parse(again->body)->text_of("key");
  world.clock().forward(40 * 24 * 3'600);
  EXPECT_EQ(world.send("GET", "/api/v1/users", nullptr, "", {{"Authorization", "Bearer " + second}}).status, 401);
}

TEST(Session, no_secret_stands_in_an_event) {
  World world;
  Login const login = world.log_in("officer");
  try_log_in(world, "officer", "canary-canary-canary");
  for (app::Event const& event : app::select<app::Event>(world.store(), {{}, "sequence"}).value()) {
    std::string const text = base::to_json(event).to_string();
    EXPECT_EQ(text.find("canary"), std::string::npos) << text;
    EXPECT_EQ(text.find(login.cookie), std::string::npos) << text;
    EXPECT_EQ(text.find(std::string{password}), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace operations
