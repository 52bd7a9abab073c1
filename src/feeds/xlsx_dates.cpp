#include "feeds/xlsx_dates.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/date.h"

namespace feeds {
namespace {

constexpr double serial_end = 2'958'466;  // 10000-01-01
constexpr std::int64_t seconds_per_day = 86'400;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The letters of a format that are instructions: without literal texts, colours, locales and conditions; first section only.
std::string instructions(std::string_view format) {
  std::string kept;
  for (std::size_t i = 0; i < format.size(); ++i) {
    char const c = format[i];
    if (c == ';') break;
    if (c == '"') {
      i = std::min(format.find('"', i + 1), format.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      std::size_t const end = std::min(format.find(']', i), format.size());
      char const first = i + 1 < format.size() ? lower(format[i + 1]) : ']';
      bool is_elapsed = (first == 'h' || first == 'm' || first == 's') && end > i + 1;
      for (std::size_t at = i + 1; at < end; ++at) is_elapsed = is_elapsed && lower(format[at]) == first;
      if (is_elapsed) kept += first == 'm' ? 's' : first;  // elapsed minutes are a time, not a month
      i = end;
    } else {
      kept += lower(c);
    }
  }
  for (std::string_view const half_day : {"am/pm", "a/p", "上午/下午"})
    if (std::size_t const at = kept.find(half_day); at != std::string::npos) kept.replace(at, half_day.size(), "h");
  return kept;
}

std::string text_of_time(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string text_of_day(std::int64_t day, bool is_1904_system) {
  if (is_1904_system) return base::Date::of(1904, 1, 1)->plus_days(static_cast<int>(day)).to_string();
  if (day == 60) return "1900-02-29";
  // Before the day that never was the count begins a day later.
  return base::Date::of(1899, 12, day < 60 ? 31 : 30)->plus_days(static_cast<int>(day)).to_string();
}

}  // namespace

NumberFormat number_format_of(std::string_view format) {
  std::string const letters = instructions(format);
  if (letters.find("general") != std::string::npos) return NumberFormat::plain;
  bool const has_time = letters.find_first_of("hs") != std::string::npos;
  bool const has_month = letters.find('m') != std::string::npos;
  bool const has_day = letters.find_first_of("yd") != std::string::npos || (has_month && !has_time);
  if (has_day) return has_time ? NumberFormat::date_time : NumberFormat::date;
  return has_time ? NumberFormat::time : NumberFormat::plain;
}

NumberFormat built_in_number_format(int id) {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return NumberFormat::date;
  if (id == 22) return NumberFormat::date_time;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return NumberFormat::time;
  return NumberFormat::plain;
}

std::string text_of_serial(std::string_view serial, NumberFormat format, bool is_1904_system) {
  double value = 0;
  auto const [end, code] = std::from_chars(serial.data(), serial.data() + serial.size(), value);
  bool const is_time_line =
      code == std::errc{} && end == serial.data() + serial.size() && value >= 0 && value < serial_end;
  if (format == NumberFormat::plain || !is_time_line) return std::string{serial};
  if (format == NumberFormat::date) return text_of_day(static_cast<std::int64_t>(value), is_1904_system);
  std::int64_t const seconds = std::llround(value * static_cast<double>(seconds_per_day));
  if (format == NumberFormat::time) return text_of_time(seconds);
  std::string day = text_of_day(seconds / seconds_per_day, is_1904_system);
  if (seconds % seconds_per_day == 0) return day;
  return day + "T" + text_of_time(seconds % seconds_per_day);
}

}  // namespace feeds
