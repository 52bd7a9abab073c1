// Emergency access: one person approves, the holder reads what is masked until the time box ends, each use is on record, and
// the administrators see it and can end it. Source: DAT-28, COL-24.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/approvals.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "base/json.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Emergency : public ::testing::Test {
 protected:
  app::ApprovalView open(std::string const& login_name = "") {
    return view_of(
        world.perform("open_break_glass", "system", {},
                      fmt::format(R"({{"login_name":"{}","workspace_id":"park-demo","reason":"评级停摆，须核对数据"}})",
                                  login_name)));
  }
  base::Result<app::Reply> approve(app::ApprovalView const& view, std::string const& who = "security",
                                   std::string const& operation = "approve_break_glass") {
    return world.perform(operation, who, of(view),
                         fmt::format(R"({{"seen_hash":"{}","reason":""}})", view.request.content_hash));
  }
  base::Result<app::Reply> close(app::ApprovalView const& view, std::string const& who) {
    return world.perform("close_break_glass", who, of(view), R"({"reason":"已处理完"})");
  }
  static app::ApprovalView view_of(base::Result<app::Reply> const& reply) {
    CHECK_NOTE(reply.has_value(), reply ? "" : base::to_text(reply.error()));
    return base::parse_json<app::ApprovalView>(reply->body).value();
  }
  static std::map<std::string, std::string, std::less<>> of(app::ApprovalView const& view) {
    return {{"request_id", view.request.request_id}};
  }
  // How `who` sees tax_paid, or that it sees nothing.
  std::string tax_paid(std::string const& who) {
    auto const reply = world.perform("list_facts", who, {{"party_id", "p-two"}});
    if (!reply) return "nothing";
    for (app::FactView const& fact : base::parse_json<std::vector<app::FactView>>(reply->body).value())
      if (fact.name == "tax_paid") return fact.value.unit;
    return "absent";
  }
  std::vector<app::ApprovalView> listed(std::string const& who) {
    auto const reply = world.perform("list_approvals", who);
    CHECK_NOTE(reply.has_value(), who);
    return base::parse_json<std::vector<app::ApprovalView>>(reply->body).value();
  }
  int noticed(std::string const& who, std::int64_t after) {
    auto const stream = world.perform("stream_events", who, {{"after", std::to_string(after)}});
    int count = 0;
    for (std::size_t at = stream->body.find("emergency_access"); at != std::string::npos;
         at = stream->body.find("emergency_access", at + 1))
      ++count;
    return count;
  }
  World world;
};

TEST_F(Emergency, DAT_28_once_approved_the_holder_reads_everywhere_alike_until_the_hour_is_over) {
  EXPECT_EQ(tax_paid("system"), "nothing");
  app::ApprovalView const asked = open();
  EXPECT_EQ(asked.approvals_needed, 1);
  EXPECT_EQ(tax_paid("system"), "nothing");
  app::ApprovalView const approved = view_of(approve(asked));
  EXPECT_EQ(approved.request.state, access_control::ApprovalState::used);
  EXPECT_TRUE(approved.emergency->in_force);
  EXPECT_EQ(tax_paid("system"), "money");
  auto const rows = world.perform("list_parties", "system", {{"portfolio_id", "demo"}});
  EXPECT_EQ(base::parse_json<app::PartyPage>(rows->body)->total, 2);
  EXPECT_EQ(base::parse_json<app::PartyPage>(
                world.perform("list_parties", "system", {{"portfolio_id", "demo"}, {"search", "p-two"}})->body)
                ->total,
            1);
  auto const book = world.perform("export_parties", "system", {{"portfolio_id", "demo"}, {"facts", "tax_paid"}});
  ASSERT_TRUE(book) << book;
  EXPECT_THAT(book->body, HasSubstr("1200000"));
  // In another park, and for what changes, decides or administers, there is nothing.
  EXPECT_FALSE(world.perform("list_facts", "system", {{"party_id", "p-other"}}));
  EXPECT_FALSE(
      world.perform("ask_reveal", "system", {{"party_id", "p-two"}}, R"({"facts":["tax_paid"],"reason":"x"})"));
  EXPECT_FALSE(world.perform("list_users", "bank") && world.perform("invite_user", "system", {}, "{}"));
  // The own rights stay.
  EXPECT_TRUE(world.perform("list_webhooks", "system"));
  world.clock().forward(60 * 60 - 1);
  EXPECT_EQ(tax_paid("system"), "money");
  world.clock().forward(1);
  EXPECT_EQ(tax_paid("system"), "nothing");
  EXPECT_FALSE(world.perform("export_parties", "system", {{"portfolio_id", "demo"}}));
}

