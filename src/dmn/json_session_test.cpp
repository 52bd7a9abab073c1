#include "dmn/json_session.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "dmn/model_text.h"
#include "dmn/small_models.h"

namespace {

using namespace dmn::model_text;

std::string const types =
    R"(<itemDefinition name="Share"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>)"
    R"(<itemDefinition name="Shares" isCollection="true"><typeRef>Share</typeRef></itemDefinition>)"
    R"(<itemDefinition name="Account"><itemComponent name="revenue"><typeRef>number</typeRef></itemComponent>)"
    R"(<itemComponent name="since"><typeRef>date</typeRef></itemComponent></itemDefinition>)";

dmn::Model model_without_issues(std::string const& elements) {
  dmn::Model model = dmn::small_models::model_with(elements);
  for (base::Issue const& issue : model.issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  return model;
}

// A model with one input `x` of the type; the decision hands it on.
dmn::Model echo(std::string const& type) {
  return model_without_issues(types + input("x", type) + decision("d", "x", literal("x")));
}

// `want`: the value as JSON, or `pointer: message` of the first issue.
std::string answer(dmn::Model const& model, std::string const& json, std::string const& locale = "en") {
  dmn::JsonSession session{model, "d", {.locale = locale}};
  auto const reply = base::Json::parse(session.decide(json));
  if (!reply) return "no JSON";
  if (reply->text_of("status") != "invalid") return reply->find("value")->to_string();
  base::Json const& issue = reply->find("issues")->if_array()->at(0);
  return issue.text_of("at") + ": " + issue.text_of("message");
}

TEST(JsonSession, values_by_declared_type) {
  // clang-format off
  struct { char const *type, *given, *want; } const cases[] = {
      {"number", "0.1", "0.1"},
      {"number", "1234567890123456789012345678.901234", "1234567890123456789012345678.901234"},
      {"number", "1e3", "1000"},
      {"number", "null", "null"},
      {"number", "\"5\"", "/x: expected number, got the text `5`: write it like 12.5"},
      {"number", "true", "/x: expected number, got true: write it like 12.5"},
      {"number", "[5]", "/x: expected number, got a list: write it like 12.5"},
      {"number", "12345678901234567890123456789012345",
       "/x: the number 12345678901234567890123456789012345 has more than 34 digits or is out of range: shorten it"},
      {"string", "\"\\u745e\"", "\"瑞\""},
      {"string", "5", "/x: expected string, got the number 5: write it like \"text\""},
      {"boolean", "false", "false"},
      {"boolean", "0", "/x: expected boolean, got the number 0: write it like true"},
      {"date", "\"2024-02-29\"", "\"2024-02-29\""},
      {"date", "\"2023-02-29\"", "/x: expected date, got the text `2023-02-29`: write it like \"2024-05-31\""},
      {"time", "\"09:30:00+08:00\"", "\"09:30:00+08:00\""},
      {"date and time", "\"2024-05-31T09:30:00Z\"", "\"2024-05-31T09:30:00Z\""},
      {"date and time", "\"2024-05-31\"", "\"2024-05-31T00:00:00Z\""},
      {"days and time duration", "\"P30D\"", "\"P30D\""},
      {"days and time duration", "\"P1M\"",
       "/x: expected days and time duration, got the text `P1M`: write it like \"P30D\""},
      {"years and months duration", "\"P18M\"", "\"P1Y6M\""},
      {"Share", "0.5", "0.5"},
      {"Share", "1.5", "/x: 1.5 is not an allowed value of Share"},
      {"Shares", "[0.5,1]", "[0.5,1]"},
      {"Shares", "[0.5,2]", "/x/1: 2 is not an allowed value of Share"},
      {"Shares", "[0.5,\"a\"]", "/x/1: expected number, got the text `a`: write it like 12.5"},
      {"Shares", "0.5", "/x: expected list<number>, got the number 0.5: write it like [1, 2]"},
      {"Account", R"({"revenue":1.50,"since":"2020-01-01"})", R"({"revenue":1.5,"since":"2020-01-01"})"},
      {"Account", R"({"revenue":1,"since":null,"more":[1,{"a":"b"}]})",
       R"({"revenue":1,"since":null,"more":[1,{"a":"b"}]})"},
      {"Account", R"({"revenue":1})", "/x/since: not given: add it, or null where it is not known"},
      {"Account", R"({"revenue":1,"since":7})",
       "/x/since: expected date, got the number 7: write it like \"2024-05-31\""},
      {"Account", R"({"revenue":1,"since":null,"revenue":2})", "/x/revenue: given more than once: keep one"},
      {"Account", "\"text\"", "/x: expected Account, got the text `text`: write it like {\"name\": 1}"},
      {"Any", "\"2024-02-29\"", "\"2024-02-29\""},
      {"Any", R"({"a/b":[1,"x",true,null,{}]})", R"({"a/b":[1,"x",true,null,{}]})"}};
  // clang-format on
  for (auto const& c : cases)
    EXPECT_EQ(answer(echo(c.type), std::string{"{\"x\":"} + c.given + "}"), c.want) << c.type << " " << c.given;
}

TEST(JsonSession, faults_of_the_text_are_located) {
  dmn::Model const model = echo("number");
  // clang-format off
  struct { char const *json, *want; } const cases[] = {
      {"", ": expected an object of the inputs by name: write it like {\"score\": 78}"},
      {"[1]", ": expected an object of the inputs by name: write it like {\"score\": 78}"},
      {"{\"x\":1", "byte 6: expected `,` or `}`, got the end of the text"},
      {"{\"x\":1}}", "byte 7: expected the end of the text, got `}`"},
      {"{\"x\":}", "byte 5: expected a value, got `}`"},
      {"{\"x\" 1}", "byte 5: expected `:`, got `1`"},
      {"{x:1}", "byte 1: expected a key in quotes, got `x`"},
      {"{\"x\":1,\"x\":2}", "/x: given more than once: keep one"},
      {"{\"y/z\":[{}]}", "/y~1z: the model has no input of this name: use one of `x`"},
      {"{\"x\":\"\xff\"}", "byte 6: not UTF-8; save the text as UTF-8"}};
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(answer(model, c.json), c.want) << c.json;
  EXPECT_EQ(answer(model, "{\"x\":\"5\"}", "zh-CN"), "/x: 应为 number，实际为文本“5”；请写成 12.5");
  dmn::JsonSession session{echo("Any"), "d"};
  EXPECT_EQ(session.decide("{\"x\":" + std::string(70, '[') + "}"),
            R"({"status":"invalid","issues":[{"at":"byte 68","message":"nested more than 64 deep"}]})");
}

TEST(JsonSession, every_issue_is_told_not_only_the_first) {
  dmn::Model const model = model_without_issues(input("a", "number") + input("b", "date") + input("c", "string") +
                                                decision("d", "a, b, c", literal("a")));
  auto const inputs = dmn::read_inputs(model, "d", R"({"a":"x","b":5,"q":1})", {.complete = true});
  ASSERT_FALSE(inputs);
  std::vector<std::string> places;
  for (base::Issue const& issue : inputs.error().issues) places.push_back(issue.at);
  EXPECT_EQ(places, (std::vector<std::string>{"/a", "/b", "/q", "/c"}));
}

TEST(JsonSession, what_is_not_given_is_missing_and_what_the_decision_does_not_read_is_not_asked_for) {
  dmn::Model const model =
      model_without_issues(input("a", "number") + input("b", "number") + decision("d", "a", literal("a + 1")) +
                           decision("e", "b", literal("b")));
  dmn::JsonSession session{model, "d"};
  std::string const reply{session.decide("{}")};
  EXPECT_NE(reply.find("\"missing_input\""), std::string::npos) << reply;
  dmn::JsonSession complete{model, "d", {.complete = true}};
  EXPECT_EQ(complete.decide("{}"),
            R"({"status":"invalid","issues":[{"at":"/a","message":"not given, but `d` reads it: )"
            R"(add it, or null where it is not known"}]})");
  EXPECT_EQ(complete.decide(R"({"a":1})"), R"({"status":"decided","value":2,"diagnostics":[]})");
  EXPECT_EQ(complete.decide(R"({"a":1,"b":2})"), R"({"status":"decided","value":2,"diagnostics":[]})");
}

