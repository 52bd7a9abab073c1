// Live notices tell each person what they may know, and nothing else. Source: ENT-04, COL-24.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/perform.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string part(World& world, std::string const& who, std::string const& after) {
  auto const reply = world.perform("stream_events", who, {{"after", after}});
  CHECK_NOTE(reply.has_value(), who);
  return reply->body;
}

TEST(Live, COL_24_a_notice_reaches_those_who_may_see_the_enterprise_and_nobody_else) {
  World world;
  std::string const now = world.perform("stream_events", "officer", {})->etag;
  ASSERT_TRUE(world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}},
                            R"({"facts":["tax_paid"],"reason":"核对"})"));
  EXPECT_THAT(part(world, "officer", now), HasSubstr(R"("party_id":"demo-rat-16")"));
  EXPECT_THAT(part(world, "leader", now), HasSubstr("reveal_requested"));
  for (char const* const who : {"officer2", "system", "security", "audit", "stranger"})
    EXPECT_EQ(part(world, who, now), "");
}

TEST(Live, ENT_04_the_stream_goes_on_after_the_last_event_and_says_nothing_twice) {
  World world;
  auto const begin = world.perform("stream_events", "leader", {});
  EXPECT_THAT(begin->body, HasSubstr("retry: "));
  ASSERT_TRUE(world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}},
                            R"({"facts":["tax_paid"],"reason":"核对"})"));
  auto const first = world.perform("stream_events", "leader", {{"after", begin->etag}});
  EXPECT_THAT(first->body, HasSubstr("reveal_requested"));
  EXPECT_GT(std::stoll(first->etag), std::stoll(begin->etag));
  EXPECT_EQ(world.perform("stream_events", "leader", {{"after", first->etag}})->body, "");
}

TEST(Live, what_was_refused_is_no_news) {
  World world;
  std::string const now = world.perform("stream_events", "leader", {})->etag;
  EXPECT_FALSE(world.perform("get_party", "officer2", {{"party_id", "demo-rat-16"}}));
  EXPECT_EQ(part(world, "leader", now), "");
}

TEST(Live, an_approval_reaches_those_who_decide_on_it) {
  World world;
  std::string const now = world.perform("stream_events", "head", {})->etag;
  ASSERT_TRUE(world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}},
                            R"({"facts":["tax_paid"],"reason":"核对纳税申报"})"));
  EXPECT_NE(part(world, "head", now), "");
  EXPECT_EQ(part(world, "stranger", now), "");
}

}  // namespace
}  // namespace operations
