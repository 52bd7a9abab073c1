#include "feel/expression.h"

#include <gtest/gtest.h>

#include "feel/function.h"

namespace feel {
namespace {

base::Result<Expression> compiled(std::string_view text, Scope const& scope) {
  return Expression::compile(text, scope);
}

TEST(Expression, a_frame_can_be_used_again) {
  Scope scope;
  int const revenue = scope.declare("revenue", simple_type(Kind::number));
  auto const limit = compiled("revenue * 0.15", scope);
  ASSERT_TRUE(limit);
  Frame frame{scope};
  frame.set(revenue, base::Decimal{100});
  EXPECT_EQ(limit->evaluate(frame).to_string(), "15");
  frame.reset();
  EXPECT_TRUE(frame.get(revenue).is_null());
  frame.set(revenue, base::Decimal{200});
  EXPECT_EQ(limit->evaluate(frame).to_string(), "30");
}

TEST(Expression, a_missing_input_stays_missing_and_is_no_error) {
  Scope scope;
  int const revenue = scope.declare("revenue");
  Frame frame{scope};
  frame.set(revenue, Value::null("missing_input", {"revenue"}));
  for (char const* text : {"revenue + 1", "revenue < 1", "abs(revenue)", "revenue and true", "sum([revenue, 1])"}) {
    Value const value = compiled(text, scope)->evaluate(frame);
    ASSERT_NE(value.reason(), nullptr) << text;
    EXPECT_EQ(value.reason()->code, "missing_input") << text;
    EXPECT_FALSE(value.is_error()) << text;
  }
  EXPECT_TRUE(frame.diagnostics.empty());
  EXPECT_EQ(compiled("if revenue > 1 then 2 else 3", scope)->evaluate(frame).to_string(), "3");
}

TEST(Expression, every_error_is_noted_with_its_place_also_when_the_value_is_not_null) {
  Scope const scope;
  Frame frame{scope};
  auto const expression =
      Expression::compile("if 1 / 0 > 2 then 1 else 2", scope, {.element_id = "tier", .expected = {}, .limits = {}});
  EXPECT_EQ(expression->evaluate(frame).to_string(), "2");
  ASSERT_EQ(frame.diagnostics.size(), 1U);
  EXPECT_EQ(frame.diagnostics[0].code, "division_by_zero");
  EXPECT_EQ(frame.diagnostics[0].place.element_id, "tier");
  EXPECT_EQ(frame.diagnostics[0].place.offset, 3);
  EXPECT_EQ(frame.diagnostics[0].place.length, 5);
  EXPECT_EQ(message_of(frame.diagnostics[0], "en"), "1 divided by zero");
}

TEST(Expression, the_result_is_coerced_to_the_expected_type) {
  Scope const scope;
  Frame frame{scope};
  CompileOptions options;
  options.expected = simple_type(Kind::number);
  EXPECT_EQ(Expression::compile("[5]", scope, options)->evaluate(frame).to_string(), "5");
  Value const wrong = Expression::compile("\"a\"", scope, options)->evaluate(frame);
  ASSERT_NE(wrong.reason(), nullptr);
  EXPECT_EQ(wrong.reason()->code, "does_not_conform");
}

TEST(Expression, host_functions_share_limits_and_diagnostics) {
  Scope inner;
  int const n = inner.declare("n");
  int const self = inner.declare("self");
  auto const body = compiled("if n = 0 then 0 else 1 + self(n - 1)", inner);
  ASSERT_TRUE(body);
  std::function<std::shared_ptr<Function const>()> make = [&] {
    return native_function("self", {{"n", simple_type(Kind::number)}}, nullptr,
                           [&](std::span<Value const> arguments, Frame& caller) {
                             Frame own{inner};
                             own.begin_call(caller);
                             own.set(n, arguments[0]);
                             own.set(self, Value::of(make()));
                             Value result = body->evaluate(own);
                             caller.end_call(own);
                             return result;
                           });
  };
  Scope scope;
  int const slot = scope.declare("self");
  Frame frame{scope};
  frame.set(slot, Value::of(make()));
  EXPECT_EQ(compiled("self(50)", scope)->evaluate(frame).to_string(), "50");
  EXPECT_TRUE(frame.diagnostics.empty());
  Value const endless = compiled("self(-1)", scope)->evaluate(frame);
  ASSERT_NE(endless.reason(), nullptr);
  EXPECT_EQ(endless.reason()->code, "calls_too_deep");
}

TEST(Expression, values_that_grow_without_bound_are_refused) {
  Scope const scope;
  struct {
    char const* text;
    char const* code;
  } const cases[] = {
      {"for i in 1..600 return if i = 1 then [1] else [partial[-1]]", "nesting_too_deep"},
      {"for i in 1..60 return if i = 1 then [1, 2] else [partial[-1], partial[-1]]", "value_too_large"},
      {"for i in 1..60 return if i = 1 then \"abcdefgh\" else partial[-1] + partial[-1]", "text_too_long"},
      {"count(for i in 1..400, j in 1..400 return i)", "list_too_long"},
      {"matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+$\")", "pattern_too_costly"},
  };
  for (auto const& each : cases) {
    Frame frame{scope};
    compiled(each.text, scope)->evaluate(frame);
    ASSERT_FALSE(frame.diagnostics.empty()) << each.text;
    EXPECT_EQ(frame.diagnostics.front().code, each.code) << each.text;
  }
}

TEST(Expression, recursion_is_bounded_also_where_bodies_nest) {
  Scope const scope;
  std::string body = "g(g)";
  for (int i = 0; i < 90; ++i) body = "1 + (" + body + ")";
  Frame frame{scope};
  Value const value = compiled("{f: function(g) " + body + ", x: f(f)}.x", scope)->evaluate(frame);
  ASSERT_NE(value.reason(), nullptr);
  EXPECT_EQ(value.reason()->code, "calls_too_deep");
  EXPECT_EQ(frame.diagnostics.size(), 1U);
}

TEST(UnaryTests, constants_of_a_cell) {
  Scope scope;
  scope.declare("limit", simple_type(Kind::number));
  auto const shown = [&](char const* text) {
    auto const constants = UnaryTests::compile(text, scope, simple_type(Kind::number))->constants();
    if (!constants) return std::string{"none"};
    return (constants->negated ? "not " : "") + Value::list(constants->tests).to_string();
  };
  EXPECT_EQ(shown("< 5, [1 + 1..10), 7"), "[(< 5), [2..10), 7]");
  EXPECT_EQ(shown("not(1, 2)"), "not [1, 2]");
  EXPECT_EQ(shown("-"), "[]");
  EXPECT_EQ(shown("< limit"), "none");
  EXPECT_EQ(shown("? > 3"), "none");
}

TEST(Frame, diagnostics_are_bounded) {
  Scope const scope;
  Frame frame{scope};
  compiled("for i in 1..5000 return 1 / 0", scope)->evaluate(frame);
  EXPECT_EQ(frame.diagnostics.size(), 1'000U);
}

}  // namespace
}  // namespace feel
