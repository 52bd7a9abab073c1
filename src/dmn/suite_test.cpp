#include "dmn/suite.h"

#include <gtest/gtest.h>

#include "dmn/model_text.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace dmn {
namespace {

namespace mt = model_text;

constexpr std::string_view prologue = R"(<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">)";

Model model() {
  auto loaded = Model::load(mt::definitions(mt::input("amount", "number") +
                                            mt::decision("Fee", "amount", mt::literal("amount * 0.1"), "number")));
  EXPECT_TRUE(loaded) << base::to_text(loaded.error());
  return *std::move(loaded);
}

TEST(Suite, ReadsCasesOfEveryValueType) {
  std::string const xml = std::string{prologue} + R"(<modelName> fee.dmn </modelName><testCase id="001">
    <description>a fee</description>
    <inputNode name="n"><value xsi:type="xsd:decimal">1.50</value></inputNode>
    <inputNode name="s"><value xsi:type="xsd:string"> </value></inputNode>
    <inputNode name="b"><value xsi:type="xsd:boolean">1</value></inputNode>
    <inputNode name="d"><value xsi:type="xsd:date">2024-02-29</value></inputNode>
    <inputNode name="p"><value xsi:type="xsd:duration">P1Y2M</value></inputNode>
    <inputNode name="l"><list><item><value xsi:nil="true"/></item>
      <item><value xsi:type="xsd:double">2</value></item></list></inputNode>
    <inputNode name="c"><component name="a"><value xsi:type="xsd:dateTime">2024-02-29T10:00:00Z</value></component></inputNode>
    <resultNode name="Fee" errorResult="true"><expected><value xsi:nil="true"/></expected></resultNode>
  </testCase></testCases>)";
  auto const suite = read_suite(xml, "fee-test.xml");
  ASSERT_TRUE(suite) << base::to_text(suite.error());
  EXPECT_EQ(suite->model_name, "fee.dmn");
  ASSERT_EQ(suite->cases.size(), 1U);
  SuiteCase const& test = suite->cases.front();
  std::string shown;
  for (auto const& [name, value] : test.inputs) shown += name + "=" + value.to_string() + ";";
  EXPECT_EQ(shown, "n=1.5;s= ;b=true;d=2024-02-29;p=P1Y2M;l=[null, 2];c={a: 2024-02-29T10:00:00Z};");
  EXPECT_TRUE(test.results.front().error_result);
  EXPECT_TRUE(test.results.front().expected.is_null());
}

TEST(Suite, LocatesEveryValueThatCannotBeRead) {
  std::string const xml =
      std::string{prologue} + R"(<testCase id="7"><inputNode name="n"><value xsi:type="xsd:decimal">x</value>
    </inputNode><resultNode name="D"><expected>
    <value xsi:type="xsd:date">2024-02-30</value></expected></resultNode></testCase></testCases>)";
  auto const suite = read_suite(xml, "bad.xml");
  ASSERT_FALSE(suite);
  ASSERT_EQ(suite.error().issues.size(), 2U);
  EXPECT_EQ(suite.error().issues[0].at, "bad.xml#7/n");
  EXPECT_EQ(suite.error().issues[1].at, "bad.xml#7/D");
  EXPECT_FALSE(read_suite("<other/>", "bad.xml"));
  EXPECT_FALSE(read_suite("<!DOCTYPE a><testCases/>", "bad.xml"));
}

