// Dates, times and durations: conversion functions (DMN 1.5 §10.3.4.1), calendar functions (§10.3.4.7), today() and
// now().
#include <array>

#include "feel/builtins.h"
#include "feel/temporal.h"

namespace feel {

namespace {

// Whole numbers at positions first … first + count; false with `wrong` set otherwise.
bool whole_numbers(Call const& call, std::size_t first, std::size_t count, std::int64_t* numbers, std::size_t& wrong) {
  for (std::size_t i = 0; i < count; ++i) {
    wrong = first + i;
    if (wrong >= call.size() || call[wrong].kind() != Kind::number) return false;
    auto const whole = call[wrong].number().to_int64();
    if (!whole) return false;
    numbers[i] = *whole;
  }
  return true;
}

std::string shown(Call const& call) {
  std::string out;
  for (Value const& argument : call.arguments) out.append(out.empty() ? "" : ", ").append(argument.to_string());
  return "`" + out + "`";
}

Value date(Call const& call) {
  if (call.size() == 3) {
    std::int64_t parts[3] = {};
    std::size_t wrong = 0;
    if (!whole_numbers(call, 0, 3, parts, wrong)) return call.wrong_type(wrong, "whole number");
    auto const days = days_of_civil(parts[0], parts[1], parts[2]);
    return days ? Value::date_of_days(*days) : call.fail("bad_date", {shown(call)});
  }
  if (call[0].kind() == Kind::date) return call[0];
  if (call[0].kind() == Kind::date_time) return Value::date_of_days(call[0].date_time().days);
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string, date or date and time");
  auto const days = parse_date(call[0].string());
  return days ? Value::date_of_days(*days) : call.fail("bad_date", {shown(call)});
}

// time(hour, minute, second, offset?): seconds may have a fraction, the offset is a duration.
Value time_of_parts(Call const& call) {
  std::int64_t parts[2] = {};
  std::size_t wrong = 0;
  if (!whole_numbers(call, 0, 2, parts, wrong)) return call.wrong_type(wrong, "whole number");
  if (call[2].kind() != Kind::number) return call.wrong_type(2, "number");
  auto const scaled = base::multiply(call[2].number(), base::Decimal{nanoseconds_per_second});
  auto const cut = scaled ? base::round_to_scale(*scaled, 0, base::Rounding::down) : std::nullopt;
  auto const nanoseconds = cut ? cut->to_int64() : std::nullopt;
  bool const ok = parts[0] >= 0 && parts[0] < 24 && parts[1] >= 0 && parts[1] < 60 && nanoseconds &&
                  *nanoseconds >= 0 && *nanoseconds < 60 * nanoseconds_per_second;
  if (!ok) return call.fail("bad_time", {shown(call)});
  Time result{(parts[0] * 60 + parts[1]) * 60 * nanoseconds_per_second + *nanoseconds, {}};
  if (call.size() > 3 && !call[3].is_null()) {
    if (call[3].kind() != Kind::days_time_duration) return call.wrong_type(3, "days and time duration");
    Nanoseconds const offset = call[3].nanoseconds() / nanoseconds_per_second;
    if (offset > 18 * 3'600 || offset < -18 * 3'600) return call.fail("bad_time", {shown(call)});
    result.zone = {Zone::Form::offset, static_cast<std::int32_t>(offset), {}};
  }
  return Value::of(std::move(result));
}

Value time(Call const& call) {
  if (call.size() >= 3) return time_of_parts(call);
  if (call[0].kind() == Kind::time) return call[0];
  if (call[0].kind() == Kind::date_time)
    return Value::of(Time{call[0].date_time().nanoseconds, call[0].date_time().zone});
  if (call[0].kind() == Kind::date) return Value::of(Time{0, {Zone::Form::offset, 0, {}}});
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string, time or date and time");
  auto parsed = parse_time(call[0].string());
  return parsed ? Value::of(*std::move(parsed)) : call.fail("bad_time", {shown(call)});
}

Value date_and_time(Call const& call) {
  if (call.size() == 2) {
    if (call[0].kind() != Kind::date && call[0].kind() != Kind::date_time)
      return call.wrong_type(0, "date or date and time");
    if (call[1].kind() != Kind::time) return call.wrong_type(1, "time");
    std::int64_t const days = call[0].kind() == Kind::date ? call[0].days() : call[0].date_time().days;
    return Value::of(DateTime{days, call[1].time().nanoseconds, call[1].time().zone});
  }
  if (call[0].kind() == Kind::date_time) return call[0];
  if (call[0].kind() == Kind::date) return Value::of(DateTime{call[0].days(), 0, {}});
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string, date or date and time");
  if (auto parsed = parse_date_time(call[0].string())) return Value::of(*std::move(parsed));
  auto const days = parse_date(call[0].string());
  return days ? Value::of(DateTime{*days, 0, {}}) : call.fail("bad_date_and_time", {shown(call)});
}

Value duration(Call const& call) {
  if (call[0].kind() == Kind::days_time_duration || call[0].kind() == Kind::years_months_duration) return call[0];
  if (call[0].kind() != Kind::string) return call.wrong_type(0, "string");
  Value result = parse_duration(call[0].string());
  return result.is_null() ? call.fail("bad_duration", {shown(call)}) : result;
}

// Whole months between two days, towards zero; times of day do not count.
Value years_and_months_duration(Call const& call) {
  std::int64_t days[2] = {};
  for (std::size_t i = 0; i < 2; ++i) {
    if (call[i].kind() != Kind::date && call[i].kind() != Kind::date_time)
      return call.wrong_type(i, "date or date and time");
    days[i] = call[i].kind() == Kind::date ? call[i].days() : call[i].date_time().days;
  }
  CivilDate const from = civil_of_days(days[0]), to = civil_of_days(days[1]);
  std::int64_t months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && from.day > to.day) --months;
  if (months < 0 && to.day > from.day) ++months;
  return Value::years_months(months);
}

std::optional<std::int64_t> day_of(Value const& value) {
  if (value.kind() == Kind::date) return value.days();
  if (value.kind() == Kind::date_time) return value.date_time().days;
  return std::nullopt;
}

Value day_of_year(Call const& call) {
  auto const days = day_of(call[0]);
  if (!days) return call.wrong_type(0, "date or date and time");
  return *days - *days_of_civil(civil_of_days(*days).year, 1, 1) + 1;
}

Value day_of_week(Call const& call) {
  static constexpr std::array<char const*, 7> names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};
  auto const days = day_of(call[0]);
  if (!days) return call.wrong_type(0, "date or date and time");
  return names[static_cast<std::size_t>(weekday_of(*days) - 1)];
}

