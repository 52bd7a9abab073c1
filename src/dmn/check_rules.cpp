// Rules that never decide, or make no difference; values a table can never give.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "dmn/check_table.h"

namespace dmn {
namespace {

constexpr std::uint64_t samples_tried = 24;

bool is_ordered(HitPolicy policy) { return policy == HitPolicy::first || policy == HitPolicy::priority; }

bool meets(Bits const& a, Bits const& b) {
  for (std::size_t word = 0; word < a.size(); ++word)
    if ((a[word] & b[word]) != 0) return true;
  return false;
}

}  // namespace

void TableCheck::number_results() {
  std::map<std::string, int> numbers;
  Table const& table = proof_.table();
  for (std::size_t rule = 0; rule < table.rules(); ++rule) {
    auto const& constant = table.constant_results[rule];
    std::string const text = constant ? "= " + literal_text(*constant) : "? " + text_.result(static_cast<int>(rule));
    results_.push_back(numbers.emplace(text, static_cast<int>(numbers.size())).first->second);
  }
}

// PRIORITY: positions of the results in the order of the output values, where they are constant.
void TableCheck::find_ranks() {
  Table const& table = proof_.table();
  if (table.hit_policy != HitPolicy::priority) return;
  std::vector<std::vector<std::size_t>> ranks(table.rules());
  for (std::size_t rule = 0; rule < table.rules(); ++rule)
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
      feel::Value const* const constant = table.results[rule * table.outputs.size() + i].constant;
      if (!constant) return;
      auto const& order = table.outputs[i].order;
      auto const found = std::find_if(order.begin(), order.end(), [&](feel::Value const& listed) {
        return feel::equal(listed, *constant).value_or(false);
      });
      ranks[rule].push_back(static_cast<std::size_t>(found - order.begin()));
    }
  proof_.ranks = std::move(ranks);
}

// A cell that meets no value of its column.
void TableCheck::find_unreachable_rules() {
  Table const& table = proof_.table();
  for (std::size_t rule = 0; rule < table.rules(); ++rule) {
    for (Axis const& axis : proof_.grid.axes()) {
      if (!axis.cells[rule].empty()) continue;
      auto const index = static_cast<int>(rule);
      dead_[rule] = true;
      std::size_t column = axis.columns.front();
      for (std::size_t const other : axis.columns)
        if (!table.conditions[rule * table.inputs.size() + other].any) column = other;
      auto const& tests = table.conditions[rule * table.inputs.size() + column].tests;
      std::string const written = tests ? tests->text() : "?";
      std::string const values =
          proof_.grid.text(static_cast<std::size_t>(&axis - proof_.grid.axes().data()), axis.all_given());
      Statement const said{
          text_.cell(index, column),
          {fmt::format("never holds – no value that `{}` can have meets `{}`{}", axis.name, written, values),
           fmt::format("永远不成立——“{}”可能的取值都不满足`{}`{}", axis.name, written, values)}};
      report(FindingKind::unreachable_rule, FindingSeverity::error, {index}, said, std::nullopt).column =
          table.inputs[column].id;
      break;
    }
  }
}

void TableCheck::find_masked() {
  if (!is_ordered(proof_.table().hit_policy)) return;
  if (proof_.table().hit_policy == HitPolicy::priority && proof_.ranks.empty() && proof_.table().rules() > 0) {
    left_.rules += static_cast<int>(proof_.table().rules());
    return;
  }
  for (std::size_t rule = 0; rule < proof_.table().rules(); ++rule)
    if (!dead_[rule]) judge_masked(static_cast<int>(rule));
}

