// Exactly one file per enterprise: registered once, renamed with its former name kept, merged and separated. Source: ENT-01.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <thread>

#include "../contracts/postgres_server.h"
#include "app/perform.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "app/register.h"
#include "app/search_views.h"
#include "base/uscc.h"
#include "register_world.h"

namespace operations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// A SQLite file or a PostgreSQL database.
class Register : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "postgres") {
      server_ = contracts::PostgresServer::shared();
      if (server_ == nullptr) GTEST_SKIP() << contracts::PostgresServer::why_absent();
      database_ = server_->fresh_database();
      world_ = std::make_unique<World>(server_->address(database_));
    } else {
      world_ = std::make_unique<World>(folder_.file("park.db"));
    }
    use_name_rules(*world_);
    add_enterprise(*world_, "pty-1", "上海瀛洲贸易有限公司", "91310110666073468P", "dept-invest-1");
    add_enterprise(*world_, "pty-2", "崇明瀛东生态农业有限公司", "", "dept-invest-2");
  }
  void TearDown() override {
    world_.reset();
    if (server_ != nullptr && !database_.empty())
      server_->run("postgres", "DROP DATABASE " + database_ + " WITH (FORCE)");
  }
  static std::string draft(std::string const& name, std::string const& uscc = "", std::string const& than = "",
                           std::string const& why = "") {
    return fmt::format(
        R"({{"name":"{}","name_en":"","uscc":"{}","industry":"","department_id":"","another_than":[{}],"another_reason":"{}"}})",
        name, uscc, than.empty() ? "" : "\"" + than + "\"", why);
  }
  base::Result<app::Reply> add(std::string const& body, std::string const& who = "officer") {
    return world_->perform("add_party", who, {{"portfolio_id", "demo"}}, body);
  }
  base::Error refusal(base::Result<app::Reply> const& reply) {
    EXPECT_FALSE(reply);
    return reply ? base::Error{} : reply.error();
  }
  app::NamesakesView namesakes(std::string const& name, std::string const& uscc = "",
                               std::string const& who = "leader") {
    auto const reply =
        world_->perform("list_namesakes", who, {{"portfolio_id", "demo"}, {"name", name}, {"uscc", uscc}});
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return base::parse_json<app::NamesakesView>(reply->body).value();
  }
  app::PartyView party(std::string const& id) {
    return base::parse_json<app::PartyView>(world_->perform("get_party", "leader", {{"party_id", id}})->body).value();
  }
  std::ptrdiff_t done(std::string const& kind) {  // refused ones leave an event too
    auto const events = world_->events(kind);
    return std::count_if(events.begin(), events.end(), [](app::Event const& one) { return one.outcome == "done"; });
  }
  std::vector<std::string> found(std::string const& text) {
    auto const reply = world_->perform("search_parties", "leader", {{"portfolio_id", "demo"}, {"text", text}});
    std::vector<std::string> ids;
    auto const view = base::parse_json<app::SearchView>(reply->body).value();
    for (auto const& hit : view.hits) ids.push_back(hit.party_id);
    return ids;
  }

  Folder folder_;
  contracts::PostgresServer* server_ = nullptr;
  std::string database_;
  std::unique_ptr<World> world_;
};

std::string id_of(base::Result<app::Reply> const& reply) {
  return base::parse_json<app::PartyReference>(reply.value().body)->party_id;
}

TEST_P(Register, ENT_01_a_new_enterprise_is_kept_with_its_code_and_its_event) {
  auto const reply = add(
      R"({"name":" 奉贤海湾旅游有限公司 ","name_en":"Haiwan","uscc":"913101011324142057","industry":"","department_id":"",)"
      R"("another_than":[],"another_reason":""})");
  ASSERT_TRUE(reply) << base::to_text(reply.error());
  EXPECT_EQ(reply->status, 201);
  std::string const id = id_of(reply);
  EXPECT_EQ(party(id).name, "奉贤海湾旅游有限公司");
  EXPECT_EQ(party(id).uscc, "913101011324142057");
  EXPECT_EQ(world_->store().party(id)->department_id, "dept-invest-1") << "who registers it leads it";
  EXPECT_EQ(world_->store().dossier(id)->facts.size(), 1u);
  EXPECT_THAT(found("海湾"), ElementsAre(id));
  auto const events = world_->events("party_added");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].party_id, id);
  EXPECT_THAT(events[0].body, HasSubstr("913101011324142057"));
  auto const faulty = refusal(add(draft("", "91310110666073468X")));
  EXPECT_EQ(faulty.code, base::ErrorCode::invalid);
  EXPECT_EQ(faulty.issues.size(), 2u);
  EXPECT_FALSE(add(draft("无权公司"), "leader")) << "who may not register";
}

