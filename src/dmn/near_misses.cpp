#include "dmn/near_misses.h"

#include <algorithm>
#include <optional>

#include "base/decimal.h"
#include "dmn/partition.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace dmn {
namespace {

constexpr std::size_t near_misses_max = 100;  // of one table

// How far apart two values of one ordered kind are; nullopt for kinds without a measure.
std::optional<base::Decimal> distance(feel::Value const& a, feel::Value const& b) {
  auto const apart = [](base::Decimal x, base::Decimal y) {
    std::optional<base::Decimal> const difference = base::subtract(x, y);
    return difference ? std::optional{base::absolute(*difference)} : std::nullopt;
  };
  if (a.kind() != b.kind()) return std::nullopt;
  if (a.kind() == feel::Kind::number) return apart(a.number(), b.number());
  if (a.kind() == feel::Kind::date) return apart(a.days(), b.days());
  if (a.kind() == feel::Kind::years_months_duration) return apart(a.months(), b.months());
  auto const seconds = [](feel::Nanoseconds nanoseconds) {
    return base::Decimal{static_cast<std::int64_t>(nanoseconds / feel::nanoseconds_per_second)};
  };
  if (a.kind() == feel::Kind::days_time_duration) return apart(seconds(a.nanoseconds()), seconds(b.nanoseconds()));
  if (a.kind() == feel::Kind::date_time)
    return apart(seconds(feel::instant_of(a.date_time())), seconds(feel::instant_of(b.date_time())));
  return std::nullopt;
}

struct Bound {
  feel::Value value;
  bool beyond = false;
};

// The bound of the range that lies towards `input`, which is outside of it.
std::optional<Bound> bound_towards(feel::Range const& range, feel::Value const& input) {
  using Form = feel::Range::Form;
  if (range.form == Form::not_equal) return std::nullopt;
  if (range.form == Form::equal) return Bound{range.low.is_null() ? range.high : range.low, false};
  bool const has_low = !range.low.is_null(), has_high = !range.high.is_null();
  std::optional<int> const to_low = has_low ? feel::compare(input, range.low) : std::nullopt;
  if (to_low && (*to_low < 0 || (*to_low == 0 && !range.low_closed))) return Bound{range.low, !range.low_closed};
  std::optional<int> const to_high = has_high ? feel::compare(input, range.high) : std::nullopt;
  if (to_high && (*to_high > 0 || (*to_high == 0 && !range.high_closed))) return Bound{range.high, !range.high_closed};
  return std::nullopt;
}

// The nearest of all bounds and values a cell names.
std::optional<Bound> nearest_bound(feel::UnaryTests const& tests, feel::Value const& input) {
  auto const constants = tests.constants();
  if (!constants || constants->negated || input.is_null()) return std::nullopt;
  std::optional<Bound> nearest;
  std::optional<base::Decimal> least;
  for (feel::Value const& test : constants->tests) {
    std::optional<Bound> const bound =
        test.kind() == feel::Kind::range ? bound_towards(test.range(), input) : std::optional{Bound{test, false}};
    std::optional<base::Decimal> const apart = bound ? distance(input, bound->value) : std::nullopt;
    if (!apart || (least && *least <= *apart)) continue;
    least = apart;
    nearest = bound;
  }
  return nearest;
}

class Search {
 public:
  Search(Table const& table, feel::Frame const& frame, std::span<feel::Value const> inputs, std::span<int const> fired,
         feel::Value const& value)
      : table_(table), original_(frame), inputs_(inputs), fired_(fired), value_(value) {}

  // The one column that keeps the rule from holding.
  std::optional<int> only_column(int rule) {
    std::optional<int> missed;
    for (std::size_t column = 0; column < inputs_.size(); ++column) {
      Condition const& condition = condition_of(rule, static_cast<int>(column));
      if (condition.any) continue;
      if (!condition.tests) return std::nullopt;
      std::optional<bool> const held = holds(condition, inputs_[column]);
      if (!held || (!*held && missed)) return std::nullopt;
      if (!*held) missed = static_cast<int>(column);
    }
    return missed;
  }

  bool would_change(int rule) {
    if (fired_.empty()) return true;
    switch (table_.hit_policy) {
      case HitPolicy::unique:
      case HitPolicy::any: return differs(rule);
      case HitPolicy::first: return rule < fired_.front() && differs(rule);
      case HitPolicy::priority: return ranks_of(rule) < ranks_of(fired_.front());
      case HitPolicy::rule_order:
      case HitPolicy::output_order:
      case HitPolicy::collect:
      case HitPolicy::collect_count: return true;
      case HitPolicy::collect_sum: {
        feel::Value const result = result_of(rule);
        return result.kind() != feel::Kind::number || !result.number().is_zero();
      }
      case HitPolicy::collect_min:
      case HitPolicy::collect_max: {
        std::optional<int> const order = feel::compare(result_of(rule), value_);
        return !order || (table_.hit_policy == HitPolicy::collect_min ? *order < 0 : *order > 0);
      }
    }
    return false;
  }

  NearMiss described(int rule, int column) {
    NearMiss miss{.rule = rule, .input = column, .wanted = condition_of(rule, column).tests->text(), .nearest = {}};
    if (auto bound = nearest_bound(*condition_of(rule, column).tests, inputs_[static_cast<std::size_t>(column)])) {
      miss.nearest = std::move(bound->value);
      miss.beyond = bound->beyond;
    }
    return miss;
  }

