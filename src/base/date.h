// Calendar days and instants. "Now" comes only from the Clock passed in; no function here reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A day of the proleptic Gregorian calendar, without time or zone.
class Date {
 public:
  constexpr Date() = default;                                   // 1970-01-01
  static std::optional<Date> of(int year, int month, int day);  // nullopt for days that do not exist
  // `2024-03-05`; nullopt otherwise. Office forms (2024年3月5日, 2024/3/5, 20240305) are read by base/text.h.
  static std::optional<Date> parse(std::string_view text);
  static constexpr Date from_days(std::int32_t days) { return Date{days}; }  // days since 1970-01-01

  int year() const;
  int month() const;
  int day() const;
  constexpr std::int32_t days() const { return days_; }
  int weekday() const;  // 1 = Monday … 7 = Sunday
  Date plus_days(int days) const { return Date{days_ + days}; }
  Date plus_months(int months) const;  // day clipped to the length of the month
  std::string to_string() const;       // 2024-03-05

  friend auto operator<=>(Date, Date) = default;
  friend std::ostream& operator<<(std::ostream& out, Date value);  // for test messages

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

// A point on the UTC time line, to the millisecond.
class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant from_milliseconds(std::int64_t value) { return Instant{value}; }
  static std::optional<Instant> parse(std::string_view text);  // 2024-03-05T06:07:08.123Z, also ±hh:mm
  constexpr std::int64_t milliseconds() const { return milliseconds_; }
  std::string to_string() const;               // 2024-03-05T06:07:08.123Z
  Date date_in(int utc_offset_minutes) const;  // China: 480
  friend auto operator<=>(Instant, Instant) = default;
  friend std::ostream& operator<<(std::ostream& out, Instant value);  // for test messages

 private:
  constexpr explicit Instant(std::int64_t value) : milliseconds_(value) {}
  std::int64_t milliseconds_ = 0;
};

// The time of the world outside, passed in.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  Date today() const {
    return now().date_in(480);
  }  // the park's day: Asia/Shanghai has had no offset change since 1991
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

}  // namespace base
