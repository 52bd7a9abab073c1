#include "base/date.h"

#include <algorithm>
#include <chrono>
#include <ostream>
#include <string>

namespace base {
namespace {

constexpr std::int64_t milliseconds_per_day = 86'400'000;
constexpr std::int64_t milliseconds_per_minute = 60'000;

std::chrono::year_month_day civil(std::int32_t days) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

Date from_civil(std::chrono::year_month_day date) {
  return Date::from_days(static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count()));
}

std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  return value / divisor - std::int64_t{value % divisor < 0};
}

void append_padded(std::string& text, std::int64_t value, std::size_t width) {
  std::string const digits = std::to_string(value);
  text.append(width > digits.size() ? width - digits.size() : 0, '0').append(digits);
}

// Takes exactly `width` digits from the front of `text`; -1 when they are not there.
int take_padded(std::string_view& text, std::size_t width) {
  if (text.size() < width) return -1;
  int value = 0;
  for (char const c : text.substr(0, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool take_separator(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// `.123`: one to nine digits, of which the first three count. 0 when there is no fraction, -1 when it is wrong.
int take_milliseconds(std::string_view& text) {
  if (!take_separator(text, '.')) return 0;
  int value = 0;
  std::size_t count = 0;
  while (count < 10 && !text.empty() && text[0] >= '0' && text[0] <= '9') {
    if (count < 3) value = value * 10 + (text[0] - '0');
    text.remove_prefix(1);
    ++count;
  }
  if (count == 0 || count > 9) return -1;
  for (std::size_t i = count; i < 3; ++i) value *= 10;
  return value;
}

// The rest of an instant: `Z` or `±hh:mm`, in minutes.
std::optional<int> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  bool const west = text.starts_with('-');
  if (!west && !text.starts_with('+')) return std::nullopt;
  text.remove_prefix(1);
  int const hours = take_padded(text, 2);
  if (hours < 0 || hours > 14 || !take_separator(text, ':')) return std::nullopt;
  int const minutes = take_padded(text, 2);
  if (minutes < 0 || minutes > 59 || !text.empty()) return std::nullopt;
  return (west ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return from_civil(date);
}

std::optional<Date> Date::parse(std::string_view text) {
  int const year = take_padded(text, 4);
  if (year < 0 || !take_separator(text, '-')) return std::nullopt;
  int const month = take_padded(text, 2);
  if (month < 0 || !take_separator(text, '-')) return std::nullopt;
  int const day = take_padded(text, 2);
  if (day < 0 || !text.empty()) return std::nullopt;
  return of(year, month, day);
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days_).day())); }

int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding());
}

Date Date::plus_months(int months) const {
  std::chrono::year_month_day const date = civil(days_);
  std::chrono::year_month const month =
      std::chrono::year_month{date.year(), date.month()} + std::chrono::months{months};
  std::chrono::year_month_day_last const last{month.year(), std::chrono::month_day_last{month.month()}};
  return from_civil({month.year(), month.month(), std::min(date.day(), last.day())});
}

std::string Date::to_string() const {
  std::chrono::year_month_day const date = civil(days_);
  int const year = static_cast<int>(date.year());
  std::string text = year < 0 ? "-" : "";
  append_padded(text, year < 0 ? -year : year, 4);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.day()), 2);
  return text;
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  std::optional<Date> const date = Date::parse(text.substr(0, 10));
  text.remove_prefix(11);
  int const hour = take_padded(text, 2);
  if (!date || hour < 0 || hour > 23 || !take_separator(text, ':')) return std::nullopt;
  int const minute = take_padded(text, 2);
  if (minute < 0 || minute > 59 || !take_separator(text, ':')) return std::nullopt;
  int const second = take_padded(text, 2);
  int const fraction = take_milliseconds(text);
  std::optional<int> const offset = read_offset(text);
  if (second < 0 || second > 59 || fraction < 0 || !offset) return std::nullopt;
  std::int64_t const minutes = std::int64_t{date->days()} * 1440 + hour * 60 + minute - *offset;
  return Instant{minutes * milliseconds_per_minute + second * 1000 + fraction};
}

std::string Instant::to_string() const {
  std::int64_t const days = floor_divide(milliseconds_, milliseconds_per_day);
  std::int64_t const of_day = milliseconds_ - days * milliseconds_per_day;
  std::string text = Date::from_days(static_cast<std::int32_t>(days)).to_string() + 'T';
  append_padded(text, of_day / 3'600'000, 2);
  text += ':';
  append_padded(text, of_day / milliseconds_per_minute % 60, 2);
  text += ':';
  append_padded(text, of_day / 1000 % 60, 2);
  text += '.';
  append_padded(text, of_day % 1000, 3);
  return text + 'Z';
}

std::ostream& operator<<(std::ostream& out, Date value) { return out << value.to_string(); }
std::ostream& operator<<(std::ostream& out, Instant value) { return out << value.to_string(); }

Date Instant::date_in(int utc_offset_minutes) const {
  std::int64_t const local = milliseconds_ + utc_offset_minutes * milliseconds_per_minute;
  return Date::from_days(static_cast<std::int32_t>(floor_divide(local, milliseconds_per_day)));
}

}  // namespace base
