#include "feel/parser.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "feel/cases_test.h"

namespace feel {
namespace {

Scope scope_of_cases() {
  TypePointer const number = simple_type(Kind::number);
  Scope scope;
  for (char const* name : {"revenue", "net revenue", "a", "b"}) scope.declare(name, number);
  scope.declare("name", simple_type(Kind::string));
  scope.declare("items", list_type(context_type({{"price", number}, {"unit name", simple_type(Kind::string)}})));
  scope.declare("any");
  scope.declare("f");
  scope.declare("count", number);
  return scope;
}

TEST(Parser, compiles_to_the_program_of_each_case) {
  Scope const scope = scope_of_cases();
  for (Case const& each : read_cases("dump.cases")) {
    auto const program = compile_expression(each.left, scope, {});
    ASSERT_TRUE(program) << each.left << ": " << program.error().message;
    EXPECT_EQ(dump(**program, scope), each.right) << "dump.cases:" << each.line << ": " << each.left;
  }
}

TEST(Parser, every_operand_stands_before_its_operator) {
  Scope const scope = scope_of_cases();
  for (Case const& each : read_cases("dump.cases")) {
    auto const program = compile_expression(each.left, scope, {});
    ASSERT_TRUE(program) << each.left;
    auto const count = static_cast<std::int32_t>((*program)->nodes.size());
    for (std::int32_t i = 0; i < count; ++i) {
      Node const& node = (*program)->node(i);
      if (node.op >= Op::negate && node.op <= Op::between) {
        EXPECT_LT(node.a, i) << each.left;
        EXPECT_LT(node.b, i) << each.left;
      }
    }
  }
}

TEST(Parser, problems_say_where_and_what) {
  Scope const scope = scope_of_cases();
  auto const bad =
      Expression::compile("revenue + revenu", scope, {.element_id = "limit", .expected = {}, .limits = {}});
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().message, "limit:11: unknown variable `revenu`; did you mean `revenue`?");
  ASSERT_EQ(bad.error().issues.size(), 1U);
  EXPECT_EQ(bad.error().issues[0].at, "limit:11");
  std::vector<Diagnostic> problems;
  ASSERT_FALSE(
      Expression::compile("中文 +", scope, {.element_id = {}, .expected = {}, .limits = {}, .problems = &problems}));
  EXPECT_EQ(message_of(problems.at(0), "zh-CN"), "未知变量 `中文`");
}

TEST(Parser, knows_what_it_reads) {
  Scope const scope = scope_of_cases();
  auto const expression = Expression::compile("if a > 1 then function(x) x + revenue else b", scope);
  ASSERT_TRUE(expression);
  EXPECT_EQ(expression->slots_read(), (std::vector<int>{0, 2, 3}));
  EXPECT_EQ(expression->constant(), nullptr);
  auto const constant = Expression::compile("1 + 1", scope);
  ASSERT_TRUE(constant);
  ASSERT_NE(constant->constant(), nullptr);
  EXPECT_EQ(constant->constant()->to_string(), "2");
  EXPECT_EQ(to_string(constant->type()), "number");
}

TEST(Parser, nesting_and_size_are_bounded) {
  std::string const deep = std::string(100'000, '(') + "1" + std::string(100'000, ')');
  auto const refused = Expression::compile(deep, Scope{});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("nests deeper"), std::string::npos);
  std::string chain = "a";
  for (int i = 0; i < 10'000; ++i) chain += " + a";
  EXPECT_FALSE(Expression::compile(chain, scope_of_cases()));
  EXPECT_FALSE(Expression::compile(std::string(2'000'000, ' ') + "1", Scope{}));
  std::string tests = "x";
  for (int i = 0; i < 60; ++i) tests = "a in (" + tests + ") + 1";  // must not take exponential time
  EXPECT_FALSE(Expression::compile(tests, scope_of_cases()));
}

// Whatever the text, compiling ends with a program or a problem, and evaluating ends with a value.
void try_text(std::string const& text) {
  Scope const scope = scope_of_cases();
  Frame frame{scope};
  frame.limits.steps_max = 10'000;
  frame.set(scope.find("a"), 3);
  frame.set(scope.find("any"), Value::list({1, "x", Value::context({{"a", 1}})}));
  auto const expression = Expression::compile(text, scope);
  if (expression) {
    Value const value = expression->evaluate(frame);
    RC_ASSERT(!value.is_error() || !frame.diagnostics.empty());
  } else {
    RC_ASSERT(!expression.error().issues.empty());
  }
  auto const tests = UnaryTests::compile(text, scope, nullptr);
  if (tests) {
    Kind const kind = tests->matches(Value{5}, frame).kind();
    RC_ASSERT(kind == Kind::null || kind == Kind::boolean);
  }
}

TEST(Parser, random_bytes_never_crash) {
  EXPECT_TRUE(rc::check("bytes", [](std::string const& text) { try_text(text); }));
}

TEST(Parser, random_tokens_never_crash) {
  EXPECT_TRUE(rc::check("tokens", [] {
    static std::vector<std::string> const tokens{"a",         "b",
                                                 "any",       "f",
                                                 "(",         ")",
                                                 "[",         "]",
                                                 "{",         "}",
                                                 ",",         ":",
                                                 ".",         "..",
                                                 "+",         "-",
                                                 "*",         "/",
                                                 "**",        "=",
                                                 "<",         ">=",
                                                 "1",         "2.5",
                                                 "\"x\"",     "@\"2024-01-01\"",
                                                 "@\"P1D\"",  "if",
                                                 "then",      "else",
                                                 "for",       "in",
                                                 "return",    "some",
                                                 "satisfies", "and",
                                                 "or",        "not(",
                                                 "function(", "instance of",
                                                 "number",    "between",
                                                 "?",         "null",
                                                 "true",      "item",
                                                 "count(",    "sort(",
                                                 "partial",   "x"};
    auto const picks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(tokens.size())));
    std::string text;
    for (int pick : picks) text += tokens[static_cast<std::size_t>(pick)] + " ";
    try_text(text);
  }));
}

}  // namespace
}  // namespace feel
