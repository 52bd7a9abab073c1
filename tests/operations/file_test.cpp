// The file of an enterprise: what it holds, who may write it, what follows from it. Source: ENT-01 to ENT-28, DAT-01,
// DAT-04, DAT-07 to DAT-09, DAT-24.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "app/file_entries.h"
#include "app/file_views.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "app/relation_views.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

using Parameters = std::map<std::string, std::string, std::less<>>;
using Content = base::Json::Object;

constexpr char const* one = "demo-rat-16";

class EnterpriseFile : public ::testing::Test {
 protected:
  app::FileView file(std::string const& who = "officer", std::string const& as_of = "",
                     std::string const& party_id = one) {
    Parameters parameters{{"party_id", party_id}};
    if (!as_of.empty()) parameters["as_of"] = as_of;
    auto const reply = world_.perform("get_file", who, parameters);
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<app::FileView>(reply->body).value() : app::FileView{};
  }
  static std::string fact_draft(std::string const& name, std::string const& value, std::string const& period,
                                std::string const& source) {
    return base::Json{Content{{"name", name},
                              {"value", value},
                              {"period", period},
                              {"source", source},
                              {"evidence", "doc-1"},
                              {"note", ""}}}
        .to_string();
  }
  static std::string entry_draft(std::string const& dataset, Content content, std::string const& source) {
    return base::Json{
        Content{
            {"dataset", dataset}, {"content", std::move(content)}, {"source", source}, {"evidence", ""}, {"note", ""}}}
        .to_string();
  }
  base::Result<app::Reply> record(std::string const& who, std::string const& name, std::string const& value,
                                  std::string const& period, std::string const& source) {
    return world_.perform("record_fact", who, {{"party_id", one}}, fact_draft(name, value, period, source));
  }
  app::EntryView add(std::string const& who, std::string const& dataset, Content content, std::string const& source,
                     std::string const& party_id = one) {
    world_.clock().forward(1);
    auto const reply =
        world_.perform("add_entry", who, {{"party_id", party_id}}, entry_draft(dataset, std::move(content), source));
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<app::EntryView>(reply->body).value() : app::EntryView{};
  }
  static app::DatasetView dataset(app::FileView const& file, std::string_view name) {
    auto const found = std::find_if(file.datasets.begin(), file.datasets.end(),
                                    [&](app::DatasetView const& one) { return one.dataset == name; });
    EXPECT_NE(found, file.datasets.end()) << name;
    return found == file.datasets.end() ? app::DatasetView{} : *found;
  }
  static std::string cell(app::EntryView const& entry, std::string_view field) {
    for (app::EntryCell const& one : entry.cells)
      if (one.field == field) return one.value.number ? one.value.number->to_string() : one.value.text.value_or("");
    return "";
  }
  static std::string summary(app::DatasetView const& view, std::string_view name) {
    for (app::SummaryView const& one : view.summaries)
      if (one.name == name) return one.value.number ? one.value.number->to_string() : one.value.text.value_or("");
    return "";
  }
  static std::string held(app::FileView const& file, std::string_view tag) {
    for (app::TagView const& one : file.tags)
      if (one.tag == tag) return one.held;
    return "";
  }
  static std::vector<std::string> attributes(app::DatasetView const& view) {
    std::vector<std::string> names;
    for (app::AttributeView const& one : view.attributes) names.push_back(one.name);
    return names;
  }
  app::RelationsView relations(std::string const& party_id, std::string const& who = "leader") {
    auto const reply = world_.perform("list_relations", who, {{"party_id", party_id}});
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<app::RelationsView>(reply->body).value() : app::RelationsView{};
  }
  // Another enterprise of the demo portfolio.
  void add_party(std::string const& id, std::string const& name, std::string const& uscc,
                 std::string const& department = "dept-invest-1") {
    app::Party party;
    party.party_id = id;
    party.portfolio_id = "demo";
    party.name = name;
    party.uscc = uscc;
    party.department_id = department;
    ASSERT_TRUE(world_.store().write([&](app::Writer& writer) { return writer.add_party(party); }));
  }

  World world_;
};

// --- values -----------------------------------------------------------------------------------------------------------