Value month_of_year(Call const& call) {
  static constexpr std::array<char const*, 12> names{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
  auto const days = day_of(call[0]);
  if (!days) return call.wrong_type(0, "date or date and time");
  return names[static_cast<std::size_t>(civil_of_days(*days).month - 1)];
}

// ISO 8601: the week with the year's first Thursday is week 1.
Value week_of_year(Call const& call) {
  auto const days = day_of(call[0]);
  if (!days) return call.wrong_type(0, "date or date and time");
  std::int64_t const thursday = *days + 4 - weekday_of(*days);
  auto const new_year = days_of_civil(civil_of_days(thursday).year, 1, 1);
  if (!new_year) return call.fail("temporal_out_of_range", {call[0].to_brief_string(), "week of year"});
  return (thursday - *new_year) / 7 + 1;
}

Value last_day_of_month(Call const& call) {
  auto const days = day_of(call[0]);
  if (!days) return call.wrong_type(0, "date or date and time");
  CivilDate const civil = civil_of_days(*days);
  auto const first = days_of_civil(civil.year, civil.month, 1);
  auto const next = days_plus_months(*first, 1);
  return next ? Value{*next - *first} : Value{31};
}

Value today(Call const& call) { return call.frame.today; }

Value now(Call const& call) {
  std::int64_t const milliseconds = call.frame.now.milliseconds();
  constexpr std::int64_t per_day = 86'400'000;
  std::int64_t const days = milliseconds / per_day - (milliseconds % per_day < 0 ? 1 : 0);
  return Value::of(DateTime{days, (milliseconds - days * per_day) * 1'000'000, {Zone::Form::offset, 0, {}}});
}

}  // namespace

std::span<Builtin const> temporal_builtins() {
  static std::array<Builtin, 12> const table{{
      {"date", {"from", "year, month, day"}, date, Kind::date},
      {"time", {"from", "hour, minute, second, offset?"}, time, Kind::time},
      {"date and time", {"from", "date, time"}, date_and_time, Kind::date_time},
      {"duration", {"from"}, duration},
      {"years and months duration", {"from, to"}, years_and_months_duration, Kind::years_months_duration},
      {"day of year", {"date"}, day_of_year, Kind::number},
      {"day of week", {"date"}, day_of_week, Kind::string},
      {"month of year", {"date"}, month_of_year, Kind::string},
      {"week of year", {"date"}, week_of_year, Kind::number},
      {"last day of month", {"date"}, last_day_of_month, Kind::number},
      {"today", {""}, today, Kind::date, false},
      {"now", {""}, now, Kind::date_time, false},
  }};
  return table;
}

}  // namespace feel
