#include "dmn/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "dmn/check_test.h"

namespace dmn {
namespace {

using check_test::found;
using check_test::kinds;
using check_test::model_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = FindingKind;

// Every counter-example once more on the row path, with nothing of the proof in between.
Outcome outcome_of(Model const& model, Finding const& finding) {
  return model.evaluate("Tier", finding.counterexample);
}

TEST(Check, a_complete_table_has_no_finding) {
  for (char const* policy : {"UNIQUE", "ANY", "FIRST", "COLLECT", "RULE ORDER"}) {
    Model const model =
        model_of({.hit_policy = policy,
                  .columns = "revenue, kind => tier",
                  .rules = {"< 100 | \"a\" => 1", "< 100 | not(\"a\") => 2", ">= 100 | - => 3", "null | - => 4"}});
    EXPECT_THAT(kinds(check(model)), IsEmpty()) << policy << check_test::text(check(model));
  }
}

TEST(Check, a_gap_is_one_finding_with_the_largest_box_and_an_enterprise) {
  Model const model = model_of(
      {.columns = "revenue, score => tier", .rules = {"< 100 | - => 1", ">= 100 | < 60 => 2", ">= 100 | >= 80 => 3"}});
  auto const findings = check(model);
  auto const gaps = found(findings, Kind::gap);
  ASSERT_EQ(gaps.size(), 1U) << check_test::text(findings);
  EXPECT_EQ(gaps[0].severity, FindingSeverity::error);
  EXPECT_THAT(gaps[0].message_en, HasSubstr("no rule for `revenue` >= 100, `score` in [60..80)"));
  EXPECT_THAT(gaps[0].message_zh, HasSubstr("`Tier`：`revenue` >= 100、`score`属于[60..80)时没有对应的行"));
  EXPECT_EQ(outcome_of(model, gaps[0]).value.reason()->code, "no_rule_matched");
}

TEST(Check, a_gap_of_two_texts) {
  Model const model = model_of({.columns = "kind => tier", .rules = {"\"a\", \"b\" => 1", "null => 2"}});
  auto const gaps = found(check(model), Kind::gap);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_THAT(gaps[0].message_en, HasSubstr("`kind` in not(\"a\", \"b\")"));
}

TEST(Check, what_is_left_out_is_said_where_that_is_shorter) {
  Model const model = model_of({.columns = "score => tier", .rules = {"1 => 1", "2 => 1", "5 => 1", "null => 2"}});
  auto const gaps = found(check(model), Kind::gap);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_THAT(gaps[0].message_en, HasSubstr("no rule for `score` in not(1, 2, 5); e.g. score = 0.1"));
}

TEST(Check, the_sentence_of_a_finding_has_neither_its_place_nor_its_example) {
  Model const model = model_of({.columns = "score => tier", .rules = {"1 => 1", "null => 2"}});
  auto const gaps = found(check(model), Kind::gap);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].sentence_en, "no rule for `score` in not(1)");
  EXPECT_EQ(gaps[0].sentence_zh, "`score`属于not(1)时没有对应的行");
  EXPECT_THAT(gaps[0].message_en, testing::StartsWith("`"));
  EXPECT_THAT(gaps[0].message_en, HasSubstr("`: no rule for `score` in not(1); e.g. score = "));
  EXPECT_THAT(gaps[0].message_zh, HasSubstr("`：`score`属于not(1)时没有对应的行；例如 score = "));
}

TEST(Check, a_gap_behind_a_condition_on_another_input_claims_its_example_only) {
  Model const model = model_of({.hit_policy = "FIRST",
                                .columns = "score, limit => tier",
                                .rules = {"> limit | - => 1", "null | - => 2", "- | null => 3"}});
  auto const findings = check(model);
  auto const gaps = found(findings, Kind::gap);
  ASSERT_EQ(gaps.size(), 1U) << check_test::text(findings);
  EXPECT_THAT(gaps[0].message_en, HasSubstr("no rule for these values; e.g. score = "));
  EXPECT_EQ(outcome_of(model, gaps[0]).value.reason()->code, "no_rule_matched");
}

TEST(Check, gaps_are_no_fault_where_several_rules_may_hold_or_a_default_stands) {
  for (char const* policy : {"COLLECT", "RULE ORDER"}) {
    Model const model = model_of({.hit_policy = policy, .columns = "revenue => tier", .rules = {"> 5 => 1"}});
    EXPECT_THAT(kinds(check(model)), IsEmpty()) << policy;
  }
  Model const defaulted =
      model_of({.columns = "revenue => tier", .rules = {"> 5 => 1"}, .output_values = "", .defaults = "9"});
  EXPECT_THAT(kinds(check(defaulted)), IsEmpty());
}

