#include "dmn/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/decimal.h"
#include "dmn/near_misses.h"
#include "dmn/partition.h"
#include "dmn/scratch.h"
#include "feel/range.h"

namespace dmn {
namespace {

enum class Held { no, yes, unknown };

constexpr std::int64_t rules_per_turn = 16;  // what a table costs of the bound on loops
// Tables that leave a trace, in one decision that calls tables in a loop; the first of them with near misses.
constexpr std::size_t traces_max = 10'000, near_misses_traces_max = 1'000;

feel::Place place_of(std::string const& id) { return {.element_id = id}; }

// Rule numbers as a person sees them: from 1.
std::string numbers(std::vector<int> const& rules) {
  std::string text;
  for (int const rule : rules) text += fmt::format("{}{}", text.empty() ? "" : ", ", rule + 1);
  return text;
}

class TableEvaluation {
 public:
  TableEvaluation(Table const& table, feel::Frame& frame)
      : table_(table),
        frame_(frame),
        run_(run_of(frame)),
        scratch_(run_.scratch ? run_.scratch->take() : own_scratch_),
        inputs_(scratch_.inputs),
        matched_(scratch_.matched),
        fired_(scratch_.fired) {}
  ~TableEvaluation() {
    if (run_.scratch) run_.scratch->give_back();
  }
  TableEvaluation(TableEvaluation const&) = delete;
  TableEvaluation& operator=(TableEvaluation const&) = delete;

  feel::Value result() {
    if (table_.failure) return broken(frame_.fail(table_.failure->code, table_.failure->values, table_.failure->place));
    run_.turns += 1 + static_cast<std::int64_t>(table_.rules()) / rules_per_turn;
    if (run_.turns > turns_max)
      return frame_.fail("turns_exceeded", {fmt::format("{}", turns_max)}, place_of(table_.id));
    if (!read_inputs()) return failed_;
    bool const decided = match();
    if (!decided) return failed_;
    feel::Value value = apply_hit_policy();
    if (run_.tables) trace(&value);
    return value;
  }

  feel::Value result_of(std::vector<int> matched, std::vector<int>& fired) {
    matched_ = std::move(matched);
    feel::Value value = apply_hit_policy();
    fired = std::move(fired_);
    return value;
  }

 private:
  // In strict mode whatever follows does not count: the reason of the table's null is `reason`.
  feel::Value broken(feel::Value reason) {
    run_.broken = true;
    if (run_.tables) trace(nullptr);
    return reason;
  }

  bool read_inputs() {
    inputs_.reserve(table_.inputs.size());
    for (TableInput const& input : table_.inputs) {
      feel::Value value = input.expression.evaluate(frame_);
      if (!value.is_null() && input.allowed && !allowed(input, value))
        value =
            frame_.fail("value_not_allowed_here", {value.to_brief_string(), input.allowed_text}, place_of(input.id));
      bool const error = value.is_error();
      inputs_.push_back(std::move(value));
      if (error && run_.strict) {
        failed_ = broken(inputs_.back());
        return false;
      }
    }
    return true;
  }

  bool allowed(TableInput const& input, feel::Value const& value) {
    feel::Value const test = input.allowed->matches(value, frame_);
    return test.kind() == feel::Kind::boolean && test.boolean();
  }

  // Finds the rules that hold; false when strict mode forbids to go on.
  bool match() {
    std::vector<std::uint64_t>& candidates = scratch_.candidates;
    if (!table_.index->candidates(inputs_, candidates)) {
      for (int rule = 0; rule < static_cast<int>(table_.rules()); ++rule)
        if (Step const step = take(rule, holds(rule)); step != Step::next) return step == Step::done;
      return true;
    }
    for (std::size_t word = 0; word < candidates.size(); ++word)
      for (std::uint64_t bits = candidates[word]; bits != 0; bits &= bits - 1) {
        auto const rule = static_cast<int>(word * rules_per_word) + std::countr_zero(bits);
        Held const held = table_.index->must_ask(static_cast<std::size_t>(rule)) ? holds(rule) : Held::yes;
        if (Step const step = take(rule, held); step != Step::next) return step == Step::done;
      }
    return true;
  }

  enum class Step { next, done, failed };

  Step take(int rule, Held held) {
    if (held == Held::unknown && run_.strict) {
      failed_ = broken(
          frame_.fail("rule_undecidable", {table_.name, fmt::format("{}", rule + 1)}, place_of(table_.rule_ids[rule])));
      return Step::failed;
    }
    if (held != Held::yes) return Step::next;
    matched_.push_back(rule);
    return table_.hit_policy == HitPolicy::first ? Step::done : Step::next;
  }

