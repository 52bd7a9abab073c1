// Values that no rule covers, and values that two rules cover.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "dmn/check_table.h"

namespace dmn {
namespace {

Atoms one(std::uint32_t atom) { return {{atom, atom + 1}}; }

}  // namespace

bool TableCheck::has_gaps() const {
  Table const& table = proof_.table();
  bool const defaults = std::any_of(table.outputs.begin(), table.outputs.end(),
                                    [](TableOutput const& output) { return output.otherwise.has_value(); });
  HitPolicy const policy = table.hit_policy;
  return !defaults && (policy == HitPolicy::unique || policy == HitPolicy::any || policy == HitPolicy::first ||
                       policy == HitPolicy::priority);
}

void TableCheck::find_gaps() {
  if (!has_gaps()) return;
  Bits const rules = certain(proof_.grid.all_rules());
  int const most = ground_.options().findings_max;
  constexpr int passed_over_max = 40;
  while (static_cast<int>(gaps_.size()) < most && static_cast<int>(passed_over_.size()) < passed_over_max) {
    std::vector<Region> also = gaps_;
    also.insert(also.end(), passed_over_.begin(), passed_over_.end());
    Cover cover{proof_.grid, proof_.grid.everything(), rules, also, work_};
    auto const answer = cover.search([&](Region const& part) { return take_gap(part); });
    if (answer == Cover::Answer::exhausted) left_.exhausted = true;
    if (answer != Cover::Answer::found) break;
  }
  left_.gaps = static_cast<int>(passed_over_.size());
  left_.more_gaps = static_cast<int>(gaps_.size()) >= most;
}

// A part that no certain rule covers: a gap when an enterprise shows it.
bool TableCheck::take_gap(Region const& part) {
  auto const shown = example(part, [](Trial const& trial, Assignment const&) {
    return trial.reached && !trial.decided && trial.matched.empty() && trial.code == "no_rule_matched";
  });
  if (!shown) {
    passed_over_.push_back(part);
    return true;
  }
  bool const opaque = !meeting(part, proof_.grid.residual()).empty();
  Region const region = opaque ? part : widened(proof_.grid, part, proof_.grid.all_rules());
  gaps_.push_back(region);
  Said where = text_.where(region);
  where = where.en.empty() ? Said{"any values", "任何取值都"} : Said{where.en, where.zh + "时"};
  // Where a condition needs the interpreter, only the example is certain.
  if (opaque) where = {"these values", "这样的取值"};
  report(FindingKind::gap, FindingSeverity::error, {},
         {text_.table(), {"no rule for " + where.en, where.zh + "没有对应的行"}, text_.example(shown->assignment)},
         shown);
  return true;
}

void TableCheck::find_missing_nulls() {
  null_reported_.assign(proof_.grid.axes().size(), false);
  for (std::size_t axis = 0; axis < proof_.grid.axes().size(); ++axis) {
    if (!proof_.grid.axes()[axis].has_null()) continue;
    if (has_gaps()) find_null_gap(axis);
    if (!null_reported_[axis]) find_null_errors(axis);
  }
  if (has_gaps()) find_null_pairs();
}

// One input not given, the others given: no rule holds, though one would if it were given.
void TableCheck::find_null_gap(std::size_t axis) {
  Grid const& grid = proof_.grid;
  Region region = grid.everything();
  region[axis] = one(grid.axes()[axis].given);
  Cover cover{grid, region, certain(grid.all_rules()), {}, work_};
  int visits = 0;
  constexpr int visits_max = 200;
  auto const answer = cover.search([&](Region const& part) {
    if (++visits > visits_max) return true;
    Region given = part;
    given[axis] = grid.axes()[axis].all_given();
    if (!given[axis].empty() && meeting(given, grid.all_rules()).empty()) return false;  // a gap anyway
    auto const shown = example(part, [](Trial const& trial, Assignment const&) {
      return trial.reached && !trial.decided && trial.matched.empty();
    });
    if (!shown) return false;
    report_null({axis}, {}, widened(grid, part, grid.all_rules()), *shown);
    return true;
  });
  if (answer == Cover::Answer::exhausted) left_.exhausted = true;
}

// A cell that is an error for null, where its rule counts.
void TableCheck::find_null_errors(std::size_t axis) {
  Grid const& grid = proof_.grid;
  for (std::size_t rule = 0; rule < grid.rules() && !null_reported_[axis]; ++rule) {
    if (!has(grid.axes()[axis].broken_by_null, rule)) continue;
    Region region = grid.region_of(rule);
    region[axis] = one(grid.axes()[axis].given);
    bool const first = proof_.table().hit_policy == HitPolicy::first;
    Bits const before = first ? deciding_before(proof_, static_cast<int>(rule)) : Bits(grid.words(), 0);
    Cover cover{grid, region, certain(before), {}, work_};
    cover.search([&](Region const& part) {
      auto const shown =
          example(part, [](Trial const& trial, Assignment const&) { return trial.reached && !trial.decided; });
      if (shown) report_null({axis}, {static_cast<int>(rule)}, part, *shown);
      return shown.has_value();
    });
  }
}

// Several inputs not given at once, where each alone is no fault.
void TableCheck::find_null_pairs() {
  Grid const& grid = proof_.grid;
  std::vector<Region> also = gaps_;
  also.insert(also.end(), passed_over_.begin(), passed_over_.end());
  also.push_back(grid.everything());
  for (std::size_t axis = 0; axis < grid.axes().size(); ++axis) {
    if (!null_reported_[axis]) continue;
    Region null = grid.with_nulls();
    null[axis] = one(grid.axes()[axis].given);
    also.push_back(std::move(null));
  }
  Cover cover{grid, grid.with_nulls(), certain(grid.all_rules()), also, work_};
  int visits = 0;
  constexpr int visits_max = 50;
  auto const answer = cover.search([&](Region const& part) {
    if (++visits > visits_max) return true;
    std::vector<std::size_t> nulls;
    for (std::size_t axis = 0; axis < part.size(); ++axis)
      if (part[axis].front().first >= grid.axes()[axis].given) nulls.push_back(axis);
    if (nulls.size() < 2) return false;  // alone: no fault, or a gap anyway
    auto const shown = example(part, [](Trial const& trial, Assignment const&) {
      return trial.reached && !trial.decided && trial.matched.empty();
    });
    if (shown) report_null(nulls, {}, part, *shown);
    return shown.has_value();
  });
  if (answer == Cover::Answer::exhausted) left_.exhausted = true;
}

void TableCheck::report_null(std::vector<std::size_t> const& axes, std::vector<int> rules, Region const& part,
                             Example const& shown) {
  Said names;
  for (std::size_t const axis : axes) {
    if (axes.size() == 1) null_reported_[axis] = true;
    names.en += (names.en.empty() ? "`" : " and `") + proof_.grid.axes()[axis].name + "`";
    names.zh += (names.zh.empty() ? "`" : "、`") + proof_.grid.axes()[axis].name + "`";
  }
  Region rest = part;
  for (std::size_t const axis : axes) rest[axis] = proof_.grid.axes()[axis].all_given();
  Said const where = text_.where(rest);
  bool const no_rule = rules.empty();
  Statement const said{no_rule ? text_.table() : text_.row(rules.front()),
                       {fmt::format("{} when {} is not given{}", no_rule ? "no rule holds" : "cannot be decided",
                                    names.en, where.en.empty() ? "" : ", for " + where.en),
                        fmt::format("缺少{}时{}{}", names.zh, where.zh.empty() ? "" : "（" + where.zh + "）",
                                    no_rule ? "没有一行成立" : "无法判断")},
                       text_.example(shown.assignment)};
  report(FindingKind::missing_null, FindingSeverity::warning, std::move(rules), said, shown).column =
      axes.size() == 1 ? proof_.table().inputs[proof_.grid.axes()[axes.front()].columns.front()].id : "";
}

// UNIQUE: two rules hold at once. ANY: and give different results.
void TableCheck::find_overlaps() {
  HitPolicy const policy = proof_.table().hit_policy;
  if (policy != HitPolicy::unique && policy != HitPolicy::any) return;
  std::vector<std::pair<int, int>> pairs;
  std::vector<Axis> const& axes = proof_.grid.axes();
  constexpr std::size_t pairs_max = 2'000;
  auto const rules = static_cast<int>(proof_.grid.rules());
  for (int b = 1; b < rules && !left_.more_pairs; ++b) {
    if (!work_.spend(b)) break;
    for (int a = 0; a < b && !left_.more_pairs; ++a) {
      auto const x = static_cast<std::size_t>(a), y = static_cast<std::size_t>(b);
      if (policy == HitPolicy::any && same_result(a, b)) continue;
      bool const meet_all = std::all_of(axes.begin(), axes.end(),
                                        [&](Axis const& axis) { return intersect(axis.cells[x], axis.cells[y]); });
      if (!meet_all) continue;
      left_.more_pairs = pairs.size() >= pairs_max;
      if (!left_.more_pairs) pairs.emplace_back(a, b);
    }
  }
  // What was found is shown in any case.
  left_.exhausted = left_.exhausted || work_.is_exhausted();
  constexpr std::int64_t work_of_examples = 2'000'000;
  work_.left = std::max(work_.left, work_of_examples);
  report_overlaps(std::move(pairs));
}

std::optional<TableCheck::Example> TableCheck::overlap_of(int a, int b, Region& shared) {
  for (Axis const& axis : proof_.grid.axes())
    shared.push_back(meet(axis.cells[static_cast<std::size_t>(a)], axis.cells[static_cast<std::size_t>(b)]));
  return example(shared, [&](Trial const& trial, Assignment const&) {
    auto const matched = [&](int rule) {
      return std::find(trial.matched.begin(), trial.matched.end(), rule) != trial.matched.end();
    };
    return !trial.decided && matched(a) && matched(b) &&
           (trial.code == "several_rules_matched" || trial.code == "any_results_differ");
  });
}

namespace {

// The rule that meets most others takes them along when they are many; otherwise the first pair.
std::vector<int> take_fault(std::vector<std::pair<int, int>>& pairs) {
  constexpr std::size_t many = 3;
  std::map<int, std::vector<int>> partners;
  for (auto const& [a, b] : pairs) {
    partners[a].push_back(b);
    partners[b].push_back(a);
  }
  auto const busiest = std::max_element(partners.begin(), partners.end(),
                                        [](auto const& x, auto const& y) { return x.second.size() < y.second.size(); });
  if (busiest->second.size() < many) {
    std::vector<int> const rules{pairs.front().first, pairs.front().second};
    pairs.erase(pairs.begin());
    return rules;
  }
  int const centre = busiest->first;
  std::erase_if(pairs, [&](auto const& pair) { return pair.first == centre || pair.second == centre; });
  std::vector<int> rules{centre};
  rules.insert(rules.end(), busiest->second.begin(), busiest->second.end());
  return rules;
}

}  // namespace

// A rule that meets many others is one fault, not many.
void TableCheck::report_overlaps(std::vector<std::pair<int, int>> pairs) {
  int reported = 0;
  while (!pairs.empty() && reported < ground_.options().findings_max) {
    std::vector<int> rules = take_fault(pairs);
    std::optional<Example> shown;
    Region shared;
    int const centre = rules.front();
    int partner = centre;
    for (std::size_t i = 1; i < rules.size() && !shown; ++i) {
      partner = rules[i];
      shared.clear();
      shown = overlap_of(std::min(centre, partner), std::max(centre, partner), shared);
    }
    if (!shown) {
      left_.pairs += static_cast<int>(rules.size()) - 1;
      continue;
    }
    ++reported;
    std::sort(rules.begin(), rules.end());
    report_overlap(rules, std::minmax(centre, partner), shared, *shown);
  }
  left_.more_pairs = left_.more_pairs || !pairs.empty();
}

void TableCheck::report_overlap(std::vector<int> const& rules, std::pair<int, int> pair, Region const& shared,
                                Example const& shown) {
  bool const unique = proof_.table().hit_policy == HitPolicy::unique;
  Said const numbers = text_.numbers(rules), where = text_.where(shared);
  std::string const results = text_.result(pair.first) + " / " + text_.result(pair.second);
  report(unique ? FindingKind::overlap : FindingKind::conflict, FindingSeverity::error, rules,
         {text_.table(),
          {fmt::format("{} overlap{}{}", numbers.en, where.en.empty() ? "" : " for " + where.en,
                       unique ? "" : " with different results (" + results + ")"),
           fmt::format("{}在{}重叠{}", numbers.zh, where.zh.empty() ? "任何取值上" : where.zh + "上",
                       unique ? "" : "且结果不同（" + results + "）")},
          text_.example(shown.assignment)},
         shown);
}

}  // namespace dmn