TEST(Check, an_overlap_names_both_rules) {
  Model const model = model_of({.columns = "revenue => tier", .rules = {"<= 100 => 1", ">= 100 => 2", "null => 3"}});
  auto const overlaps = found(check(model), Kind::overlap);
  ASSERT_EQ(overlaps.size(), 1U);
  EXPECT_THAT(overlaps[0].rules, ElementsAre(0, 1));
  EXPECT_THAT(overlaps[0].message_en, HasSubstr("rules 1 and 2 overlap for `revenue` = 100"));
  EXPECT_EQ(outcome_of(model, overlaps[0]).value.reason()->code, "several_rules_matched");
}

TEST(Check, a_catch_all_of_a_unique_table_is_one_finding) {
  Model const model =
      model_of({.columns = "revenue => tier", .rules = {"1 => 1", "2 => 2", "3 => 3", "4 => 4", "- => 5"}});
  auto const overlaps = found(check(model), Kind::overlap);
  ASSERT_EQ(overlaps.size(), 1U);
  EXPECT_THAT(overlaps[0].rules, ElementsAre(0, 1, 2, 3, 4));
}

TEST(Check, any_may_overlap_with_equal_results_only) {
  Model const model = model_of({.hit_policy = "ANY",
                                .columns = "revenue => tier",
                                .rules = {"< 100 => 1", "< 50 => 2", ">= 90 => 1", "null => 1"}});
  auto const conflicts = found(check(model), Kind::conflict);
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_THAT(conflicts[0].rules, ElementsAre(0, 1));
  EXPECT_EQ(outcome_of(model, conflicts[0]).value.reason()->code, "any_results_differ");
}

TEST(Check, a_masked_rule_names_the_rules_that_cover_it) {
  Model const model = model_of({.hit_policy = "FIRST",
                                .columns = "revenue, score => tier",
                                .rules = {"> 500 | - => 1", ">= 100 | >= 70 => 2", ">= 100 | [60..75) => 3",
                                          ">= 200 | [65..80) => 4", "- | - => 5"}});
  auto const masked = found(check(model), Kind::masked);
  ASSERT_EQ(masked.size(), 1U);
  EXPECT_THAT(masked[0].rules, ElementsAre(3, 1, 2));
  EXPECT_THAT(
      masked[0].message_en,
      HasSubstr("`Tier`, rule 4: never reached – rules 2 and 3 already cover `revenue` >= 200, `score` in [65..80)"));
  EXPECT_THAT(masked[0].message_zh, HasSubstr("`Tier`第4行：永远轮不到——第2、3行已经覆盖"));
  EXPECT_EQ(outcome_of(model, masked[0]).value.number(), base::Decimal{3});
}

TEST(Check, a_catch_all_that_only_null_reaches_is_not_masked) {
  Model const model =
      model_of({.hit_policy = "FIRST", .columns = "revenue => tier", .rules = {"< 5 => 1", ">= 5 => 2", "- => 3"}});
  EXPECT_THAT(kinds(check(model)), IsEmpty());
}

TEST(Check, priority_masks_by_the_order_of_the_output_values) {
  Model const model = model_of({.hit_policy = "PRIORITY",
                                .columns = "revenue => tier",
                                .rules = {"> 5 => \"low\"", "> 1 => \"high\"", "- => \"none\""},
                                .output_values = "\"high\", \"low\", \"none\""});
  auto const findings = check(model);
  auto const masked = found(findings, Kind::masked);
  ASSERT_EQ(masked.size(), 1U) << check_test::text(findings);
  EXPECT_THAT(masked[0].rules, ElementsAre(0, 1));
  ASSERT_EQ(found(findings, Kind::unreachable_output).size(), 1U);
  EXPECT_THAT(found(findings, Kind::unreachable_output)[0].message_en, HasSubstr("\"low\""));
}

