// Consents, and what may be taken of an enterprise by its data class: whichever way the data come. Source: DAT-15 to DAT-20.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/consents.h"
#include "app/import_views.h"
#include "app/import_work.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/spelling.h"
#include "feeds/received.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Of = std::map<std::string, std::string, std::less<>>;

std::string const trading_code = "91310110666073468P";

class Consents : public ::testing::Test {
 protected:
  base::Json reply(std::string const& operation, Of parameters, std::string body = "", std::string who = "head") {
    auto const made = world_.perform(operation, who, std::move(parameters), std::move(body));
    EXPECT_TRUE(made) << operation << ": " << (made ? "" : base::to_text(made.error()));
    return made ? base::Json::parse(made->body).value() : base::Json{};
  }
  void work() {
    auto const done = worker_.work(stop_);
    ASSERT_TRUE(done) << base::to_text(done.error());
  }
  // Sends, checks and brings in; faulty values are left out.
  app::ImportView bring(std::string const& source, std::string const& bytes) {
    base::Json const draft{base::Json::Object{{"file_name", "文件.csv"},
                                              {"bytes", static_cast<std::int64_t>(bytes.size())},
                                              {"sha256", base::sha256_hex(bytes)}}};
    std::string const batch = reply("begin_import", {{"portfolio_id", "demo"}}, draft.to_string()).text_of("batch_id");
    Of const of{{"batch_id", batch}};
    reply("put_import_part", {{"batch_id", batch}, {"part", "0"}},
          base::Json{base::Json::Object{{"content", base::to_base64(bytes)}}}.to_string());
    work();
    auto view = base::from_json<app::ImportView>(reply("get_import", of)).value();
    view.mapping.source = source;
    view.mapping.leave_out_faulty = true;
    reply("check_import", of, base::to_json(view.mapping).to_string());
    work();
    view = base::from_json<app::ImportView>(reply("get_import", of)).value();
    if (view.may_commit) reply("commit_import", of);
    work();
    return base::from_json<app::ImportView>(reply("get_import", of)).value();
  }
  std::string faults(app::ImportView const& view) {
    std::string text;
    for (auto const& fault : view.faults)
      text += fmt::format("{} {} {}[{}];", fault.fault.row, fault.fault.column, fault.fault.code, fault.fault.value);
    return text;
  }
  void become(std::string const& data_class) {
    auto const view = bring("investment_department", "企业名称,统一社会信用代码,数据类别\n上海瀛洲贸易有限公司," +
                                                         trading_code + "," + data_class + "\n");
    ASSERT_EQ(view.state, "shown") << view.error.en << faults(view);
  }
  std::string party() {
    app::RowFilter filter;
    filter.search = trading_code;
    return world_.store().rows("demo", filter).value().items.at(0).party_id;
  }
  park::Fact const* fact(park::Dossier const& dossier, std::string const& name) {
    for (auto const* found :
         park::facts_as_of(dossier, world_.clock().today(), world_.context().packs.at("chongming")->sources))
      if (found->name == name) return found;
    return nullptr;
  }
  std::string consent(std::string const& source, std::string const& way, std::string until = "2026-12-31") {
    return fmt::format(
        R"({{"given_by":"王总 总经理","purpose":"信用评级","sources":["{}"],"way":"{}","valid_from":"2026-03-01",)"
        R"("valid_until":"{}","evidence":"授权书 2026-17"}})",
        source, way, until);
  }

  World world_;
  std::atomic<bool> stop_{false};
  app::ImportWorker worker_{world_.context(), feeds::open_received};
};

TEST_F(Consents,
       DAT_20_of_a_sensitive_enterprise_a_source_that_may_only_attest_gives_no_value_and_the_value_is_not_told_on) {
  become("数据敏感企业");
  auto const view = bring("tax", "企业名称,期间,年纳税额（万元）,纳税信用等级\n上海瀛洲贸易有限公司,2025,123.45,A\n");
  EXPECT_EQ(faults(view), "2 年纳税额（万元） withheld_attestation[];2 纳税信用等级 withheld_attestation[];");
  EXPECT_EQ(view.facts_withheld, 2);
  EXPECT_EQ(view.facts_new, 0);
  EXPECT_TRUE(!view.preview || view.preview->rows.empty());
  EXPECT_EQ(fact(world_.store().dossier(party()).value(), "tax_paid"), nullptr);
  std::string kept;
  for (auto const& batch : app::select<app::ImportBatch>(world_.store(), {}).value())
    kept += base::to_json(batch).to_string();
  EXPECT_THAT(kept, Not(HasSubstr("123.45")));
}

