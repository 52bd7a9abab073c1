// Dates beyond base::Date, times, dates with times, durations (DMN 1.5 §10.3.2.3.5 …). Zones come from ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feel/value.h"

namespace feel {

inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
inline constexpr std::int64_t nanoseconds_per_day = 86'400 * nanoseconds_per_second;
inline constexpr std::int64_t year_max = 999'999'999;
inline constexpr std::int64_t months_per_year = 12;
// Bounds of the durations, far beyond the years of a date, so that sums cannot overflow.
inline constexpr std::int64_t months_max = 100'000'000'000'000'000;
inline constexpr Nanoseconds nanoseconds_max =
    static_cast<Nanoseconds>(1'000'000'000'000'000'000) * 1'000'000'000'000'000'000;

// Local (neither known), an offset from UTC (`+08:00`, `Z`), or a zone by its IANA name (`@Asia/Shanghai`).
struct Zone {
  enum class Form : std::uint8_t { local, offset, named };
  Form form = Form::local;
  std::int32_t offset_seconds = 0;  // Form::offset
  std::string name;                 // Form::named
  friend bool operator==(Zone const&, Zone const&) = default;
};

struct Time {
  std::int64_t nanoseconds = 0;  // since midnight, 0 … 86,399,999,999,999
  Zone zone;
  friend bool operator==(Time const&, Time const&) = default;
};

struct DateTime {
  std::int64_t days = 0;         // since 1970-01-01
  std::int64_t nanoseconds = 0;  // of the day
  Zone zone;
  friend bool operator==(DateTime const&, DateTime const&) = default;
};

struct CivilDate {
  std::int64_t year = 0;
  int month = 0;
  int day = 0;
};
CivilDate civil_of_days(std::int64_t days);
std::optional<std::int64_t> days_of_civil(std::int64_t year, std::int64_t month,
                                          std::int64_t day);  // nullopt: no such day
int weekday_of(std::int64_t days);                            // 1 = Monday … 7 = Sunday
// Months later, the day clipped to the length of the month; nullopt beyond the years FEEL allows.
std::optional<std::int64_t> days_plus_months(std::int64_t days, std::int64_t months);

std::string date_to_string(std::int64_t days);
std::string to_string(Time const& time);
std::string to_string(DateTime const& value);
std::string months_to_string(std::int64_t months);           // P1Y2M
std::string nanoseconds_to_string(Nanoseconds nanoseconds);  // P1DT2H3M4.5S

// XML Schema's forms; nullopt for anything else.
std::optional<std::int64_t> parse_date(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
// Either duration; null value when the text is neither.
Value parse_duration(std::string_view text);
// The literal @"…": a date, time, date and time or duration; null value when none.
Value parse_temporal(std::string_view text);
bool is_zone_name(std::string const& name);             // an IANA name ICU knows
std::optional<Zone> parse_zone(std::string_view text);  // "", "Z", "+08:00", "@Asia/Shanghai"

// Offset from UTC in seconds; nullopt for local times. A time of a named zone without a date takes the zone's
// standard time.
std::optional<std::int32_t> offset_of(DateTime const& value);
std::optional<std::int32_t> offset_of(Time const& value);
// Nanoseconds on the UTC line (local values as if UTC).
Nanoseconds instant_of(DateTime const& value);

// Value arithmetic; null (with a reason where the kinds would fit) when it has no result. `sign` is +1 or -1.
Value add_duration(Value const& temporal, Value const& duration, int sign);
Value difference(Value const& a, Value const& b);  // a - b
// duration × factor, or ÷ when `divide`; years and months keep whole months.
Value scale_duration(Value const& duration, base::Decimal factor, bool divide);
Value ratio_of_durations(Value const& a, Value const& b);
// year, month, day, weekday, hour, minute, second, time offset, timezone, days, hours, minutes, seconds, years, months.
std::optional<Value> temporal_property(Value const& value, std::string_view name);

}  // namespace feel
