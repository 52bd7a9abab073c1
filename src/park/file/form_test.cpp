#include "park/file/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace park::file {
namespace {

base::Date day(int year, int month, int at) { return *base::Date::of(year, month, at); }

TEST(Form, DAT_05_periods_are_calendar_years_quarters_and_months) {
  ReportingPeriod const year{day(2025, 1, 1), day(2025, 12, 31)}, quarter{day(2025, 7, 1), day(2025, 9, 30)},
      month{day(2024, 2, 1), day(2024, 2, 29)}, crooked{day(2025, 2, 1), day(2025, 4, 30)};
  EXPECT_TRUE(is_of(FormPeriod::year, year));
  EXPECT_TRUE(is_of(FormPeriod::quarter, quarter));
  EXPECT_TRUE(is_of(FormPeriod::month, month));
  EXPECT_FALSE(is_of(FormPeriod::quarter, crooked));
  EXPECT_FALSE(is_of(FormPeriod::year, quarter));
  EXPECT_FALSE(is_of(FormPeriod::month, year));
  EXPECT_EQ(name_of(FormPeriod::year, year), "2025");
  EXPECT_EQ(name_of(FormPeriod::quarter, quarter), "2025Q3");
  EXPECT_EQ(name_of(FormPeriod::month, month), "2024-02");
}

TEST(Form, DAT_05_the_last_period_is_the_one_that_is_over) {
  struct Case {
    FormPeriod kind;
    base::Date on;
    char const* want;
  };
  for (Case const& one : {Case{FormPeriod::year, day(2026, 1, 1), "2025"},
                          {FormPeriod::year, day(2025, 12, 31), "2024"},
                          {FormPeriod::quarter, day(2026, 1, 15), "2025Q4"},
                          {FormPeriod::quarter, day(2026, 6, 30), "2026Q1"},
                          {FormPeriod::quarter, day(2026, 7, 1), "2026Q2"},
                          {FormPeriod::month, day(2024, 3, 1), "2024-02"},
                          {FormPeriod::month, day(2024, 1, 31), "2023-12"}}) {
    ReportingPeriod const last = last_ended(one.kind, one.on);
    EXPECT_EQ(name_of(one.kind, last), one.want) << one.on;
    EXPECT_TRUE(is_of(one.kind, last)) << one.on;
    EXPECT_LT(last.to, one.on);
  }
}

TEST(Form, DAT_05_a_form_without_classes_is_for_every_enterprise) {
  FormDefinition form;
  EXPECT_TRUE(applies(form, ""));
  form.data_classes = {"leading_enterprise"};
  EXPECT_TRUE(applies(form, "leading_enterprise"));
  EXPECT_FALSE(applies(form, "small_and_medium"));
  EXPECT_FALSE(applies(form, ""));
}

}  // namespace
}  // namespace park::file
