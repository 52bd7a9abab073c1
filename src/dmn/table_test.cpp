// Every hit policy, as text: inputs `a` and `b`, one line per evaluation.
#include "dmn/table.h"

#include <gtest/gtest.h>

#include "dmn/model_text.h"
#include "dmn/small_models.h"

namespace {

using dmn::model_text::TableText;
using dmn::small_models::inputs_of;
using dmn::small_models::model_of;

dmn::Outcome evaluate(dmn::Model const& model, std::string const& a, std::string const& b,
                      dmn::EvaluateOptions const& options = {}) {
  return model.evaluate("d", inputs_of(a, b), options);
}

// `want`: the value as text, or `! code` for an error null.
void expect_outcome(dmn::Outcome const& outcome, std::string const& want, std::string const& why) {
  if (want.starts_with("! ")) {
    EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided) << why;
    ASSERT_TRUE(outcome.value.is_error()) << why << ": " << outcome.value.to_string();
    EXPECT_EQ(outcome.value.reason()->code, want.substr(2)) << why;
    EXPECT_FALSE(outcome.diagnostics.empty()) << why;
    return;
  }
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::decided)
      << why << ": " << (outcome.diagnostics.empty() ? "" : feel::message_of(outcome.diagnostics[0], "en"));
  EXPECT_EQ(outcome.value.to_string(), want) << why;
}

TEST(Table, every_hit_policy) {
  std::vector<std::string> const overlapping{R"(< 10 | - => "low")", R"(< 100 | "x","y" => "mid")",
                                             R"(>= 50 | - => "high")", R"(- | "z" => "low")"};
  std::string const order = R"("high", "mid", "low")";
  // clang-format off
  struct { char const *why, *policy, *aggregation, *a, *b, *want; } const cases[] = {
      {"unique, one hit", "UNIQUE", "", "20", "\"x\"", "mid"},
      {"unique, two hits", "UNIQUE", "", "5", "\"x\"", "! several_rules_matched"},
      {"unique, none", "UNIQUE", "", "20", "\"q\"", "! no_rule_matched"},
      {"any, same results", "ANY", "", "5", "\"z\"", "low"},
      {"any, different results", "ANY", "", "5", "\"x\"", "! any_results_differ"},
      {"first", "FIRST", "", "60", "\"y\"", "mid"},
      {"first, none", "FIRST", "", "20", "\"q\"", "! no_rule_matched"},
      {"priority takes the first of the values", "PRIORITY", "", "60", "\"x\"", "high"},
      {"priority below", "PRIORITY", "", "5", "\"x\"", "mid"},
      {"rule order", "RULE ORDER", "", "60", "\"x\"", R"(["mid", "high"])"},
      {"output order", "OUTPUT ORDER", "", "60", "\"x\"", R"(["high", "mid"])"},
      {"output order keeps rule order among equals", "OUTPUT ORDER", "", "5", "\"z\"", R"(["low", "low"])"},
      {"collect", "COLLECT", "", "5", "\"x\"", R"(["low", "mid"])"},
      {"collect none", "COLLECT", "", "20", "\"q\"", "[]"},
      {"count", "COLLECT", "COUNT", "5", "\"z\"", "2"},
      {"count none", "COLLECT", "COUNT", "20", "\"q\"", "0"},
      {"least", "COLLECT", "MIN", "60", "\"x\"", "high"},
      {"most", "COLLECT", "MAX", "60", "\"x\"", "mid"},
      {"sum of texts", "COLLECT", "SUM", "60", "\"x\"", "! cannot_aggregate"}};
  // clang-format on
  for (auto const& c : cases) {
    dmn::Model const model = model_of({c.policy, c.aggregation, "a, b => r", overlapping, order, ""});
    expect_outcome(evaluate(model, c.a, c.b), c.want, c.why);
  }
}

TEST(Table, aggregates_numbers_exactly) {
  std::vector<std::string> const rules{"> 0 | - => 0.1", "> 1 | - => 0.2", "> 2 | - => -5", "> 3 | \"null\" => null"};
  // clang-format off
  struct { char const* aggregation; char const* a; char const* want; } const cases[] = {
      {"SUM", "2", "0.3"}, {"SUM", "3", "-4.7"}, {"MIN", "3", "-5"}, {"MAX", "3", "0.2"}, {"SUM", "1", "0.1"},
      {"SUM", "0", "! no_rule_matched"}};
  // clang-format on
  for (auto const& c : cases)
    expect_outcome(evaluate(model_of({"COLLECT", c.aggregation, "a, b => r", rules, "", ""}), c.a, "\"x\""), c.want,
                   c.aggregation);
  expect_outcome(evaluate(model_of({"COLLECT", "SUM", "a, b => r", rules, "", ""}), "4", "\"null\""),
                 "! cannot_aggregate", "a null among numbers");
}