TEST(Check, an_overruled_rule_of_priority_is_a_note) {
  Model const model = model_of({.hit_policy = "PRIORITY",
                                .columns = "revenue => tier",
                                .rules = {"> 1 => \"low\"", "> 5 => \"high\"", "- => \"none\""},
                                .output_values = "\"high\", \"low\", \"none\""});
  auto const findings = check(model);
  ASSERT_THAT(kinds(findings), ElementsAre("misleading"));
  EXPECT_THAT(findings[0].rules, ElementsAre(0, 1));
  EXPECT_EQ(findings[0].severity, FindingSeverity::note);
  EXPECT_EQ(outcome_of(model, findings[0]).value.string(), "high");
}

TEST(Check, a_rule_without_which_nothing_changes_is_subsumed) {
  Model const model = model_of({.hit_policy = "FIRST",
                                .columns = "revenue, score => tier",
                                .rules = {"> 100 | - => 1", "> 50 | > 70 => 2", "- | > 60 => 2", "- | - => 3"}});
  auto const subsumed = found(check(model), Kind::subsumed);
  ASSERT_EQ(subsumed.size(), 1U);
  EXPECT_THAT(subsumed[0].rules, ElementsAre(1));
  EXPECT_EQ(outcome_of(model, subsumed[0]).value.number(), base::Decimal{2});
}

TEST(Check, another_result_between_keeps_a_rule) {
  Model const model = model_of({.hit_policy = "FIRST",
                                .columns = "revenue, score => tier",
                                .rules = {"> 50 | > 70 => 2", "> 60 | - => 1", "- | > 60 => 2", "- | - => 3"}});
  EXPECT_THAT(kinds(check(model)), IsEmpty());
}

TEST(Check, an_input_that_is_not_given_and_meets_no_rule) {
  Model const model = model_of(
      {.columns = "revenue, score => tier", .rules = {"< 100 | - => 1", ">= 100 | < 60 => 2", ">= 100 | >= 60 => 3"}});
  auto const findings = check(model);
  ASSERT_THAT(kinds(findings), ElementsAre("missing_null", "missing_null")) << check_test::text(findings);
  EXPECT_EQ(findings[0].severity, FindingSeverity::warning);
  EXPECT_THAT(findings[0].message_en, HasSubstr("no rule holds when `revenue` is not given"));
  EXPECT_THAT(findings[1].message_en, HasSubstr("no rule holds when `score` is not given, for `revenue` >= 100"));
  EXPECT_THAT(findings[1].message_zh, HasSubstr("缺少`score`时（`revenue` >= 100）没有一行成立"));
  for (Finding const& finding : findings) EXPECT_TRUE(outcome_of(model, finding).value.is_error());
  CheckOptions options;
  options.domains["revenue"].always_given = options.domains["score"].always_given = true;
  EXPECT_THAT(kinds(check(model, options)), IsEmpty());
}

TEST(Check, a_cell_that_no_allowed_value_meets) {
  CheckOptions options;
  options.domains["kind"].values = {"a", "b"};
  Model const model = model_of({.columns = "kind => tier", .rules = {"\"a\" => 1", "\"c\" => 2", "\"b\" => 3"}});
  auto const findings = check(model, options);
  ASSERT_THAT(kinds(findings), ElementsAre("unreachable_rule")) << check_test::text(findings);
  EXPECT_THAT(findings[0].rules, ElementsAre(1));
  EXPECT_THAT(findings[0].message_en, HasSubstr("`Tier`, rule 2, column `kind`: never holds"));
}

TEST(Check, allowed_values_of_types_and_columns_bound_what_an_input_can_be) {
  std::string const body =
      R"(<itemDefinition name="tShare"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>
<inputData id="i1" name="share"><variable name="share" typeRef="tShare"/></inputData>
<inputData id="i2" name="grade"><variable name="grade" typeRef="string"/></inputData>
<decision id="d" name="Tier"><variable name="Tier"/>
<informationRequirement><requiredInput href="#i1"/></informationRequirement>
<informationRequirement><requiredInput href="#i2"/></informationRequirement>
<decisionTable id="t" hitPolicy="UNIQUE">
<input id="c1"><inputExpression><text>share</text></inputExpression></input>
<input id="c2"><inputExpression><text>grade</text></inputExpression>
<inputValues><text>"A", "B"</text></inputValues></input>
<output id="o"/>
<rule id="r1"><inputEntry><text>[0..0.5)</text></inputEntry><inputEntry><text>-</text></inputEntry>
<outputEntry><text>1</text></outputEntry></rule>
<rule id="r2"><inputEntry><text>&gt;= 0.5</text></inputEntry><inputEntry><text>"A"</text></inputEntry>
<outputEntry><text>2</text></outputEntry></rule>
<rule id="r3"><inputEntry><text>&gt;= 0.5</text></inputEntry><inputEntry><text>"B"</text></inputEntry>
<outputEntry><text>3</text></outputEntry></rule>
<rule id="r4"><inputEntry><text>&gt; 1</text></inputEntry><inputEntry><text>-</text></inputEntry>
<outputEntry><text>4</text></outputEntry></rule>
</decisionTable></decision>)";
  auto const model = Model::load(model_text::definitions(body));
  ASSERT_TRUE(model);
  CheckOptions options;
  options.domains["share"].always_given = options.domains["grade"].always_given = true;
  auto const findings = check(*model, options);
  ASSERT_THAT(kinds(findings), ElementsAre("unreachable_rule")) << check_test::text(findings);
  EXPECT_THAT(findings[0].rules, ElementsAre(3));
}

