#include "dmn/conditions.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "dmn/small_models.h"

namespace {

using dmn::small_models::feel_value;

// Where the fast path answers, it answers what the interpreter answers.
bool same_as_interpreter(feel::UnaryTests const& tests, feel::Value const& input) {
  std::optional<bool> const fast = dmn::holds(dmn::constant_tests(tests), input);
  if (!fast) return true;
  feel::Scope const scope;
  feel::Frame frame{scope};
  feel::Value const general = tests.matches(input, frame);
  return general.kind() == feel::Kind::boolean && general.boolean() == *fast;
}

TEST(Conditions, agree_with_the_interpreter) {
  std::vector<std::string> const cells{"< 5",
                                       "<= 5",
                                       "> 5",
                                       ">= 5.0",
                                       "5",
                                       "[1..10)",
                                       "(1..10]",
                                       "]1..10[",
                                       "5, 7, [20..30]",
                                       "not(5)",
                                       "not(< 5, > 10)",
                                       "\"a\"",
                                       "\"a\", \"b\"",
                                       "not(\"a\")",
                                       "true",
                                       "not(true)",
                                       "false",
                                       "-",
                                       "null",
                                       "(= 5)",
                                       "(!= 5)",
                                       "[\"a\", \"b\"]",
                                       "\"a\", 5",
                                       "date(\"2024-03-05\")",
                                       "< \"b\"",
                                       "= 5",
                                       "!= 5"};
  std::vector<std::string> const inputs{"5",
                                        "4.999",
                                        "5.00",
                                        "10",
                                        "1",
                                        "20",
                                        "-7",
                                        "\"a\"",
                                        "\"c\"",
                                        "\"\"",
                                        "true",
                                        "false",
                                        "null",
                                        "date(\"2024-03-05\")",
                                        "[1, 2]",
                                        "{a: 1}",
                                        "duration(\"P1D\")"};
  int fast = 0;
  for (std::string const& cell : cells) {
    auto const tests = feel::UnaryTests::compile(cell, feel::Scope{}, feel::any_type());
    if (!tests) continue;
    if (dmn::constant_tests(*tests).kind != dmn::ConstantTests::Kind::none) ++fast;
    for (std::string const& input : inputs)
      EXPECT_TRUE(same_as_interpreter(*tests, feel_value(input))) << cell << " with " << input;
  }
  EXPECT_GE(fast, 15) << "the fast path must be taken for the usual cells";
}

TEST(Conditions, cells_that_depend_on_anything_else_are_left_to_the_interpreter) {
  feel::Scope scope;
  scope.declare("limit", feel::simple_type(feel::Kind::number));
  for (char const* cell : {"< limit", "limit", "? > 3", "-", "null", "1 + limit"}) {
    auto const tests = feel::UnaryTests::compile(cell, scope, feel::any_type());
    ASSERT_TRUE(tests) << cell;
    EXPECT_EQ(dmn::constant_tests(*tests).kind, dmn::ConstantTests::Kind::none) << cell;
  }
}

RC_GTEST_PROP(Conditions, intervals_agree_with_the_interpreter, ()) {
  int const low = *rc::gen::inRange(-20, 20), high = *rc::gen::inRange(low, 25);
  char const open = *rc::gen::element('[', '(', ']'), close = *rc::gen::element(']', ')', '[');
  std::string cell = std::string{open} + std::to_string(low) + ".." + std::to_string(high) + close;
  if (*rc::gen::arbitrary<bool>()) cell = "not(" + cell + ")";
  auto const tests = feel::UnaryTests::compile(cell, feel::Scope{}, feel::any_type());
  RC_ASSERT(tests.has_value());
  feel::Value const input{*base::Decimal::of(*rc::gen::inRange(-250, 260), -1)};
  RC_ASSERT(same_as_interpreter(*tests, input));
}

}  // namespace
