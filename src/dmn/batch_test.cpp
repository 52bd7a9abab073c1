#include "dmn/batch.h"

#include <gtest/gtest.h>

#include "dmn/model_text.h"
#include "dmn/small_models.h"

// What the batch gives in general is compared with the row path and a reference in
// tests/conformance/batch_differential.cpp; here are the corners that random models do not reach.
namespace {

using namespace dmn::model_text;
using dmn::small_models::model_with;
using feel::Column;

std::vector<feel::Value> list(std::initializer_list<feel::Value> values) { return values; }

// Every row of the batch as the row path decides it; gives the values as texts.
std::vector<std::string> decide(dmn::Model const& model, std::string const& decision, dmn::BatchInputs const& inputs,
                                std::size_t* by_row_path = nullptr) {
  auto const batch = dmn::Batch::prepare(model, {decision});
  CHECK(batch.has_value());
  dmn::Batch::Worker worker{*batch};
  std::size_t const rows = inputs.front().second.rows();
  dmn::Decisions const decisions = worker.decide(inputs, 0, rows);
  if (by_row_path) *by_row_path = decisions.rows_by_row_path();
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < rows; ++row) {
    dmn::Model::Inputs values;
    for (auto const& [name, column] : inputs)
      if (!column.view().is_absent(row)) values.emplace_back(name, column.view().at(row));
    dmn::Outcome const outcome = model.evaluate(decision, values);
    bool const decided = outcome.status == dmn::Outcome::Status::decided;
    EXPECT_EQ(decisions.is_decided(0, row), decided) << row;
    EXPECT_TRUE(feel::identical(decisions.value(0, row), outcome.value)) << row << " " << outcome.value.to_string();
    texts.push_back(decided ? decisions.value(0, row).to_string() : "?");
  }
  return texts;
}

TEST(Batch, a_context_and_its_entries_pass_through_columns) {
  dmn::Model const model = model_with(
      input("a", "number") +
      decision("Terms", "a", table({"FIRST", "", "a => limit, days", {"> 10 => 100 | 30", "- => 5 | 7"}, "", ""})) +
      decision("Sum", "@Terms, a", literal("Terms.limit + Terms.days * a")));
  EXPECT_EQ(decide(model, "Sum", {{"a", Column::of(list({11, 3, 20}))}}),
            (std::vector<std::string>{"430", "26", "700"}));
}

TEST(Batch, an_input_without_column_is_missing_in_every_row) {
  dmn::Model const model = model_with(
      input("a", "number") + input("b", "string") +
      decision("D", "a, b", table({"FIRST", "", "a, b => r", {"> 1 | \"x\" => 1", "> 1 | - => 2"}, "", ""})));
  EXPECT_EQ(decide(model, "D", {{"a", Column::of(list({2, 0}))}}), (std::vector<std::string>{"2", "?"}));
}

TEST(Batch, a_null_keeps_its_reason) {
  dmn::Model const model = model_with(input("a", "number") + decision("D", "a", literal("a")));
  auto const batch = dmn::Batch::prepare(model, {"D"});
  dmn::Batch::Worker worker{*batch};
  feel::Value const missing = feel::Value::null("missing_input", {"a"}, {});
  dmn::Decisions const decisions = worker.decide({{"a", Column::of(list({1, missing, feel::Value{}}))}}, 0, 3);
  ASSERT_NE(decisions.value(0, 1).reason(), nullptr);
  EXPECT_EQ(decisions.value(0, 1).reason()->code, "missing_input");
  feel::Value const given = model.evaluate("D", {{"a", feel::Value{}}}).value;
  ASSERT_NE(given.reason(), nullptr);
  ASSERT_NE(decisions.value(0, 2).reason(), nullptr);
  EXPECT_EQ(decisions.value(0, 2).reason()->code, given.reason()->code);
}

TEST(Batch, a_value_that_a_column_does_not_allow_is_no_decision) {
  std::string table_xml = table({"FIRST", "", "a => r", {"> 1 => 1", "- => 2"}, "", ""});
  std::string const mark = "</inputExpression>";
  table_xml.insert(table_xml.find(mark) + mark.size(), "<inputValues><text>[0..10]</text></inputValues>");
  dmn::Model const model = model_with(input("a", "number") + decision("D", "a", table_xml));
  std::size_t by_row_path = 0;
  EXPECT_EQ(decide(model, "D", {{"a", Column::of(list({5, 11, 0, -1}))}}, &by_row_path),
            (std::vector<std::string>{"1", "?", "2", "?"}));
  EXPECT_EQ(by_row_path, 2U);
}

TEST(Batch, a_value_of_another_type_than_declared_is_no_decision) {
  dmn::Model const model = model_with(input("a", "number") + decision("D", "a", literal("a + 1")));
  EXPECT_EQ(decide(model, "D", {{"a", Column::of(list({1, "x", feel::Value::list({3})}))}}),
            (std::vector<std::string>{"2", "?", "4"}));
}

TEST(Batch, numbers_beyond_the_grid_stay_exact) {
  dmn::Model const model =
      model_with(input("a", "number") + input("b", "number") + decision("D", "a, b", literal("a * b + 0.1")));
  dmn::BatchInputs const inputs{
      {"a", Column::of(list({base::decimal("123456789012345.678"), base::decimal("1e30"), 2}))},
      {"b", Column::of(list({base::decimal("987654321.123456"), 3, base::decimal("0.1")}))}};
  EXPECT_EQ(decide(model, "D", inputs)[2], "0.3");
}