TEST(Check, a_table_inside_other_logic_is_proved_alone) {
  using namespace model_text;
  std::string const rate = knowledge(
      "rate", "", "amount number",
      table({.hit_policy = "FIRST", .columns = "amount => rate", .rules = {"> 10 => 1", "< 10 => 2", "null => 3"}}));
  auto const model = Model::load(
      definitions(input("revenue", "number") + rate + decision("Tier", "revenue, !rate", literal("rate(revenue)"))));
  ASSERT_TRUE(model);
  auto const gaps = found(check(*model), Kind::gap);
  ASSERT_EQ(gaps.size(), 1U) << check_test::text(check(*model));
  EXPECT_EQ(gaps[0].decision_name, "rate");
  ASSERT_EQ(gaps[0].counterexample.size(), 1U);
  EXPECT_EQ(gaps[0].counterexample[0].first, "amount");
  EXPECT_EQ(gaps[0].counterexample[0].second.number(), base::Decimal{10});
}

// The consumer's gap lies where its inputs and the decision it reads cannot be at once: no fault, but it is said.
TEST(Check, values_that_exclude_each_other_are_no_gap) {
  using namespace model_text;
  std::string const risk = decision(
      "Risk", "score",
      table({.hit_policy = "FIRST", .columns = "score => risk", .rules = {"> 80 => \"low\"", "- => \"high\""}}));
  std::string const tier = decision("Tier", "@Risk, score",
                                    table({.hit_policy = "FIRST",
                                           .columns = "Risk, score => tier",
                                           .rules = {"\"low\" | > 50 => 1", "\"high\" | - => 2"}}));
  auto const model = Model::load(definitions(input("score", "number") + risk + tier));
  CheckOptions options;
  options.domains["score"].always_given = true;
  auto const findings = check(*model, options);
  ASSERT_THAT(kinds(findings), ElementsAre("not_checked")) << check_test::text(findings);
  EXPECT_EQ(findings[0].severity, FindingSeverity::note);
  EXPECT_THAT(findings[0].message_en, HasSubstr("no enterprise was found"));
}

TEST(Check, what_a_decision_never_gives_makes_the_rule_that_waits_for_it_dead) {
  using namespace model_text;
  std::string const risk = decision("Risk", "score",
                                    table({.hit_policy = "FIRST",
                                           .columns = "score => risk",
                                           .rules = {"> 80 => \"low\"", "> 90 => \"none\"", "- => \"high\""}}));
  std::string const tier = decision(
      "Tier", "@Risk, revenue",
      table({.hit_policy = "UNIQUE",
             .columns = "Risk, revenue => tier",
             .rules = {"\"low\" | >= 5 => 1", "\"low\" | < 5 => 2", "\"none\" | - => 3", "\"high\" | - => 4"}}));
  auto const model = Model::load(definitions(input("score", "number") + input("revenue", "number") + risk + tier));
  ASSERT_TRUE(model);
  CheckOptions options;
  options.domains["revenue"].always_given = true;
  auto const findings = check(*model, options);
  ASSERT_THAT(kinds(findings), ElementsAre("masked", "unreachable_rule")) << check_test::text(findings);
  EXPECT_EQ(findings[1].decision_name, "Tier");
  EXPECT_THAT(findings[1].rules, ElementsAre(2));
}

