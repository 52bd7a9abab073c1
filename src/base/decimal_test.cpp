#include "base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_set>

#include "base/result.h"

namespace base {
namespace {

std::string shown(std::optional<Decimal> value) { return value ? value->to_string_with_scale() : "none"; }

std::string const nines(34, '9');

TEST(Decimal, ReadsAndWrites) {
  struct {
    char const* text;
    char const* canonical;
    char const* with_scale;
  } const cases[] = {
      {"0", "0", "0"},
      {"-0", "0", "0"},
      {"-0.00", "0", "0.00"},
      {".5", "0.5", "0.5"},
      {"-12", "-12", "-12"},
      {"1.50", "1.5", "1.50"},
      {"1200", "1200", "1200"},
      {"1e3", "1000", "1000"},
      {"1E+3", "1000", "1000"},
      {"12e-1", "1.2", "1.2"},
      {"0012.300", "12.3", "12.300"},
      {"1e40", "10000000000000000000000000000000000000000", "10000000000000000000000000000000000000000"},
      {"1e41", "1e41", "1e41"},
      {"15e-41", "1.5e-40", "1.5e-40"},
      {"1e-40", "0.0000000000000000000000000000000000000001", "0.0000000000000000000000000000000000000001"},
      {"-1e-41", "-1e-41", "-1e-41"},
      {"12345678901234567890123456789012345", "12345678901234567890123456789012340",
       "12345678901234567890123456789012340"},
      {"12345678901234567890123456789012335", "12345678901234567890123456789012340",
       "12345678901234567890123456789012340"},
      {"1234567890123456789012345678901233500000000000001e40", "1.234567890123456789012345678901234e88",
       "1.234567890123456789012345678901234e88"},
      {"9.9999999999999999999999999999999995", "10", "10.00000000000000000000000000000000"},
      {"1e-6176", "1e-6176", "1e-6176"},
      {"1e-6177", "0", "0e-6176"},
      {"1e6144", "1e6144", "1.000000000000000000000000000000000e6144"},
      {"0e99999999999999999999", "0", "0e6111"},
  };
  for (auto const& c : cases) {
    std::optional<Decimal> const value = Decimal::parse(c.text);
    ASSERT_TRUE(value.has_value()) << c.text;
    EXPECT_EQ(value->to_string(), c.canonical) << c.text;
    EXPECT_EQ(value->to_string_with_scale(), c.with_scale) << c.text;
    EXPECT_EQ(Decimal::parse(value->to_string()), value) << c.text;
  }
}

TEST(Decimal, RefusesWhatIsNotANumber) {
  for (char const* text : {"", "-", "+1", "1.", ".", "1 ", " 1", "1,000", "1e", "1e+", "e3", "--1", "1.2.3", "0x10",
                           "NaN", "inf", "1e6145", "9e6144999", "１"})
    EXPECT_EQ(Decimal::parse(text), std::nullopt) << text;
  EXPECT_THROW(decimal("ten"), Bug);
}

TEST(Decimal, AddsSubtractsMultipliesDividesExactly) {
  struct {
    char operation;
    char const* a;
    char const* b;
    char const* want;
  } const cases[] = {
      {'+', "0.10", "0.20", "0.30"},
      {'+', "1", "0.005", "1.005"},
      {'+', "1e33", "1e-1", "1000000000000000000000000000000000"},
      {'+', "9999999999999999999999999999999999", "1", "10000000000000000000000000000000000"},
      {'+', "1e6144", "9e6144", "none"},
      {'+', "0e-3", "1e3", "1000.000"},
      {'-', "1", "1.00", "0.00"},
      {'-', "-5", "-5", "0"},
      {'-', "3", "10", "-7"},
      {'*', "1.20", "3", "3.60"},
      {'*', "-0", "5", "0"},
      {'*', "0", "-5", "0"},
      {'*', "9999999999999999999999999999999999", "9999999999999999999999999999999999",
       "99999999999999999999999999999999980000000000000000000000000000000000"},
      {'*', "1e4000", "1e4000", "none"},
      {'*', "1e-4000", "1e-4000", "0e-6176"},
      {'/', "1", "3", "0.3333333333333333333333333333333333"},
      {'/', "2", "3", "0.6666666666666666666666666666666667"},
      {'/', "1", "8", "0.125"},
      {'/', "6", "2", "3"},
      {'/', "2.40", "2", "1.20"},
      {'/', "1", "0", "none"},
      {'/', "0", "-5", "0"},
  };
  for (auto const& c : cases) {
    Decimal const a = decimal(c.a);
    Decimal const b = decimal(c.b);
    auto const result = c.operation == '+'   ? add(a, b)
                        : c.operation == '-' ? subtract(a, b)
                        : c.operation == '*' ? multiply(a, b)
                                             : divide(a, b);
    EXPECT_EQ(shown(result), c.want) << c.a << ' ' << c.operation << ' ' << c.b;
  }
}

TEST(Decimal, ModuloFollowsTheDivisor) {
  struct {
    char const* a;
    char const* b;
    char const* want;
  } const cases[] = {
      // the examples of DMN 1.5 table 78, then edges
      {"12", "5", "2"},         {"-12", "5", "3"},         {"12", "-5", "-3"},
      {"-12", "-5", "-2"},      {"10.1", "4.5", "1.1"},    {"-10.1", "4.5", "3.4"},
      {"10.1", "-4.5", "-3.4"}, {"-10.1", "-4.5", "-1.1"}, {"1e6000", "7", "1"},
      {"5", "1e30", "5"},       {"6", "3", "0"},           {"1e34", "3e33", "1000000000000000000000000000000000"},
      {"5", "0", "none"},       {"0", "5", "0"},           {"1", "1e-6000", "0"}};
  for (auto const& c : cases) {
    auto const result = modulo(decimal(c.a), decimal(c.b));
    EXPECT_EQ(result ? result->to_string() : "none", c.want) << c.a << " mod " << c.b;
  }
}

TEST(Decimal, RoundsAsAsked) {
  struct {
    char const* value;
    int scale;
    char const* want[7];  // half_even, half_up, half_down, up, down, ceiling, floor
  } const cases[] = {
      {"2.5", 0, {"2", "3", "2", "3", "2", "3", "2"}},
      {"-2.5", 0, {"-2", "-3", "-2", "-3", "-2", "-2", "-3"}},
      {"3.5", 0, {"4", "4", "3", "4", "3", "4", "3"}},
      {"2.51", 0, {"3", "3", "3", "3", "2", "3", "2"}},
      {"0.125", 2, {"0.12", "0.13", "0.12", "0.13", "0.12", "0.13", "0.12"}},
      {"5", 2, {"5.00", "5.00", "5.00", "5.00", "5.00", "5.00", "5.00"}},
      {"1250", -2, {"1200", "1300", "1200", "1300", "1200", "1300", "1200"}},
      {"0.001", -50, {"0e50", "0e50", "0e50", "1e50", "0e50", "1e50", "0e50"}},
      {"-0.001", 1, {"0.0", "0.0", "0.0", "-0.1", "0.0", "0.0", "-0.1"}},
      {"1e40",
       2,
       {"10000000000000000000000000000000000000000", "10000000000000000000000000000000000000000",
        "10000000000000000000000000000000000000000", "10000000000000000000000000000000000000000",
        "10000000000000000000000000000000000000000", "10000000000000000000000000000000000000000",
        "10000000000000000000000000000000000000000"}},
      {"1", -7000, {"0e6111", "0e6111", "0e6111", "none", "0e6111", "none", "0e6111"}},
  };
  Rounding const modes[] = {Rounding::half_even, Rounding::half_up, Rounding::half_down, Rounding::up,
                            Rounding::down,      Rounding::ceiling, Rounding::floor};
  for (auto const& c : cases)
    for (int i = 0; i < 7; ++i)
      EXPECT_EQ(shown(round_to_scale(decimal(c.value), c.scale, modes[i])), c.want[i]) << c.value << " mode " << i;
  EXPECT_EQ(round_to_scale(decimal("1.5"), std::numeric_limits<int>::max(), Rounding::up), decimal("1.5"));
  EXPECT_EQ(round_to_scale(decimal("1.5"), std::numeric_limits<int>::min(), Rounding::down), decimal("0"));
}

TEST(Decimal, RootsPowersAndLogarithms) {
  EXPECT_EQ(shown(square_root(decimal("16"))), "4");
  EXPECT_EQ(shown(square_root(decimal("2"))), "1.414213562373095048801688724209698");
  EXPECT_EQ(square_root(decimal("-1")), std::nullopt);
  EXPECT_EQ(shown(exponential(decimal("1"))), "2.718281828459045235360287471352662");
  EXPECT_EQ(exponential(decimal("15000")), std::nullopt);
  EXPECT_EQ(exponential(decimal("-15000")), decimal("0"));
  EXPECT_EQ(exponential(decimal("5e-34")), decimal("1.000000000000000000000000000000001"));  // just above a tie
  EXPECT_EQ(shown(natural_logarithm(decimal("10"))), "2.302585092994045684017991454684364");
  EXPECT_EQ(natural_logarithm(decimal("1.000000000000000000000000000000001")),
            decimal("9.999999999999999999999999999999995e-34"));
  EXPECT_EQ(natural_logarithm(decimal("0")), std::nullopt);
  EXPECT_EQ(natural_logarithm(decimal("1")), decimal("0"));
  struct {
    char const* a;
    char const* b;
    char const* want;
  } const powers[] = {{"2", "10", "1024"},    {"2", "-2", "0.25"},
                      {"-3", "3", "-27"},     {"-2", "0.5", "none"},
                      {"4", "0.5", "2"},      {"0", "0", "1"},
                      {"0", "-1", "none"},    {"0", "3", "0"},
                      {"1.1", "2", "1.21"},   {"10", "6144", "1e6144"},
                      {"10", "6145", "none"}, {"10", "-6176", "1e-6176"},
                      {"-1", "1e20", "1"},    {"-1", "99999999999999999999", "-1"},
                      {"1", "1e6000", "1"},   {"2", "0.5", "1.414213562373095048801688724209698"},
                      {"0.1", "1e30", "0"},   {"7", "1e30", "none"}};
  for (auto const& c : powers) {
    auto const result = power(decimal(c.a), decimal(c.b));
    EXPECT_EQ(result ? result->to_string() : "none", c.want) << c.a << "^" << c.b;
  }
}

TEST(Decimal, ComparesAndHashesByValue) {
  EXPECT_EQ(decimal("1.0"), decimal("1.00"));
  EXPECT_EQ(decimal("0e50"), decimal("0.000"));
  EXPECT_LT(decimal("-1"), decimal("0.0"));
  EXPECT_LT(decimal("1e-6176"), decimal("1e6144"));
  EXPECT_GT(decimal("-1e-6176"), decimal("-1"));
  EXPECT_LT(decimal("9999999999999999999999999999999999"), decimal("1e34"));
  EXPECT_EQ(decimal("1e33"), decimal("1000000000000000000000000000000000"));
  std::unordered_set<Decimal> const set{decimal("1.0"), decimal("1.00"), decimal("100e-2"), decimal("10"),
                                        decimal("1e1"), decimal("0"),    decimal("0.00")};
  EXPECT_EQ(set.size(), 3U);
}

TEST(Decimal, ConvertsToAndFromMachineNumbers) {
  auto const smallest = std::numeric_limits<std::int64_t>::min();
  auto const largest = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(Decimal{smallest}.to_string(), "-9223372036854775808");
  EXPECT_EQ(Decimal{smallest}.to_int64(), smallest);
  EXPECT_EQ(Decimal{largest}.to_int64(), largest);
  EXPECT_EQ(decimal("9223372036854775808").to_int64(), std::nullopt);
  EXPECT_EQ(decimal("1e400").to_int64(), std::nullopt);
  EXPECT_EQ(decimal("12.00").to_int64(), 12);
  EXPECT_EQ(decimal("12.01").to_int64(), std::nullopt);
  EXPECT_EQ(decimal("0e-6176").to_int64(), 0);
  EXPECT_EQ(shown(Decimal::from_double(0.1)), "0.1");
  EXPECT_EQ(Decimal::from_double(1e300), decimal("1e300"));
  EXPECT_EQ(Decimal::from_double(-0.0), decimal("0"));
  EXPECT_EQ(Decimal::from_double(std::numeric_limits<double>::quiet_NaN()), std::nullopt);
  EXPECT_EQ(Decimal::from_double(std::numeric_limits<double>::infinity()), std::nullopt);
  EXPECT_EQ(decimal("0.1").to_double(), 0.1);
  EXPECT_EQ(decimal("-123456789012345678901234567890").to_double(), -123456789012345678901234567890.0);
  EXPECT_EQ(decimal("1e6000").to_double(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(decimal("-1e-6000").to_double(), 0.0);
  EXPECT_EQ(shown(Decimal::of(-1250, -2)), "-12.50");
  EXPECT_EQ(Decimal::of(1, 6145), std::nullopt);
  EXPECT_EQ(decimal("-1.500").scale(), 3);
  EXPECT_EQ(decimal("1e3").scale(), 0);
  EXPECT_TRUE(decimal("1.00").is_integer());
  EXPECT_FALSE(decimal("1e-34").is_integer());
}

TEST(Decimal, OperatorsCheckThatTheResultExists) {
  EXPECT_EQ(decimal("1") + decimal("2") * decimal("3") - decimal("4") / decimal("8"), decimal("6.5"));
  EXPECT_THROW(decimal("1") / decimal("0"), Bug);
  EXPECT_THROW(decimal("9e6144") + decimal("9e6144"), Bug);
}

Decimal any_decimal() {
  auto const coefficient = *rc::gen::arbitrary<std::int64_t>();
  auto const exponent = *rc::gen::inRange(-30, 30);
  return *Decimal::of(coefficient, exponent);
}

TEST(DecimalProperty, TextRoundTrip) {
  EXPECT_TRUE(rc::check([] {
    Decimal const a = any_decimal();
    RC_ASSERT(Decimal::parse(a.to_string()) == a);
    RC_ASSERT(decimal(a.to_string_with_scale()).to_string_with_scale() == a.to_string_with_scale());
    RC_ASSERT(std::hash<Decimal>{}(decimal(a.to_string())) == std::hash<Decimal>{}(a));
  }));
}

TEST(DecimalProperty, DoublesReadBack) {
  EXPECT_TRUE(rc::check([](double value) { RC_ASSERT(Decimal::from_double(value)->to_double() == value); }));
}

TEST(DecimalProperty, Algebra) {
  EXPECT_TRUE(rc::check([] {
    Decimal const a = any_decimal();
    Decimal const b = any_decimal();
    RC_ASSERT(add(a, b) == add(b, a));
    RC_ASSERT(multiply(a, b) == multiply(b, a));
    RC_ASSERT(subtract(a, b) == negate(*subtract(b, a)));
    RC_ASSERT((a < b) == subtract(a, b)->is_negative());
    RC_ASSERT(subtract(a, a)->is_zero());
    if (!b.is_zero()) {
      Decimal const rest = *modulo(a, b);
      RC_ASSERT(absolute(rest) <= absolute(b));
      RC_ASSERT(rest.is_zero() || rest.is_negative() == b.is_negative());
    }
  }));
}

TEST(DecimalProperty, RoundingStaysWithinOneUnit) {
  EXPECT_TRUE(rc::check([] {
    Decimal const a = any_decimal();
    int const scale = *rc::gen::inRange(-5, 20);
    Decimal const unit = *Decimal::of(1, -scale);
    Decimal const down = *round_to_scale(a, scale, Rounding::floor);
    Decimal const up = *round_to_scale(a, scale, Rounding::ceiling);
    Decimal const even = *round_to_scale(a, scale, Rounding::half_even);
    RC_ASSERT(down <= a);
    RC_ASSERT(a <= up);
    RC_ASSERT(up == down || up - down == unit);
    RC_ASSERT(even == down || even == up);
  }));
}

}  // namespace
}  // namespace base