 private:
  Condition const& condition_of(int rule, int column) const {
    return table_.conditions[static_cast<std::size_t>(rule) * table_.inputs.size() + static_cast<std::size_t>(column)];
  }

  // nullopt where the cell fails.
  std::optional<bool> holds(Condition const& condition, feel::Value const& input) {
    if (std::optional<bool> const known = dmn::holds(condition.constants, input)) return known;
    feel::Value const result = condition.tests->matches(input, scratch());
    if (result.is_error()) return std::nullopt;
    return result.kind() == feel::Kind::boolean && result.boolean();
  }

  feel::Value result_of(int rule) {
    auto const index = static_cast<std::size_t>(rule);
    if (table_.constant_results[index]) return *table_.constant_results[index];
    if (table_.outputs.size() == 1) return output_of(rule, 0);
    feel::ContextEntries entries;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i)
      entries.emplace_back(table_.outputs[i].name, output_of(rule, i));
    return feel::Value::context(std::move(entries));
  }

  feel::Value output_of(int rule, std::size_t output) {
    return table_.results[static_cast<std::size_t>(rule) * table_.outputs.size() + output].evaluate(scratch());
  }

  bool differs(int rule) { return !feel::equal(result_of(rule), value_).value_or(false); }

  std::vector<std::size_t> ranks_of(int rule) {
    std::vector<std::size_t> ranks;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i)
      ranks.push_back(rank_of(table_.outputs[i], output_of(rule, i)));
    return ranks;
  }

  feel::Frame& scratch() {
    if (!scratch_) scratch_.emplace(original_);
    return scratch_->frame();
  }

  Table const& table_;
  feel::Frame const& original_;
  std::span<feel::Value const> inputs_;
  std::span<int const> fired_;
  feel::Value const& value_;
  std::optional<ScratchFrame> scratch_;  // made when first asked for
};

// Rules that at most one column keeps from holding, as far as the sets of the table index tell; the others need not be
// asked.
std::vector<std::uint64_t> missing_at_most_one(TableIndex const& index, std::span<feel::Value const> inputs) {
  std::vector<std::uint64_t> one(index.words(), 0), more(index.words(), 0);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Partition const& column = index.columns()[i];
    std::optional<std::size_t> const atom = column.atom_of(inputs[i]);
    if (!atom) continue;
    RuleBits const holding = column.rules(*atom);
    for (std::size_t word = 0; word < one.size(); ++word) {
      more[word] |= one[word] & ~holding[word];
      one[word] |= ~holding[word];
    }
  }
  for (std::uint64_t& word : more) word = ~word;
  return more;
}

// Those that miss by the least, relative to the size of the input; what has no distance comes last.
void keep_nearest(std::vector<NearMiss>& misses, std::span<feel::Value const> inputs) {
  if (misses.size() <= near_misses_max) return;
  auto const relative = [&](NearMiss const& miss) -> std::optional<base::Decimal> {
    feel::Value const& input = inputs[static_cast<std::size_t>(miss.input)];
    std::optional<base::Decimal> const apart = distance(input, miss.nearest);
    if (!apart || input.kind() != feel::Kind::number || input.number().is_zero()) return apart;
    return base::divide(*apart, base::absolute(input.number()));
  };
  std::vector<std::pair<std::optional<base::Decimal>, std::size_t>> order;
  for (std::size_t i = 0; i < misses.size(); ++i) order.emplace_back(relative(misses[i]), i);
  std::stable_sort(order.begin(), order.end(), [](auto const& a, auto const& b) {
    if (!a.first || !b.first) return a.first.has_value() && !b.first.has_value();
    return *a.first < *b.first;
  });
  order.resize(near_misses_max);
  std::sort(order.begin(), order.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  std::vector<NearMiss> kept;
  for (auto const& [apart, index] : order) kept.push_back(std::move(misses[index]));
  misses = std::move(kept);
}

}  // namespace

std::vector<NearMiss> near_misses(Table const& table, feel::Frame const& frame, std::span<feel::Value const> inputs,
                                  std::span<int const> matched, std::span<int const> fired, feel::Value const& value) {
  std::vector<NearMiss> misses;
  if (inputs.size() != table.inputs.size() || (fired.empty() && !matched.empty())) return misses;
  Search search{table, frame, inputs, fired, value};
  std::size_t next = 0;  // of matched, which ascends
  std::vector<std::uint64_t> const near = missing_at_most_one(*table.index, inputs);
  for (int rule = 0; rule < static_cast<int>(table.rules()); ++rule) {
    if (next < matched.size() && matched[next] == rule) {
      ++next;
      continue;
    }
    bool const too_late = table.hit_policy == HitPolicy::first && !fired.empty() && rule > fired.front();
    if (too_late) break;
    auto const bit = static_cast<std::size_t>(rule);
    if ((near[bit / rules_per_word] >> (bit % rules_per_word) & 1) == 0) continue;
    std::optional<int> const column = search.only_column(rule);
    if (column && search.would_change(rule)) misses.push_back(search.described(rule, *column));
  }
  keep_nearest(misses, inputs);
  return misses;
}

}  // namespace dmn