TEST_P(Register, ENT_01_the_same_code_is_refused_and_leads_to_the_file_that_is_there) {
  auto const same = refusal(add(draft("全新的名称有限公司", "91310110666073468p")));
  EXPECT_EQ(same.code, base::ErrorCode::conflict);
  EXPECT_THAT(same.message, HasSubstr("上海瀛洲贸易有限公司"));
  ASSERT_EQ(same.issues.size(), 1u);
  EXPECT_EQ(same.issues[0].at, "/uscc");
  EXPECT_EQ(same.issues[0].message, "pty-1");
  auto const foreign = refusal(add(draft("全新的名称有限公司", "91310110666073468P"), "officer2"));
  EXPECT_EQ(foreign.code, base::ErrorCode::conflict);
  EXPECT_THAT(foreign.message, Not(HasSubstr("瀛洲"))) << "what is out of reach is not named";
  EXPECT_TRUE(foreign.issues.empty());
}

TEST_P(Register, ENT_01_the_same_name_needs_a_reason_which_the_event_keeps) {
  for (char const* const name : {"上海瀛洲贸易有限公司", "瀛洲（上海）貿易有限公司", "上海市瀛洲贸易有限责任公司"}) {
    auto const same = refusal(add(draft(name)));
    EXPECT_EQ(same.code, base::ErrorCode::conflict) << name;
    ASSERT_EQ(same.issues.size(), 1u) << name;
    EXPECT_EQ(same.issues[0].message, "pty-1");
  }
  EXPECT_EQ(refusal(add(draft("上海瀛洲贸易有限公司", "", "pty-9", "另一家"))).code, base::ErrorCode::conflict)
      << "said of another one";
  auto const kept = add(draft("上海瀛洲贸易有限公司", "", "pty-1", "注册地不同，为分立后新设"));
  ASSERT_TRUE(kept) << base::to_text(kept.error());
  auto const events = world_->events("party_added");
  EXPECT_THAT(events.back().body, HasSubstr("another_than\":[\"pty-1\"]"));
  EXPECT_TRUE(add(draft("上海瀛湖贸易有限公司"))) << "a name that is another one needs none";
}

TEST_P(Register, ENT_01_likely_duplicates_are_pointed_out_with_what_speaks_for_them) {
  auto const same = namesakes("瀛洲（上海）貿易有限公司");
  ASSERT_EQ(same.candidates.size(), 1u);
  EXPECT_EQ(same.candidates[0].party_id, "pty-1");
  EXPECT_EQ(same.candidates[0].verdict, "same");
  EXPECT_FALSE(same.candidates[0].same_code);
  EXPECT_GE(same.candidates[0].score_percent, 90);
  EXPECT_FALSE(same.candidates[0].findings.empty());
  EXPECT_EQ(same.candidates[0].findings[0].part.zh, "行政区划");
  EXPECT_FALSE(same.candidates[0].findings[0].outcome.zh.empty());
  auto const slip = namesakes("上海赢洲贸易有限公司");
  ASSERT_EQ(slip.candidates.size(), 1u) << "a homophone";
  EXPECT_LT(slip.candidates[0].score_percent, 100);
  auto const code = namesakes("", "91310110666073468P");
  ASSERT_EQ(code.candidates.size(), 1u);
  EXPECT_TRUE(code.candidates[0].same_code);
  EXPECT_TRUE(namesakes("瀛洲（上海）貿易有限公司", "", "officer2").candidates.empty()) << "out of reach";
  EXPECT_TRUE(namesakes("完全无关的企业", "不是代码").candidates.empty());
}

TEST_P(Register, ENT_01_of_two_who_register_the_same_enterprise_at_once_one_is_first) {
  for (auto const& [name, uscc] : {std::pair{"临港甲公司", "91310000MA1FL0XX0F"}, {"临港乙公司", ""}}) {
    std::barrier together{2};
    std::vector<base::Result<app::Reply>> replies(2, base::Error{});
    std::vector<std::thread> people;
    // Of the code: under two names, so that only the code is the same.
    std::string const code = *uscc != '\0' ? std::string{"91310101MA1FP0001"} : "";
    std::string const whole = code.empty() ? "" : code + base::uscc_check_character(code);
    for (std::size_t i = 0; i < 2; ++i)
      people.emplace_back([&, i, name = std::string{name}] {
        std::string const body =
            draft(whole.empty() ? name : fmt::format("{}{}", name, i == 0 ? "" : "集团总部"), whole);
        auto const actor = world_->actor("officer");
        app::Request request;
        request.parameters = {{"portfolio_id", "demo"}};
        request.body = body;
        request.idempotency_key = fmt::format("{}-{}", name, i);
        together.arrive_and_wait();
        replies[i] = app::perform(world_->context(), world_->operation("add_party"), &*actor, request);
      });
    for (std::thread& one : people) one.join();
    ASSERT_NE(replies[0].has_value(), replies[1].has_value()) << name;
    auto const& lost = replies[0] ? replies[1] : replies[0];
    auto const& won = replies[0] ? replies[0] : replies[1];
    EXPECT_EQ(lost.error().code, base::ErrorCode::conflict) << base::to_text(lost.error());
    ASSERT_EQ(lost.error().issues.size(), 1u) << base::to_text(lost.error());
    EXPECT_EQ(lost.error().issues[0].message, id_of(won)) << "and is told who was first";
  }
}

