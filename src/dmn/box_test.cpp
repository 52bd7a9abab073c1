// Boxed expressions of every kind, evaluated as the decision `d` over the inputs n = 5, s = "x", list = [1, 2, 3].
#include "dmn/box.h"

#include <gtest/gtest.h>

#include "dmn/model.h"
#include "dmn/model_text.h"

namespace {

using dmn::model_text::literal;
using dmn::model_text::tag;

base::Result<dmn::Model> load_logic(std::string const& logic, std::string const& type = "",
                                    std::string const& more = "", std::string const& requires_ = "") {
  using namespace dmn::model_text;
  std::string const needs = requires_.empty() ? "n, s, list" : "n, s, list, " + requires_;
  return dmn::Model::load(definitions(input("n", "number") + input("s", "string") + input("list", "Any") + more +
                                      decision("d", needs, logic, type)),
                          {.file = "b.dmn"});
}

dmn::Outcome evaluated(dmn::Model const& model) {
  return model.evaluate("d", {{"n", 5}, {"s", "x"}, {"list", feel::Value::list({1, 2, 3})}});
}

std::string entry(std::string const& name, std::string const& logic, std::string const& type = "") {
  std::string const type_ref = type.empty() ? "" : " typeRef=\"" + type + "\"";
  std::string const variable = name.empty() ? "" : "<variable name=\"" + name + "\"" + type_ref + "/>";
  return "<contextEntry>" + variable + logic + "</contextEntry>";
}
std::string context(std::string const& entries) { return "<context>" + entries + "</context>"; }
std::string row(std::string const& first, std::string const& second) {
  return tag("row", literal(first) + literal(second));
}
std::string relation(std::string const& rows) {
  return "<relation><column name=\"a\"/><column name=\"b\"/>" + rows + "</relation>";
}
std::string conditional(std::string const& condition, std::string const& yes, std::string const& no) {
  return tag("conditional", tag("if", literal(condition)) + tag("then", literal(yes)) + tag("else", literal(no)));
}
std::string literal_filter(std::string const& in, std::string const& match) {
  return tag("filter", tag("in", literal(in)) + tag("match", literal(match)));
}
std::string loop_of_kind(std::string const& kind, std::string const& in, std::string const& role,
                         std::string const& body) {
  return "<" + kind + " iteratorVariable=\"i\">" + tag("in", literal(in)) + tag(role, literal(body)) + "</" + kind +
         ">";
}
std::string function(std::vector<std::string> const& parameters, std::string const& body,
                     std::string const& kind = "FEEL") {
  std::string formal;
  for (std::string const& parameter : parameters) formal += "<formalParameter name=\"" + parameter + "\"/>";
  return "<functionDefinition kind=\"" + kind + "\">" + formal + literal(body) + "</functionDefinition>";
}
std::string binding(std::string const& name, std::string const& value) {
  return tag("binding", "<parameter name=\"" + name + "\"/>" + literal(value));
}
std::string invocation(std::string const& called, std::string const& bindings = "") {
  return tag("invocation", literal(called) + bindings);
}

TEST(Box, every_kind) {
  // clang-format off
  struct { char const* why; std::string logic; char const* want; } const cases[] = {
      {"literal", literal("n * 2"), "10"},
      {"context", context(entry("a", literal("n + 1")) + entry("b c", literal("a * 2"))), "{a: 6, b c: 12}"},
      {"context with a result", context(entry("a", literal("n + 1")) + entry("", literal("a * 3"))), "18"},
      {"context that hides a name and gives it back",
       tag("list", context(entry("n", literal("n + 1")) + entry("", literal("n * 10"))) + literal("n")), "[60, 5]"},
      {"nested contexts", context(entry("a", context(entry("x", literal("n")))) + entry("", literal("a.x + 1"))), "6"},
      {"list", tag("list", literal("1") + literal("s")), R"([1, "x"])"},
      {"empty list", "<list/>", "[]"},
      {"relation", relation(row("1", "2") + row("n", "s")), R"([{a: 1, b: 2}, {a: 5, b: "x"}])"},
      {"conditional, yes", conditional("n > 3", "\"big\"", "\"small\""), "big"},
      {"conditional, null is no", conditional("null", "1", "2"), "2"},
      {"filter", literal_filter("list", "item > 1"), "[2, 3]"},
      {"filter by entry", literal_filter("[{a: 1, b: 2}, {a: 9, b: 3}]", "a > n"), "[{a: 9, b: 3}]"},
      {"for", loop_of_kind("for", "list", "return", "i * n"), "[5, 10, 15]"},
      {"for with partial", loop_of_kind("for", "list", "return", "i + count(partial)"), "[1, 3, 5]"},
      {"for over bounds", loop_of_kind("for", "1..n - 2", "return", "i * 2"), "[2, 4, 6]"},
      {"for over a range", loop_of_kind("for", "[3..5)", "return", "i"), "[3, 4]"},
      {"for over one value", loop_of_kind("for", "n", "return", "i"), "[5]"},
      {"some over bounds", loop_of_kind("some", "1..3", "satisfies", "i = n - 2"), "true"},
      {"some", loop_of_kind("some", "list", "satisfies", "i > 2"), "true"},
      {"every", loop_of_kind("every", "list", "satisfies", "i > 2"), "false"},
      {"every of none", loop_of_kind("every", "[]", "satisfies", "i > 2"), "true"},
      {"function in a context", context(entry("f", function({"x"}, "x * n")) + entry("", literal("f(4)"))), "20"},
      {"invocation of it",
       context(entry("f", function({"x", "y"}, "x - y")) + entry("", invocation("f", binding("y", "1") + binding("x", "n")))),
       "4"}};
  // clang-format on
  for (auto const& c : cases) {
    auto const model = load_logic(c.logic);
    ASSERT_TRUE(model) << c.why;
    for (base::Issue const& issue : model->issues())
      ADD_FAILURE() << c.why << ": " << issue.at << ": " << issue.message;
    EXPECT_EQ(evaluated(*model).value.to_string(), c.want) << c.why;
  }
}

TEST(Box, errors_are_null_with_a_reason_and_not_decided) {
  // clang-format off
  struct { char const* why; std::string logic; char const* type; char const* code; } const cases[] = {
      {"result of another type", literal("n"), "string", "does_not_conform"},
      {"entry of another type", context(entry("a", literal("n"), "boolean")), "", "does_not_conform"},
      {"unknown parameter", context(entry("f", function({"x"}, "x")) + entry("", invocation("f", binding("z", "1")))), "",
       "unknown_parameter"},
      {"missing argument", context(entry("f", function({"x"}, "x")) + entry("", invocation("f"))), "", "missing_argument"},
      {"not a function", invocation("n"), "", "not_a_function"},
      {"an error passed over by `if`", literal("if n / 0 > 1 then \"A\" else \"rest\""), "", "division_by_zero"}};
  // clang-format on
  for (auto const& c : cases) {
    auto const model = load_logic(c.logic, c.type);
    ASSERT_TRUE(model) << c.why;
    dmn::Outcome const outcome = evaluated(*model);
    EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided) << c.why << ": " << outcome.value.to_string();
    ASSERT_TRUE(outcome.value.reason()) << c.why;
    EXPECT_EQ(outcome.value.reason()->code, c.code) << c.why;
  }
}

