// What enterprises are held against: computed of the portfolio, written down, withdrawn. DAT-25, DAT-26, RAT-15.
#include "app/benchmarks.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/record_table.h"
#include "base/json.h"
#include "targets.h"
#include "world.h"

namespace operations {
namespace {

using base::Json;
using ::testing::HasSubstr;

class Benchmarks : public ::testing::Test {
 protected:
  static constexpr char const* portfolio = "demo";

  void add_enterprise(std::string const& industry, int spending_of_1000, int year = 2025) {
    last_ = plant_enterprise(world_, industry, spending_of_1000, year);
  }
  Json ask(std::string const& operation, std::map<std::string, std::string, std::less<>> parameters = {},
           std::string const& body = "", std::string const& who = "policy") {
    parameters["portfolio_id"] = portfolio;
    auto const reply = world_.perform(operation, who, parameters, body, body.empty() ? "" : world_.fresh("key"));
    if (!reply) {
      ADD_FAILURE() << base::to_text(reply.error());
      return {};
    }
    return reply->body.empty() ? Json{} : Json::parse(reply->body).value();
  }
  std::string refused(std::string const& operation, std::map<std::string, std::string, std::less<>> parameters,
                      std::string const& body) {
    parameters["portfolio_id"] = portfolio;
    auto const reply = world_.perform(operation, "policy", parameters, body, world_.fresh("key"));
    return reply ? std::string{"done"} : base::to_text(reply.error());
  }
  static Json const* row_of(Json const& computed, std::string_view indicator, std::string_view industry) {
    for (Json const& row : *computed.find("rows")->if_array())
      if (*row.find("indicator")->find("code")->if_string() == indicator &&
          *row.find("industry")->find("code")->if_string() == industry)
        return &row;
    return nullptr;
  }
  std::string adopt(Json const& computed, std::string const& indicator, std::string const& industry) {
    return fmt::format(R"({{"period":"2025","sha256":{},"rows":[{{"indicator":"{}","industry":"{}"}}]}})",
                       computed.find("sha256")->to_string(), indicator, industry);
  }
  // The mean that the enterprise's R&D ratio is held against, and where it comes from.
  std::string held_against(std::string const& party_id, std::string const& as_of = "") {
    std::map<std::string, std::string, std::less<>> parameters{{"party_id", party_id}};
    if (!as_of.empty()) parameters["as_of"] = as_of;
    auto const reply = world_.perform("get_assessment", "leader", parameters);
    Json const view = Json::parse(reply.value().body).value();
    for (Json const& model : *view.find("assessment")->find("models")->if_array())
      for (Json const& indicator : *model.find("indicators")->if_array())
        if (*indicator.find("name")->if_string() == "rd_ratio") {
          Json const* const origin = indicator.find("benchmark_origin");
          return indicator.find("benchmark")->to_string() + " " + *origin->find("method")->if_string() +
                 " n=" + origin->find("parties")->to_string();
        }
    return "not there";
  }