TEST_P(Register, ENT_01_a_former_name_is_kept_and_found) {
  auto const rename = [&](std::string const& name, std::string const& from) {
    return world_->perform(
        "rename_party", "officer", {{"party_id", "pty-1"}},
        fmt::format(
            R"({{"name":"{}","name_en":"","used_from":"{}","reason":"变更登记","another_than":[],"another_reason":""}})",
            name, from));
  };
  EXPECT_EQ(refusal(rename("上海瀛洲贸易有限公司", "2026-03-01")).code, base::ErrorCode::invalid);
  EXPECT_EQ(refusal(rename("上海蓬莱商贸有限公司", "2027-01-01")).code, base::ErrorCode::invalid);
  auto const renamed = rename("上海蓬莱商贸有限公司", "2026-03-01");
  ASSERT_TRUE(renamed) << base::to_text(renamed.error());
  auto const view = party("pty-1");
  EXPECT_EQ(view.name, "上海蓬莱商贸有限公司");
  ASSERT_EQ(view.former_names.size(), 1u);
  EXPECT_EQ(view.former_names[0].name, "上海瀛洲贸易有限公司");
  EXPECT_EQ(view.former_names[0].used_until.to_string(), "2026-03-01");
  EXPECT_THAT(found("瀛洲贸易"), ElementsAre("pty-1"));
  EXPECT_THAT(found("蓬莱"), ElementsAre("pty-1"));
  auto const likely = namesakes("上海市瀛洲贸易有限公司");
  ASSERT_EQ(likely.candidates.size(), 1u);
  EXPECT_EQ(likely.candidates[0].name, "上海蓬莱商贸有限公司");
  EXPECT_EQ(likely.candidates[0].known_as, "上海瀛洲贸易有限公司");
  EXPECT_EQ(refusal(add(draft("上海瀛洲贸易有限公司"))).code, base::ErrorCode::conflict);
  app::RowFilter filter;
  filter.search = "蓬莱";
  EXPECT_EQ(world_->store().rows("demo", filter)->items.at(0).name, "上海蓬莱商贸有限公司");
}

TEST_P(Register, ENT_01_two_files_of_one_enterprise_are_merged_and_separated_again) {
  add_enterprise(*world_, "pty-3", "上海瀛洲贸易公司", "913101011324142057", "dept-invest-1");
  auto const merge = [&](std::string const& from, std::string const& into, std::string const& who = "officer") {
    return world_->perform("merge_party", who, {{"party_id", from}},
                           fmt::format(R"({{"into_party_id":"{}","reason":"同一企业重复建档"}})", into));
  };
  EXPECT_EQ(refusal(merge("pty-3", "pty-3")).code, base::ErrorCode::invalid);
  EXPECT_EQ(refusal(merge("pty-3", "pty-2")).code, base::ErrorCode::not_found) << "out of reach";
  auto const merged = merge("pty-3", "pty-1");
  ASSERT_TRUE(merged) << base::to_text(merged.error());
  EXPECT_EQ(id_of(merged), "pty-1");
  ASSERT_TRUE(party("pty-3").merged_into);
  EXPECT_EQ(party("pty-3").merged_into->party.party_id, "pty-1") << "its page leads there";
  ASSERT_EQ(party("pty-1").merged_files.size(), 1u);
  EXPECT_EQ(party("pty-1").merged_files[0].party.uscc, "913101011324142057");
  EXPECT_THAT(found("瀛洲贸易公司"), ElementsAre("pty-1"));
  EXPECT_THAT(found("913101011324142057"), ElementsAre("pty-1"));
  EXPECT_EQ(refusal(add(draft("又一家", "913101011324142057"))).code, base::ErrorCode::conflict)
      << "its code stays taken";
  EXPECT_EQ(refusal(merge("pty-3", "pty-1")).code, base::ErrorCode::conflict) << "merged already";
  EXPECT_EQ(refusal(merge("pty-1", "pty-3")).code, base::ErrorCode::conflict) << "into what is merged away";
  EXPECT_EQ(done("party_merged"), 1);
  auto const separated =
      world_->perform("separate_party", "officer", {{"party_id", "pty-3"}}, R"({"reason":"经核实为两家"})");
  ASSERT_TRUE(separated) << base::to_text(separated.error());
  EXPECT_FALSE(party("pty-3").merged_into);
  EXPECT_THAT(found("913101011324142057"), ElementsAre("pty-3"));
  EXPECT_EQ(refusal(world_->perform("separate_party", "officer", {{"party_id", "pty-3"}}, R"({"reason":"再次"})")).code,
            base::ErrorCode::conflict);
  EXPECT_EQ(done("party_separated"), 1);
}

INSTANTIATE_TEST_SUITE_P(Stores, Register, ::testing::Values("sqlite", "postgres"),
                         [](auto const& info) { return info.param; });

}  // namespace
}  // namespace operations
