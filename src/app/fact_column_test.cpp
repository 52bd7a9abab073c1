#include "app/fact_column.h"

#include <gtest/gtest.h>

#include <vector>

namespace app {
namespace {

using feel::Kind;

struct Given {
  std::size_t row;
  Kind kind;
  char const* text;
};

feel::Value value_of(Given const& given) {
  switch (given.kind) {
    case Kind::number: return feel::Value{base::decimal(given.text)};
    case Kind::date: return feel::Value{*base::Date::parse(given.text)};
    case Kind::boolean: return feel::Value{std::string_view{given.text} == "true"};
    default: return feel::Value{given.text};
  }
}

TEST(FactColumn, is_what_Column_of_makes_of_the_same_values) {
  struct {
    char const* why;
    std::vector<Given> given;
  } const cases[] = {
      {"numbers on one grid", {{0, Kind::number, "12"}, {1, Kind::number, "-0.50"}, {2, Kind::number, "7.125"}}},
      {"rows without a value", {{1, Kind::number, "12"}, {3, Kind::number, "5"}}},
      {"numbers that no grid holds", {{0, Kind::number, "1e30"}, {1, Kind::number, "0.5"}}},
      {"one too long later", {{0, Kind::number, "1"}, {2, Kind::number, "12345678901234567890.5"}}},
      {"too large on the grid of the others",
       {{0, Kind::number, "123456789012345678"}, {1, Kind::number, "0.0000001"}}},
      {"texts", {{0, Kind::string, "a"}, {1, Kind::string, "b"}, {2, Kind::string, "a"}, {4, Kind::string, ""}}},
      {"truths", {{0, Kind::boolean, "true"}, {2, Kind::boolean, "false"}}},
      {"days", {{0, Kind::date, "2024-03-05"}, {1, Kind::date, "1969-12-31"}, {3, Kind::date, "2024-03-05"}}},
      {"several kinds", {{0, Kind::number, "1"}, {1, Kind::string, "a"}, {3, Kind::boolean, "true"}}},
  };
  constexpr std::size_t rows = 5;
  for (auto const& c : cases) {
    FactColumn column;
    std::vector<feel::Value> values(rows, feel::Value::null("missing_input"));
    for (Given const& given : c.given) {
      ASSERT_TRUE(column.add(given.row, given.kind, given.text)) << c.why;
      values[given.row] = value_of(given);
    }
    feel::Column const made = column.take(rows), want = feel::Column::of(values);
    EXPECT_EQ(made.form, want.form) << c.why;
    EXPECT_EQ(made.scale, want.scale) << c.why;
    EXPECT_EQ(made.low, want.low) << c.why;
    EXPECT_EQ(made.high, want.high) << c.why;
    EXPECT_EQ(made.absent, want.absent) << c.why;
    ASSERT_EQ(made.rows(), rows) << c.why;
    for (std::size_t row = 0; row < rows; ++row)
      EXPECT_EQ(made.view().at(row).to_string(), want.view().at(row).to_string()) << c.why << " row " << row;
    EXPECT_TRUE(column.is_empty());
  }
}

TEST(FactColumn, tells_of_a_value_that_is_none_of_its_kind) {
  FactColumn column;
  EXPECT_FALSE(column.add(0, Kind::number, "twelve"));
  FactColumn days;
  EXPECT_FALSE(days.add(0, Kind::date, "2024-13-01"));
}

}  // namespace
}  // namespace app