TEST_F(EnterpriseFile, ENT_03_ENT_10_ENT_11_ENT_12_ENT_13_ENT_14_has_a_place_for_every_attribute_that_is_named) {
  app::FileView const view = file();
  EXPECT_THAT(attributes(dataset(view, "registration")),
              IsSupersetOf({"industry", "registered_capital", "employment_needs", "life_cycle_stage", "data_class"}));
  EXPECT_THAT(
      attributes(dataset(view, "financial_statement")),
      IsSupersetOf({"revenue", "gross_margin", "net_profit", "receivables_turnover", "receivables_turnover_days",
                    "receivables_overdue", "receivables_overdue_days", "reported_cash_flow_coverage",
                    "total_liabilities", "operating_cash_flow", "short_term_liabilities", "reported_net_assets"}));
  EXPECT_THAT(attributes(dataset(view, "operation")),
              IsSupersetOf({"orders_value", "order_volatility", "order_progress", "inventory_turnover",
                            "customer_concentration", "main_customer_lost", "main_supplier_state",
                            "capacity_utilisation", "return_rate", "complaint_rate"}));
  EXPECT_THAT(attributes(dataset(view, "tax")), IsSupersetOf({"tax_paid", "tax_paid_month", "tax_credit_grade",
                                                              "vat_output", "vat_input", "invoice_anomalies"}));
  EXPECT_THAT(attributes(dataset(view, "social_insurance")),
              IsSupersetOf({"social_insurance_months", "insured_headcount"}));
  EXPECT_THAT(attributes(dataset(view, "utilities")), IsSupersetOf({"electricity_used", "water_used", "gas_used"}));
  EXPECT_THAT(attributes(dataset(view, "innovation")),
              IsSupersetOf({"rd_spending", "patents_granted", "core_patents", "core_patent_months_left",
                            "patent_grant_progress", "green_patents", "patent_industrialisation_months",
                            "rd_conversion_rate", "clinical_phase", "pilot_technology_state"}));
  EXPECT_THAT(
      attributes(dataset(view, "esg")),
      IsSupersetOf({"carbon_intensity", "carbon_reduction_intensity", "carbon_reduction_tonnes", "energy_intensity",
                    "environmental_penalties", "safety_accidents", "staff_turnover", "modern_enterprise_system"}));
}

TEST_F(EnterpriseFile, ENT_10_DAT_01_a_value_is_kept_per_period_with_source_and_day) {
  ASSERT_TRUE(record("finance", "short_term_liabilities", "1,200万", "2024", "finance_department"));
  ASSERT_TRUE(record("finance", "short_term_liabilities", "1500万", "2025Q3", "finance_department"));
  auto const values = dataset(file("finance"), "financial_statement").values;
  auto const found = std::find_if(values.begin(), values.end(),
                                  [](app::FactView const& one) { return one.name == "short_term_liabilities"; });
  ASSERT_NE(found, values.end());
  EXPECT_EQ(found->value.number, base::Decimal{15'000'000});
  EXPECT_EQ(found->source, "finance_department");
  EXPECT_EQ(found->known_at, world_.clock().today());
  EXPECT_EQ(found->valid_from, base::Date::parse("2025-07-01"));
  EXPECT_EQ(found->evidence, "doc-1");
}

TEST_F(EnterpriseFile, DAT_24_each_department_writes_only_in_the_name_of_its_own_sources) {
  EXPECT_THAT(file("tax").sources,
              ElementsAre(Field(&park::Coded::code, "tax_verified"), Field(&park::Coded::code, "tax")));
  EXPECT_THAT(file("legal").sources,
              ElementsAre(Field(&park::Coded::code, "court"), Field(&park::Coded::code, "legal_department")));
  EXPECT_THAT(file("leader").sources, IsEmpty());
  auto const refused = record("tax", "short_term_liabilities", "1", "2025", "finance_department");
  ASSERT_FALSE(refused);
  EXPECT_THAT(base::to_text(refused.error()), HasSubstr("/source"));
  ASSERT_TRUE(record("tax", "tax_paid_month", "42万", "2026-01", "tax"));
  EXPECT_THAT(dataset(file("leader"), "tax").values,
              Contains(AllOf(Field(&app::FactView::name, "tax_paid_month"), Field(&app::FactView::source, "tax"))))
      << "seen at once by everyone entitled";
}

