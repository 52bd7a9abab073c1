// Temporal values as text, both ways (XML Schema's forms and FEEL's `@zone`), and their properties.
#include <algorithm>
#include <cstdlib>
#include <span>

#include "feel/temporal.h"

namespace feel {

namespace {

std::string padded(std::int64_t value, int digits) {
  std::string text = std::to_string(value);
  return text.size() >= static_cast<std::size_t>(digits)
             ? text
             : std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
}

// Reads from the front of a text; every reader says whether it fitted.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  bool done() const { return at_ == text_.size(); }
  std::string_view rest() const { return text_.substr(at_); }
  bool skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  // `min` to `max` digits.
  std::optional<std::int64_t> digits(int min, int max) {
    std::int64_t value = 0;
    int count = 0;
    for (; count < max && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++count, ++at_)
      value = value * 10 + (text_[at_] - '0');
    return count < min ? std::nullopt : std::optional{value};
  }
  // Behind a point: nanoseconds; further digits are cut off.
  std::optional<std::int64_t> fraction() {
    std::int64_t value = 0;
    int count = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++count, ++at_)
      if (count < 9) value = value * 10 + (text_[at_] - '0');
    if (count == 0) return std::nullopt;
    for (; count < 9; ++count) value *= 10;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<std::int64_t> scan_date(Scanner& scan) {
  bool const negative = scan.skip('-');
  std::string_view const before = scan.rest();
  auto const year = scan.digits(4, 9);
  if (!year || (before.front() == '0' && before.size() - scan.rest().size() > 4) || !scan.skip('-'))
    return std::nullopt;
  auto const month = scan.digits(2, 2);
  if (!month || !scan.skip('-')) return std::nullopt;
  auto const day = scan.digits(2, 2);
  if (!day) return std::nullopt;
  return days_of_civil(negative ? -*year : *year, *month, *day);
}

// hh:mm:ss[.f]; 24:00:00 is the end of the day.
std::optional<std::int64_t> scan_time(Scanner& scan) {
  auto const hour = scan.digits(2, 2);
  if (!hour || !scan.skip(':')) return std::nullopt;
  auto const minute = scan.digits(2, 2);
  if (!minute || !scan.skip(':')) return std::nullopt;
  auto const second = scan.digits(2, 2);
  if (!second || *hour > 24 || *minute > 59 || *second > 59) return std::nullopt;
  std::int64_t nanoseconds = 0;
  if (scan.skip('.')) {
    auto const fraction = scan.fraction();
    if (!fraction) return std::nullopt;
    nanoseconds = *fraction;
  }
  std::int64_t const total = ((*hour * 60 + *minute) * 60 + *second) * nanoseconds_per_second + nanoseconds;
  return total > nanoseconds_per_day ? std::nullopt : std::optional{total};
}

std::string time_text(std::int64_t nanoseconds) {
  std::int64_t const seconds = nanoseconds / nanoseconds_per_second;
  std::string text = padded(seconds / 3'600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2);
  if (std::int64_t const fraction = nanoseconds % nanoseconds_per_second; fraction > 0) {
    text += "." + padded(fraction, 9);
    text.resize(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string zone_text(Zone const& zone) {
  if (zone.form == Zone::Form::local) return {};
  if (zone.form == Zone::Form::named) return "@" + zone.name;
  if (zone.offset_seconds == 0) return "Z";
  int const seconds = std::abs(zone.offset_seconds);
  std::string text =
      (zone.offset_seconds < 0 ? "-" : "+") + padded(seconds / 3'600, 2) + ":" + padded(seconds / 60 % 60, 2);
  if (seconds % 60 != 0) text += ":" + padded(seconds % 60, 2);
  return text;
}

// The part of a duration from `scan` up to one of `units` in order; each unit at most once.
std::optional<std::int64_t> scan_units(Scanner& scan, std::string_view units, std::span<std::int64_t> amounts) {
  std::size_t next = 0;
  std::int64_t read = 0;
  while (!scan.done() && next < units.size()) {
    Scanner ahead = scan;
    auto const amount = ahead.digits(1, 18);
    if (!amount) break;
    std::size_t unit = next;
    while (unit < units.size() && !ahead.skip(units[unit])) ++unit;
    if (unit == units.size()) break;
    amounts[unit] = *amount;
    next = unit + 1;
    ++read;
    scan = ahead;
  }
  return read;
}

}  // namespace

std::string date_to_string(std::int64_t days) {
  CivilDate const civil = civil_of_days(days);
  std::string const year = (civil.year < 0 ? "-" : "") + padded(std::abs(civil.year), 4);
  return year + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2);
}

std::string to_string(Time const& time) { return time_text(time.nanoseconds) + zone_text(time.zone); }

std::string to_string(DateTime const& value) {
  return date_to_string(value.days) + "T" + time_text(value.nanoseconds) + zone_text(value.zone);
}

std::string months_to_string(std::int64_t months) {
  if (months == 0) return "P0M";
  std::int64_t const amount = std::abs(months);
  std::string text = months < 0 ? "-P" : "P";
  if (amount >= months_per_year) text += std::to_string(amount / months_per_year) + "Y";
  if (amount % months_per_year != 0) text += std::to_string(amount % months_per_year) + "M";
  return text;
}

std::string nanoseconds_to_string(Nanoseconds nanoseconds) {
  if (nanoseconds == 0) return "PT0S";
  std::string text = nanoseconds < 0 ? "-P" : "P";
  if (nanoseconds < 0) nanoseconds = -nanoseconds;
  auto const days = static_cast<std::int64_t>(nanoseconds / nanoseconds_per_day);
  auto const rest = static_cast<std::int64_t>(nanoseconds % nanoseconds_per_day);
  if (days > 0) text += std::to_string(days) + "D";
  if (rest == 0) return text;
  text += "T";
  std::int64_t const seconds = rest / nanoseconds_per_second, fraction = rest % nanoseconds_per_second;
  if (seconds >= 3'600) text += std::to_string(seconds / 3'600) + "H";
  if (seconds / 60 % 60 != 0) text += std::to_string(seconds / 60 % 60) + "M";
  if (seconds % 60 == 0 && fraction == 0) return text;
  text += std::to_string(seconds % 60);
  if (fraction > 0) {
    text += "." + padded(fraction, 9);
    text.resize(text.find_last_not_of('0') + 1);
  }
  return text + "S";
}

std::optional<std::int64_t> parse_date(std::string_view text) {
  Scanner scan{text};
  auto const days = scan_date(scan);
  return scan.done() ? days : std::nullopt;
}

std::optional<Zone> parse_zone(std::string_view text) {
  if (text.empty()) return Zone{};
  if (text == "Z" || text == "z") return Zone{Zone::Form::offset, 0, {}};
  if (text.front() == '@') {
    std::string name{text.substr(1)};
    if (!is_zone_name(name)) return std::nullopt;
    return Zone{Zone::Form::named, 0, std::move(name)};
  }
  Scanner scan{text};
  bool const negative = scan.skip('-');
  if (!negative && !scan.skip('+')) return std::nullopt;
  auto const hours = scan.digits(2, 2);
  if (!hours || !scan.skip(':')) return std::nullopt;
  auto const minutes = scan.digits(2, 2);
  std::int64_t seconds = 0;
  if (scan.skip(':')) {
    auto const read = scan.digits(2, 2);
    if (!read) return std::nullopt;
    seconds = *read;
  }
  if (!minutes || !scan.done() || *hours > 18 || *minutes > 59 || seconds > 59) return std::nullopt;
  std::int64_t const total = (*hours * 60 + *minutes) * 60 + seconds;
  if (total > 18 * 3'600) return std::nullopt;
  return Zone{Zone::Form::offset, static_cast<std::int32_t>(negative ? -total : total), {}};
}

std::optional<Time> parse_time(std::string_view text) {
  Scanner scan{text};
  auto const nanoseconds = scan_time(scan);
  if (!nanoseconds) return std::nullopt;
  auto zone = parse_zone(scan.rest());
  if (!zone) return std::nullopt;
  return Time{*nanoseconds % nanoseconds_per_day, *std::move(zone)};
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  Scanner scan{text};
  auto days = scan_date(scan);
  if (!days || !scan.skip('T')) return std::nullopt;
  auto const nanoseconds = scan_time(scan);
  if (!nanoseconds) return std::nullopt;
  auto zone = parse_zone(scan.rest());
  if (!zone) return std::nullopt;
  if (*nanoseconds == nanoseconds_per_day) return DateTime{*days + 1, 0, *std::move(zone)};
  return DateTime{*days, *nanoseconds, *std::move(zone)};
}

Value parse_duration(std::string_view text) {
  Scanner scan{text};
  bool const negative = scan.skip('-');
  if (!scan.skip('P')) return {};
  std::int64_t months[2] = {}, days[1] = {}, time[2] = {};
  auto const month_units = scan_units(scan, "YM", months);
  if (*month_units > 0) {
    if (!scan.done() || months[0] > months_max / months_per_year || months[1] > months_max) return {};
    std::int64_t const total = months[0] * months_per_year + months[1];
    if (total > months_max) return {};
    return Value::years_months(negative ? -total : total);
  }
  std::int64_t units = *scan_units(scan, "D", days);
  Nanoseconds total = static_cast<Nanoseconds>(days[0]) * nanoseconds_per_day;
  if (scan.skip('T')) {
    std::int64_t const before = units;
    units += *scan_units(scan, "HM", time);
    total += (static_cast<Nanoseconds>(time[0]) * 60 + time[1]) * 60 * nanoseconds_per_second;
    if (!scan.done()) {
      auto const seconds = scan.digits(1, 18);
      if (!seconds) return {};
      total += static_cast<Nanoseconds>(*seconds) * nanoseconds_per_second;
      if (scan.skip('.')) {
        auto const fraction = scan.fraction();
        if (!fraction) return {};
        total += *fraction;
      }
      if (!scan.skip('S')) return {};
      ++units;
    }
    if (units == before) return {};
  }
  if (units == 0 || !scan.done()) return {};
  return Value::days_time(negative ? -total : total);
}

Value parse_temporal(std::string_view text) {
  if (auto const date = parse_date(text)) return Value::date_of_days(*date);
  if (auto time = parse_time(text)) return Value::of(*std::move(time));
  if (auto date_time = parse_date_time(text)) return Value::of(*std::move(date_time));
  return parse_duration(text);
}

namespace {

std::optional<Value> date_property(std::int64_t days, std::string_view name) {
  CivilDate const civil = civil_of_days(days);
  if (name == "year") return Value{civil.year};
  if (name == "month") return Value{civil.month};
  if (name == "day") return Value{civil.day};
  if (name == "weekday") return Value{weekday_of(days)};
  return std::nullopt;
}

std::optional<Value> time_property(std::int64_t nanoseconds, Zone const& zone, std::optional<std::int32_t> offset,
                                   std::string_view name) {
  std::int64_t const seconds = nanoseconds / nanoseconds_per_second;
  if (name == "hour") return Value{seconds / 3'600};
  if (name == "minute") return Value{seconds / 60 % 60};
  if (name == "second") return Value{seconds % 60};
  if (name == "time offset")
    return offset ? Value::days_time(static_cast<Nanoseconds>(*offset) * nanoseconds_per_second) : Value{};
  if (name == "timezone") return zone.form == Zone::Form::named ? Value{zone.name} : Value{};
  return std::nullopt;
}

}  // namespace

std::optional<Value> temporal_property(Value const& value, std::string_view name) {
  if (value.kind() == Kind::date) return date_property(value.days(), name);
  if (value.kind() == Kind::time)
    return time_property(value.time().nanoseconds, value.time().zone, offset_of(value.time()), name);
  if (value.kind() == Kind::date_time) {
    DateTime const& moment = value.date_time();
    if (auto found = date_property(moment.days, name)) return found;
    return time_property(moment.nanoseconds, moment.zone, offset_of(moment), name);
  }
  if (value.kind() == Kind::years_months_duration) {
    if (name == "years") return Value{value.months() / 12};
    if (name == "months") return Value{value.months() % 12};
  }
  if (value.kind() == Kind::days_time_duration) {
    Nanoseconds const seconds = value.nanoseconds() / nanoseconds_per_second;
    if (name == "days") return Value{static_cast<std::int64_t>(seconds / 86'400)};
    if (name == "hours") return Value{static_cast<std::int64_t>(seconds / 3'600 % 24)};
    if (name == "minutes") return Value{static_cast<std::int64_t>(seconds / 60 % 60)};
    if (name == "seconds") return Value{static_cast<std::int64_t>(seconds % 60)};
  }
  return std::nullopt;
}

}  // namespace feel
