// Counts allocations: number expressions on a used frame make none.
#include <gtest/gtest.h>

#include "base/counted_allocations.h"
#include "feel/expression.h"

namespace feel {
namespace {

TEST(Allocation, number_expressions_on_a_used_frame_make_none) {
  Scope scope;
  int const a = scope.declare("a", simple_type(Kind::number));
  int const industry = scope.declare("industry", simple_type(Kind::string));
  Frame frame{scope};
  frame.set(industry, "software");
  for (char const* text : {"a * 0.15 + 1 - a / 7", "if a > 1 and a < 100 then a ** 2 else -a", "a between 1 and 5",
                           "decimal(min(a * 2, 200), 2)", "industry = \"software\"", "a in ([1..5], > 10)"}) {
    auto const expression = Expression::compile(text, scope);
    ASSERT_TRUE(expression) << text;
    auto const cell = UnaryTests::compile("< 5, [7..9], 12", scope, simple_type(Kind::number));
    for (int turn = 0; turn < 2; ++turn) {
      std::int64_t const before = base::allocations;
      frame.set(a, turn + 3);
      expression->evaluate(frame);
      cell->matches(Value{8}, frame);
      EXPECT_TRUE(turn == 0 || base::allocations == before) << text;
    }
  }
}

TEST(Allocation, is_counted) {
  Scope const scope;
  Frame frame{scope};
  auto const expression = Expression::compile("for x in 1..3 return x", scope);
  std::int64_t const before = base::allocations;
  expression->evaluate(frame);
  EXPECT_GT(base::allocations, before);
}

}  // namespace
}  // namespace feel