TEST_F(EnterpriseFile, DAT_19_DAT_20_what_may_not_be_collected_is_not_written_by_hand_either) {
  ASSERT_TRUE(record("officer", "data_class", "data_sensitive", "", "investment_department"));
  auto const refused = record("tax", "tax_paid_month", "42万", "2026-01", "tax");
  ASSERT_FALSE(refused) << "no full data transfer";
  EXPECT_THAT(base::to_text(refused.error()), HasSubstr("/value"));
  EXPECT_FALSE(record("officer", "declared_revenue", "20亿", "2025", "declared"));
  EXPECT_TRUE(record("officer", "declared_revenue", "19亿..21亿", "2025", "declared")) << "the enterprise gives ranges";
  ASSERT_TRUE(record("officer", "data_class", "leading_enterprise", "", "investment_department"));
  auto const without_consent = record("officer", "platform_revenue", "5亿", "2025", "platform");
  ASSERT_FALSE(without_consent);
  EXPECT_THAT(base::to_text(without_consent.error()), HasSubstr("agreed"));
}

TEST_F(EnterpriseFile, a_value_that_cannot_be_read_is_told_where_it_stands) {
  auto const text = [&](base::Result<app::Reply> const& reply) { return reply ? "" : base::to_text(reply.error()); };
  EXPECT_THAT(text(record("officer", "land_area_mu", "三十多", "", "investment_department")), HasSubstr("/value"));
  EXPECT_THAT(text(record("officer", "land_area_mu", "", "", "investment_department")), HasSubstr("/value"));
  EXPECT_THAT(text(record("officer", "land_area_mu", "3", "前年", "investment_department")), HasSubstr("/period"));
  EXPECT_THAT(text(record("officer", "land_area_mu", "3", "2031", "investment_department")), HasSubstr("/period"));
  EXPECT_THAT(text(record("officer", "colour", "3", "", "investment_department")), HasSubstr("/name"));
  EXPECT_THAT(text(record("officer", "uscc", "91310110666073468P", "", "investment_department")), HasSubstr("/name"));
}

