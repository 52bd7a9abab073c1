#include "dmn/model.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "dmn/model_text.h"

namespace {

using namespace dmn::model_text;

std::string read_testdata(std::string const& name) {
  std::ifstream file{std::string{YINGZHOU_SOURCE_DIR} + "/src/dmn/testdata/" + name, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

dmn::Model load(std::string const& xml) {
  auto model = dmn::Model::load(xml, {.file = "m.dmn"});
  EXPECT_TRUE(model) << base::to_text(model.error());
  return *std::move(model);
}

dmn::Model credit() {
  dmn::Model model = load(read_testdata("credit_tier.dmn"));
  for (base::Issue const& issue : model.issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  return model;
}

feel::Value account(int revenue, int overdue_days) {
  return feel::Value::context({{"revenue", revenue}, {"overdue days", overdue_days}});
}

TEST(Model, evaluates_what_a_decision_needs) {
  dmn::Model const model = credit();
  // clang-format off
  struct { int score; bool listed; int revenue; int overdue; char const* grade; char const* limit; } const cases[] = {
      {90, false, 1000, 0, "AAA", "150"}, {85, false, 1001, 90, "AAA", "150"}, {84, false, 1004, 0, "A", "126"},
      {60, false, 1000, 91, "A", "0"},    {59, false, 1000, 0, "B", "0"},      {99, true, 1000, 0, "C", "0"}};
  // clang-format on
  for (auto const& c : cases) {
    dmn::Model::Inputs const inputs{
        {"score", c.score}, {"on black list", c.listed}, {"account", account(c.revenue, c.overdue)}};
    EXPECT_EQ(model.evaluate("Grade", inputs).value.to_string(), c.grade) << c.score;
    EXPECT_EQ(model.evaluate("Limit", inputs).value.to_string(), c.limit) << c.score;
    EXPECT_EQ(model.evaluate("limit_decision", inputs).value.to_string(), c.limit) << "by id";
  }
}

TEST(Model, a_session_gives_what_evaluate_gives_and_forgets_on_clear) {
  dmn::Model const model = credit();
  dmn::Model::Session session{model};
  int const score = session.input("score"), listed = session.input("on black list"), limit = session.decision("Limit"),
            grade = session.decision("Grade");
  int const given_account = session.input("account");
  EXPECT_EQ(session.input("no such input"), -1);
  EXPECT_EQ(session.decision("score"), -1);
  for (int value = 40; value < 100; ++value) {
    session.clear();
    session.set(score, value);
    session.set(listed, value % 7 == 0);
    session.set(given_account, account(1000 + value, value % 5 * 30));
    dmn::Model::Inputs const inputs{
        {"score", value}, {"on black list", value % 7 == 0}, {"account", account(1000 + value, value % 5 * 30)}};
    EXPECT_EQ(session.evaluate(limit, {}).value.to_string(), model.evaluate("Limit", inputs).value.to_string())
        << value;
    EXPECT_EQ(session.evaluate(grade, {}).value.to_string(), model.evaluate("Grade", inputs).value.to_string())
        << value;
  }
  session.clear();
  EXPECT_EQ(session.evaluate(grade, {}).status, dmn::Outcome::Status::not_decided);
}

TEST(Model, an_input_of_the_wrong_type_is_an_error_with_its_name) {
  dmn::Model const model = credit();
  dmn::Outcome const outcome = model.evaluate("Grade", {{"score", "ninety"}, {"on black list", false}});
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided);
  ASSERT_FALSE(outcome.diagnostics.empty());
  EXPECT_EQ(outcome.diagnostics.front().place.element_id, "score_input");
  EXPECT_NE(model.message_of(outcome.diagnostics.front(), "en").find("`score`"), std::string::npos);
}

TEST(Model, a_missing_input_is_said_to_be_missing) {
  dmn::Model const model = load(definitions(input("n", "number") + decision("d", "n", literal("n + 1"))));
  dmn::Outcome const outcome = model.evaluate("d", {});
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::decided);
  ASSERT_TRUE(outcome.value.reason());
  EXPECT_EQ(outcome.value.reason()->code, "missing_input");
  EXPECT_EQ(outcome.value.reason()->values, (std::vector<std::string>{"n"}));
}

TEST(Model, strict_what_rests_on_an_undecided_decision_is_undecided_too) {
  dmn::Model const model = load(definitions(input("n", "number") + decision("bad", "n", literal("1 / n")) +
                                            decision("d", "@bad", literal("if bad > 1 then \"A\" else \"rest\""))));
  dmn::Outcome const outcome = model.evaluate("d", {{"n", 0}});
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided);
  ASSERT_EQ(outcome.diagnostics.size(), 2U);
  EXPECT_EQ(outcome.diagnostics[0].code, "division_by_zero");
  EXPECT_EQ(outcome.diagnostics[1].code, "requirement_not_decided");
  dmn::EvaluateOptions lenient;
  lenient.strict = false;
  EXPECT_EQ(model.evaluate("d", {{"n", 0}}, lenient).value.to_string(), "rest");
  EXPECT_EQ(model.evaluate("d", {{"n", 2}}).value.to_string(), "rest");
}

TEST(Model, trace_tells_inputs_rules_and_values_in_order) {
  dmn::Model const model = credit();
  dmn::EvaluateOptions options;
  options.trace = true;
  dmn::Outcome const outcome =
      model.evaluate("Limit", {{"score", 70}, {"on black list", false}, {"account", account(1000, 0)}}, options);
  ASSERT_EQ(outcome.trace.size(), 2U);
  EXPECT_EQ(outcome.trace[0].decision_name, "Grade");
  EXPECT_EQ(outcome.trace[0].value.to_string(), "A");
  EXPECT_EQ(outcome.trace[0].tables.at(0).matched_ids, (std::vector<std::string>{"g_r3"}));
  EXPECT_EQ(outcome.trace[1].decision_id, "limit_decision");
  ASSERT_EQ(outcome.trace[1].tables.size(), 1U) << "a table inside a context";
  EXPECT_EQ(outcome.trace[1].tables[0].table_id, "rate_table");
  EXPECT_EQ(outcome.trace[1].tables[0].fired, (std::vector<int>{1}));
  EXPECT_TRUE(model.evaluate("Limit", {}).trace.empty()) << "only when asked for";
}

TEST(Model, tables_inside_knowledge_models_are_traced) {
  dmn::Model const model = load(
      definitions(input("n", "number") +
                  knowledge("k", "", "x number", table({"FIRST", "", "x => r", {"> 1 => 10", "- => 20"}, "", ""})) +
                  decision("d", "n, !k", literal("k(n) + k(0)"))));
  dmn::EvaluateOptions options;
  options.trace = true;
  dmn::Outcome const outcome = model.evaluate("d", {{"n", 2}}, options);
  EXPECT_EQ(outcome.value.to_string(), "30");
  ASSERT_EQ(outcome.trace.size(), 1U);
  ASSERT_EQ(outcome.trace[0].tables.size(), 2U);
  EXPECT_EQ(outcome.trace[0].tables[0].fired, (std::vector<int>{0}));
  EXPECT_EQ(outcome.trace[0].tables[1].fired, (std::vector<int>{1}));
}

TEST(Model, an_error_inside_a_knowledge_model_reaches_the_decision) {
  dmn::Model const model = load(
      definitions(input("n", "number") +
                  knowledge("k", "", "x number", table({"FIRST", "", "1 / x => r", {"> 1 => 10", "- => 20"}, "", ""})) +
                  decision("d", "n, !k", literal("if k(n) = 10 then \"A\" else \"rest\""))));
  EXPECT_EQ(model.evaluate("d", {{"n", 0}}).status, dmn::Outcome::Status::not_decided);
  EXPECT_EQ(model.evaluate("d", {{"n", 5}}).value.to_string(), "rest");
}

TEST(Model, views_show_the_model_as_written) {
  dmn::Model const model = credit();
  EXPECT_EQ(model.name(), "credit tier");
  EXPECT_EQ(model.name_space(), "https://yingzhou.example/test/credit_tier");
  EXPECT_TRUE(model.publishable());
  EXPECT_EQ(model.inputs(), (std::vector<std::string>{"score", "account", "on black list"}));
  std::vector<dmn::DecisionView> const decisions = model.decisions();
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(decisions[0].name, "Grade");
  EXPECT_EQ(decisions[0].label, "等级");
  EXPECT_EQ(decisions[0].kind, "decision_table");
  EXPECT_EQ(decisions[0].requires_inputs, (std::vector<std::string>{"score", "on black list"}));
  EXPECT_EQ(decisions[1].requires_decisions, (std::vector<std::string>{"Grade"}));
  EXPECT_EQ(decisions[1].requires_knowledge, (std::vector<std::string>{"share of"}));
  std::vector<dmn::TableView> const tables = model.tables();
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].hit_policy, dmn::HitPolicy::first);
  EXPECT_EQ(tables[0].inputs[1].expression, "score");
  EXPECT_EQ(tables[0].annotations[0].label, "source");
  EXPECT_EQ(tables[0].rules[2].inputs, (std::vector<std::string>{"-", "[60..85)"}));
  EXPECT_EQ(tables[0].rules[2].outputs, (std::vector<std::string>{"\"A\""}));
  EXPECT_EQ(tables[0].rules[2].annotations, (std::vector<std::string>{"scale"}));
}

