// Exports of many rows, and of values in clear that one would otherwise see masked, leave after two other people approved
// exactly that. Source: COL-25, DAT-28, COL-24.
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

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

// Two rows are the most at once.
std::vector<AccessEdit> const two_rows{{"limits.csv", "export_rows_max,200", "export_rows_max,2"}};

constexpr char const* on_demo = "portfolio_id";

std::string export_draft(std::string const& more, std::string const& search = "") {
  return fmt::format(R"({{"filter":{{"search":"{}","grade":"","tier":"","industry":"","admission":"","fate":"",)"
                     R"("veto":"","sort":""}},"reason":"年度核对",{}}})",
                     search, more);
}
std::string const all_rows = export_draft(R"("facts":[],"in_clear":false)");
std::string const in_clear = export_draft(R"("facts":["tax_paid"],"in_clear":true)");

// Three enterprises of the first department, one of the second.
class Exports : public ::testing::Test {
 protected:
  void SetUp() override {
    auto const added = world.store().write([](app::Writer& writer) -> base::Result<> {
      for (char const* const id : {"p-three", "p-four"}) TRY(writer.add_party(party(id, "dept-invest-1")));
      return {};
    });
    ASSERT_TRUE(added);
  }
  static app::Party party(std::string id, std::string department) {
    app::Party party;
    party.party_id = party.name = party.search_text = std::move(id);
    party.portfolio_id = "demo";
    party.department_id = std::move(department);
    return party;
  }
  base::Result<app::Reply> export_rows(std::string const& who, std::string const& search = "",
                                       std::string const& facts = "", std::string const& clear = "") {
    return world.perform("export_parties", who,
                         {{on_demo, "demo"}, {"search", search}, {"facts", facts}, {"in_clear", clear}});
  }
  app::ApprovalView ask(std::string const& who, std::string const& body) {
    auto const reply = world.perform("ask_export", who, {{on_demo, "demo"}}, body);
    CHECK_NOTE(reply, base::to_text(reply.error()));
    return base::parse_json<app::ApprovalView>(reply->body).value();
  }
  base::Result<app::Reply> approve(app::ApprovalView const& view, std::string const& who) {
    return world.perform("approve_request", who, of(view),
                         fmt::format(R"({{"seen_hash":"{}","reason":""}})", view.request.content_hash));
  }
  base::Result<app::Reply> download(app::ApprovalView const& view, std::string const& who) {
    return world.perform("export_approved", who, of(view));
  }
  static std::map<std::string, std::string, std::less<>> of(app::ApprovalView const& view) {
    return {{"request_id", view.request.request_id}};
  }
  World world{":memory:", World::Passwords::quick, two_rows};
};

TEST_F(Exports, COL_25_what_is_below_the_limit_leaves_at_once) {
  auto const reply = export_rows("head", "p-three");
  ASSERT_TRUE(reply) << reply;
  EXPECT_THAT(reply->body, HasSubstr("\np-three|"));
  EXPECT_THAT(reply->body, EndsWith("|\n")) << "no watermark";
  EXPECT_EQ(world.events("rows_exported").size(), 1U);
}

TEST_F(Exports, COL_25_the_refusal_says_how_many_rows_it_had_and_what_to_do) {
  struct {
    char const *who, *code, *zh, *en;
  } const cases[] = {{"head", "approval_needed", "共 3 行", "ask for a bulk export"},
                     {"leader", "approval_needed", "共 4 行", "4 rows"},
                     {"officer", "bulk_not_allowed", "共 3 行", "narrow the filter"}};
  for (auto const& c : cases) {
    auto const reply = export_rows(c.who);
    ASSERT_FALSE(reply) << c.who;
    EXPECT_EQ(reply.error().code, base::ErrorCode::forbidden);
    EXPECT_EQ(reply.error().issues.at(0).at, c.code);
    EXPECT_THAT(reply.error().message_zh, HasSubstr(c.zh));
    EXPECT_THAT(reply.error().message, HasSubstr(c.en));
  }
  auto const refused = world.events("rows_exported");
  ASSERT_EQ(refused.size(), 3U);
  EXPECT_EQ(refused[0].outcome, "refused");
  EXPECT_THAT(refused[0].body, HasSubstr("\"rows\":3"));
}

TEST_F(Exports, COL_25_DAT_28_two_others_approve_and_the_download_says_who_when_and_by_which_request) {
  app::ApprovalView const asked = ask("head", all_rows);
  ASSERT_TRUE(asked.bulk_export);
  EXPECT_EQ(asked.bulk_export->rows, 3);
  EXPECT_EQ(asked.bulk_export->portfolio.zh, "示范");
  EXPECT_EQ(asked.bulk_export->departments.size(), 1U);
  EXPECT_FALSE(download(asked, "head"));
  EXPECT_FALSE(approve(asked, "head"));
  ASSERT_TRUE(approve(asked, "leader"));
  EXPECT_FALSE(download(asked, "head"));
  ASSERT_TRUE(approve(asked, "legal"));
  auto const reply = download(asked, "head");
  ASSERT_TRUE(reply) << reply;
  for (char const* const id : {"p-three", "p-four"}) EXPECT_THAT(reply->body, HasSubstr(fmt::format("\n{}|", id)));
  EXPECT_THAT(reply->body, Not(HasSubstr("p-two")));
  EXPECT_THAT(reply->body, EndsWith(fmt::format("head 2026-03-05T02:00:00.000Z {}", asked.request.request_id)));
  EXPECT_FALSE(download(asked, "leader")) << "who approved does not use it";
  EXPECT_TRUE(download(asked, "head")) << "once more, inside the time box";
  world.clock().forward(60 * 60);
  EXPECT_FALSE(download(asked, "head"));
  int done = 0;
  for (app::Event const& event : world.events("bulk_exported"))
    if (event.outcome == "done") {
      ++done;
      EXPECT_THAT(event.body, HasSubstr(asked.request.request_id));
      EXPECT_THAT(event.body, HasSubstr("\"rows\":3"));
    }
  EXPECT_EQ(done, 2);
}

