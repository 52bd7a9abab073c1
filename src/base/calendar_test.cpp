#include "base/calendar.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace base {
namespace {

constexpr char const* header = "date,name,is_off_day,file_year,state_council_notice\n";

WorkCalendar const& china() {
  static WorkCalendar const calendar = [] {
    std::string const path = std::string{YINGZHOU_SOURCE_DIR} + "/policies/calendars/cn.csv";
    std::ifstream file{path};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    return WorkCalendar::read_csv(text, "cn.csv").value();
  }();
  return calendar;
}

Date day(char const* text) { return Date::parse(text).value(); }

TEST(Calendar, AMB_18_holidays_are_off_and_shifted_saturdays_are_worked) {
  struct {
    char const* why;
    char const* date;
    bool worked;
  } const cases[] = {
      {"the Friday before Spring Festival 2024", "2024-02-09", true},
      {"first day of Spring Festival", "2024-02-10", false},
      {"Monday inside it", "2024-02-12", false},
      {"Friday inside it", "2024-02-16", false},
      {"Sunday worked before it", "2024-02-04", true},
      {"Sunday worked after it", "2024-02-18", true},
      {"Saturday worked for Labour Day", "2024-05-11", true},
      {"Saturday worked for Mid-Autumn", "2024-09-14", true},
      {"Saturday worked for National Day", "2024-10-12", true},
      {"the Sunday after it is not", "2024-10-13", false},
      {"plain Saturday", "2024-03-09", false},
      {"plain Monday", "2024-03-11", true},
      {"30 December 2006 belongs to the notice of 2007", "2006-12-30", true},
      {"a year not covered follows the week", "2030-01-05", false},
      {"a year not covered knows no holidays", "2030-10-01", true},
  };
  for (auto const& c : cases) EXPECT_EQ(china().is_working_day(day(c.date)), c.worked) << c.why;
}

TEST(Calendar, AMB_18_counts_working_days_across_holidays) {
  struct {
    char const* why;
    char const* from;
    int n;
    char const* want;
  } const cases[] = {
      {"29 and 30 Sept, 8-11, 12 (Saturday worked), 14-16 Oct", "2024-09-27", 10, "2024-10-16"},
      {"8-12 and 14-18 Oct", "2024-09-30", 10, "2024-10-18"},
      {"a Friday, then the worked Sunday after Spring Festival", "2024-02-08", 2, "2024-02-18"},
      {"from inside the holiday", "2024-02-12", 1, "2024-02-18"},
      {"a plain week", "2024-03-08", 5, "2024-03-15"},
      {"from a Saturday", "2024-03-09", 1, "2024-03-11"},
  };
  for (auto const& c : cases) EXPECT_EQ(china().plus_working_days(day(c.from), c.n), day(c.want)) << c.why;
  EXPECT_EQ(china().working_days_between(day("2024-02-09"), day("2024-02-18")), 1);
  EXPECT_EQ(china().working_days_between(day("2024-02-18"), day("2024-02-18")), 0);
  EXPECT_EQ(china().working_days_between(day("2024-02-18"), day("2024-02-09")), 0);
  EXPECT_THROW(china().plus_working_days(day("2024-02-18"), 0), Bug);
}

// Days of the year less its Saturdays and Sundays less the statutory holidays (11, since 2025 13): shifting moves days about
// within the year and changes no sum.
TEST(Calendar, WorkingDaysOfAYear) {
  struct {
    int year;
    int want;
  } const cases[] = {{2021, 365 - 104 - 11}, {2022, 365 - 105 - 11}, {2024, 366 - 104 - 11}, {2025, 365 - 104 - 13}};
  for (auto const& c : cases)
    EXPECT_EQ(china().working_days_between(*Date::of(c.year - 1, 12, 31), *Date::of(c.year, 12, 31)), c.want) << c.year;
}

TEST(Calendar, KnowsItsNotices) {
  EXPECT_TRUE(china().covers(2007));
  EXPECT_TRUE(china().covers(2026));
  EXPECT_FALSE(china().covers(2006));
  EXPECT_FALSE(china().covers(2027));
  EXPECT_EQ(china().notice_of(2024), "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm");
  EXPECT_EQ(china().notice_of(2027), "");
}

TEST(Calendar, BothDirectionsAgree) {
  Date const from = day("2023-12-20");
  for (int n = 1; n < 400; ++n) {
    Date const to = china().plus_working_days(from, n);
    ASSERT_TRUE(china().is_working_day(to));
    ASSERT_EQ(china().working_days_between(from, to), n);
  }
}

TEST(Calendar, RefusesBrokenTables) {
  auto const text_of = [](std::string const& csv) {
    Result<WorkCalendar> const calendar = WorkCalendar::read_csv(csv, "x.csv");
    return calendar ? std::string{"fine"} : to_text(calendar.error());
  };
  EXPECT_EQ(text_of("date,name\n"),
            "calendar `x.csv` is not usable\nx.csv: column `is_off_day` is missing\n"
            "x.csv: column `file_year` is missing\nx.csv: column `state_council_notice` is missing");
  EXPECT_EQ(text_of(std::string{header} + "2024-02-30,a,1,2024,n\n2024-01-01,a,2,2024,n\n2024-01-02,a,1,x,n\n"
                                          "2024-01-03,a,1,2024,n\n2024-01-03,a,1,2024,n\n"),
            "calendar `x.csv` is not usable\nx.csv:2:1: expected a date such as 2024-03-05, got `2024-02-30`\n"
            "x.csv:3:3: expected 0 (worked) or 1 (off), got `2`\nx.csv:4:4: expected the year of the notice, got `x`\n"
            "x.csv:6:1: day `2024-01-03` occurs twice");
  EXPECT_EQ(text_of(std::string{header} + "2024-01-01,a,1,2024\n"),
            "table `x.csv` is not usable\nx.csv:2: expected 5 cells, got 4");
}

}  // namespace
}  // namespace base
