// Ranges as values (DMN 1.5 §10.3.2.7): `[1..10)`, and the comparisons that are ranges too: `(< 10)`, `(>= 5)`, `(=
// 7)`, `(!= 7)`.
#pragma once

#include "feel/value.h"

namespace feel {

enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };
std::string_view symbol_of(Comparison comparison);  // "<="

struct Range {
  // An interval has two bounds of one kind. The others hold one value (`low` for > >= = !=, `high` for < <= and =): the
  // missing bound is a plain null.
  enum class Form : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };
  Form form = Form::interval;
  Value low;
  Value high;
  bool low_closed = false;
  bool high_closed = false;

  static Range interval(Value low, bool low_closed, Value high, bool high_closed);
  static Range comparison(Comparison comparison, Value bound);
  std::string to_string() const;
};

// a < b and so on for numbers, strings (by code point), dates, times, durations; nullopt where the order is undefined.
std::optional<int> compare(Value const& a, Value const& b);
// The comparison as FEEL decides it; nullopt is null.
std::optional<bool> holds(Comparison comparison, Value const& a, Value const& b);
// nullopt when the value cannot be compared with a bound.
std::optional<bool> contains(Range const& range, Value const& value);

}  // namespace feel
