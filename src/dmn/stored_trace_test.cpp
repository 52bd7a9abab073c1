#include "dmn/stored_trace.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/hash.h"
#include "dmn/model_text.h"
#include "dmn/small_models.h"
#include "dmn/stored_value.h"
#include "dmn/values_json.h"

namespace {

using namespace dmn::model_text;
using dmn::small_models::feel_value;
using dmn::small_models::model_with;

dmn::Model graded() {
  return model_with(
      input("score", "number") + input("unused", "number") +
      decision("Grade", "score",
               table({"FIRST", "", "score => r", {">= 80 => \"A\"", ">= 60 => \"B\"", "- => \"C\""}, "", ""})) +
      decision("Share", "score, @Grade", literal("if Grade = \"C\" then 1 / (score - 5) else 0.5"), "number"));
}

dmn::EvaluateOptions traced() {
  dmn::EvaluateOptions options;
  options.trace = true;
  options.today = *base::Date::of(2024, 5, 31);
  options.now = *base::Instant::parse("2024-05-31T01:02:03.004Z");
  return options;
}

dmn::StoredTrace stored(dmn::Model const& model, std::string const& decision, dmn::Model::Inputs const& inputs,
                        bool near_misses = false) {
  dmn::EvaluateOptions const options = traced();
  return dmn::store(model, decision, inputs, options, model.evaluate(decision, inputs, options), "0.1.0", near_misses);
}

TEST(StoredTrace, the_form_is_canonical_and_holds_what_the_decision_read) {
  dmn::Model const model = graded();
  dmn::StoredTrace const trace = stored(model, "Share", {{"unused", 1}, {"score", 78}}, true);
  EXPECT_EQ(trace.to_json(), R"({"v":1,"model":")" + model.hash() +
                                 R"(","engine":"0.1.0","decision":"Share","day":"2024-05-31",)"
                                 R"("now":"2024-05-31T01:02:03.004Z","inputs":{"score":78},"value":0.5,)"
                                 R"("fired":[["table",1]],"near":[["table",0,0]]})");
  dmn::StoredTrace const failed = stored(model, "Share", {{"score", 5}});
  EXPECT_NE(failed.to_json().find(R"("decided":false,"value":{"@null":["division_by_zero")"), std::string::npos);
  EXPECT_NE(failed.to_json().find(R"("why":[["division_by_zero","d_Share)"), std::string::npos);
}

TEST(StoredTrace, replays_identically) {
  dmn::Model const model = graded();
  for (int const score : {90, 80, 78, 60, 5, 4, -3}) {
    std::string const json = stored(model, "Share", {{"score", score}}, true).to_json();
    auto const read = dmn::StoredTrace::parse(json);
    ASSERT_TRUE(read) << base::to_text(read.error());
    EXPECT_EQ(read->to_json(), json);
    dmn::Replay const again = dmn::replay(model, *read);
    EXPECT_TRUE(again.same_model);
    EXPECT_TRUE(again.identical()) << again.differences.at(0).at << " " << again.differences.at(0).replayed;
  }
}

TEST(StoredTrace, says_where_a_replay_differs) {
  dmn::Model const model = graded();
  dmn::StoredTrace trace = stored(model, "Share", {{"score", 78}}, true);
  trace.value = base::decimal("0.25");
  trace.tables.at(0).fired = {0};
  trace.near_misses.clear();
  trace.diagnostics.emplace_back().code = "division_by_zero";
  trace.status = dmn::Outcome::Status::not_decided;
  std::string told;
  for (dmn::ReplayDifference const& difference : dmn::replay(model, trace).differences)
    told += fmt::format("{} {} -> {}; ", difference.at, difference.stored, difference.replayed);
  EXPECT_EQ(told, R"(/decided false -> true; /value 0.25 -> 0.5; /fired/0 ["table",0] -> ["table",1]; )"
                  R"(/near/0  -> ["table",0,0]; /why/0 ["division_by_zero","",0,0,[]] -> ; )");
}

TEST(StoredTrace, another_model_is_told_apart_by_its_hash) {
  dmn::StoredTrace const trace = stored(graded(), "Grade", {{"score", 78}});
  dmn::Model const other = model_with(
      input("score", "number") +
      decision("Grade", "score", table({"FIRST", "", "score => r", {">= 75 => \"A\"", "- => \"C\""}, "", ""})));
  dmn::Replay const again = dmn::replay(other, trace);
  EXPECT_FALSE(again.same_model);
  EXPECT_FALSE(again.identical());
  std::string const xml = definitions(input("x", "number"));
  auto const alone = dmn::Model::load(xml, {.file = "m.dmn"});
  EXPECT_EQ(alone->hash(), base::sha256_hex(xml)) << "what sha256sum prints";
  auto const importing = dmn::Model::load(xml, {.file = "m.dmn", .imported = {{xml, "i.dmn"}}});
  EXPECT_NE(importing->hash(), alone->hash());
}

