// Equality and order of values (DMN 1.5 §10.3.2.3 and table 42).
#include "base/result.h"
#include "feel/function.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace feel {

namespace {

template <class T>
int sign_of_difference(T const& a, T const& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

// Times compare by the second (DMN 1.5 §10.3.2.3.4: the value of a time is a number of seconds). nullopt when only
// one of the two knows its place on the UTC line.
std::optional<int> compare_times(Time const& a, Time const& b) {
  auto const offset_a = offset_of(a), offset_b = offset_of(b);
  if (offset_a.has_value() != offset_b.has_value()) return std::nullopt;
  return sign_of_difference(a.nanoseconds / nanoseconds_per_second - offset_a.value_or(0),
                            b.nanoseconds / nanoseconds_per_second - offset_b.value_or(0));
}

std::optional<int> compare_date_times(DateTime const& a, DateTime const& b) {
  bool const local_a = a.zone.form == Zone::Form::local, local_b = b.zone.form == Zone::Form::local;
  if (local_a != local_b) return std::nullopt;
  auto const seconds = [](DateTime const& value) {
    Nanoseconds const whole = value.nanoseconds - value.nanoseconds % nanoseconds_per_second;
    return instant_of(DateTime{value.days, static_cast<std::int64_t>(whole), value.zone});
  };
  return sign_of_difference(seconds(a), seconds(b));
}

std::optional<bool> equal_lists(List const& a, List const& b) {
  if (a.size() != b.size()) return false;
  bool undefined = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto const same = equal(a[i], b[i]);
    if (same == false) return false;
    undefined = undefined || !same;
  }
  if (undefined) return std::nullopt;
  return true;
}

std::optional<bool> equal_contexts(Value const& a, Value const& b) {
  if (a.context().size() != b.context().size()) return false;
  bool undefined = false;
  for (auto const& [name, value] : a.context()) {
    Value const* other = b.find(name);
    if (other == nullptr) return false;
    auto const same = equal(value, *other);
    if (same == false) return false;
    undefined = undefined || !same;
  }
  if (undefined) return std::nullopt;
  return true;
}

std::optional<bool> equal_ranges(Range const& a, Range const& b) {
  if (a.form != b.form || a.low_closed != b.low_closed || a.high_closed != b.high_closed) return false;
  auto const low = equal(a.low, b.low), high = equal(a.high, b.high);
  if (low == false || high == false) return false;
  if (!low || !high) return std::nullopt;
  return true;
}

bool identical_contexts(ContextEntries const& a, ContextEntries const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].first != b[i].first || !identical(a[i].second, b[i].second)) return false;
  return true;
}

bool identical_lists(List const& a, List const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!identical(a[i], b[i])) return false;
  return true;
}

}  // namespace

std::optional<int> compare(Value const& a, Value const& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number: {
      auto const order = a.number() <=> b.number();
      return order < 0 ? -1 : (order > 0 ? 1 : 0);
    }
    case Kind::string: {
      int const order = a.string().compare(b.string());  // bytes of UTF-8 sort as code points
      return order < 0 ? -1 : (order > 0 ? 1 : 0);
    }
    case Kind::date: return sign_of_difference(a.days(), b.days());
    case Kind::time: return compare_times(a.time(), b.time());
    case Kind::date_time: return compare_date_times(a.date_time(), b.date_time());
    case Kind::days_time_duration: return sign_of_difference(a.nanoseconds(), b.nanoseconds());
    case Kind::years_months_duration: return sign_of_difference(a.months(), b.months());
    case Kind::null:
    case Kind::boolean:
    case Kind::list:
    case Kind::context:
    case Kind::range:
    case Kind::function: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<bool> equal(Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::null: return true;
    case Kind::boolean: return a.boolean() == b.boolean();
    case Kind::number: return a.number() == b.number();
    case Kind::string: return a.string() == b.string();
    case Kind::list: return equal_lists(a.list(), b.list());
    case Kind::context: return equal_contexts(a, b);
    case Kind::range: return equal_ranges(a.range(), b.range());
    case Kind::function: return a.shared_function() == b.shared_function();
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_time_duration:
    case Kind::years_months_duration: return compare(a, b).value_or(1) == 0;
  }
  return std::nullopt;
}

bool identical(Value const& a, Value const& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::null:
      if (a.is_plain_null() || b.is_plain_null()) return a.is_plain_null() && b.is_plain_null();
      return a.reason()->code == b.reason()->code;
    case Kind::time: return a.time() == b.time();
    case Kind::date_time: return a.date_time() == b.date_time();
    case Kind::list: return identical_lists(a.list(), b.list());
    case Kind::context: return identical_contexts(a.context(), b.context());
    case Kind::range: {
      Range const& left = a.range();
      Range const& right = b.range();
      return left.form == right.form && left.low_closed == right.low_closed && left.high_closed == right.high_closed &&
             identical(left.low, right.low) && identical(left.high, right.high);
    }
    case Kind::boolean:
    case Kind::number:
    case Kind::string:
    case Kind::date:
    case Kind::days_time_duration:
    case Kind::years_months_duration:
    case Kind::function: return equal(a, b) == true;
  }
  return false;
}

std::optional<bool> holds(Comparison comparison, Value const& a, Value const& b) {
  if (comparison == Comparison::equal) return equal(a, b);
  if (comparison == Comparison::not_equal) {
    auto const same = equal(a, b);
    if (!same) return std::nullopt;
    return !*same;
  }
  auto const order = compare(a, b);
  if (!order) return std::nullopt;
  switch (comparison) {
    case Comparison::less: return *order < 0;
    case Comparison::less_equal: return *order <= 0;
    case Comparison::greater: return *order > 0;
    case Comparison::greater_equal: return *order >= 0;
    case Comparison::equal:
    case Comparison::not_equal: break;
  }
  return std::nullopt;
}

std::optional<bool> contains(Range const& range, Value const& value) {
  if (range.form == Range::Form::equal) return equal(value, range.low);
  if (range.form == Range::Form::not_equal) return holds(Comparison::not_equal, value, range.low);
  if (!range.low.is_null()) {
    auto const above = holds(range.low_closed ? Comparison::greater_equal : Comparison::greater, value, range.low);
    if (above != true) return above;
  }
  if (range.high.is_null()) return true;
  return holds(range.high_closed ? Comparison::less_equal : Comparison::less, value, range.high);
}

Range Range::interval(Value low, bool low_closed, Value high, bool high_closed) {
  return {Form::interval, std::move(low), std::move(high), low_closed, high_closed};
}

Range Range::comparison(Comparison comparison, Value bound) {
  switch (comparison) {
    case Comparison::equal: return {Form::equal, bound, bound, true, true};
    case Comparison::not_equal: return {Form::not_equal, bound, Value{}, false, false};
    case Comparison::less: return {Form::less, Value{}, std::move(bound), false, false};
    case Comparison::less_equal: return {Form::less_equal, Value{}, std::move(bound), false, true};
    case Comparison::greater: return {Form::greater, std::move(bound), Value{}, false, false};
    case Comparison::greater_equal: return {Form::greater_equal, std::move(bound), Value{}, true, false};
  }
  return {};
}

std::string_view symbol_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal: return "=";
    case Comparison::not_equal: return "!=";
    case Comparison::less: return "<";
    case Comparison::less_equal: return "<=";
    case Comparison::greater: return ">";
    case Comparison::greater_equal: return ">=";
  }
  return "";
}

}  // namespace feel
