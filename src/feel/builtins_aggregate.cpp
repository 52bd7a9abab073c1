// Functions that make one value of many (DMN 1.5 §10.3.4.4): min, max, sum, mean … Each takes a list or its items.
#include <algorithm>
#include <array>

#include "feel/builtins.h"
#include "feel/range.h"

namespace feel {

namespace {

using base::Decimal;

// f([a, b]) and f(a, b) are the same.
std::span<Value const> given_items(Call const& call) {
  if (call.size() == 1 && call[0].kind() == Kind::list) return call[0].list();
  return call.arguments;
}

Value wrong_item(Call const& call, Value const& item, std::string_view wanted) {
  if (item.is_null() && !item.is_plain_null()) return item;
  return call.fail("item_type", {std::string{call.name}, std::string{wanted}, std::string{name_of(item.kind())}});
}

// The numbers; nullopt with `failure` set when one is none.
std::optional<std::vector<Decimal>> numbers_of(Call const& call, Value& failure) {
  std::vector<Decimal> numbers;
  for (Value const& item : given_items(call)) {
    if (item.kind() != Kind::number) {
      failure = wrong_item(call, item, "number");
      return std::nullopt;
    }
    numbers.push_back(item.number());
  }
  return numbers;
}

// As the standard has it: a null, and no error.
Value of_nothing(Call const& call) { return Value::noted("empty_list", {std::string{call.name}}, call.place()); }

Value finite_of_list(Call const& call, std::optional<Decimal> const& result) {
  return result ? Value{*result} : call.fail("no_finite_result_of", {std::string{call.name}, "the list"});
}

std::optional<Decimal> sum_of(std::vector<Decimal> const& numbers) {
  std::optional<Decimal> sum = Decimal{0};
  for (Decimal number : numbers) sum = sum ? base::add(*sum, number) : sum;
  return sum;
}

std::optional<Decimal> mean_of(std::vector<Decimal> const& numbers) {
  auto const sum = sum_of(numbers);
  return sum ? base::divide(*sum, Decimal{static_cast<std::int64_t>(numbers.size())}) : sum;
}

template <int sign>
Value extreme(Call const& call) {
  auto const items = given_items(call);
  if (items.empty()) return of_nothing(call);
  Value const* best = nullptr;
  for (Value const& item : items) {
    auto const order = compare(item, best == nullptr ? item : *best);
    if (!order) return wrong_item(call, item, "one comparable kind");
    if (best == nullptr || *order * sign > 0) best = &item;
  }
  return *best;
}

Value sum(Call const& call) {
  Value failure;
  auto const numbers = numbers_of(call, failure);
  if (!numbers) return failure;
  return numbers->empty() ? of_nothing(call) : finite_of_list(call, sum_of(*numbers));
}

Value mean(Call const& call) {
  Value failure;
  auto const numbers = numbers_of(call, failure);
  if (!numbers) return failure;
  return numbers->empty() ? of_nothing(call) : finite_of_list(call, mean_of(*numbers));
}

Value product(Call const& call) {
  Value failure;
  auto const numbers = numbers_of(call, failure);
  if (!numbers) return failure;
  if (numbers->empty()) return of_nothing(call);
  std::optional<Decimal> result = Decimal{1};
  for (Decimal number : *numbers) result = result ? base::multiply(*result, number) : result;
  return finite_of_list(call, result);
}

Value median(Call const& call) {
  Value failure;
  auto numbers = numbers_of(call, failure);
  if (!numbers) return failure;
  if (numbers->empty()) return of_nothing(call);
  std::sort(numbers->begin(), numbers->end());
  std::size_t const middle = numbers->size() / 2;
  if (numbers->size() % 2 == 1) return (*numbers)[middle];
  return finite_of_list(call, mean_of({(*numbers)[middle - 1], (*numbers)[middle]}));
}

// Of the sample: divided by n - 1.
Value standard_deviation(Call const& call) {
  Value failure;
  auto const numbers = numbers_of(call, failure);
  if (!numbers) return failure;
  if (numbers->size() < 2) return call.fail("too_few_items", {std::string{call.name}, "2"});
  auto const mean = mean_of(*numbers);
  std::optional<Decimal> squares = mean ? std::optional{Decimal{0}} : std::nullopt;
  for (Decimal number : *numbers) {
    auto const distance = squares ? base::subtract(number, *mean) : std::nullopt;
    auto const square = distance ? base::multiply(*distance, *distance) : std::nullopt;
    squares = square ? base::add(*squares, *square) : std::nullopt;
  }
  auto const variance =
      squares ? base::divide(*squares, Decimal{static_cast<std::int64_t>(numbers->size()) - 1}) : std::nullopt;
  return finite_of_list(call, variance ? base::square_root(*variance) : std::nullopt);
}

// The most frequent numbers, ascending.
Value mode(Call const& call) {
  Value failure;
  auto numbers = numbers_of(call, failure);
  if (!numbers) return failure;
  std::sort(numbers->begin(), numbers->end());
  std::size_t most = 0;
  List result;
  for (std::size_t first = 0, next = 0; first < numbers->size(); first = next) {
    while (next < numbers->size() && (*numbers)[next] == (*numbers)[first]) ++next;
    if (next - first < most) continue;
    if (next - first > most) result.clear();
    most = next - first;
    result.emplace_back((*numbers)[first]);
  }
  return Value::list(std::move(result));
}

// all: false if any is false, else null if any is not true; any: the mirror of it.
template <bool decisive>
Value quantifier(Call const& call) {
  Value unknown;
  bool is_unknown = false;
  for (Value const& item : given_items(call)) {
    if (item.kind() == Kind::boolean) {
      if (item.boolean() == decisive) return decisive;
    } else if (!is_unknown) {
      is_unknown = true;
      unknown = item;
    }
  }
  if (!is_unknown) return !decisive;
  return unknown.is_null() ? unknown : wrong_item(call, unknown, "boolean");
}

}  // namespace

std::span<Builtin const> aggregate_builtins() {
  static std::array<Builtin, 12> const table{{
      {"min", {"list", "c*"}, extreme<-1>, Kind::null, true, false},
      {"max", {"list", "c*"}, extreme<1>, Kind::null, true, false},
      {"sum", {"list", "n*"}, sum, Kind::number, true, false},
      {"mean", {"list", "n*"}, mean, Kind::number, true, false},
      {"product", {"list", "n*"}, product, Kind::number, true, false},
      {"median", {"list", "n*"}, median, Kind::number, true, false},
      {"stddev", {"list", "n*"}, standard_deviation, Kind::number, true, false},
      {"mode", {"list", "n*"}, mode, Kind::list, true, false},
      {"all", {"list", "b*"}, quantifier<false>, Kind::boolean, true, false},
      {"any", {"list", "b*"}, quantifier<true>, Kind::boolean, true, false},
      {"and", {"list", "b*"}, quantifier<false>, Kind::boolean, true, false},
      {"or", {"list", "b*"}, quantifier<true>, Kind::boolean, true, false},
  }};
  return table;
}

}  // namespace feel
