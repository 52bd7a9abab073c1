// One effect however often a request is repeated, and no change lost between two who change the same thing. Generated from the
// catalogue. Source: rules C3, C4.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "app/perform.h"
#include "app/record_table.h"
#include "base/json.h"
#include "world.h"

namespace operations {
namespace {

std::string const draft = R"({"portfolio_id":"demo","name":"我的","query":"grade=AA"})";

TEST(Repeat, a_repeated_change_has_one_effect_and_the_same_answer) {
  World world;
  auto const first = world.perform("save_view", "officer", {}, draft, "k-1");
  ASSERT_TRUE(first) << first;
  for (int i = 0; i < 5; ++i) {
    auto const again = world.perform("save_view", "officer", {}, draft, "k-1");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->body, first->body);
    EXPECT_EQ(again->status, first->status);
  }
  EXPECT_EQ(world.store().views("demo")->size(), 1U);
  EXPECT_EQ(world.events("view_saved").size(), 1U);
}

TEST(Repeat, at_the_same_time_too) {
  World world;
  std::vector<std::string> bodies(16);
  std::vector<std::thread> threads;
  for (std::string& body : bodies)
    threads.emplace_back([&world, &body] { body = world.perform("save_view", "officer", {}, draft, "same")->body; });
  for (std::thread& thread : threads) thread.join();
  for (std::string const& body : bodies) EXPECT_EQ(body, bodies.front());
  EXPECT_EQ(world.store().views("demo")->size(), 1U);
}

TEST(Repeat, a_key_of_another_request_is_a_conflict) {
  World world;
  ASSERT_TRUE(world.perform("save_view", "officer", {}, draft, "k-1"));
  auto const other =
      world.perform("save_view", "officer", {}, R"({"portfolio_id":"demo","name":"别的","query":""})", "k-1");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, base::ErrorCode::conflict);
  // Another person's key of the same text is another key.
  EXPECT_TRUE(world.perform("save_view", "head", {}, draft, "k-1"));
}

TEST(Repeat, every_change_asks_for_a_key) {
  World world;
  for (app::Operation const& operation : world.catalogue().operations) {
    if (!operation.is_change() || !operation.repeatable) continue;
    auto const asking = world.actor("security");
    auto const reply = app::perform(world.context(), operation, &*asking, {});
    ASSERT_FALSE(reply) << operation.operation_id;
    EXPECT_EQ(reply.error().code, base::ErrorCode::invalid) << operation.operation_id;
    EXPECT_NE(reply.error().message.find("Idempotency-Key"), std::string::npos) << operation.operation_id;
  }
}

TEST(Repeat, of_many_who_change_the_same_version_one_wins) {
  World world;
  std::map<std::string, std::string, std::less<>> const who{{"user_id", "user-demo-officer2"}};
  auto const version = [&] { return app::find<app::User>(world.store(), "user-demo-officer2").value()->version; };
  EXPECT_EQ(world.perform("disable_user", "security", who).error().code, base::ErrorCode::precondition_required);
  EXPECT_EQ(world.perform("disable_user", "security", who, "", "", "99").error().code, base::ErrorCode::stale);
  std::int64_t const before = version();
  for (int round = 0; round < 50; ++round) {
    std::string const now = std::to_string(version());
    std::atomic<int> wins = 0, stale = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&, i] {
        auto const reply = world.perform(round % 2 == 0 ? "disable_user" : "enable_user", "security", who, "",
                                         fmt::format("r{}-{}", round, i), now);
        if (reply)
          ++wins;
        else if (reply.error().code == base::ErrorCode::stale)
          ++stale;
      });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wins, 1);
    EXPECT_EQ(stale, 3);
  }
  EXPECT_EQ(version(), before + 50);
}

}  // namespace
}  // namespace operations