TEST_F(EnterpriseFile, DAT_04_a_declared_value_written_later_does_not_take_the_place_of_a_verified_one) {
  ASSERT_TRUE(record("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  ASSERT_TRUE(record("officer", "verified_revenue", "20亿", "2025", "declared"));
  std::vector<app::FactView> both;
  for (app::FactView const& value : dataset(file("leader"), "tax").values)
    if (value.name == "verified_revenue") both.push_back(value);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].value.number, base::Decimal{1'200'000'000});
  EXPECT_TRUE(both[0].current);
  EXPECT_TRUE(both[1].disagrees);
}

TEST_F(EnterpriseFile, ENT_05_ENT_06_ENT_09_stage_and_data_class_are_values_like_others) {
  ASSERT_TRUE(record("officer", "life_cycle_stage", "growth", "", "investment_department"));
  ASSERT_TRUE(record("officer", "data_class", "small_and_medium", "", "investment_department"));
  auto const values = dataset(file(), "registration").values;
  EXPECT_THAT(values, Contains(Field(&app::FactView::name, "life_cycle_stage")));
  auto const found =
      std::find_if(values.begin(), values.end(), [](app::FactView const& value) { return value.name == "data_class"; });
  ASSERT_NE(found, values.end());
  EXPECT_EQ(found->value.label->zh, "中小企业") << "judged in the words of the park's own pack";
}

// --- entries ----------------------------------------------------------------------------------------------------------

TEST_F(EnterpriseFile, ENT_15_every_legal_representative_is_kept_with_its_dates) {
  for (auto const& [person, from, until] :
       {std::array{"王建国", "2012-05-01", "2024-06-30"}, {"李明", "2024-07-01", ""}}) {
    Content content{{"person", person}, {"position", "legal_representative"}, {"from", from}};
    if (*until != 0) content.emplace_back("until", until);
    add("officer", "people", std::move(content), "investment_department");
  }
  add("officer", "people", {{"person", "王建国"}, {"position", "shareholder"}, {"share", "35%"}},
      "investment_department");
  auto const entries = dataset(file(), "people").entries;
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(cell(entries[0], "until"), "2024-06-30");
  EXPECT_EQ(cell(entries[1], "person"), "李明");
  EXPECT_EQ(cell(entries[2], "share"), "0.35");
}

TEST_F(EnterpriseFile, ENT_18_ENT_24_honours_carry_level_and_date_and_give_tags) {
  EXPECT_EQ(held(file(), "specialised_new"), "no");
  auto const added = add("officer", "honours",
                         {{"title", "国家级专精特新“小巨人”企业"},
                          {"kind", "荣誉称号"},
                          {"level", "国家级"},
                          {"granted_on", "2023年7月14日"},
                          {"valid_until", "2026-07-13"}},
                         "investment_department");
  EXPECT_EQ(cell(added, "level"), "national") << "words stand for their codes";
  EXPECT_EQ(cell(added, "granted_on"), "2023-07-14");
  app::FileView const view = file();
  EXPECT_EQ(held(view, "specialised_new"), "yes");
  EXPECT_EQ(summary(dataset(view, "honours"), "national_honours"), "1");
  world_.clock().forward(std::int64_t{200} * 24 * 3600);
  EXPECT_EQ(held(file(), "specialised_new"), "no") << "it ran out on 13 July 2026";
}

TEST_F(EnterpriseFile, ENT_19_each_promise_with_amount_paid_and_open) {
  add("officer", "commitments",
      {{"item", "三年税收奖励"}, {"kind", "reward"}, {"amount", "300万"}, {"instalments", "3"}, {"paid", "100万"}},
      "investment_department");
  add("officer", "commitments", {{"item", "装修补贴"}, {"kind", "subsidy"}, {"amount", "500000"}},
      "investment_department");
  auto const view = dataset(file(), "commitments");
  ASSERT_EQ(view.entries.size(), 2U);
  EXPECT_EQ(cell(view.entries[0], "open"), "2000000");
  EXPECT_EQ(cell(view.entries[1], "open"), "500000");
  EXPECT_EQ(summary(view, "commitments_promised"), "3500000");
  EXPECT_EQ(summary(view, "commitments_open"), "2500000");
}

TEST_F(EnterpriseFile, ENT_28_days_early_or_late_follow_from_due_and_paid) {
  auto const obligation = [&](std::string amount, std::string due, std::string paid) {
    Content content{{"credit_line", "一号额度"}, {"amount", std::move(amount)}, {"due_on", std::move(due)}};
    if (!paid.empty()) content.emplace_back("paid_on", std::move(paid));
    add("finance", "obligations", std::move(content), "finance_department");
  };
  obligation("100000", "2026-01-31", "2026-01-29");
  obligation("100000", "2026-02-28", "2026-03-03");
  obligation("100000", "2026-03-02", "");
  obligation("100000", "2026-04-30", "");
  auto const view = dataset(file("finance"), "obligations");
  ASSERT_EQ(view.entries.size(), 4U);
  EXPECT_EQ(cell(view.entries[0], "days_late"), "-2");
  EXPECT_EQ(cell(view.entries[1], "days_late"), "3");
  EXPECT_EQ(cell(view.entries[2], "days_late"), "3") << "unpaid, today is 5 March";
  EXPECT_EQ(cell(view.entries[3], "days_late"), "") << "not due yet";
  EXPECT_EQ(summary(view, "obligations_due"), "3");
  EXPECT_EQ(summary(view, "obligations_kept"), "1");
  EXPECT_EQ(held(file("finance"), "late_payer"), "yes");
}

TEST_F(EnterpriseFile, ENT_17_ENT_20_ENT_21_ENT_22_ENT_23_ENT_25_ENT_26_ENT_27_everything_else_has_its_place) {
  std::string const ours = "investment_department";
  add("officer", "leases",
      {{"site", "三号楼"},
       {"area", "1200"},
       {"from", "2024-01-01"},
       {"rent_month", "6万"},
       {"rent_arrears", "12万"},
       {"rent_subsidy", "20万"},
       {"land_price_reduction", "0"}},
      "property_manager");
  add("officer", "needs",
      {{"need", "流动资金贷款500万"},
       {"kind", "financing"},
       {"raised_on", "2026-01-10"},
       {"confirmed_on", "2026-03-01"},
       {"confirmed_by", "quarterly_follow_up"}},
      ours);
  add("officer", "responsible_people",
      {{"person", "陈专员"}, {"duty", "investment_specialist"}, {"from", "2025-01-01"}}, ours);
  add("officer", "responsible_people", {{"person", "刘工"}, {"duty", "team_member"}, {"from", "2025-01-01"}}, ours);
  add("officer", "judgements",
      {{"finding", "订单饱满，账款集中"}, {"kind", "field_visit"}, {"held_on", "2026-02-20"}, {"author", "陈专员"}},
      ours);
  add("officer", "demands",
      {{"demand", "risk_response_report"}, {"ordered_on", "2026-02-01"}, {"due_on", "2026-03-01"}}, ours);
  for (auto const& [name, value] : {std::pair{"environmental_risk_class", "high"},
                                    {"ecological_insurance", "200万"},
                                    {"plot_in_protection_buffer", "否"},
                                    {"origin_kind", "recommended_by_leader"},
                                    {"recommended_by", "示例链主"},
                                    {"land_area_mu", "12.5"},
                                    {"site", "A-7 地块"}})
    ASSERT_TRUE(record("officer", name, value, "", ours)) << name;
  ASSERT_TRUE(record("officer", "chain_position", "leader", "", ours));
  ASSERT_TRUE(record("officer", "supporting_firms", "23", "", ours));
  app::FileView const view = file();
  EXPECT_EQ(summary(dataset(view, "leases"), "rent_arrears_total"), "120000");
  EXPECT_EQ(summary(dataset(view, "needs"), "open_needs"), "1");
  EXPECT_EQ(dataset(view, "responsible_people").entries.size(), 2U);
  EXPECT_EQ(summary(dataset(view, "demands"), "demands_overdue"), "1");
  EXPECT_EQ(dataset(view, "judgements").entries.at(0).recorded_by_name, "陈专员");
  EXPECT_EQ(dataset(view, "environment_risk").values.size(), 3U);
  EXPECT_EQ(dataset(view, "origin").values.size(), 2U);
  EXPECT_EQ(held(view, "chain_leader"), "yes");
}

TEST_F(EnterpriseFile, an_entry_that_cannot_be_kept_is_told_field_by_field) {
  auto const reply = world_.perform(
      "add_entry", "officer", {{"party_id", one}},
      entry_draft("honours",
                  {{"title", ""}, {"kind", "花"}, {"level", "national"}, {"granted_on", "昨天"}, {"colour", "红"}},
                  "investment_department"));
  ASSERT_FALSE(reply);
  std::vector<std::string> places;
  for (base::Issue const& issue : reply.error().issues) places.push_back(issue.at);
  EXPECT_THAT(places,
              UnorderedElementsAre("/content/colour", "/content/title", "/content/kind", "/content/granted_on"));
  EXPECT_THAT(file().datasets, Contains(AllOf(Field(&app::DatasetView::dataset, "honours"),
                                              Field(&app::DatasetView::entries, IsEmpty()))));
}

TEST_F(EnterpriseFile, an_empty_form_is_told_all_that_it_lacks_at_once) {
  auto const reply = world_.perform(
      "add_entry", "officer", {{"party_id", one}},
      entry_draft("honours", {{"title", ""}, {"kind", ""}, {"level", ""}, {"granted_on", ""}, {"valid_until", ""}},
                  ""));
  ASSERT_FALSE(reply);
  std::vector<std::string> places;
  for (base::Issue const& issue : reply.error().issues) places.push_back(issue.at);
  EXPECT_THAT(places, UnorderedElementsAre("/source", "/content/title", "/content/kind", "/content/level",
                                           "/content/granted_on"));
}

TEST_F(EnterpriseFile, ENT_26_a_correction_keeps_what_was_said_and_a_removal_its_reason) {
  auto const first = add("officer", "judgements",
                         {{"finding", "经营正常"}, {"kind", "interview"}, {"held_on", "2026-02-20"}, {"author", "陈"}},
                         "investment_department");
  world_.clock().forward(std::int64_t{2} * 24 * 3600);
  Parameters const entry{{"entry_id", first.entry_id}};
  ASSERT_TRUE(world_.perform(
      "change_entry", "officer", entry,
      entry_draft("judgements",
                  {{"finding", "账款集中"}, {"kind", "interview"}, {"held_on", "2026-02-20"}, {"author", "陈"}},
                  "investment_department"),
      "", "1"));
  EXPECT_EQ(cell(dataset(file(), "judgements").entries.at(0), "finding"), "账款集中");
  EXPECT_EQ(cell(dataset(file("officer", "2026-03-05"), "judgements").entries.at(0), "finding"), "经营正常")
      << "as it was known then";
  auto const stale = world_.perform("remove_entry", "officer", entry, R"({"reason":"重复"})", "", "1");
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().code, base::ErrorCode::stale);
  EXPECT_FALSE(world_.perform("remove_entry", "finance", entry, R"({"reason":"重复"})", "", "2"))
      << "another department's entry";
  ASSERT_TRUE(world_.perform("remove_entry", "officer", entry, R"({"reason":"重复"})", "", "2"));
  EXPECT_THAT(dataset(file(), "judgements").entries, IsEmpty());
  auto const reply = world_.perform("list_entry_versions", "officer", entry);
  ASSERT_TRUE(reply);
  auto const versions = base::parse_json<std::vector<app::EntryView>>(reply->body).value();
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_TRUE(versions[0].removed);
  EXPECT_EQ(versions[0].note, "重复");
  EXPECT_EQ(cell(versions[2], "finding"), "经营正常");
  EXPECT_FALSE(world_.perform("change_entry", "officer", entry, entry_draft("judgements", {}, "investment_department"),
                              "", "3"));
}

TEST_F(EnterpriseFile, COL_24_amounts_of_entries_are_masked_for_those_without_clearance) {
  add("finance", "obligations", {{"credit_line", "一号额度"}, {"amount", "987654"}, {"due_on", "2026-01-31"}},
      "finance_department");
  auto const reply = world_.perform("get_file", "policy", {{"party_id", one}});
  ASSERT_TRUE(reply);
  EXPECT_THAT(reply->body, Not(HasSubstr("987654")));
  EXPECT_EQ(cell(dataset(file("finance"), "obligations").entries.at(0), "amount"), "987654");
}

// --- checks and quality -----------------------------------------------------------------------------------------------

class CrossChecks : public EnterpriseFile {
 protected:
  static app::CrossCheckView check(app::FileView const& file, std::string_view name) {
    for (app::CrossCheckView const& one : file.checks)
      if (one.check == name) return one;
    ADD_FAILURE() << "no check " << name;
    return {};
  }
  std::string last_event(std::string const& kind) { return world_.events(kind).back().body; }
};

TEST_F(CrossChecks, DAT_07_declared_2_bn_against_1_2_bn_is_a_contradiction_with_the_evidence_side_by_side) {
  ASSERT_TRUE(record("officer", "declared_revenue", "20亿", "2025", "declared"));
  EXPECT_EQ(check(file("leader"), "revenue_tax").outcome, "not_checked");
  ASSERT_TRUE(record("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  EXPECT_THAT(last_event("fact_recorded"), HasSubstr(R"("contradicts":["revenue_tax"])"));
  auto const found = check(file("leader"), "revenue_tax");
  EXPECT_EQ(found.outcome, "contradicted");
  EXPECT_EQ(found.claimed.value.number, base::Decimal{2'000'000'000});
  EXPECT_EQ(found.verified.value.number, base::Decimal{1'200'000'000});
  ASSERT_EQ(found.claimed.facts.size(), 1U);
  EXPECT_EQ(found.claimed.facts[0].source, "declared");
  ASSERT_EQ(found.verified.facts.size(), 1U);
  EXPECT_EQ(found.verified.facts[0].source, "tax_verified");
  EXPECT_EQ(base::round_to_scale(*found.difference, 4, base::Rounding::half_up), base::decimal("0.6667"));
}

TEST_F(CrossChecks, DAT_07_small_differences_agree_and_middling_ones_are_to_be_explained) {
  ASSERT_TRUE(record("tax", "verified_revenue", "10亿", "2025", "tax_verified"));
  for (auto const& [declared, outcome] : {std::pair{"10.3亿", "consistent"},
                                          {"10.30000001亿", "explainable"},
                                          {"11亿", "explainable"},
                                          {"11.00000001亿", "contradicted"},
                                          {"6亿", "consistent"}}) {
    ASSERT_TRUE(record("officer", "declared_revenue", declared, "2025", "declared"));
    EXPECT_EQ(check(file("leader"), "revenue_tax").outcome, outcome) << declared;
  }
}

TEST_F(CrossChecks, DAT_08_more_input_than_output_invoices) {
  ASSERT_TRUE(record("tax", "vat_output", "1亿", "2025", "tax_verified"));
  ASSERT_TRUE(record("tax", "vat_input", "1.5亿", "2025", "tax_verified"));
  EXPECT_EQ(check(file("leader"), "vat_balance").outcome, "contradicted");
  ASSERT_TRUE(record("officer", "capacity_utilisation", "95%", "2025", "declared"));
  EXPECT_EQ(check(file("leader"), "vat_balance").outcome, "explainable") << "stocking up";
}

TEST_F(CrossChecks, DAT_09_declared_revenue_against_the_platform) {
  ASSERT_TRUE(record("officer", "declared_revenue", "3000万", "2025", "declared"));
  ASSERT_TRUE(record("officer", "platform_revenue", "2000万", "2025", "platform"));
  EXPECT_EQ(check(file("leader"), "revenue_platform").outcome, "contradicted");
}

TEST_F(CrossChecks, DAT_07_who_may_not_see_the_figures_sees_the_outcome_alone) {
  ASSERT_TRUE(record("officer", "declared_revenue", "2000000000", "2025", "declared"));
  ASSERT_TRUE(record("tax", "verified_revenue", "1200000000", "2025", "tax_verified"));
  auto const found = check(file("legal"), "revenue_tax");
  EXPECT_EQ(found.outcome, "contradicted");
  EXPECT_FALSE(found.difference);
  EXPECT_FALSE(found.claimed.value.number);
  EXPECT_FALSE(found.verified.value.number);
}

TEST_F(CrossChecks, quality_is_completeness_times_freshness_times_agreement) {
  auto const before = file("leader").quality;
  EXPECT_EQ(before.confidence, before.completeness * before.freshness * before.agreement);
  ASSERT_TRUE(record("officer", "declared_revenue", "20亿", "2025", "declared"));
  ASSERT_TRUE(record("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  auto const after = file("leader").quality;
  EXPECT_EQ(after.compared, before.compared + 1);
  EXPECT_EQ(after.disagree, before.disagree + 1);
  EXPECT_LT(after.agreement, base::Decimal{1});
  world_.clock().forward(std::int64_t{700} * 24 * 3600);
  auto const later = file("leader").quality;
  EXPECT_LT(later.freshness, after.freshness);
  EXPECT_THAT(later.stale_facts, Contains(Field(&park::Coded::code, "verified_revenue")));
}

// --- groups -----------------------------------------------------------------------------------------------------------

class Groups : public EnterpriseFile {
 protected:
  void SetUp() override {
    add_party("p-parent", "瀛洲控股集团有限公司", "91310110666073468P");
    add_party("p-sub", "瀛洲贸易有限公司", "913101011324142057");
    add_party("p-side", "瀛洲物流有限公司", "");
  }
  static std::vector<std::string> members(app::RelationsView const& view) {
    std::vector<std::string> ids;
    for (app::RelatedView const& one : view.nodes)
      if (one.group) ids.push_back(one.node);
    return ids;
  }
  static app::RelatedView node(app::RelationsView const& view, std::string_view id) {
    for (app::RelatedView const& one : view.nodes)
      if (one.node == id) return one;
    ADD_FAILURE() << "no node " << id;
    return {};
  }
  void tie(std::string const& from, std::string const& to, std::string const& relation, std::string const& share = "") {
    Content content{{"party", to}, {"relation", relation}};
    if (!share.empty()) content.emplace_back("share", share);
    add("officer", "related_parties", std::move(content), "investment_department", from);
  }
};

TEST_F(Groups, ENT_16_from_any_member_the_arbitration_of_a_subsidiary_the_limit_and_the_sale_are_found) {
  tie("p-sub", "91310110666073468P", "parent", "60%");
  tie("p-parent", "瀛洲物流有限公司", "subsidiary", "80%");
  tie("p-parent", "示例·不在园区公司", "affiliate");
  add("legal", "legal_matters", {{"matter", "工资争议"}, {"kind", "labour_arbitration"}, {"opened_on", "2026-02-01"}},
      "legal_department", "p-sub");
  add("officer", "related_sales", {{"party", "瀛洲控股集团有限公司"}, {"amount", "800万"}, {"sold_on", "2026-01-15"}},
      "investment_department", "p-side");
  for (std::string const start : {"p-parent", "p-sub", "p-side"}) {
    auto const view = relations(start);
    EXPECT_THAT(members(view),
                UnorderedElementsAre("p-parent", "p-sub", "p-side", "name:" + std::string{"示例·不在园区公司"}))
        << start;
    EXPECT_THAT(node(view, "p-sub").matters, Contains(Field(&app::SummaryView::name, "open_arbitrations"))) << start;
    EXPECT_THAT(node(view, "p-side").matters, Contains(Field(&app::SummaryView::name, "related_sales_amount")));
  }
  auto const outside = node(relations("p-sub"), "name:示例·不在园区公司");
  EXPECT_FALSE(outside.known);
  EXPECT_EQ(outside.name, "示例·不在园区公司");
}

TEST_F(Groups, ENT_01_entries_of_a_merged_file_count_with_the_other_from_that_day_until_they_are_separated) {
  add("officer", "honours",
      {{"title", "专精特新企业"}, {"kind", "honour"}, {"level", "national"}, {"granted_on", "2025-01-01"}},
      "investment_department", "p-side");
  std::string const before = world_.clock().today().to_string();
  constexpr std::int64_t day = 24 * 3600;
  world_.clock().forward(day);
  auto const merged = world_.perform("merge_party", "officer", {{"party_id", "p-side"}},
                                     R"({"into_party_id":"p-sub","reason":"同一企业"})");
  ASSERT_TRUE(merged) << base::to_text(merged.error());
  EXPECT_EQ(dataset(file("officer", "", "p-sub"), "honours").entries.size(), 1U);
  EXPECT_EQ(held(file("officer", "", "p-sub"), "specialised_new"), "yes");
  EXPECT_THAT(dataset(file("officer", before, "p-sub"), "honours").entries, IsEmpty());
  std::string const while_merged = world_.clock().today().to_string();
  world_.clock().forward(day);
  ASSERT_TRUE(world_.perform("separate_party", "officer", {{"party_id", "p-side"}}, R"({"reason":"误并"})"));
  EXPECT_THAT(dataset(file("officer", "", "p-sub"), "honours").entries, IsEmpty());
  EXPECT_EQ(dataset(file("officer", while_merged, "p-sub"), "honours").entries.size(), 1U) << "past answers stay";
}

TEST_F(Groups, ENT_16_paths_of_control_multiply_shares_and_end_in_rings) {
  tie("p-sub", "91310110666073468P", "parent", "60%");
  tie("p-side", "瀛洲贸易有限公司", "parent", "50%");
  tie("p-parent", "瀛洲物流有限公司", "parent", "10%");  // a ring
  auto const view = relations("p-side");
  std::vector<std::string> told;
  for (app::ControlPathView const& path : view.paths)
    told.push_back(fmt::format("{} {}", fmt::join(path.nodes, ">"), path.share ? path.share->to_string() : "?"));
  EXPECT_THAT(told, UnorderedElementsAre("p-sub>p-side 0.5", "p-parent>p-sub>p-side 0.3", "p-side>p-parent 0.1",
                                         "p-side>p-parent>p-sub 0.06"));
}

TEST_F(Groups, ENT_16_the_limit_of_the_group_is_the_sum_of_its_members) {
  tie(one, "91310110666073468P", "parent", "60%");
  auto const view = relations("p-parent");
  EXPECT_EQ(view.group_members, 2);
  auto const member = node(view, one);
  ASSERT_EQ(view.limits_seen, member.limit_proposed ? 1 : 0);
  EXPECT_EQ(view.group_limit, member.limit_proposed);
}

TEST_F(Groups, ENT_17_the_chain_shows_neighbours_from_both_sides) {
  add("officer", "chain_relations", {{"party", "瀛洲物流有限公司"}, {"relation", "supplier"}}, "investment_department",
      "p-sub");
  auto const view = relations("p-side");
  ASSERT_EQ(view.ties.size(), 1U);
  EXPECT_EQ(view.ties[0].from, "p-sub");
  EXPECT_EQ(view.ties[0].to, "p-side");
  EXPECT_EQ(view.ties[0].inverse.zh, "客户");
  EXPECT_EQ(view.ties[0].position, "above") << "it supplies";
  EXPECT_THAT(members(view), ElementsAre("p-side"));
}

TEST_F(Groups, COL_24_of_members_out_of_reach_only_the_name_is_told) {
  add_party("p-far", "远方实业有限公司", "", "dept-invest-2");
  tie("p-sub", "远方实业有限公司", "affiliate");
  auto const far = node(relations("p-sub", "officer"), "p-far");
  EXPECT_EQ(far.name, "远方实业有限公司");
  EXPECT_EQ(far.party_id, "");
  EXPECT_EQ(far.grade, "");
  EXPECT_THAT(far.matters, IsEmpty());
}

}  // namespace
}  // namespace operations