  Held holds(int rule) {
    std::size_t const noted = frame_.diagnostics.size();
    std::size_t const first = static_cast<std::size_t>(rule) * inputs_.size();
    Held held = Held::yes;
    for (std::size_t column = 0; column < inputs_.size(); ++column) {
      Condition const& condition = table_.conditions[first + column];
      if (condition.any) continue;
      switch (test(condition, inputs_[column])) {
        case Held::yes: break;
        case Held::unknown: held = Held::unknown; break;
        case Held::no:
          // Whatever failed before in this rule decided nothing.
          frame_.diagnostics.erase(frame_.diagnostics.begin() + static_cast<std::ptrdiff_t>(noted),
                                   frame_.diagnostics.end());
          return Held::no;
      }
    }
    return held;
  }

  Held test(Condition const& condition, feel::Value const& input) {
    if (std::optional<bool> const known = dmn::holds(condition.constants, input)) return *known ? Held::yes : Held::no;
    if (!condition.tests) {
      frame_.fail(condition.failure.code, condition.failure.values, condition.failure.place);
      return Held::unknown;
    }
    feel::Value const result = condition.tests->matches(input, frame_);
    if (result.kind() == feel::Kind::boolean) return result.boolean() ? Held::yes : Held::no;
    return result.is_error() ? Held::unknown : Held::no;
  }

  feel::Value result_of(int rule) {
    auto const index = static_cast<std::size_t>(rule);
    if (table_.constant_results[index]) return *table_.constant_results[index];
    std::size_t const first = index * table_.outputs.size();
    if (table_.outputs.size() == 1) return table_.results[first].evaluate(frame_);
    feel::ContextEntries entries;
    entries.reserve(table_.outputs.size());
    for (std::size_t i = 0; i < table_.outputs.size(); ++i)
      entries.emplace_back(table_.outputs[i].name, table_.results[first + i].evaluate(frame_));
    return feel::Value::context(std::move(entries));
  }

  feel::Value without_match() {
    if (std::any_of(table_.outputs.begin(), table_.outputs.end(),
                    [](TableOutput const& output) { return output.otherwise.has_value(); }))
      return default_result();
    if (table_.hit_policy == HitPolicy::collect) return feel::Value::list({});
    if (table_.hit_policy == HitPolicy::collect_count) return 0;
    return frame_.fail("no_rule_matched", {table_.name}, place_of(table_.id));
  }

  feel::Value default_result() {
    auto const value_of = [&](TableOutput const& output) -> feel::Value {
      if (output.otherwise) return output.otherwise->evaluate(frame_);
      return feel::Value::noted("no_default", {output.name}, place_of(output.id));
    };
    if (table_.outputs.size() == 1) return value_of(table_.outputs.front());
    feel::ContextEntries entries;
    for (TableOutput const& output : table_.outputs) entries.emplace_back(output.name, value_of(output));
    return feel::Value::context(std::move(entries));
  }

  feel::Value apply_hit_policy() {
    fired_ = matched_;
    if (matched_.empty()) return without_match();
    switch (table_.hit_policy) {
      case HitPolicy::unique:
        if (matched_.size() == 1) return result_of(matched_.front());
        fired_.clear();
        return frame_.fail("several_rules_matched", {table_.name, numbers(matched_)}, place_of(table_.id));
      case HitPolicy::first: return result_of(matched_.front());
      case HitPolicy::any: return any_result();
      case HitPolicy::priority:
        sort_by_priority();
        fired_.resize(1);
        return result_of(fired_.front());
      case HitPolicy::output_order: sort_by_priority(); return collected();
      case HitPolicy::rule_order:
      case HitPolicy::collect: return collected();
      case HitPolicy::collect_count: return static_cast<std::int64_t>(matched_.size());
      case HitPolicy::collect_sum:
      case HitPolicy::collect_min:
      case HitPolicy::collect_max: return aggregated();
    }
    return {};
  }

  feel::Value any_result() {
    feel::Value const first = result_of(matched_.front());
    for (std::size_t i = 1; i < matched_.size(); ++i) {
      if (feel::equal(first, result_of(matched_[i])).value_or(false)) continue;
      fired_.clear();
      return frame_.fail("any_results_differ", {table_.name, numbers(matched_)}, place_of(table_.id));
    }
    return first;
  }

  feel::Value collected() {
    feel::List results;
    results.reserve(fired_.size());
    for (int const rule : fired_) results.push_back(result_of(rule));
    return feel::Value::list(std::move(results));
  }

  std::vector<std::size_t> ranks_of(int rule) {
    std::vector<std::size_t> ranks;
    std::size_t const first = static_cast<std::size_t>(rule) * table_.outputs.size();
    for (std::size_t i = 0; i < table_.outputs.size(); ++i)
      ranks.push_back(rank_of(table_.outputs[i], table_.results[first + i].evaluate(frame_)));
    return ranks;
  }

  void sort_by_priority() {
    std::vector<std::pair<std::vector<std::size_t>, int>> ranked;
    for (int const rule : fired_) ranked.emplace_back(ranks_of(rule), rule);
    std::sort(ranked.begin(), ranked.end());
    for (std::size_t i = 0; i < ranked.size(); ++i) fired_[i] = ranked[i].second;
  }

