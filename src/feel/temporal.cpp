// The calendar, arithmetic and properties of temporal values. Text forms are in temporal_text.cpp, zones in
// temporal_zone.cpp.
#include "feel/temporal.h"

#include <algorithm>
#include <limits>

#include "base/result.h"

namespace feel {

namespace {

using base::Decimal;

constexpr std::int64_t days_per_era = 146'097;

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int length_of_month(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool in_years(std::int64_t days) {
  static std::int64_t const first = *days_of_civil(-year_max, 1, 1), last = *days_of_civil(year_max, 12, 31);
  return days >= first && days <= last;
}

Value out_of_range(Value const& a, Value const& b) {
  return Value::null("temporal_out_of_range", {a.to_string(), b.to_string()});
}

// Days and nanoseconds of the day moved by a duration.
struct Moment {
  std::int64_t days = 0;
  std::int64_t nanoseconds = 0;
};
std::optional<Moment> moved(Moment from, Nanoseconds by) {
  Nanoseconds const total = static_cast<Nanoseconds>(from.days) * nanoseconds_per_day + from.nanoseconds + by;
  Nanoseconds days = total / nanoseconds_per_day;
  Nanoseconds rest = total % nanoseconds_per_day;
  if (rest < 0) {
    rest += nanoseconds_per_day;
    --days;
  }
  if (days < std::numeric_limits<std::int64_t>::min() || days > std::numeric_limits<std::int64_t>::max())
    return std::nullopt;
  Moment const result{static_cast<std::int64_t>(days), static_cast<std::int64_t>(rest)};
  if (!in_years(result.days)) return std::nullopt;
  return result;
}

Value add_months(Value const& temporal, std::int64_t months, Value const& duration) {
  bool const is_date = temporal.kind() == Kind::date;
  auto const days = days_plus_months(is_date ? temporal.days() : temporal.date_time().days, months);
  if (!days) return out_of_range(temporal, duration);
  if (is_date) return Value::date_of_days(*days);
  DateTime result = temporal.date_time();
  result.days = *days;
  return Value::of(std::move(result));
}

Value add_nanoseconds(Value const& temporal, Nanoseconds by, Value const& duration) {
  if (temporal.kind() == Kind::time) {
    Time result = temporal.time();
    Nanoseconds const rest = (static_cast<Nanoseconds>(result.nanoseconds) + by) % nanoseconds_per_day;
    result.nanoseconds = static_cast<std::int64_t>(rest < 0 ? rest + nanoseconds_per_day : rest);
    return Value::of(std::move(result));
  }
  bool const is_date = temporal.kind() == Kind::date;
  Moment const from =
      is_date ? Moment{temporal.days(), 0} : Moment{temporal.date_time().days, temporal.date_time().nanoseconds};
  auto const to = moved(from, by);
  if (!to) return out_of_range(temporal, duration);
  if (is_date) return Value::date_of_days(to->days);
  DateTime result = temporal.date_time();
  result.days = to->days;
  result.nanoseconds = to->nanoseconds;
  return Value::of(std::move(result));
}

// |value| up to 2^126 as an exact decimal where it has at most 34 digits, else rounded.
Decimal decimal_of(Nanoseconds value) {
  constexpr std::int64_t half = 1'000'000'000'000'000'000;
  Decimal const high{static_cast<std::int64_t>(value / half)}, low{static_cast<std::int64_t>(value % half)};
  return high * Decimal{half} + low;
}

std::optional<Nanoseconds> whole_of(Decimal value) {
  constexpr std::int64_t half = 1'000'000'000'000'000'000;
  auto const whole = base::round_to_scale(value, 0, base::Rounding::down);
  if (!whole) return std::nullopt;
  auto const quotient = base::divide(*whole, Decimal{half});
  auto const high = quotient ? base::round_to_scale(*quotient, 0, base::Rounding::down) : std::nullopt;
  auto const high_part = high ? high->to_int64() : std::nullopt;
  if (!high_part) return std::nullopt;
  auto const low_part = (*whole - *high * Decimal{half}).to_int64();
  if (!low_part) return std::nullopt;
  return static_cast<Nanoseconds>(*high_part) * half + *low_part;
}

}  // namespace

CivilDate civil_of_days(std::int64_t days) {
  std::int64_t const shifted = days + 719'468;  // days since 0000-03-01
  std::int64_t const era = floor_divide(shifted, days_per_era);
  std::int64_t const day_of_era = shifted - era * days_per_era;
  std::int64_t const year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  std::int64_t const month_from_march = (5 * day_of_year + 2) / 153;
  int const day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  int const month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::optional<std::int64_t> days_of_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -year_max || year > year_max || month < 1 || month > 12 || day < 1 || day > length_of_month(year, month))
    return std::nullopt;
  std::int64_t const shifted = month <= 2 ? year - 1 : year;
  std::int64_t const era = floor_divide(shifted, 400);
  std::int64_t const year_of_era = shifted - era * 400;
  std::int64_t const day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * days_per_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

int weekday_of(std::int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1; }

std::optional<std::int64_t> days_plus_months(std::int64_t days, std::int64_t months) {
  constexpr std::int64_t reach = 2 * (year_max + 1) * months_per_year;
  if (months > reach || months < -reach) return std::nullopt;
  CivilDate const civil = civil_of_days(days);
  std::int64_t const total = civil.year * 12 + civil.month - 1 + months;
  std::int64_t const year = floor_divide(total, 12), month = total - year * 12 + 1;
  return days_of_civil(year, month, std::min(civil.day, length_of_month(year, month)));
}

Nanoseconds instant_of(DateTime const& value) {
  return static_cast<Nanoseconds>(value.days) * nanoseconds_per_day + value.nanoseconds -
         static_cast<Nanoseconds>(offset_of(value).value_or(0)) * nanoseconds_per_second;
}

Value add_duration(Value const& temporal, Value const& duration, int sign) {
  if (duration.kind() == Kind::years_months_duration) {
    std::int64_t const months = sign * duration.months();
    if (temporal.kind() == Kind::date || temporal.kind() == Kind::date_time)
      return add_months(temporal, months, duration);
    if (temporal.kind() != Kind::years_months_duration) return {};
    std::int64_t const sum = temporal.months() + months;
    return sum > months_max || sum < -months_max ? out_of_range(temporal, duration) : Value::years_months(sum);
  }
  Nanoseconds const nanoseconds = sign * duration.nanoseconds();
  if (temporal.kind() == Kind::days_time_duration) {
    Nanoseconds const sum = temporal.nanoseconds() + nanoseconds;
    return sum > nanoseconds_max || sum < -nanoseconds_max ? out_of_range(temporal, duration) : Value::days_time(sum);
  }
  if (temporal.kind() == Kind::years_months_duration) return {};
  return add_nanoseconds(temporal, nanoseconds, duration);
}

Value difference(Value const& a, Value const& b) {
  if (a.kind() == Kind::time && b.kind() == Kind::time) {
    auto const offset_a = offset_of(a.time()), offset_b = offset_of(b.time());
    if (offset_a.has_value() != offset_b.has_value()) return {};
    std::int64_t const shift = std::int64_t{offset_b.value_or(0)} - offset_a.value_or(0);
    return Value::days_time(a.time().nanoseconds - b.time().nanoseconds + shift * nanoseconds_per_second);
  }
  if (a.kind() == Kind::time || b.kind() == Kind::time) return {};
  auto const as_date_time = [](Value const& value) {
    return value.kind() == Kind::date ? DateTime{value.days(), 0, {Zone::Form::offset, 0, {}}} : value.date_time();
  };
  DateTime const left = as_date_time(a), right = as_date_time(b);
  if ((left.zone.form == Zone::Form::local) != (right.zone.form == Zone::Form::local)) return {};
  return Value::days_time(instant_of(left) - instant_of(right));
}

Value scale_duration(Value const& duration, Decimal factor, bool divide) {
  bool const is_months = duration.kind() == Kind::years_months_duration;
  if (divide && factor.is_zero()) return Value::null("division_by_zero", {duration.to_string()});
  Decimal const amount = is_months ? Decimal{duration.months()} : decimal_of(duration.nanoseconds());
  auto const product = divide ? base::divide(amount, factor) : base::multiply(amount, factor);
  auto const whole = product ? whole_of(*product) : std::nullopt;
  Nanoseconds const limit = is_months ? static_cast<Nanoseconds>(months_max) : nanoseconds_max;
  if (!whole || *whole > limit || *whole < -limit) return out_of_range(duration, Value{factor});
  return is_months ? Value::years_months(static_cast<std::int64_t>(*whole)) : Value::days_time(*whole);
}

Value ratio_of_durations(Value const& a, Value const& b) {
  bool const is_months = a.kind() == Kind::years_months_duration;
  Decimal const divisor = is_months ? Decimal{b.months()} : decimal_of(b.nanoseconds());
  if (divisor.is_zero()) return Value::null("division_by_zero", {a.to_string()});
  auto const ratio = base::divide(is_months ? Decimal{a.months()} : decimal_of(a.nanoseconds()), divisor);
  return ratio ? Value{*ratio} : out_of_range(a, b);
}

}  // namespace feel
