#include "feeds/xlsx_dates.h"

#include <gtest/gtest.h>

namespace feeds {
namespace {

TEST(XlsxDates, a_format_tells_whether_a_number_is_a_day) {
  struct {
    char const* format;
    NumberFormat want;
  } const cases[] = {
      {"General", NumberFormat::plain},
      {"0.00", NumberFormat::plain},
      {"0.00E+00", NumberFormat::plain},
      {"#,##0.00\"yd\"", NumberFormat::plain},
      {"#,##0\\d", NumberFormat::plain},
      {"[Red]-0;0", NumberFormat::plain},
      {"[$¥-804]#,##0", NumberFormat::plain},
      {"0.00_ ;yyyy", NumberFormat::plain},
      {"@", NumberFormat::plain},
      {"yyyy-mm-dd", NumberFormat::date},
      {"yyyy\"年\"m\"月\"d\"日\"", NumberFormat::date},
      {"[$-804]yyyy\"年\"m\"月\"", NumberFormat::date},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", NumberFormat::date},
      {"mmm", NumberFormat::date},
      {"m/d", NumberFormat::date},
      {"yyyy/m/d h:mm", NumberFormat::date_time},
      {"m/d/yy h:mm AM/PM", NumberFormat::date_time},
      {"h:mm:ss", NumberFormat::time},
      {"上午/下午h:mm", NumberFormat::time},
      {"[h]:mm", NumberFormat::time},
      {"[mm]:ss", NumberFormat::time},
  };
  for (auto const& c : cases) EXPECT_EQ(number_format_of(c.format), c.want) << c.format;
}

TEST(XlsxDates, built_in_formats_have_their_chinese_meaning) {
  for (int const id : {14, 15, 16, 17, 27, 31, 36, 50, 57, 58})
    EXPECT_EQ(built_in_number_format(id), NumberFormat::date) << id;
  EXPECT_EQ(built_in_number_format(22), NumberFormat::date_time);
  for (int const id : {18, 21, 32, 45, 55}) EXPECT_EQ(built_in_number_format(id), NumberFormat::time) << id;
  for (int const id : {0, 1, 9, 11, 12, 13, 37, 44, 48, 49, 164})
    EXPECT_EQ(built_in_number_format(id), NumberFormat::plain) << id;
}

TEST(XlsxDates, serial_numbers_become_days) {
  struct {
    char const* why;
    char const* serial;
    NumberFormat format;
    bool is_1904_system;
    char const* want;
  } const cases[] = {
      {"a day", "45356", NumberFormat::date, false, "2024-03-05"},
      {"the same in the system of 1904", "43894", NumberFormat::date, true, "2024-03-05"},
      {"first day", "1", NumberFormat::date, false, "1900-01-01"},
      {"before the leap bug", "59", NumberFormat::date, false, "1900-02-28"},
      {"the day that never was", "60", NumberFormat::date, false, "1900-02-29"},
      {"after the leap bug", "61", NumberFormat::date, false, "1900-03-01"},
      {"last day", "2958465", NumberFormat::date, false, "9999-12-31"},
      {"a date format hides the time", "45356.9", NumberFormat::date, false, "2024-03-05"},
      {"date and time", "45356.254953703705", NumberFormat::date_time, false, "2024-03-05T06:07:08"},
      {"midnight is not told", "45356", NumberFormat::date_time, false, "2024-03-05"},
      {"rounding reaches the next day", "45355.9999999", NumberFormat::date_time, false, "2024-03-05"},
      {"time of day", "0.5", NumberFormat::time, false, "12:00:00"},
      {"hours beyond a day", "1.0833333333333333", NumberFormat::time, false, "26:00:00"},
      {"beyond the calendar", "2958466", NumberFormat::date, false, "2958466"},
      {"before the calendar", "-1", NumberFormat::date, false, "-1"},
      {"no number", "4x", NumberFormat::date, false, "4x"},
      {"not finite", "nan", NumberFormat::date, false, "nan"},
      {"a plain number keeps its digits", "1.10", NumberFormat::plain, false, "1.10"},
  };
  for (auto const& c : cases) EXPECT_EQ(text_of_serial(c.serial, c.format, c.is_1904_system), c.want) << c.why;
}

}  // namespace
}  // namespace feeds