TEST_F(Emergency, DAT_28_a_remembered_session_ends_with_the_time_box_and_a_key_gets_nothing) {
  Login const login = world.log_in("system");
  app::ApprovalView const asked = open();
  EXPECT_EQ(world.send("GET", "/api/v1/parties/p-two/facts", &login).status, 403);
  ASSERT_TRUE(approve(asked));
  EXPECT_EQ(world.send("GET", "/api/v1/parties/p-two/facts", &login).status, 200);
  for (int minute = 0; minute < 59; ++minute) {  // so that the session does not end for idleness
    world.clock().forward(60);
    ASSERT_EQ(world.send("GET", "/api/v1/session", &login).status, 200);
  }
  world.clock().forward(59);
  EXPECT_EQ(world.send("GET", "/api/v1/parties/p-two/facts", &login).status, 200);
  world.clock().forward(1);
  EXPECT_EQ(world.send("GET", "/api/v1/parties/p-two/facts", &login).status, 403) << "remembered a second ago";

  ASSERT_TRUE(approve(open()));
  auto keyed = *world.actor("system");
  keyed.subject = app::without_emergency(keyed.subject);
  keyed.session_id.clear();
  keyed.key_id = "key-of-a-test";
  keyed.key_permissions = {"fact.read", "sensitive.reveal"};
  app::Request request;
  request.parameters = {{"party_id", "p-two"}};
  EXPECT_FALSE(app::perform(world.context(), world.operation("list_facts"), &keyed, request));
}

TEST_F(Emergency, DAT_28_each_use_is_an_event_with_the_request_and_other_work_is_not) {
  app::ApprovalView const asked = open("officer");
  ASSERT_TRUE(approve(asked));
  EXPECT_EQ(tax_paid("officer"), "money") << "of another department, in clear";
  ASSERT_TRUE(world.perform("export_parties", "officer", {{"portfolio_id", "demo"}}));
  ASSERT_TRUE(world.perform("get_session", "colleague") || true);
  ASSERT_TRUE(world.perform("list_workspaces", "officer"));
  auto const used = world.events("emergency_access_used");
  ASSERT_EQ(used.size(), 1U);
  EXPECT_EQ(used[0].operation_id, "list_facts");
  EXPECT_EQ(used[0].party_id, "p-two");
  EXPECT_EQ(used[0].actor, "user-demo-officer");
  for (app::Event const& event : {used[0], world.events("rows_exported").at(0)})
    EXPECT_THAT(event.body, HasSubstr(fmt::format(R"("emergency_request_id":"{}")", asked.request.request_id)));
  world.clock().forward(60 * 60);
  ASSERT_TRUE(world.perform("export_parties", "officer", {{"portfolio_id", "demo"}}));
  EXPECT_THAT(world.events("rows_exported").at(1).body, Not(HasSubstr("emergency")));
}

TEST_F(Emergency, DAT_28_all_security_and_audit_administrators_see_it_and_are_told) {
  std::int64_t const before = app::select<app::Event>(world.store(), {{}, "-sequence", 1}).value().at(0).sequence;
  app::ApprovalView const asked = open("officer");
  ASSERT_TRUE(approve(asked));
  for (std::string const who : {"security", "audit", "system", "officer"}) {
    auto const list = listed(who);
    ASSERT_EQ(list.size(), 1U) << who;
    EXPECT_EQ(list[0].emergency->user_name, "陈专员");
    EXPECT_EQ(list[0].emergency->may_close, who != "officer") << who;
    EXPECT_EQ(list[0].request.reason, "评级停摆，须核对数据");
  }
  EXPECT_EQ(listed("leader").size(), 0U);
  EXPECT_EQ(noticed("security", before), 2);
  EXPECT_EQ(noticed("audit", before), 2);
  EXPECT_EQ(noticed("leader", before), 0);
  // Other requests are no business of theirs.
  ASSERT_TRUE(world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}},
                            R"({"facts":["tax_paid"],"reason":"核对"})"));
  EXPECT_EQ(listed("security").size(), 1U);
  EXPECT_EQ(listed("audit").size(), 1U);
}