  World world_;
  std::string last_;
};

TEST_F(Benchmarks, DAT_25_the_portfolio_gives_means_with_n_and_they_count_from_the_day_they_are_taken_over) {
  for (int const spending : {100, 120, 140, 160, 280}) add_enterprise("digital_economy", spending);
  add_enterprise("digital_economy", 900, 2024);  // of another year
  Json const computed = ask("compute_benchmarks", {{"period", "2025年"}});
  EXPECT_EQ(*computed.find("period")->if_string(), "2025");
  Json const* const row = row_of(computed, "rd_ratio", "digital_economy");
  ASSERT_NE(row, nullptr) << computed.to_string();
  EXPECT_EQ(row->find("mean")->find("number")->to_string(), "0.16");
  EXPECT_EQ(row->find("median")->find("number")->to_string(), "0.14");
  EXPECT_EQ(row->find("parties")->to_string(), "5");
  EXPECT_GE(std::stoi(row->find("parties_of")->to_string()), 6);
  std::string const before = held_against(last_);
  EXPECT_THAT(before, HasSubstr("pack"));
  ask("adopt_benchmarks", {}, adopt(computed, "rd_ratio", "digital_economy"));
  EXPECT_EQ(held_against(last_), "0.16 computed n=5");
  EXPECT_EQ(held_against(last_, "2026-03-04"), before) << "the day before nothing of it was known";
  Json const list = ask("list_benchmarks", {}, "", "officer");
  Json const& recorded = (*list.find("recorded")->if_array())[0];
  EXPECT_EQ(*recorded.find("method")->if_string(), "computed");
  EXPECT_TRUE(*recorded.find("counts")->if_boolean());
  ASSERT_EQ(world_.events("benchmarks_adopted").size(), 1U);
  EXPECT_THAT(world_.events("benchmarks_adopted")[0].body, HasSubstr(R"("value":"0.16")"));
}

TEST_F(Benchmarks, DAT_25_what_was_seen_is_what_is_taken_over) {
  for (int const spending : {100, 120, 140, 160, 280}) add_enterprise("digital_economy", spending);
  Json const computed = ask("compute_benchmarks", {{"period", "2025"}});
  add_enterprise("digital_economy", 400);
  EXPECT_THAT(refused("adopt_benchmarks", {}, adopt(computed, "rd_ratio", "digital_economy")),
              HasSubstr("have changed since"));
  for (app::Event const& event : world_.events("benchmarks_adopted")) EXPECT_NE(event.outcome, "done");
  EXPECT_TRUE(app::benchmarks_of(world_.store(), portfolio)->empty());
  EXPECT_THAT(
      refused("adopt_benchmarks", {}, adopt(ask("compute_benchmarks", {{"period", "2025"}}), "rd_ratio", "food")),
      HasSubstr("/rows/0"));
}

TEST_F(Benchmarks, DAT_25_few_enterprises_borrow_from_the_industry_about_theirs_and_are_never_told_alone) {
  for (int const spending : {100, 200, 300, 400}) add_enterprise("software", spending);  // I65
  EXPECT_EQ(row_of(ask("compute_benchmarks", {{"period", "2025"}}), "rd_ratio", "software"), nullptr)
      << "four would tell too much";
  add_enterprise("digital_economy", 500);  // I6431: section I
  Json const computed = ask("compute_benchmarks", {{"period", "2025"}});
  Json const* const row = row_of(computed, "rd_ratio", "software");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(*row->find("basis")->if_string(), "I");
  EXPECT_EQ(row->find("mean")->find("number")->to_string(), "0.3");
}

TEST_F(Benchmarks, DAT_26_a_standard_is_written_down_with_its_source_and_can_be_withdrawn) {
  std::string const draft =
      R"({"indicator":"rd_ratio","industry":"digital_economy","period":"2025","value":0.13,"source":"市统计局 2026 年鉴"})";
  add_enterprise("digital_economy", 100);
  std::string const before = held_against(last_);
  Json const entered = ask("enter_benchmark", {}, draft);
  EXPECT_TRUE(*entered.find("counts")->if_boolean());
  EXPECT_EQ(held_against(last_), "0.13 entered n=0");
  std::string const id = *entered.find("benchmark_id")->if_string();
  ask("withdraw_benchmark", {{"benchmark_id", id}}, R"({"reason":"口径不同"})");
  EXPECT_EQ(held_against(last_), before);
  EXPECT_THAT(refused("withdraw_benchmark", {{"benchmark_id", id}}, R"({"reason":"再次"})"),
              HasSubstr("withdrawn already"));
  Json const list = ask("list_benchmarks");
  Json const& recorded = (*list.find("recorded")->if_array())[0];
  EXPECT_FALSE(*recorded.find("counts")->if_boolean());
  EXPECT_EQ(*recorded.find("withdrawn_reason")->if_string(), "口径不同");
}

TEST_F(Benchmarks, DAT_26_withdrawing_what_was_replaced_already_leaves_what_counts) {
  add_enterprise("digital_economy", 100);
  auto const enter = [&](std::string const& value) {
    return *ask("enter_benchmark", {},
                R"({"indicator":"rd_ratio","industry":"digital_economy","period":"2025","source":"年鉴","value":)" +
                    value + "}")
                .find("benchmark_id")
                ->if_string();
  };
  std::string const first = enter("0.13");
  world_.clock().forward(1);
  enter("0.14");
  ask("withdraw_benchmark", {{"benchmark_id", first}}, R"({"reason":"已更正"})");
  EXPECT_EQ(held_against(last_), "0.14 entered n=0");
}

TEST_F(Benchmarks, DAT_25_wrong_drafts_are_told_field_by_field) {
  std::string const told =
      refused("enter_benchmark", {},
              R"({"indicator":"market_share","industry":"nowhere","period":"2099","value":1,"source":""})");
  for (char const* const field : {"/indicator", "/industry", "/period", "/source"}) EXPECT_THAT(told, HasSubstr(field));
  EXPECT_THAT(refused("compute_benchmarks", {{"period", "soon"}}, ""), HasSubstr("2025Q4"));
}

TEST_F(Benchmarks, periods_have_one_name) {
  for (auto const& [written, name] :
       {std::pair{"2025年第四季度", "2025Q4"}, {"2025", "2025"}, {"2025上半年", "2025H1"}, {"2025年3月", "2025-03"}})
    EXPECT_EQ(app::name_of_period(*app::read_period(written)), name);
}

}  // namespace
}  // namespace operations
