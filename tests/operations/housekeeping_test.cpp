// What is of use for a while only goes by itself: kept answers and expired links, some at a time. Source: rules C3, S9.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/housekeeping.h"
#include "app/record_table.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::HasSubstr;

app::HousekeepingRules shipped() {
  std::ifstream in{std::string{YINGZHOU_SOURCE_DIR} + "/policies/housekeeping/rules.csv", std::ios::binary};
  return app::read_housekeeping_rules(std::string{std::istreambuf_iterator<char>{in}, {}}, "rules.csv").value();
}

std::int64_t answers(World& world) { return app::count<app::Answered>(world.store(), {}).value(); }
std::int64_t links(World& world) { return app::count<identity::Link>(world.store(), {}).value(); }

base::Result<app::Reply> invite(World& world, std::string const& key) {
  return world.perform("invite_user", "security", {}, R"({"login_name":"guest","display_name":"客人"})", key);
}

TEST(Housekeeping, an_answer_is_given_again_until_its_time_is_over_and_then_gone) {
  World world;
  app::HousekeepingRules const rules = shipped();
  auto const first = invite(world, "once");
  ASSERT_TRUE(first) << first;
  world.clock().forward(rules.answer_hours * 3'600 - 1);
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->answers, 0);
  EXPECT_EQ(invite(world, "once")->body, first->body);
  world.clock().forward(2);
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->answers, 1);
  EXPECT_EQ(answers(world), 0);
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->answers, 0);
}

TEST(Housekeeping, a_link_goes_days_after_it_expired_and_its_user_stays) {
  World world;
  app::HousekeepingRules const rules = shipped();
  std::int64_t const before = links(world);
  ASSERT_TRUE(invite(world, "once"));
  std::int64_t const expires = world.context().identity.profile.invitation_link_hours * 3'600;
  world.clock().forward(expires + rules.link_days * 86'400 - 1);
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->links, 0);
  EXPECT_EQ(links(world), before + 1);
  world.clock().forward(2);
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->links, 1);
  EXPECT_EQ(links(world), before);
  EXPECT_TRUE(app::find<app::User>(world.store(), {{"login_name", base::Json{"guest"}}}).value());
}

TEST(Housekeeping, a_round_is_bounded_and_takes_the_oldest_first) {
  World world;
  app::HousekeepingRules const rules = shipped();
  std::int64_t const many = app::records_per_round + 5;
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) -> base::Result<> {
    for (std::int64_t i = 0; i < many; ++i)
      TRY(app::add(writer, app::Answered{"answer-" + std::to_string(i), "save_view", "", 200, "", "", "",
                                         base::Instant::from_milliseconds(world.clock().now().milliseconds() + i)}));
    return {};
  }));
  world.clock().forward(rules.answer_hours * 3'600 + 60);
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->answers, app::records_per_round);
  EXPECT_EQ(answers(world), 5);
  EXPECT_TRUE(app::find<app::Answered>(world.store(), "answer-" + std::to_string(many - 1)).value());
  EXPECT_EQ(app::clear_old(world.store(), rules, world.clock().now())->answers, 5);
}

TEST(Housekeeping, rules_with_faults_are_told_by_line) {
  auto const rules = app::read_housekeeping_rules(
      "rule,value,unit,source\nanswer,soon,hours,x\nlink,30,hours,x\ntea,1,days,x\n", "rules.csv");
  ASSERT_FALSE(rules);
  std::string const all = base::to_text(rules.error());
  EXPECT_THAT(all, HasSubstr("rules.csv:2:2"));
  EXPECT_THAT(all, HasSubstr("rules.csv:3:3"));
  EXPECT_THAT(all, HasSubstr("rules.csv:4:1"));
  auto const half = app::read_housekeeping_rules("rule,value,unit,source\nanswer,48,hours,x\n", "rules.csv");
  EXPECT_FALSE(half);
}

}  // namespace
}  // namespace operations