TEST(JsonSession, one_text_leaves_nothing_behind_for_the_next) {
  dmn::Model const model =
      model_without_issues(input("a", "number") + input("b", "number") + decision("d", "a, b", literal("[a, b]")));
  dmn::JsonSession session{model, "d", {.ignores_unknown = true}};
  EXPECT_EQ(session.decide(R"({"a":1,"b":2})"), R"({"status":"decided","value":[1,2],"diagnostics":[]})");
  EXPECT_EQ(session.decide(R"({"b":3,"z":0,"a":4})"), R"({"status":"decided","value":[4,3],"diagnostics":[]})");
  EXPECT_NE(session.decide(R"({"b":"x","a":5})").find("/b"), std::string_view::npos);
  EXPECT_EQ(session.decide(R"({"a":5})"), R"({"status":"decided","value":[5,null],"diagnostics":[]})");
  EXPECT_EQ(session.decide(R"({"i_b":6, "a" : 7 } )"), R"({"status":"decided","value":[7,6],"diagnostics":[]})");
}

TEST(JsonSession, a_failed_decision_says_where_and_why) {
  dmn::Model const model = model_without_issues(input("a", "number") + decision("d", "a", literal("1 / a")));
  dmn::JsonSession session{model, "d", {.locale = "zh-CN"}};
  auto const reply = base::Json::parse(session.decide(R"({"a":0})"));
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->text_of("status"), "not_decided");
  base::Json const& diagnostic = reply->find("diagnostics")->if_array()->at(0);
  EXPECT_EQ(diagnostic.text_of("code"), "division_by_zero");
  EXPECT_EQ(diagnostic.text_of("message"), "`d`：1 除以零");
  dmn::JsonSession nothing{model, "no such decision"};
  EXPECT_EQ(
      nothing.decide("{}"),
      R"({"status":"invalid","issues":[{"at":"","message":"there is no decision `no such decision` in the model `test`"}]})");
}