TEST(Table, several_outputs_make_a_context_in_their_order) {
  dmn::Model const model =
      model_of({"FIRST", "", "a => tier, limit", {"< 10 => \"A\" | a * 2", "- => \"B\" | 0"}, "", ""});
  expect_outcome(evaluate(model, "7", "?"), "{tier: \"A\", limit: 14}", "computed entry");
  expect_outcome(evaluate(model, "70", "?"), "{tier: \"B\", limit: 0}", "constant rule");
}

TEST(Table, priority_weighs_outputs_from_left_to_right) {
  dmn::Model const model = model_of({"PRIORITY",
                                     "",
                                     "a => tier, rate",
                                     {"> 0 => \"B\" | \"high\"", "> 0 => \"A\" | \"low\"", "> 0 => \"A\" | \"high\""},
                                     R"("A", "B" ; "high", "low")",
                                     ""});
  expect_outcome(evaluate(model, "1", "?"), "{tier: \"A\", rate: \"high\"}", "first column decides, then the second");
}

TEST(Table, default_result_where_no_rule_matches) {
  expect_outcome(evaluate(model_of({"UNIQUE", "", "a => r", {"< 0 => \"x\""}, "", "\"none\""}), "1", "?"), "none",
                 "single");
  expect_outcome(evaluate(model_of({"COLLECT", "", "a => r", {"< 0 => \"x\""}, "", "\"none\""}), "1", "?"), "none",
                 "collect");
  expect_outcome(evaluate(model_of({"FIRST", "", "a => r, s", {"< 0 => 1 | 2"}, "", " ; a + 1"}), "1", "?"),
                 "{r: null, s: 2}", "only one has a default");
}

TEST(Table, a_null_does_not_match_and_the_catch_all_follows_when_a_value_is_only_missing) {
  dmn::Model const model = model_of(
      {"FIRST", "", "a => r", {">= 85 => \"AAA\"", "< 85 => \"B\"", "null => \"unknown\"", "- => \"rest\""}, "", ""});
  expect_outcome(evaluate(model, "?", "?"), "unknown", "missing input matches the cell null");
  dmn::Model const without =
      model_of({"FIRST", "", "a => r", {">= 85 => \"AAA\"", "< 85 => \"B\"", "- => \"rest\""}, "", ""});
  expect_outcome(evaluate(without, "?", "?"), "rest", "missing input falls through");
}

TEST(Table, strict_an_error_is_never_hidden_by_a_catch_all) {
  // clang-format off
  struct { char const *why, *columns; std::vector<std::string> rules; char const *a, *want; } const cases[] = {
      {"in the input expression", "a / 0 => r", {">= 85 => \"AAA\"", "- => \"rest\""}, "1", "! division_by_zero"},
      {"in a cell before the hit", "a => r", {"< 1 / (a - a) => \"AAA\"", "- => \"rest\""}, "1", "! rule_undecidable"},
      {"in a cell behind the hit", "a => r", {"1 => \"one\"", "< 1 / (a - a) => \"AAA\"", "- => \"rest\""}, "1", "one"},
      {"in a rule that is false anyway", "a, a => r", {"< 1 / (a - a) | > 5 => \"AAA\"", "- | - => \"rest\""}, "1", "rest"},
      {"in a result", "a => r", {"- => 1 / (a - a)"}, "1", "! division_by_zero"},
      {"in a result that is not chosen", "a => r", {"1 => \"one\"", "- => 1 / (a - a)"}, "1", "one"}};
  // clang-format on
  for (auto const& c : cases)
    expect_outcome(evaluate(model_of({"FIRST", "", c.columns, c.rules, "", ""}), c.a, "?"), c.want, c.why);
}

TEST(Table, without_strict_an_error_does_not_match) {
  dmn::Model const model = model_of({"FIRST", "", "a => r", {"< 1 / (a - a) => \"AAA\"", "- => \"rest\""}, "", ""});
  dmn::EvaluateOptions options;
  options.strict = false;
  dmn::Outcome const outcome = evaluate(model, "1", "?", options);
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::decided);
  EXPECT_EQ(outcome.value.to_string(), "rest");
  EXPECT_FALSE(outcome.diagnostics.empty());
}

TEST(Table, strict_unique_is_not_decided_when_another_rule_might_match) {
  dmn::Model const model = model_of({"UNIQUE", "", "a => r", {"1 => \"one\"", "< 1 / (a - a) => \"two\""}, "", ""});
  expect_outcome(evaluate(model, "1", "?"), "! rule_undecidable", "the second rule could hold too");
}