TEST(Batch, a_worker_serves_one_call_after_the_other) {
  dmn::Model const model = model_with(
      input("t", "string") + decision("D", "t", table({"FIRST", "", "t => r", {"\"x\" => 1", "- => 2"}, "", ""})));
  auto const batch = dmn::Batch::prepare(model, {"D"});
  dmn::Batch::Worker worker{*batch};
  for (int round = 0; round < 50; ++round) {  // palettes come and go at the same addresses
    std::string const other = "y" + std::to_string(round);
    bool const swapped = round % 2 == 0;
    dmn::BatchInputs const inputs{{"t", Column::of(swapped ? list({other, "x"}) : list({"x", other}))}};
    dmn::Decisions const decisions = worker.decide(inputs, 0, 2);
    EXPECT_EQ(decisions.value(0, swapped ? 1 : 0).to_string(), "1");
    EXPECT_EQ(decisions.value(0, swapped ? 0 : 1).to_string(), "2");
  }
}

TEST(Batch, part_of_the_rows_can_be_asked_for) {
  dmn::Model const model = model_with(input("a", "number") + decision("D", "a", literal("a * 2")));
  std::vector<feel::Value> values;
  for (int i = 0; i < 5'000; ++i) values.emplace_back(i);
  auto const batch = dmn::Batch::prepare(model, {"D"});
  dmn::Batch::Worker worker{*batch};
  dmn::Decisions const decisions = worker.decide({{"a", Column::of(std::move(values))}}, 3'000, 2'000);
  EXPECT_EQ(decisions.value(0, 0).to_string(), "6000");
  EXPECT_EQ(decisions.value(0, 1'999).to_string(), "9998");
  EXPECT_EQ(decisions.rows_by_row_path(), 0U);
  EXPECT_EQ(decisions.column(0).form, feel::View::Form::numbers);
}

// Bounds as evenly spread ones, as crowds far apart, and up to the ends of the grid; asked below, at and above each.
TEST(Batch, many_bounds_are_found_however_they_lie) {
  struct {
    char const* why;
    std::vector<std::string> bounds;
  } cases[] = {{"evenly", {}}, {"in a crowd and far away", {}}, {"in two crowds", {}}, {"with fractions", {}}};
  for (int i = 0; i < 200; ++i) {
    cases[0].bounds.push_back(std::to_string(7 * i - 300));
    cases[1].bounds.push_back(i < 199 ? std::to_string(i) : "900000000000000000");
    cases[2].bounds.push_back(std::to_string((i < 100 ? -4'000'000'000LL : 4'000'000'000LL) + i));
    cases[3].bounds.push_back(fmt::format("{}.{:02}", i / 3, i % 3 * 49));
  }
  for (auto const& c : cases) {
    TableText rules{"FIRST", "", "a => r", {}, "", ""};
    std::vector<feel::Value> values;
    for (std::size_t i = c.bounds.size(); i-- > 0;) {
      rules.rules.push_back(fmt::format("{} {} => {}", i % 2 == 0 ? ">=" : ">", c.bounds[i], i));
      for (char const* const step : {"-1", "-0.001", "0", "0.001", "1"})
        values.emplace_back(*base::add(base::decimal(c.bounds[i]), base::decimal(step)));
    }
    rules.rules.emplace_back("- => -1");
    dmn::Model const model = model_with(input("a", "number") + decision("D", "a", table(rules)));
    std::size_t by_row_path = 0;
    decide(model, "D", {{"a", Column::of(std::move(values))}}, &by_row_path);
    EXPECT_EQ(by_row_path, 0U) << c.why;
  }
}

TEST(Batch, functions_and_services_are_decided_by_row) {
  dmn::Model const model = model_with(
      input("a", "number") + knowledge("double", "", "x number", literal("x * 2")) +
      decision("D", "a, !double", literal("double(a) + 1")) +
      R"(<decisionService id="s" name="S"><variable name="S"/><outputDecision href="#d_D"/><inputData href="#i_a"/></decisionService>)");
  EXPECT_EQ(decide(model, "D", {{"a", Column::of(list({1, 2}))}}), (std::vector<std::string>{"3", "5"}));
  EXPECT_EQ(decide(model, "S", {{"a", Column::of(list({1, 2}))}}), (std::vector<std::string>{"3", "5"}));
  EXPECT_EQ(dmn::Batch::prepare(model, {"D"})->shape().by_row, 1);
}

TEST(Batch, what_is_no_decision_is_refused) {
  dmn::Model const model = model_with(input("a", "number") + decision("D", "a", literal("a")));
  for (char const* name : {"a", "nothing", ""}) EXPECT_FALSE(dmn::Batch::prepare(model, {name}).has_value()) << name;
}

TEST(Batch, hits_are_counted_by_rule_and_table) {
  dmn::Model const model =
      model_with(input("a", "number") +
                 decision("D", "a", table({"COLLECT", "SUM", "a => r", {"> 1 => 1", "> 2 => 2", "> 9 => 3"}, "", ""})));
  auto const batch = dmn::Batch::prepare(model, {"D"});
  dmn::Batch::Worker worker{*batch};
  dmn::Decisions const decisions = worker.decide({{"a", Column::of(list({1, 2, 3, 10, feel::Value{}}))}}, 0, 5);
  ASSERT_EQ(decisions.hits().size(), 1U);
  EXPECT_EQ(decisions.hits()[0].rules, (std::vector<std::int64_t>{3, 2, 1}));
}

}  // namespace