TEST_F(Consents, DAT_20_bounds_ranges_answers_and_hashes_are_kept_as_what_they_are) {
  become("data_sensitive");
  std::string const digest = "sha256:" + std::string(64, 'c');
  auto view = bring(
      "tax", "企业名称,期间,年纳税额（万元）,上年纳税额（万元）,前年纳税额\n上海瀛洲贸易有限公司,2025,>=100,100..200," +
                 digest + "\n");
  EXPECT_EQ(faults(view), "2 上年纳税额（万元） withheld_attestation[];");  // a range says more than one bound
  view = bring("declared", "企业名称,期间,负债合计（万元）,营业收入（万元）\n上海瀛洲贸易有限公司,2025,100～200,900\n");
  EXPECT_EQ(faults(view), "2 营业收入（万元） withheld_range[];");
  view = bring("registry", "企业名称,注册资本（万元）,高新技术企业\n上海瀛洲贸易有限公司,500,是\n");
  EXPECT_EQ(faults(view), "");
  auto const dossier = world_.store().dossier(party()).value();
  EXPECT_EQ(fact(dossier, "tax_paid")->form, "attestation");
  EXPECT_EQ(fact(dossier, "tax_paid")->stated, "1000000..");
  EXPECT_EQ(fact(dossier, "tax_paid_2_years_ago")->form, "hash");
  EXPECT_EQ(fact(dossier, "total_liabilities")->form, "range");
  EXPECT_EQ(fact(dossier, "total_liabilities")->stated, "1000000..2000000");
  EXPECT_EQ(fact(dossier, "registered_capital")->form, "");
  // The same again brings nothing.
  view = bring("declared", "企业名称,期间,负债合计（万元）\n上海瀛洲贸易有限公司,2025,100～200\n");
  EXPECT_EQ(view.facts_same, 1);
  EXPECT_EQ(view.facts_new + view.facts_changed, 0);
  base::Json const seen = reply("list_facts", {{"party_id", party()}});
  EXPECT_THAT(seen.to_string(), HasSubstr(R"("held":{"form":"range","stated":"1000000..2000000")"));
}

TEST_F(Consents, DAT_19_without_consent_nothing_is_taken_from_that_source_and_the_others_go_on) {
  become("small_and_medium");
  std::string const platform = "企业名称,期间,平台后台交易额（万元）\n上海瀛洲贸易有限公司,2025,700\n";
  auto view = bring("platform", platform);
  EXPECT_EQ(faults(view), "2 平台后台交易额（万元） consent[];");
  EXPECT_EQ(view.facts_withheld, 1);
  view = bring("tax", "企业名称,期间,年纳税额（万元）\n上海瀛洲贸易有限公司,2025,30\n");
  EXPECT_EQ(faults(view), "");
  std::string const party_id = party();
  base::Json const made = reply("record_consent", {{"party_id", party_id}}, consent("platform", "standard"));
  EXPECT_EQ(made.text_of("state"), "given");
  view = bring("platform", platform);
  EXPECT_EQ(faults(view), "");
  EXPECT_EQ(fact(world_.store().dossier(party_id).value(), "platform_revenue")->value.to_string(), "7000000");
  reply("withdraw_consent", {{"party_id", party_id}, {"consent_id", made.text_of("consent_id")}},
        R"({"reason":"不再合作"})");
  view = bring("platform", "企业名称,期间,平台后台交易额（万元）\n上海瀛洲贸易有限公司,2024,800\n");
  EXPECT_EQ(faults(view), "2 平台后台交易额（万元） consent[];");
  base::Json const list = reply("list_consents", {{"party_id", party_id}});
  EXPECT_EQ(list.find("consents")->if_array()->at(0).text_of("state"), "withdrawn");
  EXPECT_EQ(list.find("consents")->if_array()->at(0).text_of("withdrawn_reason"), "不再合作");
}