void TableCheck::judge_masked(int rule) {
  Grid const& grid = proof_.grid;
  Region const region = grid.region_of(static_cast<std::size_t>(rule));
  Bits const before = deciding_before(proof_, rule);
  Wanted const fires = [&](Trial const& trial, Assignment const&) {
    return std::find(trial.fired.begin(), trial.fired.end(), rule) != trial.fired.end();
  };
  bool tried = false;
  for (std::uint64_t number = 0; number < samples_tried; ++number) {
    Point const point = point_in(region, number);
    if (!work_.spend(static_cast<std::int64_t>(grid.words() * point.size()))) break;
    if (meets(grid.rules_at(point), before)) continue;
    Region single;
    for (std::uint32_t const atom : point) single.push_back({{atom, atom + 1}});
    tried = true;
    if (example(single, fires)) return;
    break;
  }
  Cover cover{grid, region, certain(before), {}, work_};
  int visits = 0;
  constexpr int visits_max = 8;
  auto const answer = cover.search([&](Region const& part) {
    tried = true;
    return ++visits > visits_max || example(part, fires).has_value();
  });
  if (answer == Cover::Answer::exhausted) left_.exhausted = true;
  if (answer == Cover::Answer::covered && !tried) report_masked(rule);
  if (answer == Cover::Answer::covered && tried) ++left_.rules;
  if (visits > visits_max) ++left_.rules;
}

void TableCheck::report_masked(int rule) {
  Region const region = proof_.grid.region_of(static_cast<std::size_t>(rule));
  auto const shown = example(region, [&](Trial const& trial, Assignment const& assignment) {
    return trial.reached && std::find(trial.fired.begin(), trial.fired.end(), rule) == trial.fired.end() &&
           !trial.matched.empty() && holds(rule, assignment);
  });
  if (!shown) {
    ++left_.rules;
    return;
  }
  dead_[static_cast<std::size_t>(rule)] = true;
  std::vector<int> covering = fewest(rule, meeting(region, certain(deciding_before(proof_, rule))));
  Said const by = text_.numbers(covering), where = text_.where(region);
  bool const one = covering.size() == 1;
  Statement const said{text_.row(rule),
                       {fmt::format("never reached – {} already {} {}", by.en, one ? "covers" : "cover",
                                    where.en.empty() ? "everything" : where.en),
                        fmt::format("永远轮不到——{}已经覆盖{}", by.zh, where.zh.empty() ? "全部情形" : where.zh)},
                       text_.example(shown->assignment)};
  covering.insert(covering.begin(), rule);
  report(FindingKind::masked, FindingSeverity::error, std::move(covering), said, shown);
}