TEST_F(Emergency, DAT_28_opener_security_and_audit_administrator_end_it_early) {
  for (std::string const who : {"system", "security", "audit"}) {
    app::ApprovalView const asked = open("officer");
    EXPECT_FALSE(close(asked, who)) << "not in force yet";
    ASSERT_TRUE(approve(asked));
    EXPECT_EQ(tax_paid("officer"), "money");
    EXPECT_FALSE(close(asked, "leader"));
    EXPECT_FALSE(close(asked, "officer"));
    app::ApprovalView const closed = view_of(close(asked, who));
    EXPECT_EQ(closed.request.state, access_control::ApprovalState::closed);
    EXPECT_EQ(closed.request.closed_reason, "已处理完");
    EXPECT_EQ(tax_paid("officer"), "nothing");
    EXPECT_FALSE(close(asked, who)) << "once";
  }
}

TEST_F(Emergency, DAT_28_nobody_approves_the_own_request_or_the_own_access) {
  app::ApprovalView const own = open();
  for (std::string const who : {"system", "audit", "leader", "legal", "officer"})
    EXPECT_FALSE(approve(own, who)) << who;
  EXPECT_FALSE(approve(own, "leader", "approve_request"));
  app::ApprovalView const for_security = open("security");
  EXPECT_EQ(approve(for_security).error().issues.at(0).at, "may_not_approve");
  EXPECT_EQ(tax_paid("security"), "nothing");
  auto const refused =
      world.perform("refuse_break_glass", "security", of(own), R"({"seen_hash":"","reason":"等明天"})");
  EXPECT_EQ(view_of(refused).request.state, access_control::ApprovalState::refused);
  EXPECT_FALSE(approve(own));
  // What waited for an hour is over.
  app::ApprovalView const late = open();
  world.clock().forward(60 * 60);
  EXPECT_EQ(approve(late).error().issues.at(0).at, "expired");
  // A request of another rule is not there for this.
  auto const reveal = world.perform("ask_reveal", "officer", {{"party_id", "demo-rat-16"}},
                                    R"({"facts":["tax_paid"],"reason":"核对"})");
  EXPECT_EQ(approve(view_of(reveal)).error().code, base::ErrorCode::not_found);
}

TEST_F(Emergency, the_role_is_given_in_no_other_way_and_a_wrong_request_says_what_is_wrong) {
  auto const granted = world.perform(
      "grant_role", "security", {},
      R"({"user_id":"user-demo-officer","workspace_id":"park-demo","department_id":"","role":"emergency_reader"})");
  ASSERT_FALSE(granted);
  EXPECT_EQ(granted.error().issues.at(0).at, "/role");
  EXPECT_THAT(world.perform("list_roles", "officer")->body, Not(HasSubstr("emergency_reader")));
  world.add_person("gone", own_department, "disabled");
  auto const wrong =
      world.perform("open_break_glass", "system", {}, R"({"login_name":"gone","workspace_id":"ent-demo","reason":""})");
  ASSERT_FALSE(wrong);
  std::vector<std::string> places;
  for (base::Issue const& issue : wrong.error().issues) places.push_back(issue.at);
  EXPECT_EQ(places, (std::vector<std::string>{"/login_name", "/workspace_id", "/reason"}));
  EXPECT_FALSE(world.perform("open_break_glass", "security", {},
                             R"({"login_name":"","workspace_id":"park-demo","reason":"x"})"));
}

}  // namespace
}  // namespace operations