TEST(Model, decision_services_run_apart) {
  dmn::Model const model = credit();
  dmn::Outcome const outcome =
      model.evaluate("credit service", {{"score", 90}, {"on black list", false}, {"account", account(1000, 0)}});
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::decided);
  EXPECT_EQ(outcome.value.to_string(), "{Grade: \"AAA\", Limit: 150}");
}

TEST(Model, a_service_called_from_feel_takes_input_data_then_input_decisions) {
  std::string const xml = definitions(
      input("n", "number") + decision("a", "", literal("\"never\"")) +
      decision("out", "n, @a", literal("string(n) + a")) +
      R"(<decisionService id="k_s" name="s"><variable name="s"/><outputDecision href="#d_out"/><inputDecision href="#d_a"/>
                                         <inputData href="#i_n"/></decisionService>)" +
      decision("d", "n, !s", literal("s(n + 1, \"x\") + string(n)")));
  dmn::Model const model = load(xml);
  for (base::Issue const& issue : model.issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  EXPECT_EQ(model.evaluate("d", {{"n", 1}}).value.to_string(), "2x1");
  EXPECT_EQ(model.evaluate("out", {{"n", 1}}).value.to_string(), "1never");
}

TEST(Model, a_function_outlives_its_model) {
  feel::Value function;
  {
    std::string const logic = table({"FIRST", "", "x => r", {"> 5 => 0", "- => x + 1"}, "", ""});
    dmn::Model const model = load(definitions(knowledge("k", "", "x", logic) + decision("d", "!k", literal("k"))));
    function = model.evaluate("d", {}).value;
  }
  ASSERT_EQ(function.kind(), feel::Kind::function);
  feel::Scope scope;
  int const f = scope.declare("f");
  feel::Frame frame{scope};
  frame.set(f, function);
  auto const call = feel::Expression::compile("f(1)", scope, {});
  ASSERT_TRUE(call);
  EXPECT_EQ(call->evaluate(frame).to_string(), "2");
}