TEST(Box, loops_are_bounded_and_leave_the_unknown_unknown) {
  std::string inner = literal("1");
  for (int depth = 0; depth < 4; ++depth)
    inner = "<for iteratorVariable=\"i\">" + tag("in", literal("1..1000")) + tag("return", inner) + "</for>";
  struct {
    char const* why;
    std::string logic;
    char const* code;
  } const cases[] = {
      {"10^12 turns", inner, "turns_exceeded"},
      {"nothing to run over", loop_of_kind("for", "null", "return", "i"), "domain_type"},
      {"a condition that is no boolean", loop_of_kind("some", "list", "satisfies", "i"), "condition_type"},
      {"a null condition", loop_of_kind("every", "list", "satisfies", "1 / 0 > i"), "division_by_zero"}};
  for (auto const& c : cases) {
    auto const model = load_logic(c.logic);
    ASSERT_TRUE(model) << c.why;
    dmn::Outcome const outcome = evaluated(*model);
    EXPECT_EQ(outcome.status, dmn::Outcome::Status::not_decided) << c.why;
    ASSERT_TRUE(outcome.value.reason()) << c.why;
    EXPECT_EQ(outcome.value.reason()->code, c.code) << c.why;
  }
}

TEST(Box, what_cannot_be_compiled_is_an_issue_with_its_element) {
  // clang-format off
  struct { char const* why; std::string logic; char const* message; } const cases[] = {
      {"unknown name", literal("m + 1"), "m"},
      {"other language", "<literalExpression expressionLanguage=\"urn:python\"><text>1</text></literalExpression>",
       "is not run: write FEEL"},
      {"external function", context(entry("f", function({"x"}, "{}", "Java"))), "functions of kind `Java`"},
      {"unnamed entry in the middle", context(entry("", literal("1")) + entry("b", literal("2"))), "only the last entry"},
      {"entry twice", context(entry("a", literal("1")) + entry("a", literal("2"))), "defined twice"},
      {"row too short", relation(tag("row", literal("1"))), "row 1 has 1 cells"},
      {"no else", tag("conditional", tag("if", literal("true")) + tag("then", literal("1"))), "has no `else`"}};
  // clang-format on
  for (auto const& c : cases) {
    auto const model = load_logic(c.logic);
    ASSERT_TRUE(model) << c.why;
    EXPECT_FALSE(model->publishable()) << c.why;
    bool found = false;
    for (base::Issue const& issue : model->issues())
      found = found || issue.message.find(c.message) != std::string::npos;
    EXPECT_TRUE(found) << c.why;
    evaluated(*model);  // must not crash
  }
}

