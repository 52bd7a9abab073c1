// Accounts that somebody administers: forgotten passwords, lost invitations, and who may do that to whom. Source: COL-24,
// rules C12, C15, C16.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/people_views.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "identity/totp.h"
#include "world.h"

namespace operations {
namespace {

using base::ErrorCode;
using base::Json;
using ::testing::HasSubstr;

constexpr std::string_view fresh_password = "tidal-flat-crane-42", other_password = "reed-marsh-heron-77";

struct Accounts {
  World world;

  app::User user(std::string const& login_name) {
    return *app::find<app::User>(world.store(), {{"login_name", Json{login_name}}}).value();
  }
  base::Result<app::Reply> act(std::string const& operation, std::string const& who, std::string const& login_name,
                               std::string body = "{}") {
    app::User const whom = user(login_name);
    return world.perform(operation, who, {{"user_id", whom.user_id}}, std::move(body), "",
                         std::to_string(whom.version));
  }
  base::Result<app::Reply> reset(std::string const& who, std::string const& login_name, bool factor_too = false) {
    return act("reset_password", who, login_name, fmt::format(R"({{"reset_second_factor":{}}})", factor_too));
  }
  int log_in(std::string const& login_name, std::string_view with, std::string const& code = "") {
    return world
        .send("POST", "/api/v1/session", nullptr,
              fmt::format(R"({{"login_name":"{}","password":"{}","code":"{}"}})", login_name, with, code))
        .status;
  }
  int set_by_link(std::string const& path, std::string const& token, std::string_view to) {
    return world.send("POST", "/api/v1/" + path, nullptr, fmt::format(R"({{"token":"{}","password":"{}"}})", token, to))
        .status;
  }
  std::string invite(std::string const& login_name) {
    auto const made = world.perform("invite_user", "security", {},
                                    fmt::format(R"({{"login_name":"{}","display_name":"新人"}})", login_name));
    CHECK_NOTE(made, base::to_text(made.error()));
    return Json::parse(made->body)->text_of("link_token");
  }
  static std::string token_of(base::Result<app::Reply> const& reply) {
    CHECK_NOTE(reply, base::to_text(reply.error()));
    return Json::parse(reply->body)->text_of("link_token");
  }
  std::string state(std::string const& login_name) {
    auto const reply = world.perform("get_user", "security", {{"user_id", user(login_name).user_id}});
    return Json::parse(reply->body)->text_of("state");
  }
};

TEST(Accounts, a_reset_ends_sessions_and_the_old_password_and_its_link_works_once) {
  Accounts accounts;
  World& world = accounts.world;
  Login const login = world.log_in("officer");
  ASSERT_EQ(world.send("GET", "/api/v1/session", &login).status, 200);
  std::string const token = Accounts::token_of(accounts.reset("security", "officer"));
  EXPECT_EQ(world.send("GET", "/api/v1/session", &login).status, 401);
  EXPECT_EQ(accounts.log_in("officer", password), 401);
  EXPECT_EQ(accounts.set_by_link("invitation", token, fresh_password), 401);  // it is no invitation
  EXPECT_EQ(accounts.set_by_link("new_password", token, "password2024"), 400);
  EXPECT_EQ(accounts.set_by_link("new_password", token, fresh_password), 204);
  EXPECT_EQ(accounts.set_by_link("new_password", token, other_password), 401);
  EXPECT_EQ(accounts.log_in("officer", fresh_password), 201);
  ASSERT_EQ(world.events("password_reset").size(), 1U);
  EXPECT_THAT(world.events("password_reset").front().body, HasSubstr(R"("second_factor_reset":false)"));
  EXPECT_EQ(world.events("new_password_set").back().outcome, "done");
  for (app::Event const& event : app::select<app::Event>(world.store(), {{}, "sequence"}).value())
    EXPECT_EQ(event.body.find(token), std::string::npos);
}

TEST(Accounts, a_second_reset_kills_the_link_of_the_first_and_links_expire) {
  Accounts accounts;
  std::string const first = Accounts::token_of(accounts.reset("security", "officer"));
  std::string const second = Accounts::token_of(accounts.reset("security", "officer"));
  EXPECT_EQ(accounts.set_by_link("new_password", first, fresh_password), 401);
  int const hours = accounts.world.context().identity.profile.new_password_link_hours;
  accounts.world.clock().forward(hours * 3'600);
  EXPECT_EQ(accounts.set_by_link("new_password", second, fresh_password), 401);
  std::string const third = Accounts::token_of(accounts.reset("security", "officer"));
  accounts.world.clock().forward(hours * 3'600 - 1);
  EXPECT_EQ(accounts.set_by_link("new_password", third, fresh_password), 204);
}

TEST(Accounts, the_second_factor_stays_unless_its_reset_was_asked_for) {
  Accounts accounts;
  World& world = accounts.world;
  Login const login = world.log_in("officer");
  auto const offer = world.send("GET", "/api/v1/session/second_factor", &login);
  std::string const key = Json::parse(offer.body)->text_of("key_text");
  auto const secret = identity::read_totp_key(key, identity::TotpHash::sha_1).value();
  auto const code = [&] { return identity::totp_code(secret, identity::totp_step(world.clock().now())); };
  ASSERT_EQ(world
                .send("POST", "/api/v1/session/second_factor", &login,
                      fmt::format(R"({{"key_text":"{}","code":"{}"}})", key, code()))
                .status,
            201);
  ASSERT_EQ(
      accounts.set_by_link("new_password", Accounts::token_of(accounts.reset("security", "officer")), fresh_password),
      204);
  EXPECT_EQ(accounts.log_in("officer", fresh_password), 403);  // asks for the code
  world.clock().forward(60);
  EXPECT_EQ(accounts.log_in("officer", fresh_password, code()), 201);
  ASSERT_EQ(accounts.set_by_link("new_password", Accounts::token_of(accounts.reset("security", "officer", true)),
                                 other_password),
            204);
  EXPECT_EQ(accounts.log_in("officer", other_password), 201);
  EXPECT_THAT(world.events("password_reset").back().body, HasSubstr(R"("second_factor_reset":true)"));
}

TEST(Accounts, COL_24_an_enterprise_administrator_resets_its_own_people_only) {
  Accounts accounts;
  World& world = accounts.world;
  EXPECT_TRUE(accounts.reset("tenant", "member"));
  for (char const* const out_of_reach : {"officer", "stranger", "security"}) {
    auto const refused = accounts.reset("tenant", out_of_reach);
    ASSERT_FALSE(refused) << out_of_reach;
    EXPECT_EQ(refused.error().code, ErrorCode::not_found) << out_of_reach;
  }
  // Somebody who also belongs elsewhere is not the enterprise's: its administrator would hold a link to rights elsewhere.
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) {
    return world.add_membership(writer, "mem-officer-ent", "user-demo-officer", enterprise);
  }));
  EXPECT_FALSE(accounts.reset("tenant", "officer"));
  EXPECT_FALSE(accounts.act("erase_user", "tenant", "member"));
  auto const own = accounts.reset("security", "security");
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().code, ErrorCode::conflict);
}

