#include "dmn/conditions.h"

#include <algorithm>

#include "feel/range.h"

namespace dmn {
namespace {

using Kind = ConstantTests::Kind;

std::optional<NumberInterval> interval_of(feel::Value const& test) {
  if (test.kind() == feel::Kind::number) {
    base::Decimal const value = test.number();
    return NumberInterval{value, value, true, true, true, true};
  }
  if (test.kind() != feel::Kind::range) return std::nullopt;
  feel::Range const& range = test.range();
  if (range.form == feel::Range::Form::not_equal) return std::nullopt;
  NumberInterval interval;
  interval.has_low = range.low.kind() == feel::Kind::number;
  interval.has_high = range.high.kind() == feel::Kind::number;
  bool const of_numbers = interval.has_low || interval.has_high;
  if (!of_numbers || (!interval.has_low && !range.low.is_null()) || (!interval.has_high && !range.high.is_null()))
    return std::nullopt;
  if (interval.has_low) interval.low = range.low.number();
  if (interval.has_high) interval.high = range.high.number();
  bool const equal = range.form == feel::Range::Form::equal;
  if (equal && !interval.has_low) interval.low = interval.high;
  if (equal && !interval.has_high) interval.high = interval.low;
  if (equal) interval.has_low = interval.has_high = true;
  interval.low_closed = equal || range.low_closed;
  interval.high_closed = equal || range.high_closed;
  return interval;
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
  if (!constants || constants->tests.empty() || tests.is_any()) return {};
  ConstantTests result;
  result.negated = constants->negated;
  for (feel::Value const& test : constants->tests) {
    if (test.kind() == feel::Kind::string)
      result.texts.push_back(test.string());
    else if (test.kind() == feel::Kind::boolean)
      result.booleans.push_back(test.boolean());
    else if (auto interval = interval_of(test))
      result.numbers.push_back(*interval);
    else
      return {};
  }
  if (result.numbers.size() == constants->tests.size()) result.kind = Kind::numbers;
  if (result.texts.size() == constants->tests.size()) result.kind = Kind::texts;
  if (result.booleans.size() == constants->tests.size()) result.kind = Kind::booleans;
  return result.kind == Kind::none ? ConstantTests{} : result;
}

std::optional<bool> holds(ConstantTests const& tests, feel::Value const& input) {
  bool found = false;
  switch (tests.kind) {
    case Kind::none: return std::nullopt;
    case Kind::numbers: {
      if (input.kind() != feel::Kind::number) return std::nullopt;
      base::Decimal const value = input.number();
      found = std::any_of(tests.numbers.begin(), tests.numbers.end(),
                          [&](NumberInterval const& interval) { return contains(interval, value); });
      break;
    }
    case Kind::texts:
      if (input.kind() != feel::Kind::string) return std::nullopt;
      found = std::find(tests.texts.begin(), tests.texts.end(), input.string()) != tests.texts.end();
      break;
    case Kind::booleans:
      if (input.kind() != feel::Kind::boolean) return std::nullopt;
      found = std::find(tests.booleans.begin(), tests.booleans.end(), input.boolean()) != tests.booleans.end();
      break;
  }
  return found != tests.negated;
}

}  // namespace dmn