TEST(Box, knowledge_models_see_their_parameters_and_what_they_require_only) {
  std::string const twice = dmn::model_text::knowledge("twice", "", "x number", literal("x * 2"));
  std::string const four = dmn::model_text::knowledge("four", "!twice", "x number", literal("twice(twice(x))"));
  auto const model = load_logic(literal("four(n) + twice(1)"), "number", four + twice, "!four, !twice");
  ASSERT_TRUE(model);
  for (base::Issue const& issue : model->issues()) ADD_FAILURE() << issue.at << ": " << issue.message;
  EXPECT_EQ(evaluated(*model).value.to_string(), "22");
  auto const hidden =
      load_logic(literal("leak(1)"), "", dmn::model_text::knowledge("leak", "", "x", literal("x + n")), "!leak");
  ASSERT_TRUE(hidden);
  EXPECT_FALSE(hidden->publishable());
  EXPECT_EQ(evaluated(*hidden).status, dmn::Outcome::Status::not_decided);
}

TEST(Box, endless_calls_end_in_an_error) {
  // A function handed to itself: recursion no requirement shows.
  std::string const loop = context(entry("f", function({"g"}, "g(g)")) + entry("", literal("f(f)")));
  std::string const work = literal("sum(for i in 1..500 return i)");  // uses up the steps in a few hundred calls
  std::string const both = tag("list", work + invocation("g", binding("g", "g")) + invocation("g", binding("g", "g")));
  std::string const tree =
      context(entry("f", "<functionDefinition><formalParameter name=\"g\"/>" + both + "</functionDefinition>") +
              entry("", literal("f(f)")));
  for (std::string const& logic : {loop, tree}) {
    auto const model = load_logic(logic);
    ASSERT_TRUE(model);
    EXPECT_EQ(evaluated(*model).status, dmn::Outcome::Status::not_decided);
  }
}

}  // namespace
