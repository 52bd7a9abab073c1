// List functions that give lists or positions (DMN 1.5 §10.3.4.4 and sort, §10.3.4.8).
#include <algorithm>
#include <array>

#include "feel/builtins.h"
#include "feel/range.h"

namespace feel {

namespace {

// The list itself, or the value as the only item.
List items_of(Value const& value) { return value.kind() == Kind::list ? value.list() : List{value}; }

Value too_long(Call const& call) {
  return call.fail("list_too_long", {std::to_string(call.frame.limits.list_size_max)});
}

// FEEL's `=` for membership: undefined counts as different.
bool same(Value const& a, Value const& b) { return equal(a, b) == true; }

Value list_contains(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List const list = items_of(call[0]);
  return std::any_of(list.begin(), list.end(), [&](Value const& item) { return same(item, call[1]); });
}

Value count(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  return call[0].kind() == Kind::list ? static_cast<std::int64_t>(call[0].list().size()) : std::int64_t{1};
}

Value append(Call const& call) {
  if (call[0].is_null() && !call[0].is_plain_null()) return call[0];
  List result = items_of(call[0]);
  for (std::size_t i = 1; i < call.size(); ++i) result.push_back(call[i]);
  return Value::list(std::move(result));
}

Value concatenate(Call const& call) {
  List result;
  for (std::size_t i = 0; i < call.size(); ++i) {
    if (call[i].is_null()) return call.wrong_type(i, "list");
    List const part = items_of(call[i]);
    result.insert(result.end(), part.begin(), part.end());
    if (static_cast<std::int64_t>(result.size()) > call.frame.limits.list_size_max) return too_long(call);
  }
  return Value::list(std::move(result));
}

// The index of a position that counts from 1, or from the end when negative; a fraction is cut off. nullopt outside
// 1…size.
std::optional<std::size_t> index_of_position(Value const& position, std::size_t size) {
  if (position.kind() != Kind::number) return std::nullopt;
  auto const cut = base::round_to_scale(position.number(), 0, base::Rounding::down);
  auto const at = cut ? cut->to_int64() : std::nullopt;
  auto const count = static_cast<std::int64_t>(size);
  if (!at || *at == 0 || *at > count || *at < -count) return std::nullopt;
  return static_cast<std::size_t>(*at > 0 ? *at - 1 : count + *at);
}

Value bad_position(Call const& call, std::size_t argument, std::size_t size) {
  if (call[argument].kind() != Kind::number) return call.wrong_type(argument, "number");
  return call.fail("position_out_of_range", {call[argument].to_brief_string(), std::to_string(size)});
}

Value insert_before(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List result = items_of(call[0]);
  auto const at = index_of_position(call[1], result.size());
  if (!at) return bad_position(call, 1, result.size());
  result.insert(result.begin() + static_cast<std::ptrdiff_t>(*at), call[2]);
  return Value::list(std::move(result));
}

Value remove(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List result = items_of(call[0]);
  auto const at = index_of_position(call[1], result.size());
  if (!at) return bad_position(call, 1, result.size());
  result.erase(result.begin() + static_cast<std::ptrdiff_t>(*at));
  return Value::list(std::move(result));
}

// list replace(list, position, new) or list replace(list, match function, new).
Value list_replace(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List result = items_of(call[0]);
  if (call[1].kind() != Kind::function) {
    auto const at = index_of_position(call[1], result.size());
    if (!at) return bad_position(call, 1, result.size());
    result[*at] = call[2];
    return Value::list(std::move(result));
  }
  for (Value& item : result) {
    std::array<Value, 2> const arguments{item, call[2]};
    Value const verdict = feel::call(call[1].function(), arguments, call.frame, {});
    if (verdict.kind() != Kind::boolean) return call.fail("match_not_boolean", {std::string{name_of(verdict.kind())}});
    if (verdict.boolean()) item = call[2];
  }
  return Value::list(std::move(result));
}

Value reverse(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List result = items_of(call[0]);
  std::reverse(result.begin(), result.end());
  return Value::list(std::move(result));
}

Value index_of(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List const list = items_of(call[0]);
  List positions;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (same(list[i], call[1])) positions.emplace_back(static_cast<std::int64_t>(i) + 1);
  return Value::list(std::move(positions));
}

Value sublist(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List const list = items_of(call[0]);
  auto const from = index_of_position(call[1], list.size());
  if (!from) return bad_position(call, 1, list.size());
  std::size_t length = list.size() - *from;
  if (call.size() > 2) {
    auto const wanted = call[2].kind() == Kind::number ? call[2].number().to_int64() : std::nullopt;
    if (!wanted || *wanted < 0 || static_cast<std::size_t>(*wanted) > length) return bad_position(call, 2, length);
    length = static_cast<std::size_t>(*wanted);
  }
  auto const first = list.begin() + static_cast<std::ptrdiff_t>(*from);
  return Value::list(List(first, first + static_cast<std::ptrdiff_t>(length)));
}

Value distinct(Call const& call, List const& all) {
  List result;
  for (Value const& item : all) {
    call.frame.spend(static_cast<std::int64_t>(result.size()) / 4);
    if (call.frame.is_exhausted()) return call.fail("steps_exceeded", {std::to_string(call.frame.limits.steps_max)});
    if (std::none_of(result.begin(), result.end(), [&](Value const& kept) { return same(kept, item); }))
      result.push_back(item);
  }
  return Value::list(std::move(result));
}

Value distinct_values(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  return distinct(call, items_of(call[0]));
}

Value union_of(Call const& call) {
  Value const all = concatenate(call);
  return all.is_null() ? all : distinct(call, all.list());
}

bool flatten_into(List& result, Value const& value, std::int64_t size_max) {
  if (value.kind() != Kind::list) {
    result.push_back(value);
    return static_cast<std::int64_t>(result.size()) <= size_max;
  }
  return std::all_of(value.list().begin(), value.list().end(),
                     [&](Value const& item) { return flatten_into(result, item, size_max); });
}

Value flatten(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  List result;
  if (!flatten_into(result, call[0], call.frame.limits.list_size_max)) return too_long(call);
  return Value::list(std::move(result));
}

// A stable merge sort of its own: the order is the user's function and need not be one.
class Sorter {
 public:
  explicit Sorter(Call const& call) : call_(call) {}
  bool sort(List& items) {
    if (items.size() < 2) return true;
    auto const middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
    List left(items.begin(), middle), right(middle, items.end());
    if (!sort(left) || !sort(right)) return false;
    items.clear();
    std::size_t i = 0, j = 0;
    while (i < left.size() && j < right.size()) {
      auto const right_first = precedes(right[j], left[i]);
      if (!right_first) return false;
      items.push_back(*right_first ? right[j++] : left[i++]);
    }
    items.insert(items.end(), left.begin() + static_cast<std::ptrdiff_t>(i), left.end());
    items.insert(items.end(), right.begin() + static_cast<std::ptrdiff_t>(j), right.end());
    return true;
  }
  Value const& failure() const { return failure_; }

