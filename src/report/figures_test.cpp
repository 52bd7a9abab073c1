#include "report/figures.h"

#include <gtest/gtest.h>

namespace report {
namespace {

using base::decimal;

Language const zh{"zh-CN"};
Language const en{"en"};

TEST(Figures, AmountsAreWrittenInTheUnitsOfTheirReaders) {
  struct {
    char const *amount, *currency, *zh, *en;
  } const cases[] = {
      {"50000000", "CNY", "5,000 万元", "CNY 50 M"},      {"120000000", "CNY", "1.2 亿元", "CNY 120 M"},
      {"1200000000", "CNY", "12 亿元", "CNY 1.2 bn"},     {"1234567890.12", "CNY", "12.3457 亿元", "CNY 1.2346 bn"},
      {"9999.5", "CNY", "9,999.5 元", "CNY 9,999.5"},     {"10000", "CNY", "1 万元", "CNY 10,000"},
      {"-25000000", "USD", "−2,500 万美元", "USD −25 M"}, {"0", "CNY", "0 元", "CNY 0"},
  };
  for (auto const& c : cases) {
    EXPECT_EQ(amount_text(decimal(c.amount), c.currency, zh), c.zh);
    EXPECT_EQ(amount_text(decimal(c.amount), c.currency, en), c.en);
  }
}

TEST(Figures, NumbersAreRoundedHalfUpForPrintOnly) {
  EXPECT_EQ(number_text(decimal("1234567.125"), 2), "1,234,567.13");
  EXPECT_EQ(number_text(decimal("-0.125"), 2), "−0.13");
  EXPECT_EQ(number_text(decimal("100.000"), 2), "100");
  EXPECT_EQ(number_text(decimal("-0.001"), 2), "0");
  EXPECT_EQ(fixed_text(decimal("72"), 2), "72.00");
  EXPECT_EQ(fixed_text(decimal("14.28571428571428571428571428571429"), 2), "14.29");
  EXPECT_EQ(fixed_text(decimal("1000.5"), 0), "1,001");
  EXPECT_EQ(signed_text(decimal("28"), 2), "+28");
  EXPECT_EQ(signed_text(decimal("-3.5"), 2), "−3.5");
  EXPECT_EQ(signed_text(decimal("0"), 2), "0");
  EXPECT_EQ(percent_text(decimal("0.3214")), "32.14%");
}

TEST(Figures, ValuesFollowTheirUnit) {
  struct {
    park::Shown value;
    char const *zh, *en;
  } const cases[] = {
      {{decimal("0.2"), {}, "percent"}, "20%", "20%"},
      {{decimal("68"), {}, "days"}, "68 天", "68 days"},
      {{decimal("1"), {}, "days"}, "1 天", "1 day"},
      {{decimal("80000000"), {}, "money"}, "8,000 万元", "CNY 80 M"},
      {{decimal("1.23456"), {}, "ratio"}, "1.2346", "1.2346"},
      {{{}, "true", "boolean"}, "是", "yes"},
      {{{}, "false", "boolean"}, "否", "no"},
      {{{}, "软件", "text"}, "软件", "软件"},
      {{{}, {}, "percent"}, "—", "—"},
  };
  for (auto const& c : cases) {
    EXPECT_EQ(shown_text(c.value, "CNY", zh), c.zh);
    EXPECT_EQ(shown_text(c.value, "CNY", en), c.en);
  }
}

TEST(Figures, DatesAndPeriods) {
  auto const day = *base::Date::of(2024, 5, 31);
  EXPECT_EQ(date_text(day, zh), "2024年5月31日");
  EXPECT_EQ(date_text(day, en), "31 May 2024");
  EXPECT_EQ(period_text(base::Date::of(2023, 1, 1), base::Date::of(2023, 12, 31), en), "2023-01-01 – 2023-12-31");
  EXPECT_EQ(period_text(day, day, en), "2024-05-31");
  EXPECT_EQ(period_text(day, {}, zh), "自 2024-05-31");
  EXPECT_EQ(period_text({}, day, en), "until 2024-05-31");
  EXPECT_EQ(period_text({}, {}, en), "—");
}

TEST(Figures, AMissingLabelFallsBackToTheOtherLanguageAndThenToTheCode) {
  EXPECT_EQ(zh(park::Label{"", "only English"}), "only English");
  EXPECT_EQ(en(park::Coded{"AAA", {}}), "AAA");
}

}  // namespace
}  // namespace report