TEST(Model, imports_types_knowledge_and_decisions) {
  std::string const other =
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="other" namespace="urn:other">
    <itemDefinition name="tAmount"><typeRef>number</typeRef>
    <allowedValues><text>>= 0</text></allowedValues></itemDefinition>)" +
      input("n", "tAmount") + decision("base", "n", literal("n * 2"), "number") +
      knowledge("twice", "", "x number", literal("x * 2")) + "</definitions>";
  std::string const xml =
      definitions(R"(<import name="o" namespace="urn:other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
    <decision id="d_d" name="d"><variable name="d" typeRef="o.tAmount"/>
    <informationRequirement><requiredDecision href="urn:other#d_base"/></informationRequirement>
    <knowledgeRequirement><requiredKnowledge href="urn:other#k_twice"/></knowledgeRequirement>)" +
                  literal("o.twice(o.base) - 10") + "</decision>");
  auto const model = dmn::Model::load(xml, {.file = "m.dmn", .imported = {{other, "other.dmn"}}});
  ASSERT_TRUE(model);
  for (base::Issue const& issue : model->issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  EXPECT_EQ(model->evaluate("d", {{"n", 4}}).value.to_string(), "6");
  EXPECT_EQ(model->evaluate("d", {{"n", 2}}).status, dmn::Outcome::Status::not_decided)
      << "-2 is not allowed by o.tAmount";
  dmn::Model const alone = load(xml);
  EXPECT_FALSE(alone.publishable());
}

