#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace base {
namespace {

TEST(Date, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(Date::parse("2024-02-29")->to_string(), "2024-02-29");
  EXPECT_EQ(Date::parse("1970-01-01")->days(), 0);
  EXPECT_EQ(Date::parse("1969-12-31")->days(), -1);
  EXPECT_EQ(Date::parse("2024-03-05"), Date::of(2024, 3, 5));
  for (char const* text : {"", "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-1", "2024-04-01 ",
                           "24-04-01", "2024/04/01", "0000-01-01", "1900-02-29", "+024-01-01", "2024-01-1x"})
    EXPECT_EQ(Date::parse(text), std::nullopt) << text;
}

TEST(Date, CountsDaysWeekdaysAndMonths) {
  Date const day = *Date::of(2024, 2, 29);
  EXPECT_EQ(day.weekday(), 4);  // a Thursday
  EXPECT_EQ(Date::of(2024, 9, 29)->weekday(), 7);
  EXPECT_EQ(day.plus_days(1).to_string(), "2024-03-01");
  EXPECT_EQ(day.plus_days(-60).to_string(), "2023-12-31");
  EXPECT_EQ(day.plus_months(12).to_string(), "2025-02-28");
  EXPECT_EQ(day.plus_months(-12).to_string(), "2023-02-28");
  EXPECT_EQ(Date::of(2024, 1, 31)->plus_months(1).to_string(), "2024-02-29");
  EXPECT_EQ(Date::of(2024, 1, 31)->plus_months(-2).to_string(), "2023-11-30");
  EXPECT_EQ(day.year() * 10000 + day.month() * 100 + day.day(), 20240229);
  EXPECT_LT(day, day.plus_days(1));
}

TEST(Instant, ReadsUtcAndOffsets) {
  struct {
    char const* text;
    char const* want;
  } const cases[] = {{"2024-03-05T06:07:08.123Z", "2024-03-05T06:07:08.123Z"},
                     {"2024-03-05T06:07:08Z", "2024-03-05T06:07:08.000Z"},
                     {"2024-03-05T06:07:08+08:00", "2024-03-04T22:07:08.000Z"},
                     {"2024-03-05T06:07:08.5-05:30", "2024-03-05T11:37:08.500Z"},
                     {"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
                     {"2024-03-05T06:07:08.123456789Z", "2024-03-05T06:07:08.123Z"},
                     {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"},
                     {"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"}};
  for (auto const& c : cases) {
    auto const value = Instant::parse(c.text);
    ASSERT_TRUE(value.has_value()) << c.text;
    EXPECT_EQ(value->to_string(), c.want) << c.text;
  }
  for (char const* text :
       {"", "2024-03-05", "2024-03-05T06:07:08", "2024-03-05T24:00:00Z", "2024-03-05T06:60:00Z", "2024-03-05T06:07:60Z",
        "2024-03-05T06:07:08.Z", "2024-03-05T06:07:08+8:00", "2024-03-05T06:07:08Zx", "2024-02-30T06:07:08Z",
        "2024-03-05 06:07:08Z", "2024-03-05T06:07:08+15:00"})
    EXPECT_EQ(Instant::parse(text), std::nullopt) << text;
}

TEST(Instant, TheParksDayIsChinas) {
  FixedClock clock{*Instant::parse("2024-03-04T16:00:00Z")};
  EXPECT_EQ(clock.today().to_string(), "2024-03-05");
  clock.set(*Instant::parse("2024-03-04T15:59:59.999Z"));
  EXPECT_EQ(clock.today().to_string(), "2024-03-04");
  EXPECT_EQ(Instant::from_milliseconds(-1).date_in(0).to_string(), "1969-12-31");
}

TEST(DateProperty, DaysRoundTrip) {
  EXPECT_TRUE(rc::check([] {
    Date const date = Date::from_days(*rc::gen::inRange(-719'162, 2'932'896));  // years 1 to 9999
    RC_ASSERT(Date::parse(date.to_string()) == date);
    RC_ASSERT(Date::of(date.year(), date.month(), date.day()) == date);
    RC_ASSERT(date.plus_days(1).weekday() == date.weekday() % 7 + 1);
  }));
}

TEST(DateProperty, InstantsRoundTrip) {
  EXPECT_TRUE(rc::check([](std::int32_t seconds, std::uint16_t rest) {
    Instant const instant = Instant::from_milliseconds(std::int64_t{seconds} * 1000 + rest % 1000);
    RC_ASSERT(Instant::parse(instant.to_string()) == instant);
  }));
}

}  // namespace
}  // namespace base