TEST(Check, a_fault_behind_a_required_decision_is_shown_on_inputs_of_the_model) {
  using namespace model_text;
  std::string const risk = decision(
      "Risk", "score",
      table({.hit_policy = "FIRST", .columns = "score => risk", .rules = {"> 80 => \"low\"", "- => \"high\""}}));
  std::string const tier = decision("Tier", "@Risk, revenue",
                                    table({.hit_policy = "FIRST",
                                           .columns = "Risk, revenue => tier",
                                           .rules = {"\"low\" | > 5 => 1", "\"high\" | - => 2", "- | null => 3"}}));
  auto const model = Model::load(definitions(input("score", "number") + input("revenue", "number") + risk + tier));
  auto const findings = check(*model);
  ASSERT_THAT(kinds(findings), ElementsAre("gap")) << check_test::text(findings);
  EXPECT_THAT(findings[0].message_en, HasSubstr("no rule for `Risk` = \"low\", `revenue` <= 5"));
  EXPECT_EQ(outcome_of(*model, findings[0]).value.reason()->code, "no_rule_matched");
}

TEST(Check, a_column_that_is_an_expression_is_solved) {
  using namespace model_text;
  std::string const tier = decision("Tier", "debt, assets",
                                    table({.hit_policy = "FIRST",
                                           .columns = "debt / assets => tier",
                                           .rules = {"< 0.4 => 1", ">= 0.437 => 2", "null => 3"}}));
  auto const model = Model::load(definitions(input("debt", "number") + input("assets", "number") + tier));
  auto const gaps = found(check(*model), Kind::gap);
  ASSERT_EQ(gaps.size(), 1U) << check_test::text(check(*model));
  EXPECT_THAT(gaps[0].message_en, HasSubstr("`debt / assets` in [0.4..0.437)"));
  EXPECT_EQ(outcome_of(*model, gaps[0]).value.reason()->code, "no_rule_matched");
}

TEST(Check, a_better_input_with_a_worse_result) {
  Model const model =
      model_of({.hit_policy = "FIRST",
                .columns = "score, revenue => tier",
                .rules = {">= 80 | - => \"A\"", ">= 60 | > 10 => \"C\"", ">= 40 | > 5 => \"B\"", "- | - => \"D\""}});
  CheckOptions options;
  options.directions.push_back({"Tier", "score", true, {"A", "B", "C", "D"}});
  auto const findings = found(check(model, options), Kind::non_monotone);
  ASSERT_EQ(findings.size(), 1U) << check_test::text(check(model, options));
  EXPECT_THAT(findings[0].rules, ElementsAre(1, 2));
  Outcome const better_input = model.evaluate("Tier", findings[0].counterexample);
  Outcome const worse_input = model.evaluate("Tier", findings[0].compared_with);
  EXPECT_EQ(better_input.value.string(), "C");
  EXPECT_EQ(worse_input.value.string(), "B");
  options.directions[0].input = "revenue";
  EXPECT_EQ(found(check(model, options), Kind::non_monotone).size(), 1U);  // 7 gives B, 11 gives C
}

TEST(Check, cells_with_parameters_are_constant_once_they_are_fixed) {
  Model const model = model_of(
      {.hit_policy = "FIRST", .columns = "score => tier", .rules = {">= cutoff => 1", "< cutoff => 2", "null => 3"}},
      "score, cutoff");
  EXPECT_THAT(kinds(check(model, {.fixed = {{"cutoff", 60}}})), IsEmpty());
  auto const open = check(model);
  EXPECT_THAT(kinds(open), testing::Contains("gap")) << check_test::text(open);  // cutoff not given
}

TEST(Check, a_hostile_table_ends_and_says_so) {
  model_text::TableText text{
      .hit_policy = "UNIQUE", .columns = "a, b, c, d, e, f, g, h, i, j, k, l => tier", .rules = {}};
  std::uint64_t seed = 7;
  for (int rule = 0; rule < 5'000; ++rule) {
    std::string row;
    for (int column = 0; column < 12; ++column) {
      seed = seed * 6364136223846793005U + 1442695040888963407U;
      int const low = static_cast<int>(seed >> 40U) % 10'000;
      row += column == 0 ? "" : " | ";
      row += fmt::format("[{}..{}]", low, low + 9'000);
    }
    text.rules.push_back(row + " => 1");
  }
  Model const model = model_of(text, "a, b, c, d, e, f, g, h, i, j, k, l");
  CheckOptions options;
  options.work_max = 40'000'000;
  auto const findings = check(model, options);
  EXPECT_FALSE(found(findings, Kind::overlap).empty());
  auto const open = found(findings, Kind::not_checked);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_THAT(open[0].message_zh, HasSubstr("未能完全证明"));
}

}  // namespace
}  // namespace dmn