TEST(JsonSession, a_trace_is_part_of_the_answer_when_asked_for) {
  dmn::Model const model = model_without_issues(
      input("a", "number") +
      decision("d", "a", table({"FIRST", "", "a => r", {">= 80 => \"A\"", "- => \"B\""}, "", ""})));
  dmn::JsonSession session{model, "d"};
  dmn::EvaluateOptions options;
  options.trace = true;
  EXPECT_EQ(session.decide(R"({"a":78})", options),
            R"({"status":"decided","value":"B","diagnostics":[],"trace":[{"decision_id":"d_d","decision_name":"d",)"
            R"("value":"B","tables":[{"decision_id":"d_d","table_id":"table","inputs":[{"expression":"a","value":78}],)"
            R"("matched":[1],"fired":[1],"matched_ids":["table.rule_2"],)"
            R"("near_misses":[{"rule":0,"input":0,"wanted":">= 80","nearest":80,"beyond":false}]}]}]})");
}

TEST(JsonSession, a_service_takes_its_input_decisions) {
  std::string const service = R"(<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#d_d"/>)"
                              R"(<inputDecision href="#d_base"/><inputData href="#i_a"/></decisionService>)";
  dmn::Model const model =
      model_without_issues(input("a", "number") + decision("base", "a", literal("a * 2"), "number") +
                           decision("d", "a, @base", literal("a + base")) + service);
  dmn::JsonSession session{model, "s"};
  EXPECT_EQ(session.decide(R"({"a":1,"base":10})"), R"({"status":"decided","value":11,"diagnostics":[]})");
  EXPECT_NE(session.decide(R"({"a":1,"base":"x"})").find("/base"), std::string_view::npos);
}

}  // namespace