TEST_F(Consents, DAT_19_a_refusal_is_counted_and_leaves_one_event_until_the_enterprise_agrees) {
  become("small_and_medium");
  std::string const party_id = party();
  // With something else that may come, so that the file is brought in.
  auto const bring_both = [&](char const* revenue) {
    bring("platform",
          fmt::format("企业名称,期间,平台后台交易额,注册资本\n上海瀛洲贸易有限公司,2025,{0},{0}\n", revenue));
  };
  bring_both("7");
  bring_both("8");
  auto const refusals = app::select<app::CollectionRefusal>(world_.store(), {}).value();
  ASSERT_EQ(refusals.size(), 1U);
  EXPECT_EQ(refusals[0].times, 2);
  EXPECT_EQ(refusals[0].source, "platform");
  ASSERT_EQ(world_.events("collection_refused").size(), 1U);
  EXPECT_EQ(world_.events("collection_refused")[0].outcome, "refused");
  EXPECT_EQ(world_.events("collection_refused")[0].party_id, party_id);
  base::Json const list = reply("list_consents", {{"party_id", party_id}});
  EXPECT_THAT(list.to_string(), HasSubstr(R"("source":{"code":"platform")"));
  EXPECT_THAT(list.to_string(), HasSubstr(R"("refused":2)"));
  reply("record_consent", {{"party_id", party_id}}, consent("platform", "standard"));
  EXPECT_TRUE(app::select<app::CollectionRefusal>(world_.store(), {}).value().empty());
}

TEST_F(Consents, DAT_18_the_flag_of_sharing_follows_the_consents_and_no_past_answer_changes) {
  become("small_and_medium");
  std::string const party_id = party();
  auto const until = [&]() -> std::string {
    auto const dossier = world_.store().dossier(party_id).value();
    park::Fact const* const found = fact(dossier, "data_sharing_until");
    return found == nullptr ? "" : found->value.to_string();
  };
  EXPECT_EQ(until(), "");
  base::Json const first =
      reply("record_consent", {{"party_id", party_id}}, consent("platform", "standard", "2026-06-30"));
  EXPECT_EQ(until(), "2026-06-30");
  base::Json const second = reply("record_consent", {{"party_id", party_id}}, consent("erp", "erp_link", "2026-12-31"));
  EXPECT_EQ(until(), "2026-12-31");
  world_.clock().forward(86'400);
  reply("withdraw_consent", {{"party_id", party_id}, {"consent_id", second.text_of("consent_id")}},
        R"({"reason":"停用"})");
  EXPECT_EQ(until(), "2026-06-30");
  reply("withdraw_consent", {{"party_id", party_id}, {"consent_id", first.text_of("consent_id")}},
        R"({"reason":"停用"})");
  EXPECT_EQ(until(), "2026-03-05");  // the day before
  auto const dossier = world_.store().dossier(party_id).value();
  auto const& sources = world_.context().packs.at("chongming")->sources;
  for (auto const* found : park::facts_as_of(dossier, *base::Date::parse("2026-03-05"), sources))
    if (found->name == "data_sharing_until") {
      EXPECT_EQ(found->value.to_string(), "2026-12-31");
    }
}

TEST_F(Consents, DAT_19_a_consent_says_who_for_what_which_sources_how_and_from_when_until_when) {
  become("small_and_medium");
  auto const refused =
      world_.perform("record_consent", "head", {{"party_id", party()}},
                     R"({"given_by":"","purpose":"","sources":["nobody"],"way":"by_post","valid_from":"2026-05-01",)"
                     R"("valid_until":"2026-04-01","evidence":""})");
  ASSERT_FALSE(refused);
  std::vector<std::string> places;
  for (base::Issue const& issue : refused.error().issues) places.push_back(issue.at);
  EXPECT_THAT(places, ElementsAre("/given_by", "/purpose", "/evidence", "/sources/0", "/way", "/valid_until"));
  reply("record_consent", {{"party_id", party()}}, consent("platform", "standard"));
  EXPECT_THAT(world_.events("consent_recorded").back().body, HasSubstr("\"way\":\"standard\""));
  EXPECT_THAT(world_.events("consent_recorded").back().body, Not(HasSubstr("王总"))) << "who agreed may be erased";
}

TEST_F(Consents, DAT_15_a_class_that_the_rules_do_not_know_is_a_fault) {
  auto const view = bring("investment_department", "企业名称,数据类别\n上海瀛洲贸易有限公司,军工\n");
  EXPECT_EQ(faults(view), "2 数据类别 data_class[军工];");
}

}  // namespace
}  // namespace operations