// Leaves out rules without which the others still cover all of `rule`.
std::vector<int> TableCheck::fewest(int rule, std::vector<int> covering) {
  constexpr std::size_t most = 40;
  if (covering.size() > most) return covering;
  for (std::size_t i = covering.size(); i-- > 0 && covering.size() > 1;) {
    Bits rest(proof_.grid.words(), 0);
    for (std::size_t other = 0; other < covering.size(); ++other)
      if (other != i) set(rest, static_cast<std::size_t>(covering[other]));
    Cover cover{proof_.grid, proof_.grid.region_of(static_cast<std::size_t>(rule)), rest, {}, work_};
    if (cover.search([](Region const&) { return true; }) == Cover::Answer::covered)
      covering.erase(covering.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return covering;
}

void TableCheck::find_subsumed() {
  HitPolicy const policy = proof_.table().hit_policy;
  if (!is_ordered(policy) && policy != HitPolicy::any) return;
  if (policy == HitPolicy::priority && proof_.ranks.empty()) return;
  int reported = 0;
  for (int rule = 0; rule < static_cast<int>(proof_.table().rules()); ++rule) {
    if (dead_[static_cast<std::size_t>(rule)] || has(proof_.grid.residual(), static_cast<std::size_t>(rule))) continue;
    if (reported >= ground_.options().findings_max || work_.is_exhausted() || !is_subsumed(rule)) continue;
    Region const region = proof_.grid.region_of(static_cast<std::size_t>(rule));
    auto const shown = example(region, [&](Trial const& trial, Assignment const&) {
      return std::find(trial.fired.begin(), trial.fired.end(), rule) != trial.fired.end();
    });
    if (!shown) continue;
    ++reported;
    std::string const result = text_.result(rule);
    report(FindingKind::subsumed, FindingSeverity::warning, {rule},
           {text_.row(rule),
            {fmt::format("makes no difference – without it the other rules give {} too", result),
             fmt::format("可有可无——没有它，其他行同样得出{}", result)},
            text_.example(shown->assignment)},
           shown);
    if (policy == HitPolicy::any) dead_[static_cast<std::size_t>(rule)] = true;  // its twin stays
  }
}

// The rule that decides when `rule` is gone: -1 for none.
int TableCheck::next_deciding(int rule, Bits const& held) const {
  int next = -1;
  for (int other = 0; other < static_cast<int>(proof_.grid.rules()); ++other) {
    auto const index = static_cast<std::size_t>(other);
    if (other == rule || !has(held, index) || dead_[index]) continue;
    if (proof_.table().hit_policy != HitPolicy::priority) return other;
    if (next < 0 || proof_.ranks[index] < proof_.ranks[static_cast<std::size_t>(next)]) next = other;
  }
  return next;
}

bool TableCheck::differs_on_samples(int rule, Region const& region, Bits const& before) {
  for (std::uint64_t number = 0; number < samples_tried; ++number) {
    Bits const held = proof_.grid.rules_at(point_in(region, number));
    work_.spend(static_cast<std::int64_t>(held.size() * region.size()));
    if (meets(held, before)) continue;
    int const next = next_deciding(rule, held);
    if (next < 0 || (!same_result(next, rule) && !has(proof_.grid.residual(), static_cast<std::size_t>(next))))
      return true;
  }
  return false;
}

bool TableCheck::is_subsumed(int rule) {
  Grid const& grid = proof_.grid;
  Region const region = grid.region_of(static_cast<std::size_t>(rule));
  bool const any = proof_.table().hit_policy == HitPolicy::any;
  Bits const before = certain(deciding_before(proof_, rule));
  if (differs_on_samples(rule, region, before)) return false;
  Bits same = before;
  std::vector<int> others;
  for (int other = 0; other < static_cast<int>(grid.rules()); ++other) {
    auto const index = static_cast<std::size_t>(other);
    if (other == rule || dead_[index] || has(before, index)) continue;
    if (same_result(other, rule)) {
      if (!has(grid.residual(), index)) set(same, index);
    } else if (!any) {
      others.push_back(other);
    }
  }
  auto const found = [](Region const&) { return true; };
  if (Cover{grid, region, same, {}, work_}.search(found) != Cover::Answer::covered) return false;
  // Nothing of another result may come between.
  for (int const other : others) {
    Region shared;
    for (std::size_t axis = 0; axis < region.size(); ++axis)
      shared.push_back(meet(region[axis], grid.axes()[axis].cells[static_cast<std::size_t>(other)]));
    if (grid.is_empty(shared)) continue;
    Bits earlier = before;
    Bits const before_other = deciding_before(proof_, other);
    for (std::size_t word = 0; word < earlier.size(); ++word) earlier[word] |= same[word] & before_other[word];
    earlier[static_cast<std::size_t>(rule) / rules_per_word] &=
        ~(std::uint64_t{1} << (static_cast<std::size_t>(rule) % rules_per_word));
    if (Cover{grid, shared, earlier, {}, work_}.search(found) != Cover::Answer::covered) return false;
  }
  return true;
}

// PRIORITY: who reads from the top expects the first rule that holds.
void TableCheck::find_misleading() {
  if (proof_.table().hit_policy != HitPolicy::priority || proof_.ranks.empty()) return;
  int reported = 0;
  for (int later = 0; later < static_cast<int>(proof_.table().rules()); ++later) {
    for (int earlier = 0; earlier < later && reported < ground_.options().findings_max; ++earlier) {
      auto const a = static_cast<std::size_t>(earlier), b = static_cast<std::size_t>(later);
      if (dead_[a] || dead_[b] || !(proof_.ranks[b] < proof_.ranks[a])) continue;
      Region shared;
      for (Axis const& axis : proof_.grid.axes()) shared.push_back(meet(axis.cells[a], axis.cells[b]));
      if (proof_.grid.is_empty(shared)) continue;
      auto const shown = example(shared, [&](Trial const& trial, Assignment const& assignment) {
        return !trial.fired.empty() && trial.fired.front() == later && holds(earlier, assignment);
      });
      if (!shown) continue;
      ++reported;
      Said const where = text_.where(shared);
      report(FindingKind::misleading, FindingSeverity::note, {earlier, later},
             {text_.row(earlier),
              {fmt::format("reads as if it decided {}, but rule {} has priority",
                           where.en.empty() ? "always" : where.en, later + 1),
               fmt::format("看似由它决定{}，其实第{}行优先", where.zh, later + 1)},
              text_.example(shown->assignment)},
             shown);
    }
  }
}

void TableCheck::find_ways() {
  Table const& table = proof_.table();
  switch (table.hit_policy) {
    case HitPolicy::unique:
    case HitPolicy::any:
    case HitPolicy::first:
    case HitPolicy::priority: break;
    default: return;
  }
  for (std::size_t rule = 0; rule < table.rules(); ++rule) {
    bool const twin = table.hit_policy == HitPolicy::any;  // a dead rule of ANY is only superfluous
    if (dead_[rule] && !twin) continue;
    if (!table.constant_results[rule]) return;
    proof_.ways.push_back({*table.constant_results[rule], static_cast<int>(rule)});
  }
  bool const defaults = std::any_of(table.outputs.begin(), table.outputs.end(),
                                    [](TableOutput const& output) { return output.otherwise.has_value(); });
  if (defaults) {
    Cover cover{proof_.grid, proof_.grid.with_nulls(), certain(proof_.grid.all_rules()), {}, work_};
    if (cover.search([](Region const&) { return true; }) != Cover::Answer::covered) {
      auto const& otherwise = table.outputs.front().otherwise;
      if (table.outputs.size() > 1 || !otherwise || !otherwise->constant) return;
      proof_.ways.push_back({*otherwise->constant, -1});
    }
  }
  proof_.has_ways = table.outputs.size() == 1 && !proof_.ways.empty();
}

void TableCheck::find_unreachable_outputs() {
  Table const& table = proof_.table();
  source::Boxed const& logic = ground_.plan().elements[proof_.site->element].source->logic;
  if (!proof_.site->direct || !logic.table || logic.table->outputs.size() != table.outputs.size()) return;
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    TableOutput const& output = table.outputs[i];
    if (!logic.table->outputs[i].values.given || (output.otherwise && !output.otherwise->constant)) continue;
    std::vector<feel::Value> given;
    if (output.otherwise) given.push_back(*output.otherwise->constant);
    bool known = true;
    for (std::size_t rule = 0; rule < table.rules() && known; ++rule) {
      feel::Value const* const constant = table.results[rule * table.outputs.size() + i].constant;
      if (dead_[rule] && table.hit_policy != HitPolicy::any) continue;
      known = constant != nullptr;
      if (known) given.push_back(*constant);
    }
    if (!known) continue;
    for (feel::Value const& listed : output.order) {
      bool const reached = std::any_of(given.begin(), given.end(), [&](feel::Value const& value) {
        return feel::equal(value, listed).value_or(false);
      });
      if (reached) continue;
      std::string const value = literal_text(listed);
      report(FindingKind::unreachable_output, FindingSeverity::warning, {},
             {text_.output(i),
              {value + " is among the output values, but no rule that can be reached gives it",
               value + "列在输出取值中，但没有任何可到达的行给出它"}},
             std::nullopt)
          .column = output.id;
    }
  }
}

}  // namespace dmn
