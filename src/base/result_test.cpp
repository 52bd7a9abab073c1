#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>

namespace base {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0) return invalid("`" + std::to_string(value) + "` is odd");
  return value / 2;
}

Result<> even(int value) {
  static_cast<void>(TRY(half(value)));
  return {};
}

Result<bool> divisible_by_four(int value) {
  TRY(even(value));
  return TRY(half(value)) % 2 == 0;
}

Result<std::unique_ptr<int>> boxed(int value) {
  auto box = std::make_unique<int>(TRY(half(value)));
  return box;
}

Result<std::string> unboxed(int value) {
  std::unique_ptr<int> box = TRY(boxed(value));
  return std::to_string(*box);
}

Result<std::optional<int>> perhaps(int value) {
  if (value == 0) return std::nullopt;
  return TRY(half(value));
}

struct Pair {
  int first = 0;
  int second = 0;
};

Result<Pair> halves(int first, int second) { return Pair{.first = TRY(half(first)), .second = TRY(half(second))}; }

TEST(Result, TryGivesTheValueOrReturnsTheError) {
  EXPECT_EQ(half(8).value(), 4);
  EXPECT_TRUE(even(2).has_value());
  EXPECT_EQ(even(3).error().message, "`3` is odd");
  EXPECT_TRUE(divisible_by_four(8).value());
  EXPECT_FALSE(divisible_by_four(6).value());
  EXPECT_EQ(divisible_by_four(5).error(), invalid("`5` is odd"));
  EXPECT_EQ(unboxed(10).value(), "5");
  EXPECT_EQ(unboxed(7).error().message, "`7` is odd");
  EXPECT_EQ(perhaps(0).value(), std::nullopt);
  EXPECT_EQ(perhaps(4).value(), 2);
  EXPECT_EQ(halves(2, 4)->second, 2);
  EXPECT_EQ(halves(2, 3).error().message, "`3` is odd");
}

TEST(Result, TryNestsAndTakesNamedResults) {
  auto quarter = [](int value) -> Result<int> { return TRY(half(TRY(half(value)))); };
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(6).error().message, "`3` is odd");
  auto named = [](Result<std::unique_ptr<int>> result) -> Result<int> { return *TRY(result); };
  EXPECT_EQ(named(boxed(4)).value(), 2);
  auto constant = [](Result<std::string> const& result) -> Result<std::size_t> { return TRY(result).size(); };
  Result<std::string> const kept{std::string{"kept"}};
  EXPECT_EQ(constant(kept).value(), 4U);
  EXPECT_EQ(kept.value(), "kept");
}

TEST(Result, KeepsTheIssuesOfTheCallee) {
  auto check = []() -> Result<> { return invalid("2 mistakes", {{"/a", "missing"}, {"", "too long"}}); };
  auto outer = [&]() -> Result<int> {
    TRY(check());
    return 1;
  };
  EXPECT_EQ(to_text(outer().error()), "2 mistakes\n/a: missing\ntoo long");
  EXPECT_EQ(to_text(Error{ErrorCode::conflict, "", {}}), "conflict");
}

TEST(Result, TheValueOfAFailureIsABug) {
  EXPECT_THROW(static_cast<void>(half(3).value()), Bug);
  try {
    CHECK_NOTE(1 > 2, "order");
    FAIL();
  } catch (Bug const& bug) {
    EXPECT_NE(std::string_view{bug.what()}.find("CHECK(1 > 2) failed: order"), std::string_view::npos);
  }
  EXPECT_NO_THROW(CHECK(2 > 1));
}

// Counts its living objects: an early return out of a statement expression must destroy what was built before it.
struct Counted {
  explicit Counted(int& living_count) : living(&living_count) { ++*living; }
  Counted(Counted const& other) : living(other.living) { ++*living; }
  Counted& operator=(Counted const&) = delete;
  ~Counted() { --*living; }
  int* living;
};

TEST(Result, EarlyReturnDestroysLocals) {
  int living = 0;
  auto run = [&](int value) -> Result<int> {
    Counted const local{living};
    Result<Counted> made{local};
    Counted const taken = TRY(std::move(made));
    int const halved = TRY(half(value));
    return halved + *taken.living;
  };
  EXPECT_EQ(run(4).value(), 5);
  EXPECT_EQ(living, 0);
  EXPECT_FALSE(run(3));
  EXPECT_EQ(living, 0);
}

}  // namespace
}  // namespace base