TEST(StoredTrace, faults_are_located) {
  std::string const good = stored(graded(), "Share", {{"score", 78}}, true).to_json();
  // clang-format off
  struct { char const *part, *instead, *want; } const cases[] = {
      {"\"v\":1", "\"v\":2", "stored trace of version 2: this program reads version 1"},
      {"\"v\":1,", "", "/v: expected the version"},
      {"\"2024-05-31\"", "\"2024-02-31\"", "/day: expected a day like `2024-05-31`"},
      {"\"score\":78", "\"score\":{\"@\":\"soon\"}", "/inputs/score: `soon` is no value of time"},
      {"\"score\":78", "\"score\":{\"@x\":1}", "/inputs/score: the mark `@x` is not known"},
      {"\"score\":78", "\"score\":[{\"@range\":[9,1,2,true,true]}]",
       "/inputs/score/0/@range: expected [form, low, high, low_closed, high_closed]"},
      {"[\"table\",1]", "[\"table\",-1]", "/fired/0: expected a number from 0"},
      {"[\"table\",1]", "7", "/fired/0: expected [table, rules …]"},
      {"[\"table\",0,0]", "[\"table\",0]", "/near/0: expected [table, rule, input]"},
      {"\"near\"", "\"why\"", "/why/0: expected [code, element, offset, length, [texts]]"}};
  // clang-format on
  for (auto const& c : cases) {
    std::string text = good;
    text.replace(text.find(c.part), std::string{c.part}.size(), c.instead);
    auto const read = dmn::StoredTrace::parse(text);
    ASSERT_FALSE(read) << c.instead;
    EXPECT_NE(base::to_text(read.error()).find(c.want), std::string::npos) << base::to_text(read.error());
  }
}

void expect_round_trip(feel::Value const& value) {
  std::string text;
  dmn::append_stored(text, value);
  std::vector<base::Issue> issues;
  auto const json = base::Json::parse(text);
  ASSERT_TRUE(json) << text;
  feel::Value const back = dmn::stored_value(*json, "", issues);
  EXPECT_TRUE(issues.empty()) << text << issues.at(0).message;
  EXPECT_TRUE(feel::identical(value, back)) << text << " " << back.to_string();
  std::string again;
  dmn::append_stored(again, back);
  EXPECT_EQ(again, text);
}

TEST(StoredTrace, every_kind_of_value_comes_back) {
  char const* const texts[] = {"null",
                               "1 / 0",
                               "true",
                               "-12.50",
                               "1e30",
                               "\"a\\\"b\n\"",
                               "@\"2024-02-29\"",
                               "@\"-0044-03-15\"",
                               "@\"09:30:00\"",
                               "@\"09:30:00.5+08:00\"",
                               "@\"09:30:00@Asia/Shanghai\"",
                               "@\"2024-05-31T09:30:00\"",
                               "@\"2024-05-31T09:30:00.25@Europe/Paris\"",
                               "@\"P1Y6M\"",
                               "@\"-P30DT2.5S\"",
                               "[]",
                               "[1, [null, \"x\"], {}]",
                               "{a: 1, \"b c\": {d: [@\"P1D\"]}}",
                               "[1..5)",
                               "(< 10)",
                               "(>= @\"2024-01-01\")",
                               "(!= \"x\")",
                               "[\"a\"..\"b\"]",
                               "context put({}, \"@\", 1)",
                               "context put(context put({}, \"@null\", 1), \"b\", [1 / 0])",
                               "{a: (= 7)}"};
  for (char const* text : texts) expect_round_trip(feel_value(text));
  std::string function;
  dmn::append_stored(function, feel_value("function(a) a + 1"));
  EXPECT_EQ(function, "{\"@function\":\"function(a)\"}");
  std::vector<base::Issue> issues;
  feel::Value const back = dmn::stored_value(*base::Json::parse(function), "", issues);
  std::string again;
  dmn::append_stored(again, back);
  EXPECT_EQ(again, function);
}

feel::Value any_value(int depth) {
  int const kind = *rc::gen::inRange(0, depth > 0 ? 12 : 9);
  auto const number = [] {
    return *base::Decimal::of(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(-12, 12));
  };
  auto const text = [] { return *rc::gen::element<std::string>("", "x", "@", "@null", "瑞", "a\"b\\", "\n"); };
  switch (kind) {
    case 0: return {};
    case 1: return feel::Value::null("operand_types", {text(), text()}, {text(), *rc::gen::inRange(0, 99), 3});
    case 2: return *rc::gen::arbitrary<bool>();
    case 3:
    case 4: return number();
    case 5: return text();
    case 6: return feel::Value::date_of_days(*rc::gen::inRange(-2'000'000, 4'000'000));
    case 7: return feel::Value::years_months(*rc::gen::inRange(-1'000'000, 1'000'000));
    case 8: return feel::Value::days_time(*rc::gen::arbitrary<std::int64_t>());
    case 9:
      return feel_value(
          *rc::gen::element<std::string>("[1..5]", "(< 3)", "@\"10:00:00\"", "@\"2024-01-01T10:00:00Z\""));
    case 10: {
      feel::List items;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) items.push_back(any_value(depth - 1));
      return feel::Value::list(std::move(items));
    }
    default: {
      feel::ContextEntries entries;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        entries.emplace_back(fmt::format("{}{}", *rc::gen::element("", "@", "a b"), i), any_value(depth - 1));
      return feel::Value::context(std::move(entries));
    }
  }
}

