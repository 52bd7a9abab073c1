// What a table asked about is shown as far as it may be seen: no further, and no less. Source: COL-24, AMB-42, POL-14.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/policy_views.h"
#include "base/record.h"
#include "world.h"

namespace operations {
namespace {

app::PartyTraceView trace_of(World& world, std::string const& who) {
  auto const reply = world.perform("get_party_trace", who, {{"name", "chongming"}, {"party_id", "demo-rat-16"}});
  CHECK_NOTE(reply, reply ? "" : base::to_text(reply.error()));
  return *base::parse_json<app::PartyTraceView>(reply->body);
}

app::TableRunView const& run_of(app::PartyTraceView const& trace, std::string const& decision) {
  for (app::TableRunView const& run : trace.runs)
    if (run.decision == decision) return run;
  throw std::runtime_error{decision};
}

app::TracedInputView const& input_of(app::TableRunView const& run, std::string const& expression) {
  for (app::TracedInputView const& input : run.inputs)
    if (input.expression == expression) return input;
  throw std::runtime_error{expression};
}

// One that another department holds, and one above everybody's clearance.
void add_facts(World& world) {
  CHECK(world.add_fact("supporting_firms", feel::Value{base::decimal("2")}, "audited", "2026-01-05").has_value());
  CHECK(world.add_fact("falsification_proven", feel::Value{false}, "registry", "2026-01-05").has_value());
}

TEST(Masking, COL_24_AMB_42_a_table_hides_what_is_masked_and_shows_the_rest_with_its_near_misses) {
  World world;
  add_facts(world);
  auto const leader = trace_of(world, "leader"), officer = trace_of(world, "officer");
  app::TableRunView const &all = run_of(leader, "tier"), &some = run_of(officer, "tier");
  EXPECT_EQ(input_of(all, "supporting_firms").value, "2");
  EXPECT_EQ(input_of(some, "supporting_firms").value, "●●●");
  EXPECT_EQ(input_of(some, "market_rank").state, "missing");
  EXPECT_EQ(input_of(some, "market_rank").value, "");
  EXPECT_FALSE(all.near_misses.empty());
  for (app::NearMissView const& miss : some.near_misses)
    EXPECT_NE(some.inputs.at(static_cast<std::size_t>(miss.column - 1)).value, "●●●");
  EXPECT_FALSE(some.near_misses.empty()) << "one masked column takes only its own away";
  EXPECT_EQ(some.fired, all.fired) << "what was decided is a shared result";
  EXPECT_EQ(input_of(run_of(officer, "management_grade"), "notch").value,
            input_of(run_of(leader, "management_grade"), "notch").value);
  // Above everybody's clearance here.
  EXPECT_EQ(input_of(run_of(leader, "vetoes"), "falsification_proven").value, "●●●");
}

TEST(Masking, COL_24_the_rules_of_a_rating_hide_the_same) {
  World world;
  add_facts(world);
  auto const of = [&](std::string const& who) {
    return world.perform("get_assessment", who, {{"party_id", "demo-rat-16"}})->body;
  };
  EXPECT_THAT(of("leader"), ::testing::HasSubstr("supporting_firms = 2"));
  EXPECT_THAT(of("officer"), ::testing::HasSubstr("supporting_firms = ●●●"));
  EXPECT_THAT(of("officer"), ::testing::HasSubstr("management_grade = "));
  EXPECT_THAT(of("officer"), ::testing::Not(::testing::HasSubstr("management_grade = ●●●")));
}

}  // namespace
}  // namespace operations