TEST(Model, refuses_circles) {
  auto const model = dmn::Model::load(
      definitions(decision("a", "@b", literal("b")) + decision("b", "@a", literal("a"))), {.file = "m.dmn"});
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("`a` needs `b` needs `a`"), std::string::npos) << model.error().message;
}

TEST(Model, what_does_not_exist_is_an_issue) {
  // clang-format off
  struct { std::string body; char const* message; } const cases[] = {
      {decision("d", "x", literal("1")), "requires `#i_x`, which does not exist"},
      {input("n", "tNothing"), "the type `tNothing` is not known"},
      {input("n", "number") + "<decision id=\"e\" name=\"e\"><informationRequirement><requiredDecision href=\"#i_n\"/>"
                              "</informationRequirement>" + literal("1") + "</decision>",
       "which is of another kind"},
      {input("n", "number") + "<inputData id=\"other\" name=\"n\"/>", "the name `n` is used twice"},
      {R"(<itemDefinition name="t"><itemComponent name="x"><typeRef>t</typeRef></itemComponent></itemDefinition>)",
       "contains itself"},
      {"<itemDefinition name=\"t\"><typeRef>nope</typeRef></itemDefinition>", "the type `nope` is not known"},
      {"<decisionService id=\"s\" name=\"s\"/>", "has no output decision"},
      {"<businessKnowledgeModel id=\"k\" name=\"k\"/>", "has no logic"}};
  // clang-format on
  for (auto const& c : cases) {
    dmn::Model const model = load(definitions(c.body));
    ASSERT_FALSE(model.issues().empty()) << c.message;
    EXPECT_NE(model.issues().front().message.find(c.message), std::string::npos) << model.issues().front().message;
    EXPECT_FALSE(model.publishable());
  }
}

TEST(Model, an_unknown_decision_is_not_decided) {
  dmn::Outcome const outcome = credit().evaluate("Tier", {});
  EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided);
  EXPECT_EQ(outcome.diagnostics.at(0).code, "unknown_decision");
}