RC_GTEST_PROP(StoredTrace, any_value_comes_back, ()) { expect_round_trip(any_value(3)); }

// Random tables one behind the other, random inputs of any kind: what is stored replays.
RC_GTEST_PROP(StoredTrace, any_decision_replays, ()) {
  auto const cell = [] {
    int const low = *rc::gen::inRange(0, 50);
    return *rc::gen::element(fmt::format("[{}..{}]", low, low + 20), fmt::format(">= {}", low), std::string{"-"},
                             fmt::format("? * 2 > {}", low), std::string{"< \"x\""});
  };
  std::string body = input("a", "number") + input("b", "Any");
  std::string before = "a";
  for (int i = 0; i < 3; ++i) {
    std::vector<std::string> rules;
    for (int r = *rc::gen::inRange(1, 5); r > 0; --r)
      rules.push_back(fmt::format("{} | {} => {}", cell(), cell(),
                                  *rc::gen::element("1", "a + 1", "b", "a / (a - 10)", "[a, b]", "today()")));
    std::string const policy = *rc::gen::element("FIRST", "UNIQUE", "ANY", "COLLECT", "RULE ORDER");
    std::string const name = fmt::format("d{}", i);
    std::string const columns = i == 0 ? "a, b => r" : fmt::format("d{}, a => r", i - 1);
    body +=
        decision(name, i == 0 ? "a, b" : fmt::format("a, b, @d{}", i - 1), table({policy, "", columns, rules, "", ""}));
  }
  dmn::Model const model = model_with(body);
  dmn::Model::Inputs inputs;
  if (*rc::gen::inRange(0, 8) > 0) inputs.emplace_back("a", *rc::gen::inRange(-5, 60));
  if (*rc::gen::inRange(0, 8) > 0) inputs.emplace_back("b", any_value(1));
  std::string const json = stored(model, "d2", inputs, *rc::gen::arbitrary<bool>()).to_json();
  auto const read = dmn::StoredTrace::parse(json);
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->to_json() == json);
  dmn::Replay const again = dmn::replay(model, *read);
  if (!again.identical())
    RC_FAIL(again.differences[0].at + again.differences[0].stored + again.differences[0].replayed);
}

// Twelve tables of twenty rules one behind the other over 24 indicators, as a chain of tiers has them.
TEST(StoredTrace, is_far_smaller_than_the_full_trace) {
  std::string body;
  dmn::Model::Inputs inputs;
  for (int i = 0; i < 24; ++i) {
    body += input(fmt::format("indicator_{}", i), "number");
    inputs.emplace_back(fmt::format("indicator_{}", i), *base::Decimal::of(i * 3731 % 10000, -2));
  }
  for (int t = 0; t < 12; ++t) {
    std::vector<std::string> rules;
    for (int r = 0; r < 20; ++r) rules.push_back(fmt::format("[{}..{}) | - | - => {}", r * 5, r * 5 + 5, r));
    std::string const x = fmt::format("indicator_{}", 2 * t), y = fmt::format("indicator_{}", 2 * t + 1);
    std::string const last = t == 0 ? y : fmt::format("tier_{}", t - 1);
    std::string const required = fmt::format("{}, {}{}", x, y, t == 0 ? "" : ", @" + last);
    body += decision(fmt::format("tier_{}", t), required,
                     table({"UNIQUE", "", fmt::format("{}, {}, {} => r", x, y, last), rules, "", ""}));
  }
  dmn::Model const model = model_with(body);
  dmn::Outcome const outcome = model.evaluate("tier_11", inputs, traced());
  ASSERT_EQ(outcome.status, dmn::Outcome::Status::decided);
  std::string full;
  dmn::append_json(full, model, outcome, "en");
  std::size_t const kept = stored(model, "tier_11", inputs).to_json().size();
  RecordProperty("bytes_stored", static_cast<int>(kept));
  RecordProperty("bytes_full_trace", static_cast<int>(full.size()));
  EXPECT_LE(kept, 1'000U);
  EXPECT_LE(kept * 10, full.size());
  EXPECT_TRUE(dmn::replay(model, stored(model, "tier_11", inputs, true)).identical());
}

}  // namespace