TEST_F(Exports, COL_25_another_enterprise_or_another_reach_voids_the_approval) {
  app::ApprovalView const asked = ask("head", all_rows), other = ask("head", all_rows);
  for (app::ApprovalView const& view : {asked, other}) ASSERT_TRUE(approve(view, "leader"));
  ASSERT_TRUE(approve(asked, "legal"));
  ASSERT_TRUE(world.store().write([](app::Writer& w) { return w.add_party(party("p-five", "dept-invest-1")); }));
  auto const late = download(asked, "head");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().issues.at(0).at, "content_changed");
  EXPECT_EQ(approve(other, "legal").error().issues.at(0).at, "voided");
  // An enterprise of another department is not among what was asked for.
  app::ApprovalView const again = ask("head", all_rows);
  ASSERT_TRUE(approve(again, "leader"));
  ASSERT_TRUE(approve(again, "legal"));
  ASSERT_TRUE(world.store().write([](app::Writer& w) { return w.add_party(party("p-six", "dept-invest-2")); }));
  EXPECT_TRUE(download(again, "head"));
  ASSERT_TRUE(world.store().write([&](app::Writer& writer) {
    return world.add_membership(writer, "mem-more", "user-demo-head",
                                {"park-demo", "dept-invest-2", "department_head"});
  }));
  EXPECT_FALSE(download(again, "head")) << "the reach is another by now";
}

TEST_F(Exports, DAT_28_masked_values_leave_in_clear_only_when_approved_and_as_they_were) {
  auto const masked = export_rows("head", "demo-rat-16", "tax_paid");
  ASSERT_TRUE(masked) << masked;
  EXPECT_THAT(masked->body, Not(HasSubstr("1200000")));
  auto const refused = export_rows("head", "demo-rat-16", "tax_paid", "1");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().issues.at(0).at, "approval_needed");
  EXPECT_TRUE(export_rows("leader", "demo-rat-16", "tax_paid", "1")) << "who sees it anyway needs nobody";
  app::ApprovalView const asked = ask("head", export_draft(R"("facts":["tax_paid"],"in_clear":true)", "demo-rat-16"));
  ASSERT_TRUE(approve(asked, "leader"));
  ASSERT_TRUE(approve(asked, "legal"));
  auto const reply = download(asked, "head");
  ASSERT_TRUE(reply) << reply;
  EXPECT_THAT(reply->body, HasSubstr("1200000"));
  ASSERT_TRUE(world.add_fact("tax_paid", *base::Decimal::parse("900000"), "tax", "2026-02-01"));
  EXPECT_FALSE(download(asked, "head"));
}

TEST_F(Exports, what_needs_no_approval_or_cannot_be_is_not_asked_for) {
  auto const few = world.perform("ask_export", "head", {{on_demo, "demo"}},
                                 export_draft(R"("facts":[],"in_clear":false)", "p-three"));
  ASSERT_FALSE(few);
  EXPECT_EQ(few.error().code, base::ErrorCode::conflict);
  auto const unknown = world.perform("ask_export", "head", {{on_demo, "demo"}},
                                     export_draft(R"("facts":["shoe_size"],"in_clear":false)"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().issues.at(0).at, "/facts/0");
  EXPECT_FALSE(world.perform("ask_export", "stranger", {{on_demo, "demo"}}, all_rows));
  // An approval of something else opens no export.
  auto const reveal =
      world.perform("ask_reveal", "head", {{"party_id", "demo-rat-16"}}, R"({"facts":["tax_paid"],"reason":"核对"})");
  ASSERT_TRUE(reveal);
  EXPECT_FALSE(download(base::parse_json<app::ApprovalView>(reveal->body).value(), "head"));
}

TEST_F(Exports, COL_25_who_decides_sees_it_in_words) {
  app::ApprovalView const asked = ask(
      "leader", R"({"filter":{"search":"p-","grade":"","tier":"","industry":"","admission":"","fate":"","veto":"0",)"
                R"("sort":"name"},"facts":["tax_paid"],"in_clear":false,"reason":"核对"})");
  for (std::string const who : {"legal", "leader"}) {
    auto const list =
        base::parse_json<std::vector<app::ApprovalView>>(world.perform("list_approvals", who)->body).value();
    ASSERT_EQ(list.size(), 1U) << who;
    ASSERT_TRUE(list[0].bulk_export);
    app::ExportView const& view = *list[0].bulk_export;
    ASSERT_EQ(view.filter.size(), 2U);
    EXPECT_EQ(view.filter[0].zh, "搜索“p-”");
    EXPECT_EQ(view.filter[1].en, "only without a veto");
    EXPECT_EQ(view.facts.size(), 1U);
    EXPECT_EQ(view.rows, asked.bulk_export->rows);
    EXPECT_EQ(list[0].may_decide, who == "legal");
  }
}

}  // namespace
}  // namespace operations
