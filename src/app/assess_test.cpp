#include "app/assess.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/testing.h"
#include "park/common/cases.h"
#include "park/common/testing.h"

namespace app {
namespace {

park::Dossier enterprise(std::vector<park::Fact> more = {}) {
  park::Dossier dossier{"p1", "某企业", {}};
  dossier.facts = {fact("cover", base::decimal("1")), fact("growth", base::decimal("0.25")), fact("revenue", 2000),
                   fact("founder", "good")};
  for (auto& one : more) dossier.facts.push_back(std::move(one));
  return dossier;
}

park::Assessment assess(park::Dossier const& dossier, char const* as_of,
                        park::PackFiles const& files = park::testing::mini_pack()) {
  auto pack = park::Pack::load(files);
  EXPECT_TRUE(pack) << (pack ? "" : base::to_text(pack.error()));
  return Assessor{*pack}.assess(dossier, day(as_of));
}

TEST(Assess, RAT_42_a_result_holds_score_blocks_indicators_grade_versions_and_reasons) {
  auto const a = assess(enterprise(), "2020-06-01");
  EXPECT_EQ(a.status, "decided");
  // coverage 1 of 2 → 50 of 100 → 20 of 40; growth 25 % → 50 → 10 of 20; size 10 of 10; founder 30 of 30
  EXPECT_EQ(a.score.to_string(), "70");
  EXPECT_EQ(a.grade.code, "B");
  EXPECT_EQ(a.grade.label.zh, "乙");
  EXPECT_EQ(a.pack.name, "mini");
  EXPECT_EQ(a.models[0].blocks[0].points.to_string(), "40");
  ASSERT_EQ(a.reasons.size(), 3U);
  EXPECT_EQ(a.reasons[0].code, "low_cover");
  EXPECT_EQ(a.reasons[0].text.zh, "覆盖率 1 失 20 分");
  EXPECT_EQ(a.reasons[0].advice.en, "Raise cash");
}

TEST(Assess, RAT_42_points_lost_sum_exactly_to_what_the_score_falls_short) {
  auto const a = assess(enterprise({fact("cover", base::decimal("0.777777"), "2020-02-01")}), "2020-06-01");
  base::Decimal lost;
  for (auto const& item : a.models[0].indicators) lost += item.points_lost;
  EXPECT_EQ((a.models[0].score + lost).to_string(), "100");
}

TEST(Assess, RAT_38_a_veto_is_recorded_with_rule_source_and_the_grade_without_it) {
  auto const a = assess(enterprise({fact("falsified", true)}), "2020-06-01");
  EXPECT_EQ(a.grade.code, "C");
  EXPECT_EQ(a.grade_without_veto.code, "B");
  ASSERT_EQ(a.vetoes.size(), 1U);
  EXPECT_EQ(a.vetoes[0].code, "falsification");
  EXPECT_EQ(a.vetoes[0].rule_id, "r_falsified");
  EXPECT_EQ(a.vetoes[0].source, "RAT-37");
  EXPECT_TRUE(a.vetoes[0].applied);
  EXPECT_EQ(a.waterfall.back().grade_after, "C");
}

TEST(Assess, RAT_27_a_dated_bonus_counts_only_in_its_period) {
  EXPECT_EQ(assess(enterprise(), "2020-12-31").score.to_string(), "70");
  auto const during = assess(enterprise(), "2021-06-30");
  EXPECT_EQ(during.score.to_string(), "73");
  EXPECT_EQ(during.bonuses.at(0).code, "recovery");
  EXPECT_EQ(assess(enterprise(), "2022-01-01").score.to_string(), "70");
}

TEST(Assess, RAT_16_adverse_indicators_cut_the_limit_and_the_binding_constraint_is_named) {
  auto const plain = assess(enterprise(), "2020-06-01");
  EXPECT_EQ(plain.limit.proposed->to_string(), "300");
  EXPECT_EQ(plain.limit.binding, "share_of_revenue");
  auto const adverse = assess(enterprise({fact("return_rate", base::decimal("0.12"))}), "2020-06-01");
  EXPECT_EQ(adverse.adverse_excess.to_string(), "0.5");
  EXPECT_EQ(adverse.limit.proposed->to_string(), "225");
  EXPECT_EQ(adverse.limit.binding, "adverse_cut");
  EXPECT_EQ(adverse.score, plain.score);
  auto const asked = assess(enterprise({fact("requested_limit", 100)}), "2020-06-01");
  EXPECT_EQ(asked.limit.proposed->to_string(), "100");
  EXPECT_EQ(asked.limit.requested->to_string(), "100");
  EXPECT_EQ(asked.limit.binding, "asked");
  ASSERT_EQ(asked.limit.steps.size(), 2U);
  EXPECT_EQ(asked.limit.steps[1].before->to_string(), "300");
}

TEST(Assess, RAT_15_the_industry_mean_stands_beside_the_value) {
  auto const a =
      assess(enterprise({fact("industry", "shop"), fact("return_rate", base::decimal("0.12"))}), "2020-06-01");
  ASSERT_EQ(a.adverse.size(), 1U);
  EXPECT_EQ(a.adverse[0].benchmark.to_string(), "0.1");
  EXPECT_EQ(a.adverse[0].excess.to_string(), "0.2");
}

TEST(Assess, UnknownFactsFollowTheirPolicyAndLowerTheConfidence) {
  park::Dossier dossier{"p2", "p2", {fact("founder", "good")}};
  auto const a = assess(dossier, "2020-06-01");
  EXPECT_EQ(a.status, "decided");
  // Known: founder 30 and size 10 (its formula answers the unknown revenue with `else`, as FEEL wants).
  EXPECT_EQ(a.confidence.to_string(), "0.4");
  EXPECT_FALSE(a.models[0].indicators[0].known);
  EXPECT_THAT(a.models[0].indicators[0].unknown_reason, ::testing::HasSubstr("cover"));
  EXPECT_FALSE(a.limit.undecided_reason.empty());
  EXPECT_FALSE(a.limit.proposed.has_value());
}

TEST(Assess, AnUnknownIndustryIsNotDecidedInsteadOfGuessed) {
  auto const a = assess(enterprise({fact("industry", "space")}), "2020-06-01");
  EXPECT_EQ(a.status, "not_decided");
  EXPECT_THAT(a.problems.at(0), ::testing::HasSubstr("`space`"));
}

TEST(Assess, SameInputGivesTheSameBytesAndTheTraceReadsBack) {
  auto pack = park::Pack::load(park::testing::repository_pack("chongming"));
  ASSERT_TRUE(pack) << base::to_text(pack.error());
  Assessor first{*pack}, second{*pack};
  for (auto const& found : (*pack)->cases()) {
    park::Dossier const dossier{found.name, found.demo_zh, found.facts};
    for (auto const& stage : found.stages) {
      std::string const trace = trace_of(first.assess(dossier, stage.as_of));
      EXPECT_EQ(trace, trace_of(second.assess(dossier, stage.as_of))) << found.name;
      auto const read = assessment_of(trace);
      ASSERT_TRUE(read) << found.name << ": " << base::to_text(read.error());
      EXPECT_EQ(trace_of(*read), trace) << found.name;
    }
  }
}

TEST(Assess, TraceOffGivesTheSameValuesAsTraceOn) {
  auto pack = park::Pack::load(park::testing::repository_pack("chongming"));
  ASSERT_TRUE(pack) << base::to_text(pack.error());
  Assessor traced{*pack}, lean{*pack};
  for (auto const& found : (*pack)->cases()) {
    park::Dossier const dossier{found.name, found.demo_zh, found.facts};
    for (auto const& stage : found.stages) {
      auto const a = traced.assess(dossier, stage.as_of);
      lean.evaluation().begin(stage.as_of, false);
      lean.evaluation().bind(dossier);
      ASSERT_EQ(lean.run(), a.status == "decided") << found.name;
      if (a.status != "decided") continue;
      EXPECT_EQ(lean.rating().grade, a.grade.code) << found.name;
      EXPECT_EQ(lean.rating().score, a.score) << found.name;
      EXPECT_EQ(lean.policy().tier, a.tier.code) << found.name;
      auto const* limit = park::policy::find_chain(lean.policy(), "limit");
      EXPECT_EQ(limit ? limit->proposed : std::nullopt, a.limit.proposed) << found.name;
    }
  }
}

}  // namespace
}  // namespace app