TEST(Accounts, guessing_before_a_reset_does_not_keep_the_person_out_after_it) {
  Accounts accounts;
  for (int i = 0; i < 8; ++i) accounts.log_in("officer", "wrong-wrong-wrong");
  EXPECT_EQ(accounts.log_in("officer", password), 429);
  ASSERT_EQ(
      accounts.set_by_link("new_password", Accounts::token_of(accounts.reset("security", "officer")), fresh_password),
      204);
  EXPECT_EQ(accounts.log_in("officer", fresh_password), 201);
}

TEST(Accounts, a_renewed_invitation_works_and_the_lost_one_is_dead) {
  Accounts accounts;
  std::string const lost = accounts.invite("new");
  std::string const found = Accounts::token_of(accounts.act("renew_invitation", "security", "new"));
  EXPECT_EQ(accounts.set_by_link("invitation", lost, fresh_password), 401);
  // One that expired is renewed as well.
  accounts.world.clock().forward(accounts.world.context().identity.profile.invitation_link_hours * 3'600);
  EXPECT_EQ(accounts.set_by_link("invitation", found, fresh_password), 401);
  std::string const last = Accounts::token_of(accounts.act("renew_invitation", "security", "new"));
  EXPECT_EQ(accounts.set_by_link("invitation", last, fresh_password), 204);
  EXPECT_EQ(accounts.log_in("new", fresh_password), 201);
  EXPECT_EQ(accounts.act("renew_invitation", "security", "new").error().code, ErrorCode::conflict);
}

TEST(Accounts, a_withdrawn_invitation_opens_nothing_until_it_is_renewed) {
  Accounts accounts;
  std::string const token = accounts.invite("new");
  EXPECT_EQ(accounts.act("disable_user", "security", "new").error().code, ErrorCode::conflict);
  ASSERT_TRUE(accounts.act("withdraw_invitation", "security", "new"));
  EXPECT_EQ(accounts.state("new"), "withdrawn");
  EXPECT_EQ(accounts.set_by_link("invitation", token, fresh_password), 401);
  for (char const* const operation : {"withdraw_invitation", "enable_user", "disable_user"})
    EXPECT_EQ(accounts.act(operation, "security", "new").error().code, ErrorCode::conflict) << operation;
  EXPECT_EQ(accounts.reset("security", "new").error().code, ErrorCode::conflict);
  std::string const again = Accounts::token_of(accounts.act("renew_invitation", "security", "new"));
  EXPECT_EQ(accounts.state("new"), "invited");
  EXPECT_EQ(accounts.set_by_link("invitation", again, fresh_password), 204);
}

TEST(Accounts, what_a_new_password_must_be_is_told_to_anybody) {
  Accounts accounts;
  auto const reply = accounts.world.send("GET", "/api/v1/password_rules");
  ASSERT_EQ(reply.status, 200);
  auto const rules = base::parse_json<app::PasswordRules>(reply.body).value();
  identity::PasswordProfile const& profile = accounts.world.context().identity.profile;
  EXPECT_EQ(rules.length_min, profile.length_min);
  EXPECT_EQ(rules.length_min_with_second_factor, profile.length_min_with_second_factor);
  EXPECT_EQ(rules.character_classes_min, profile.character_classes_min);
  EXPECT_TRUE(rules.refuses_common);
}

TEST(Accounts, COL_24_why_somebody_may_is_told_with_the_names_of_places) {
  World world;
  auto const reply =
      world.perform("explain_access", "security",
                    {{"user_id", "user-demo-officer"}, {"permission", "party.read"}, {"party_id", "p-two"}});
  ASSERT_TRUE(reply) << reply;
  auto const view = base::parse_json<app::AccessExplanation>(reply->body).value();
  ASSERT_EQ(view.reasons.size(), 1U);
  auto const member = app::find<app::Department>(world.store(), "dept-invest-1").value();
  EXPECT_THAT(view.reasons[0].zh, HasSubstr("角色“招商专员”（瀛洲示范园区·" + member->title_zh + "）的“查看企业档案”"));
  EXPECT_THAT(view.reasons[0].en, HasSubstr(member->title_en));
  EXPECT_THAT(view.reasons[0].en, HasSubstr("`Investment officer`"));
  for (std::string const& text : {view.reasons[0].zh, view.reasons[0].en})
    for (char const* const identifier : {"mem-", "park-demo", "dept-invest", "investment_officer", "party.read"})
      EXPECT_EQ(text.find(identifier), std::string::npos) << text;
}

}  // namespace
}  // namespace operations
