// Sensitive values are shown after two other people approved exactly that, for a while, and every step is on record.
// Source: COL-25, DAT-28, AMB-42.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/approvals.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "base/json.h"
#include "world.h"

namespace operations {
namespace {

using base::Json;

constexpr char const* draft = R"({"facts":["tax_paid"],"reason":"核对纳税申报"})";

app::ApprovalView view_of(base::Result<app::Reply> const& reply) {
  CHECK_NOTE(reply.has_value(), reply ? "" : base::to_text(reply.error()));
  return base::parse_json<app::ApprovalView>(reply->body).value();
}

app::ApprovalView ask(World& world) {
  return view_of(world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}}, draft));
}

std::map<std::string, std::string, std::less<>> of(app::ApprovalView const& view) {
  return {{"request_id", view.request.request_id}};
}

base::Result<app::Reply> approve(World& world, app::ApprovalView const& view, std::string const& who) {
  return world.perform("approve_request", who, of(view),
                       fmt::format(R"({{"seen_hash":"{}","reason":""}})", view.request.content_hash));
}

TEST(Approvals, AMB_42_raw_values_of_another_department_are_masked_for_investment_staff) {
  World world;
  auto const shown = [&](std::string const& who) {
    for (app::FactView const& fact : base::parse_json<std::vector<app::FactView>>(
                                         world.perform("list_facts", who, {{"party_id", "demo-rat-16"}})->body)
                                         .value())
      if (fact.name == "tax_paid") return fact.value.unit;
    return std::string{"absent"};
  };
  EXPECT_NE(shown("officer"), "money");
  EXPECT_EQ(shown("tax"), shown("finance"));
  EXPECT_NE(shown("tax"), "masked");
  EXPECT_NE(shown("tax"), "hidden");
}

TEST(Approvals, COL_25_DAT_28_two_other_people_approve_before_a_sensitive_value_is_shown) {
  World world;
  app::ApprovalView const asked = ask(world);
  EXPECT_EQ(asked.approvals_needed, 2);
  EXPECT_FALSE(world.perform("reveal", "officer", of(asked)));
  EXPECT_FALSE(approve(world, asked, "officer"));  // nobody approves the own request
  app::ApprovalView const once = view_of(approve(world, asked, "head"));
  EXPECT_EQ(once.request.state, access_control::ApprovalState::pending);
  EXPECT_FALSE(approve(world, asked, "head"));  // nobody twice
  EXPECT_FALSE(world.perform("reveal", "officer", of(asked)));
  app::ApprovalView const twice = view_of(approve(world, asked, "leader"));
  EXPECT_EQ(twice.request.state, access_control::ApprovalState::approved);
  auto const shown = world.perform("reveal", "officer", of(asked));
  ASSERT_TRUE(shown) << shown;
  auto const view = base::parse_json<app::RevealView>(shown->body).value();
  ASSERT_EQ(view.facts.size(), 1U);
  EXPECT_EQ(view.facts.front().value.number, *base::Decimal::parse("1200000"));
  EXPECT_NE(view.watermark.find("officer"), std::string::npos);
  EXPECT_FALSE(world.perform("reveal", "head", of(asked)));  // the asker alone uses it
  world.clock().forward(31 * 60);
  EXPECT_FALSE(world.perform("reveal", "officer", of(asked)));  // masked again
  EXPECT_EQ(world.events("reveal_requested").size(), 1U);
  int approved = 0;
  for (app::Event const& event : world.events("request_approved")) approved += event.outcome == "done" ? 1 : 0;
  EXPECT_EQ(approved, 2);
  int revealed = 0;
  for (app::Event const& event : world.events("sensitive_revealed")) revealed += event.outcome == "done" ? 1 : 0;
  EXPECT_EQ(revealed, 1);
}

TEST(Approvals, a_value_that_changed_meanwhile_voids_the_approvals) {
  World world;
  app::ApprovalView const asked = ask(world);
  ASSERT_TRUE(approve(world, asked, "head"));
  ASSERT_TRUE(approve(world, asked, "leader"));
  ASSERT_TRUE(world.add_fact("tax_paid", *base::Decimal::parse("900000"), "tax", "2026-02-01"));
  EXPECT_FALSE(world.perform("reveal", "officer", of(asked)));
}

TEST(Approvals, who_may_not_decide_cannot_and_the_refusal_is_on_record) {
  World world;
  app::ApprovalView const asked = ask(world);
  for (std::string const who : {"bank", "policy", "system", "security", "audit", "stranger", "officer2"})
    EXPECT_FALSE(approve(world, asked, who)) << who;
  int refused = 0;
  for (app::Event const& event : app::select<app::Event>(world.store(), {{}, "sequence"}).value())
    refused += event.outcome != "done" ? 1 : 0;
  EXPECT_GE(refused, 7);
}

TEST(Approvals, a_step_up_is_asked_for_before_approving) {
  World world;
  app::ApprovalView const asked = ask(world);
  auto const head = world.actor("head", false);
  app::Request request;
  request.parameters = of(asked);
  request.idempotency_key = "k";
  request.body = fmt::format(R"({{"seen_hash":"{}","reason":""}})", asked.request.content_hash);
  auto const reply = app::perform(world.context(), world.operation("approve_request"), &*head, request);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().code, base::ErrorCode::step_up_required);
}

}  // namespace
}  // namespace operations
