// Who manages people does so inside what they reach, and nowhere else. Source: COL-20…COL-24, rule C12.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/perform.h"
#include "app/record_table.h"
#include "identity/totp.h"
#include "world.h"

namespace operations {
namespace {

using base::Json;

// Two resident enterprises with an administrator each.
struct Enterprises {
  World world;
  Enterprises() {
    auto const made = world.store().write([this](app::Writer& writer) -> base::Result<> {
      for (std::string const name : {"one", "two"}) {
        TRY(app::add(writer, app::Workspace{"ent-" + name, "enterprise", "park-demo", "企业", "Enterprise", 1}));
        TRY(person(writer, "admin-" + name, "ent-" + name, "enterprise_administrator"));
        TRY(person(writer, "member-" + name, "ent-" + name, "enterprise_member"));
      }
      return {};
    });
    CHECK_NOTE(made, base::to_text(made.error()));
  }
  base::Result<> person(app::Writer& writer, std::string const& name, std::string const& workspace, std::string role) {
    app::User user = *TRY(app::find<app::User>(writer, "user-demo-officer"));
    user.user_id = "user-demo-" + name;
    user.login_name = name;
    TRY(app::add(writer, user));
    return join(writer, name, workspace, std::move(role));
  }
  base::Result<> join(app::Writer& writer, std::string const& name, std::string const& workspace, std::string role) {
    return app::add(writer, app::Membership{"mem-" + name + workspace,
                                            "user-demo-" + name,
                                            workspace,
                                            "",
                                            std::move(role),
                                            "test",
                                            world.clock().now(),
                                            {},
                                            ""});
  }
  bool grant(std::string const& who, std::string const& user, std::string const& workspace, std::string const& role) {
    return world
        .perform("grant_role", who, {},
                 fmt::format(R"({{"user_id":"user-demo-{}","workspace_id":"{}","department_id":"","role":"{}"}})", user,
                             workspace, role))
        .has_value();
  }
};

TEST(People, COL_24_an_enterprise_administrator_grants_roles_in_the_own_enterprise_only) {
  Enterprises enterprises;
  EXPECT_TRUE(enterprises.grant("admin-one", "member-one", "ent-one", "enterprise_administrator"));
  EXPECT_FALSE(enterprises.grant("admin-one", "member-one", "ent-two", "enterprise_member"));
  EXPECT_FALSE(enterprises.grant("admin-one", "member-one", "park-demo", "park_leader"));
  EXPECT_FALSE(enterprises.grant("member-two", "member-one", "ent-two", "enterprise_member"));
  // What is out of reach looks like what is absent.
  auto const ask = [&](std::string const& workspace) {
    return enterprises.world
        .perform("grant_role", "admin-one", {},
                 fmt::format(R"({{"user_id":"user-demo-member-one","workspace_id":"{}","department_id":"",)"
                             R"("role":"enterprise_member"}})",
                             workspace))
        .error();
  };
  EXPECT_EQ(base::to_text(ask("ent-two")), base::to_text(ask("nowhere")));
}

TEST(People, COL_24_nobody_withdraws_a_role_or_disables_a_person_of_another_workspace) {
  Enterprises enterprises;
  World& world = enterprises.world;
  EXPECT_FALSE(world.perform("revoke_role", "admin-one", {{"membership_id", "mem-member-twoent-two"}}));
  EXPECT_TRUE(world.perform("revoke_role", "admin-one", {{"membership_id", "mem-member-oneent-one"}}));
  auto const disable = [&](std::string const& who, std::string const& user) {
    auto const stored = app::find<app::User>(world.store(), "user-demo-" + user).value();
    return world
        .perform("disable_user", who, {{"user_id", "user-demo-" + user}}, "", "", std::to_string(stored->version))
        .has_value();
  };
  EXPECT_FALSE(disable("admin-one", "member-two"));
  // Somebody who also belongs elsewhere is not the enterprise's to disable.
  ASSERT_TRUE(world.store().write(
      [&](app::Writer& writer) { return enterprises.join(writer, "officer", "ent-two", "enterprise_member"); }));
  EXPECT_FALSE(disable("admin-two", "officer"));
  EXPECT_TRUE(disable("admin-two", "member-two"));
  EXPECT_TRUE(disable("security", "officer"));
}

TEST(People, a_second_factor_is_replaced_only_after_a_fresh_proof) {
  World world;
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) -> base::Result<> {
    app::User user = *TRY(app::find<app::User>(writer, "user-demo-officer"));
    user.totp_sealed = "sealed";
    return app::replace(writer, user);
  }));
  auto const offer = Json::parse(world.perform("offer_second_factor", "officer")->body).value();
  auto const secret = identity::read_totp_key(offer.text_of("key_text"), identity::TotpHash::sha_1).value();
  std::string const body = fmt::format(R"({{"key_text":"{}","code":"{}"}})", offer.text_of("key_text"),
                                       identity::totp_code(secret, identity::totp_step(world.clock().now())));
  auto const with = [&](bool stepped_up) {
    auto const asking = world.actor("officer", stepped_up);
    app::Request request;
    request.body = body;
    return app::perform(world.context(), world.operation("set_second_factor"), &*asking, request);
  };
  auto const refused = with(false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::step_up_required);
  EXPECT_TRUE(with(true));
}

}  // namespace
}  // namespace operations