TEST(Model, too_many_names_types_or_requirements_are_refused) {
  std::string entries;
  for (int i = 0; i < 5000; ++i)
    entries += fmt::format("<contextEntry><variable name=\"e{}\"/>{}</contextEntry>", i, literal("1"));
  dmn::Model const names = load(definitions(decision("d", "", "<context>" + entries + "</context>")));
  ASSERT_EQ(names.issues().size(), 1U);
  EXPECT_NE(names.issues()[0].message.find("more than 4096 names"), std::string::npos) << names.issues()[0].message;
  EXPECT_EQ(names.evaluate("d", {}).status, dmn::Outcome::Status::not_decided);
  std::string inputs, needs;
  for (int i = 0; i < 3000; ++i) {
    inputs += input(fmt::format("n{}", i), "number");
    needs += fmt::format("{}n{}", i == 0 ? "" : ", ", i);
  }
  EXPECT_FALSE(load(definitions(inputs + decision("d", needs, literal("n1")))).publishable());
  std::string types;
  for (int i = 0; i < 10'001; ++i)
    types += fmt::format("<itemDefinition name=\"t{}\"><typeRef>number</typeRef></itemDefinition>", i);
  EXPECT_FALSE(dmn::Model::load(definitions(types), {.file = "m.dmn"}));
}

TEST(Model, types_are_named_in_expressions_that_ask_for_them) {
  std::string const items =
      R"(<itemDefinition name="tPair"><itemComponent name="a"><typeRef>number</typeRef></itemComponent></itemDefinition>)";
  dmn::Model const model = load(definitions(items + decision("d", "", literal("{a: 1} instance of tPair"))));
  EXPECT_TRUE(model.publishable());
  EXPECT_EQ(model.evaluate("d", {}).value.to_string(), "true");
}

TEST(Model, services_called_in_loops_are_bounded) {
  std::string const xml =
      definitions(input("n", "number") + decision("out", "n", literal("n + 1")) +
                  R"(<decisionService id="k_s" name="s"><variable name="s"/><outputDecision href="#d_out"/>
                                         <inputData href="#i_n"/></decisionService>)" +
                  decision("d", "!s", literal("sum(for i in 1..3 return s(i))")) +
                  decision("endless", "!s", literal("count(for i in 1..1000, j in 1..100, k in 1..1000 return s(i))")));
  dmn::Model const model = load(xml);
  EXPECT_EQ(model.evaluate("d", {}).value.to_string(), "9");
  EXPECT_EQ(model.evaluate("endless", {}).status, dmn::Outcome::Status::not_decided);
}

TEST(Model, hostile_sizes_end_in_an_answer) {
  std::string chain;
  for (int i = 0; i < 5000; ++i)
    chain += decision(fmt::format("c{}", i), i == 0 ? "" : fmt::format("@c{}", i - 1),
                      literal(i == 0 ? "1" : fmt::format("c{} + 1", i - 1)));
  EXPECT_EQ(load(definitions(chain)).evaluate("c4999", {}).value.to_string(), "5000");
  std::string types;
  for (int i = 0; i < 5000; ++i)
    types += fmt::format("<itemDefinition name=\"t{}\"><typeRef>t{}</typeRef></itemDefinition>", i, i + 1);
  EXPECT_FALSE(load(definitions(types)).publishable());
  std::string many;
  for (int i = 0; i < 20'001; ++i) many += fmt::format("<inputData id=\"n{0}\" name=\"n{0}\"/>", i);
  EXPECT_FALSE(dmn::Model::load(definitions(many), {.file = "m.dmn"}));
  EXPECT_FALSE(dmn::Model::load(definitions(many), {.file = "m.dmn", .bytes_max = 1000}));
}

TEST(Model, a_business_knowledge_model_can_be_called_by_itself) {
  dmn::Model const model =
      load(definitions(knowledge("rate", "", "amount number, share number", literal("amount * share")) +
                       knowledge("ratio", "", "a number", literal("1 / a"))));
  EXPECT_EQ(model.evaluate("rate", {{"share", base::decimal("0.5")}, {"amount", 7}}).value.to_string(), "3.5");
  EXPECT_EQ(model.evaluate("k_rate", {{"amount", 7}}).value.reason()->code, "missing_input");
  dmn::Outcome const failed = model.evaluate("ratio", {{"a", 0}});
  EXPECT_EQ(failed.status, dmn::Outcome::Status::not_decided);
  ASSERT_FALSE(failed.diagnostics.empty());
  EXPECT_EQ(failed.diagnostics.front().code, "division_by_zero");
}

}  // namespace
