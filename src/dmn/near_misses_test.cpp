// Which rules nearly held, as text: inputs `a` and `b`, one line per evaluation. A near miss reads
// `rule column wanted [nearest]`, all from 1; `nearest` has a `+` where only what lies just beyond it holds.
#include "dmn/near_misses.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "dmn/model_text.h"
#include "dmn/small_models.h"

namespace {

using dmn::small_models::feel_value;
using dmn::small_models::inputs_of;
using dmn::small_models::model_of;

dmn::TableTrace trace_of(dmn::Model const& model, std::string const& a, std::string const& b) {
  dmn::EvaluateOptions options;
  options.trace = true;
  return model.evaluate("d", inputs_of(a, b), options).trace.at(0).tables.at(0);
}

std::string text_of(dmn::TableTrace const& trace) {
  std::string text;
  for (dmn::NearMiss const& miss : trace.near_misses) {
    text += fmt::format("{}{} {} {}", text.empty() ? "" : "; ", miss.rule + 1, miss.input + 1, miss.wanted);
    if (!miss.nearest.is_null()) text += fmt::format(" [{}{}]", miss.nearest.to_string(), miss.beyond ? "+" : "");
  }
  return text;
}

TEST(NearMisses, every_hit_policy) {
  std::vector<std::string> const rules{R"(>= 80 | - => 3)", R"([60..80) | "x","y" => 2)", R"(< 60 | "x" => 0)",
                                       R"(> 20 | "z" => 1)"};
  // clang-format off
  struct { char const *why, *policy, *aggregation, *a, *b, *want; } const cases[] = {
      {"first: only rules before the one that fired", "FIRST", "", "78", "\"x\"", "1 1 >= 80 [80]"},
      {"first: two columns miss", "FIRST", "", "30", "\"z\"", "1 1 >= 80 [80]; 3 2 \"x\""},
      {"first: nothing fired", "FIRST", "", "10", "\"z\"", "1 1 >= 80 [80]; 3 2 \"x\"; 4 1 > 20 [20+]"},
      {"unique: any other rule", "UNIQUE", "", "50", "\"x\"", "1 1 >= 80 [80]; 2 1 [60..80) [60]; 4 2 \"z\""},
      {"unique: rules contradict each other", "UNIQUE", "", "90", "\"z\"", ""},
      {"any", "ANY", "", "70", "\"y\"", "1 1 >= 80 [80]; 4 2 \"z\""},
      {"priority: only results that come before", "PRIORITY", "", "70", "\"x\"", "1 1 >= 80 [80]"},
      {"rule order: one more", "RULE ORDER", "", "70", "\"x\"", "1 1 >= 80 [80]; 3 1 < 60 [60+]; 4 2 \"z\""},
      {"output order: one more", "OUTPUT ORDER", "", "85", "\"y\"", "2 1 [60..80) [80+]; 4 2 \"z\""},
      {"collect: one more", "COLLECT", "", "85", "\"y\"", "2 1 [60..80) [80+]; 4 2 \"z\""},
      {"count: one more", "COLLECT", "COUNT", "85", "\"y\"", "2 1 [60..80) [80+]; 4 2 \"z\""},
      {"sum: what adds something", "COLLECT", "SUM", "70", "\"x\"", "1 1 >= 80 [80]; 4 2 \"z\""},
      {"least: what is less", "COLLECT", "MIN", "70", "\"x\"", "3 1 < 60 [60+]; 4 2 \"z\""},
      {"most: what is more", "COLLECT", "MAX", "70", "\"x\"", "1 1 >= 80 [80]"},
      {"an input not given misses", "FIRST", "", "?", "\"x\"", "1 1 >= 80; 2 1 [60..80); 3 1 < 60"}};
  // clang-format on
  for (auto const& c : cases) {
    dmn::Model const model = model_of({c.policy, c.aggregation, "a, b => r", rules, "3, 2, 1, 0", ""});
    EXPECT_EQ(text_of(trace_of(model, c.a, c.b)), c.want) << c.why;
  }
}

TEST(NearMisses, a_rule_with_the_same_result_changes_nothing) {
  std::vector<std::string> const rules{R"(>= 80 | - => "A")", R"(>= 60 | - => "A")", R"(- | - => "B")"};
  EXPECT_EQ(text_of(trace_of(model_of({"FIRST", "", "a, b => r", rules, "", ""}), "70", "\"x\"")), "");
  EXPECT_EQ(text_of(trace_of(model_of({"FIRST", "", "a, b => r", rules, "", ""}), "50", "\"x\"")),
            "1 1 >= 80 [80]; 2 1 >= 60 [60]");
}

TEST(NearMisses, the_nearest_value_of_the_cell) {
  // clang-format off
  struct { char const *why, *type, *cell, *a, *want; } const cases[] = {
      {"below an interval", "number", "[80..90]", "78", "1 1 [80..90] [80]"},
      {"above an interval", "number", "[80..90)", "90", "1 1 [80..90) [90+]"},
      {"an open end", "number", "]80..90[", "80", "1 1 ]80..90[ [80+]"},
      {"the nearer of two", "number", "[0..10], [80..90]", "50", "1 1 [0..10], [80..90] [80]"},
      {"one of several numbers", "number", "1, 5, 9", "6", "1 1 1, 5, 9 [5]"},
      {"a decimal, exactly", "number", "<= 0.1", "0.30", "1 1 <= 0.1 [0.1]"},
      {"what is excluded has no nearest value", "number", "not(5)", "5", "1 1 not(5)"},
      {"days", "date", ">= date(\"2024-06-01\")", "date(\"2024-05-20\")",
       "1 1 >= date(\"2024-06-01\") [2024-06-01]"},
      {"durations", "days and time duration", "< duration(\"P30D\")", "duration(\"P31D\")",
       "1 1 < duration(\"P30D\") [P30D+]"},
      {"texts have no measure", "string", "\"x\"", "\"q\"", "1 1 \"x\""},
      {"a condition of its own", "number", "? * 2 > 10", "1", "1 1 ? * 2 > 10"},
      {"a condition that fails is no near miss", "number", "? * \"x\" > 10", "1", ""}};
  // clang-format on
  for (auto const& c : cases) {
    dmn::Model const model =
        model_of({"FIRST", "", "a, b => r", {std::string{c.cell} + R"( | - => "A")"}, "", "\"none\""}, c.type);
    dmn::EvaluateOptions options;
    options.trace = true;
    options.strict = false;
    dmn::Outcome const outcome = model.evaluate("d", {{"a", feel_value(c.a)}, {"b", "x"}}, options);
    EXPECT_EQ(text_of(outcome.trace.at(0).tables.at(0)), c.want) << c.why;
  }
}

TEST(NearMisses, looking_leaves_no_mark) {
  dmn::Model const model =
      model_of({"FIRST", "", "a, b => r", {R"(? * 2 > 10 | "x" => a / 0)", R"(- | - => 1)"}, "", ""});
  dmn::EvaluateOptions options;
  dmn::Model::Inputs const inputs{{"a", 9}, {"b", "y"}};
  dmn::Outcome const plain = model.evaluate("d", inputs, options);
  options.trace = true;
  dmn::Outcome const traced = model.evaluate("d", inputs, options);
  EXPECT_EQ(text_of(traced.trace.at(0).tables.at(0)), "1 2 \"x\"");
  EXPECT_EQ(traced.status, dmn::Outcome::Status::decided);
  EXPECT_TRUE(feel::identical(plain.value, traced.value));
  EXPECT_TRUE(traced.diagnostics.empty());
  options.near_misses = false;
  EXPECT_EQ(text_of(model.evaluate("d", inputs, options).trace.at(0).tables.at(0)), "");
}

TEST(NearMisses, of_many_the_nearest_are_kept) {
  std::vector<std::string> rules;
  for (int i = 0; i < 300; ++i) rules.push_back(fmt::format("[{}..{}) | - => {}", i * 10, i * 10 + 10, i));
  dmn::TableTrace const trace = trace_of(model_of({"UNIQUE", "", "a, b => r", rules, "", ""}), "2005", "\"x\"");
  ASSERT_EQ(trace.fired, std::vector<int>{200});
  ASSERT_EQ(trace.near_misses.size(), 100U);
  EXPECT_EQ(trace.near_misses.front().rule, 150);
  EXPECT_EQ(trace.near_misses.back().rule, 250);
}

// What a near miss says is true: with the input moved to its nearest value, the rule named fires (or one before it).
RC_GTEST_PROP(NearMisses, the_named_change_fires_another_rule, ()) {
  std::vector<std::string> rules;
  auto const cell = [] {
    int const low = *rc::gen::inRange(0, 50), width = *rc::gen::inRange(1, 20);
    return *rc::gen::element(fmt::format("[{}..{}]", low, low + width), fmt::format(">= {}", low),
                             fmt::format("<= {}", low), std::string{"-"});
  };
  int const count = *rc::gen::inRange(1, 8);
  for (int i = 0; i < count; ++i) rules.push_back(fmt::format("{} | {} => {}", cell(), cell(), i));
  rules.push_back(fmt::format("- | - => {}", count));
  using namespace dmn::model_text;
  auto const model =
      dmn::Model::load(definitions(input("a", "number") + input("b", "number") +
                                   decision("d", "a, b", table({"FIRST", "", "a, b => r", rules, "", ""}))));
  RC_ASSERT(model.has_value());
  dmn::EvaluateOptions options;
  options.trace = true;
  dmn::Model::Inputs const inputs{{"a", *rc::gen::inRange(-5, 80)}, {"b", *rc::gen::inRange(-5, 80)}};
  dmn::TableTrace const trace = model->evaluate("d", inputs, options).trace.at(0).tables.at(0);
  for (dmn::NearMiss const& miss : trace.near_misses) {
    dmn::Model::Inputs changed = inputs;
    changed[static_cast<std::size_t>(miss.input)].second = miss.nearest;
    std::vector<int> const fired = model->evaluate("d", changed, options).trace.at(0).tables.at(0).fired;
    RC_ASSERT(fired.size() == 1U);
    RC_ASSERT(fired.front() <= miss.rule);
    RC_ASSERT(fired.front() != trace.fired.front());
  }
}

}  // namespace