TEST(Suite, WhatIsWrittenReadsBackTheSame) {
  Suite suite{.name = "fees & \"more\"", .model_name = "fee.dmn", .labels = {"a<b"}, .cases = {}};
  SuiteCase test{.id = "1", .description = "", .invocable = "", .inputs = {}, .results = {}};
  test.inputs = {{"n", *base::Decimal::parse("0.1234567890123456789012345678901234")},
                 {"text", " two\nlines <&\"> "},
                 {"null", feel::Value{}},
                 {"day", feel::Value::date_of_days(19'782)},
                 {"time", feel::Value::of(*feel::parse_time("10:00:00@Asia/Shanghai"))},
                 {"at", feel::Value::of(*feel::parse_date_time("2024-01-02T03:04:05.678+08:00"))},
                 {"months", feel::Value::years_months(-14)},
                 {"span", feel::parse_duration("P1DT2H3.5S")},
                 {"list", feel::Value::list({feel::Value::list({}), feel::Value::list({1, true, {}})})},
                 {"context", feel::Value::context({{"a b", feel::Value::list({feel::Value::context({{"c", 1}})})}})}};
  test.results = {{"Fee", 1, false}, {"Other", {}, true}};
  suite.cases = {test};
  suite.cases.push_back({.id = "2",
                         .description = "a service",
                         .kind = SuiteCase::Kind::decision_service,
                         .invocable = "Serve",
                         .inputs = {},
                         .results = {{"Fee", "x", false}}});
  auto const xml = write_suite(suite);
  ASSERT_TRUE(xml) << base::to_text(xml.error());
  auto const back = read_suite(*xml, "written.xml");
  ASSERT_TRUE(back) << base::to_text(back.error());
  EXPECT_EQ(back->name, suite.name);
  EXPECT_EQ(back->labels, suite.labels);
  ASSERT_EQ(back->cases.size(), 2U);
  ASSERT_EQ(back->cases[0].inputs.size(), test.inputs.size());
  for (std::size_t i = 0; i < test.inputs.size(); ++i) {
    EXPECT_EQ(back->cases[0].inputs[i].first, test.inputs[i].first);
    EXPECT_TRUE(feel::identical(back->cases[0].inputs[i].second, test.inputs[i].second)) << test.inputs[i].first;
  }
  EXPECT_EQ(back->cases[1].kind, SuiteCase::Kind::decision_service);
  EXPECT_EQ(back->cases[1].invocable, "Serve");
  EXPECT_TRUE(back->cases[0].results[1].error_result);
  EXPECT_EQ(*write_suite(*back), *xml);
}

TEST(Suite, RefusesToWriteWhatTheSchemaCannotHold) {
  Suite suite{.name = "", .model_name = "m.dmn", .labels = {}, .cases = {}};
  feel::Value const range = feel::Value::of(feel::Range::interval(1, true, 2, true));
  suite.cases.push_back({.id = "1", .description = "", .invocable = "", .inputs = {{"r", range}}, .results = {}});
  suite.cases.push_back({.id = "2", .description = "", .invocable = "", .inputs = {{"s", "\x01"}}, .results = {}});
  auto const xml = write_suite(suite);
  ASSERT_FALSE(xml);
  ASSERT_EQ(xml.error().issues.size(), 2U);
  EXPECT_EQ(xml.error().issues[0].at, "1/r");
  EXPECT_EQ(xml.error().issues[1].at, "2/s");
}

TEST(Suite, RunsEveryResultNodeAndSaysWhyItMissed) {
  Suite suite{.name = "", .model_name = "fee.dmn", .labels = {}, .cases = {}};
  auto const add = [&](std::string id, Model::Inputs inputs, feel::Value expected) {
    suite.cases.push_back({.id = std::move(id),
                           .description = "",
                           .invocable = "",
                           .inputs = std::move(inputs),
                           .results = {{"Fee", std::move(expected), false}}});
  };
  add("exact", {{"amount", 10}}, 1);
  add("close", {{"amount", 10}}, *base::Decimal::parse("1.000000009"));
  add("not close", {{"amount", 10}}, *base::Decimal::parse("1.00000002"));
  add("of another type", {{"amount", "ten"}}, 1);
  add("null as expected", {{"amount", "ten"}}, {});
  auto const results = run_suite(model(), suite, {.strict = false, .today = {}, .now = {}});
  ASSERT_EQ(results.size(), 5U);
  EXPECT_TRUE(results[0].passed);
  EXPECT_TRUE(results[1].passed);
  EXPECT_FALSE(results[2].passed);
  EXPECT_FALSE(results[3].passed);
  EXPECT_NE(results[3].reason_en.find("`amount`"), std::string::npos) << results[3].reason_en;
  EXPECT_FALSE(results[3].reason_zh.empty());
  EXPECT_TRUE(results[4].passed);
}

TEST(Suite, ComparesAsThePublishedRunnersDo) {
  using feel::Value;
  EXPECT_TRUE(is_same_result(Value::list({1, {}}), Value::list({1, {}})));
  EXPECT_FALSE(is_same_result(Value::list({1}), Value::list({1, 2})));
  EXPECT_TRUE(is_same_result(Value::context({{"a", 1}, {"b", 2}}), Value::context({{"b", 2}, {"a", 1}})));
  EXPECT_FALSE(is_same_result(Value::context({{"a", 1}}), Value::context({{"b", 1}})));
  EXPECT_FALSE(is_same_result(1, "1"));
  EXPECT_FALSE(is_same_result({}, 1));
  EXPECT_FALSE(is_same_result(Value::list({1}), 1));
}

}  // namespace
}  // namespace dmn