 private:
  std::optional<bool> precedes(Value const& a, Value const& b) {
    if (call_.size() < 2) {
      auto const order = compare(a, b);
      if (!order) failure_ = call_.fail("not_sortable", {a.to_brief_string(), b.to_brief_string()});
      return order ? std::optional{*order < 0} : std::nullopt;
    }
    std::array<Value, 2> const arguments{a, b};
    Value const verdict = feel::call(call_[1].function(), arguments, call_.frame, {});
    if (verdict.kind() == Kind::boolean) return verdict.boolean();
    failure_ = verdict.is_null() && !verdict.is_plain_null()
                   ? verdict
                   : call_.fail("match_not_boolean", {std::string{name_of(verdict.kind())}});
    return std::nullopt;
  }

  Call const& call_;
  Value failure_;
};

Value sort(Call const& call) {
  if (call[0].is_null()) return call.wrong_type(0, "list");
  if (call.size() > 1 && call[1].kind() != Kind::function) return call.wrong_type(1, "function");
  List items = items_of(call[0]);
  Sorter sorter{call};
  if (!sorter.sort(items)) return sorter.failure();
  return Value::list(std::move(items));
}

}  // namespace

std::span<Builtin const> list_builtins() {
  static std::array<Builtin, 14> const table{{
      {"list contains", {"list, element"}, list_contains, Kind::boolean, true, false},
      {"count", {"list"}, count, Kind::number, true, false},
      {"append", {"list, item*"}, append, Kind::list, true, false},
      {"concatenate", {"list*"}, concatenate, Kind::list, true, false},
      {"insert before", {"list, position, newItem"}, insert_before, Kind::list, true, false},
      {"remove", {"list, position"}, remove, Kind::list, true, false},
      {"list replace", {"list, position, newItem", "list, match, newItem"}, list_replace, Kind::list, true, false},
      {"reverse", {"list"}, reverse, Kind::list, true, false},
      {"index of", {"list, match"}, index_of, Kind::list, true, false},
      {"sublist", {"list, start position, length?"}, sublist, Kind::list, true, false},
      {"distinct values", {"list"}, distinct_values, Kind::list, true, false},
      {"union", {"list*"}, union_of, Kind::list, true, false},
      {"flatten", {"list"}, flatten, Kind::list, true, false},
      {"sort", {"list, precedes?"}, sort, Kind::list, true, false},
  }};
  return table;
}

}  // namespace feel