TEST(Table, messages_name_decision_rule_and_column) {
  dmn::Model const model =
      model_of({"UNIQUE", "", "a, b => r", {"< 5 | - => 1", "< 9 | - => 2", "< 7 | - => 1 / (a - a)"}, "", ""});
  dmn::Outcome const several = evaluate(model, "1", "\"x\"");
  ASSERT_FALSE(several.diagnostics.empty());
  std::string const message = model.message_of(several.diagnostics.front(), "en");
  EXPECT_NE(message.find("`d`"), std::string::npos) << message;
  EXPECT_NE(message.find("1, 2, 3"), std::string::npos) << message;
  EXPECT_NE(model.message_of(several.diagnostics.front(), "zh-CN").find("1, 2, 3"), std::string::npos);
  dmn::Outcome const divided =
      evaluate(model_of({"UNIQUE", "", "a, b => r", {"> 5 | - => 1", "- | - => 1 / (a - a)"}, "", ""}), "1", "\"x\"");
  ASSERT_FALSE(divided.diagnostics.empty());
  EXPECT_EQ(model.place_of(divided.diagnostics.front().place.element_id, "en"), "`d`, rule 2, column `r`");
  EXPECT_EQ(model.place_of(divided.diagnostics.front().place.element_id, "zh-CN"), "`d`第2行“r”列");
}

TEST(Table, allowed_input_values_are_enforced) {
  std::string const xml =
      dmn::model_text::definitions(dmn::model_text::input("b", "string") +
                                   dmn::model_text::decision("d", "b",
                                                             R"(<decisionTable id="t" hitPolicy="FIRST"><input>
        <inputExpression typeRef="string"><text>b</text></inputExpression>
        <inputValues><text>"x", "y"</text></inputValues></input><output/>
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>)"));
  auto const model = dmn::Model::load(xml, {.file = "t.dmn"});
  ASSERT_TRUE(model);
  EXPECT_EQ(model->evaluate("d", {{"b", "x"}}).value.to_string(), "1");
  dmn::Outcome const refused = model->evaluate("d", {{"b", "z"}});
  EXPECT_EQ(refused.status, dmn::Outcome::Status::not_decided);
  ASSERT_TRUE(refused.value.reason());
  EXPECT_EQ(refused.value.reason()->code, "value_not_allowed_here");
}

TEST(Table, what_is_wrong_with_a_table_is_an_issue_and_blocks_publishing) {
  // clang-format off
  struct { char const* why; TableText table; char const* message; char const* evaluated; } const cases[] = {
      {"unknown policy", {"SOMETIMES", "", "a => r", {"- => 1"}, "", ""}, "hit policy `SOMETIMES`", "! hit_policy"},
      {"no order", {"PRIORITY", "", "a => r", {"- => 1"}, "", ""}, "give the output values", "1"},
      {"sum of two columns", {"COLLECT", "SUM", "a => r, s", {"- => 1 | 2"}, "", ""}, "needs exactly one output",
       "! hit_policy"},
      {"too few cells", {"FIRST", "", "a, b => r", {"1 => 1"}, "", ""}, "rule 1 has 1 conditions, the table has 2 inputs",
       "! table_shape"},
      {"unknown name in a cell", {"FIRST", "", "a => r", {"< c => 1", "- => 2"}, "", ""}, "rule 1, column `a`",
       "! rule_undecidable"},
      {"unreadable result", {"FIRST", "", "a => r", {"1 => (1", "- => 2"}, "", ""}, "rule 1, column `r`", "! "}};
  // clang-format on
  for (auto const& c : cases) {
    using namespace dmn::model_text;
    auto const model = dmn::Model::load(
        definitions(input("a", "number") + input("b", "string") + decision("d", "a, b", table(c.table))),
        {.file = "t.dmn"});
    ASSERT_TRUE(model) << c.why;
    EXPECT_FALSE(model->publishable()) << c.why;
    ASSERT_FALSE(model->issues().empty()) << c.why;
    EXPECT_NE(model->issues().front().message.find(c.message), std::string::npos)
        << c.why << ": " << model->issues().front().message;
    dmn::Outcome const outcome = model->evaluate("d", {{"a", 1}, {"b", "x"}});
    if (std::string_view{c.evaluated} == "! ")
      EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided) << c.why;
    else
      expect_outcome(outcome, c.evaluated, c.why);
  }
}

TEST(Table, first_stops_at_the_first_hit_and_the_trace_says_so) {
  dmn::Model const model = model_of({"FIRST", "", "a => r", {"> 10 => 1", "> 5 => 2", "> 0 => 3"}, "", ""});
  dmn::EvaluateOptions options;
  options.trace = true;
  dmn::Outcome const outcome = evaluate(model, "7", "?", options);
  ASSERT_EQ(outcome.trace.size(), 1U);
  ASSERT_EQ(outcome.trace[0].tables.size(), 1U);
  dmn::TableTrace const& trace = outcome.trace[0].tables[0];
  EXPECT_EQ(trace.matched, (std::vector<int>{1}));
  EXPECT_EQ(trace.fired, (std::vector<int>{1}));
  EXPECT_EQ(trace.matched_ids, (std::vector<std::string>{"table.rule_2"}));
  ASSERT_EQ(trace.inputs.size(), 1U);
  EXPECT_EQ(trace.inputs[0].first, "a");
  EXPECT_EQ(trace.inputs[0].second.to_string(), "7");
}

}  // namespace