  feel::Value aggregated() {
    feel::Value total = result_of(matched_.front());
    for (std::size_t i = 0; i < matched_.size(); ++i) {
      feel::Value const next = i == 0 ? total : result_of(matched_[i]);
      std::optional<feel::Value> const combined =
          table_.hit_policy == HitPolicy::collect_sum ? sum(total, next, i == 0) : extreme(total, next);
      if (!combined) {
        return frame_.fail("cannot_aggregate",
                           {table_.name, fmt::format("{}", matched_[i] + 1), next.to_brief_string()},
                           place_of(table_.rule_ids[matched_[i]]));
      }
      total = *combined;
    }
    return total;
  }

  static std::optional<feel::Value> sum(feel::Value const& total, feel::Value const& next, bool first) {
    if (next.kind() != feel::Kind::number || total.kind() != feel::Kind::number) return std::nullopt;
    if (first) return next;
    std::optional<base::Decimal> const added = base::add(total.number(), next.number());
    if (!added) return std::nullopt;
    return feel::Value{*added};
  }

  std::optional<feel::Value> extreme(feel::Value const& total, feel::Value const& next) const {
    std::optional<int> const order = feel::compare(next, total);
    if (!order) return std::nullopt;
    return (table_.hit_policy == HitPolicy::collect_min ? *order < 0 : *order > 0) ? next : total;
  }

  // `value`: what the table gave; null where it failed before its rules were tried.
  void trace(feel::Value const* value) {
    if (run_.traced >= traces_max) return;
    if (run_.traced == run_.tables->size()) run_.tables->emplace_back();
    TableTrace& trace = (*run_.tables)[run_.traced++];  // a buffer of an earlier evaluation, mostly of this very table
    trace.decision_id = table_.decision_id;
    trace.table_id = table_.id;
    trace.matched = matched_;
    trace.fired = fired_;
    trace.near_misses.clear();
    if (value && run_.near_misses && run_.traced <= near_misses_traces_max)
      trace.near_misses = near_misses(table_, frame_, inputs_, matched_, fired_, *value);
    trace.inputs.resize(inputs_.size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      trace.inputs[i].first = table_.inputs[i].text;
      trace.inputs[i].second = inputs_[i];
    }
    trace.matched_ids.resize(matched_.size());
    for (std::size_t i = 0; i < matched_.size(); ++i) trace.matched_ids[i] = table_.rule_ids[matched_[i]];
  }

  Table const& table_;
  feel::Frame& frame_;
  Run& run_;
  TableScratch own_scratch_;
  TableScratch& scratch_;
  std::vector<feel::Value>& inputs_;
  std::vector<int>&matched_, &fired_;
  feel::Value failed_;
};

struct PolicyName {
  std::string_view hit_policy, aggregation;
  HitPolicy policy;
};
constexpr std::array<PolicyName, 11> policy_names{{{"UNIQUE", "", HitPolicy::unique},
                                                   {"ANY", "", HitPolicy::any},
                                                   {"FIRST", "", HitPolicy::first},
                                                   {"PRIORITY", "", HitPolicy::priority},
                                                   {"RULE ORDER", "", HitPolicy::rule_order},
                                                   {"OUTPUT ORDER", "", HitPolicy::output_order},
                                                   {"COLLECT", "", HitPolicy::collect},
                                                   {"COLLECT", "SUM", HitPolicy::collect_sum},
                                                   {"COLLECT", "MIN", HitPolicy::collect_min},
                                                   {"COLLECT", "MAX", HitPolicy::collect_max},
                                                   {"COLLECT", "COUNT", HitPolicy::collect_count}}};

}  // namespace

feel::Value evaluate(Table const& table, feel::Frame& frame) { return TableEvaluation{table, frame}.result(); }

feel::Value result_of_matches(Table const& table, std::vector<int> matched, feel::Frame& frame,
                              std::vector<int>& fired) {
  return TableEvaluation{table, frame}.result_of(std::move(matched), fired);
}

std::size_t rank_of(TableOutput const& output, feel::Value const& result) {
  auto const found = std::find_if(output.order.begin(), output.order.end(), [&](feel::Value const& listed) {
    return feel::equal(listed, result).value_or(false);
  });
  return static_cast<std::size_t>(found - output.order.begin());
}

std::optional<HitPolicy> parse_hit_policy(std::string_view hit_policy, std::string_view aggregation) {
  for (PolicyName const& known : policy_names)
    if (known.hit_policy == hit_policy && (hit_policy != "COLLECT" || known.aggregation == aggregation))
      return known.policy;
  return std::nullopt;
}

std::string name_of(HitPolicy policy) {
  for (PolicyName const& known : policy_names)
    if (known.policy == policy)
      return known.aggregation.empty() ? std::string{known.hit_policy}
                                       : fmt::format("{} {}", known.hit_policy, known.aggregation);
  return {};
}

}  // namespace dmn
