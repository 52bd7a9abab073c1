#include "dmn/conditions.h"

#include <algorithm>

#include "feel/range.h"

namespace dmn {
namespace {

using ConstantKind = ConstantTests::Kind;

// A number, or the day of a date; nullopt for other kinds.
std::optional<base::Decimal> coordinate(feel::Value const& value, feel::Kind kind) {
  if (value.kind() != kind) return std::nullopt;
  return kind == feel::Kind::number ? value.number() : base::Decimal{value.days()};
}

std::optional<NumberInterval> interval_of(feel::Value const& test, feel::Kind kind) {
  if (auto const value = coordinate(test, kind)) return NumberInterval{*value, *value, true, true, true, true};
  if (test.kind() != feel::Kind::range) return std::nullopt;
  feel::Range const& range = test.range();
  if (range.form == feel::Range::Form::not_equal) return std::nullopt;
  auto const low = coordinate(range.low, kind), high = coordinate(range.high, kind);
  if ((!low && !high) || (!low && !range.low.is_null()) || (!high && !range.high.is_null())) return std::nullopt;
  NumberInterval interval;
  interval.has_low = low.has_value();
  interval.has_high = high.has_value();
  if (low) interval.low = *low;
  if (high) interval.high = *high;
  bool const equal = range.form == feel::Range::Form::equal;
  if (equal && !low) interval.low = interval.high;
  if (equal && !high) interval.high = interval.low;
  if (equal) interval.has_low = interval.has_high = true;
  interval.low_closed = equal || range.low_closed;
  interval.high_closed = equal || range.high_closed;
  return interval;
}

// What the tests compare with, lists of values opened.
bool open_lists(std::vector<feel::Value> const& tests, std::vector<feel::Value const*>& opened) {
  for (feel::Value const& test : tests) {
    if (test.kind() != feel::Kind::list) {
      opened.push_back(&test);
      continue;
    }
    if (test.list().empty()) return false;
    for (feel::Value const& item : test.list()) opened.push_back(&item);
  }
  return !opened.empty();
}

bool add_intervals(std::vector<feel::Value const*> const& tests, feel::Kind kind, std::vector<NumberInterval>& into) {
  for (feel::Value const* test : tests) {
    auto const interval = interval_of(*test, kind);
    if (!interval) return false;
    into.push_back(*interval);
  }
  return true;
}

bool contains(NumberInterval const& interval, base::Decimal value) {
  if (interval.has_low) {
    auto const order = value <=> interval.low;
    if (order < 0 || (order == 0 && !interval.low_closed)) return false;
  }
  if (!interval.has_high) return true;
  auto const order = value <=> interval.high;
  return order < 0 || (order == 0 && interval.high_closed);
}

}  // namespace

ConstantTests constant_tests(feel::UnaryTests const& tests) {
  auto const constants = tests.constants();
  return constants && !tests.is_any() ? constant_tests(*constants) : ConstantTests{};
}

ConstantTests constant_tests(feel::UnaryTests::Constants const& constants) {
  std::vector<feel::Value const*> tests;
  if (!open_lists(constants.tests, tests)) return {};
  auto const all = [&](feel::Kind kind) {
    return std::all_of(tests.begin(), tests.end(), [&](feel::Value const* test) { return test->kind() == kind; });
  };
  ConstantTests result;
  result.negated = constants.negated;
  for (feel::Value const& test : constants.tests)
    (test.kind() == feel::Kind::range ? result.has_ranges : result.has_values) = true;
  if (all(feel::Kind::string)) {
    result.kind = ConstantKind::texts;
    for (feel::Value const* test : tests) result.texts.push_back(test->string());
  } else if (all(feel::Kind::boolean)) {
    result.kind = ConstantKind::booleans;
    for (feel::Value const* test : tests) result.booleans.push_back(test->boolean());
  } else if (add_intervals(tests, feel::Kind::number, result.numbers)) {
    result.kind = ConstantKind::numbers;
  } else if (result.numbers.clear(); add_intervals(tests, feel::Kind::date, result.numbers)) {
    result.kind = ConstantKind::dates;
  } else {
    return {};
  }
  return result;
}

std::optional<bool> holds(ConstantTests const& tests, feel::Value const& input) {
  bool found = false;
  switch (tests.kind) {
    case ConstantKind::none: return std::nullopt;
    case ConstantKind::numbers:
    case ConstantKind::dates: {
      auto const value = coordinate(input, tests.kind == ConstantKind::numbers ? feel::Kind::number : feel::Kind::date);
      if (!value) return std::nullopt;
      found = std::any_of(tests.numbers.begin(), tests.numbers.end(),
                          [&](NumberInterval const& interval) { return contains(interval, *value); });
      break;
    }
    case ConstantKind::texts:
      if (input.kind() != feel::Kind::string) return std::nullopt;
      found = std::find(tests.texts.begin(), tests.texts.end(), input.string()) != tests.texts.end();
      break;
    case ConstantKind::booleans:
      if (input.kind() != feel::Kind::boolean) return std::nullopt;
      found = std::find(tests.booleans.begin(), tests.booleans.end(), input.boolean()) != tests.booleans.end();
      break;
  }
  return found != tests.negated;
}

}  // namespace dmn
