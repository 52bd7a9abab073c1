// Declared directions: no better input may give a worse result.
#include <fmt/format.h>

#include <algorithm>

#include "dmn/check_table.h"
#include "dmn/names.h"

namespace dmn {
namespace {

// Negative: a is worse than b; nullopt: they have no order.
std::optional<int> compare_results(Direction const& direction, feel::Value const& a, feel::Value const& b) {
  if (direction.order.empty()) {
    if (a.kind() != feel::Kind::number || b.kind() != feel::Kind::number) return std::nullopt;
    return a.number() < b.number() ? -1 : b.number() < a.number() ? 1 : 0;
  }
  auto const rank = [&](feel::Value const& value) {
    return std::find_if(direction.order.begin(), direction.order.end(),
                        [&](feel::Value const& known) { return feel::equal(known, value).value_or(false); }) -
           direction.order.begin();
  };
  auto const end = static_cast<std::ptrdiff_t>(direction.order.size());
  if (rank(a) == end || rank(b) == end) return std::nullopt;
  return static_cast<int>(rank(b) - rank(a));
}

}  // namespace

void TableCheck::find_non_monotone() {
  if (!proof_.site->direct) return;
  for (Direction const& direction : ground_.options().directions)
    if (ground_.plan().find(direction.decision) == proof_.site->element) check_direction(direction);
}

void TableCheck::cannot_check(Direction const& direction, Said const& why) {
  report(FindingKind::not_checked, FindingSeverity::warning, {},
         {text_.table(),
          {fmt::format("the direction of `{}` is not proved – {}", direction.input, why.en),
           fmt::format("未能证明`{}`的方向——{}", direction.input, why.zh)}},
         std::nullopt);
}

void TableCheck::check_direction(Direction const& direction) {
  auto const source = proof_.site->sources.find(normalized_name(direction.input));
  std::vector<Axis> const& axes = proof_.grid.axes();
  auto const axis = std::find_if(axes.begin(), axes.end(),
                                 [&](Axis const& known) { return known.text == normalized_name(direction.input); });
  if (axis == axes.end() || source == proof_.site->sources.end() || source->second.leaf < 0)
    return cannot_check(direction, {"no column of the table is this input", "表中没有一列就是这个输入"});
  if (!proof_.has_ways)
    return cannot_check(direction, {"the results are not all constants of one column", "结果并非同一列的常量"});
  if (axis->kind == Partition::Kind::texts) return cannot_check(direction, {"texts have no order", "文字没有大小顺序"});
  for (Way const& way : proof_.ways)
    if (!compare_results(direction, way.value, way.value))
      return cannot_check(direction, {fmt::format("the result {} has no place in the order", literal_text(way.value)),
                                      fmt::format("结果{}不在次序之中", literal_text(way.value))});
  auto const index = static_cast<std::size_t>(axis - axes.begin());
  int reported = 0;
  for (Way const& worse : proof_.ways)
    for (Way const& better : proof_.ways) {
      if (reported >= ground_.options().findings_max || work_.is_exhausted()) break;
      if (compare_results(direction, worse.value, better.value).value_or(0) >= 0) continue;
      if (!compare_rules(direction, index, worse.rule, better.rule)) continue;
      ++reported;
      break;
    }
  if (work_.is_exhausted()) left_.exhausted = true;
}

// Looks for an enterprise which `worse` decides, and one with a worse value on the axis which `better` decides.
bool TableCheck::compare_rules(Direction const& direction, std::size_t axis, int worse, int better) {
  Axis const& line = proof_.grid.axes()[axis];
  auto const atoms_of = [&](int rule) {
    return rule < 0 ? line.all_given() : meet(line.cells[static_cast<std::size_t>(rule)], line.all_given());
  };
  for (Stretch const upper : atoms_of(worse))
    for (std::uint32_t a = upper.first; a < upper.last; ++a)
      for (Stretch const lower : atoms_of(better))
        for (std::uint32_t b = lower.first; b < lower.last; ++b) {
          if (direction.higher_is_better ? a <= b : a >= b) continue;
          if (!work_.spend(static_cast<std::int64_t>(proof_.grid.rules()))) return false;
          if (compare_at(direction, axis, {worse, better}, {a, b})) return true;
        }
  return false;
}

bool TableCheck::compare_at(Direction const& direction, std::size_t axis, std::pair<int, int> rules,
                            std::pair<std::uint32_t, std::uint32_t> atoms) {
  Grid const& grid = proof_.grid;
  std::vector<Axis> const& axes = grid.axes();
  Region region = grid.with_nulls();
  auto const rule_cells = [&](int rule, std::size_t other) {
    return rule < 0 ? region[other] : axes[other].cells[static_cast<std::size_t>(rule)];
  };
  for (std::size_t other = 0; other < region.size(); ++other)
    if (other != axis) region[other] = meet(rule_cells(rules.first, other), rule_cells(rules.second, other));
  region[axis] = {{atoms.first, atoms.first + 1}};
  if (grid.is_empty(region)) return false;
  // What would decide instead, at either of the two values, stands in the way at both.
  std::vector<Region> in_the_way;
  auto const add = [&](int rule, std::uint32_t atom) {
    Bits const before = certain(deciding_before(proof_, rule));
    for (std::size_t other = 0; other < grid.rules(); ++other) {
      if (!has(before, other) || !contains(axes[axis].cells[other], atom)) continue;
      in_the_way.push_back(grid.region_of(other));
      in_the_way.back()[axis] = region[axis];
    }
  };
  add(rules.first, atoms.first);
  add(rules.second, atoms.second);
  Cover cover{grid, region, Bits(grid.words(), 0), in_the_way, work_};
  return cover.search([&](Region const& part) { return show_both(direction, axis, part, rules, atoms); }) ==
         Cover::Answer::found;
}

bool TableCheck::show_both(Direction const& direction, std::size_t axis, Region const& part, std::pair<int, int> rules,
                           std::pair<std::uint32_t, std::uint32_t> atoms) {
  std::string const text = proof_.grid.axes()[axis].text;
  int const leaf = proof_.site->sources.find(text)->second.leaf;
  feel::Value const lower = proof_.grid.axes()[axis].atoms[atoms.second].sample;
  Assignment other;
  Trial other_trial;
  auto const shown = example(part, [&](Trial const& trial, Assignment const& assignment) {
    if (!trial.decided) return false;
    other = assignment;
    other[leaf] = lower;
    other_trial = ground_.run(*proof_.site, other);
    return other_trial.decided && compare_results(direction, trial.value, other_trial.value).value_or(0) < 0;
  });
  if (!shown) return false;
  std::string const high = literal_text(shown->assignment.at(leaf)), low = literal_text(lower);
  std::string const bad = literal_text(shown->trial.value), good = literal_text(other_trial.value);
  Assignment rest = shown->assignment;
  rest.erase(leaf);
  std::vector<int> numbers;
  for (int const rule : {rules.first, rules.second})
    if (rule >= 0) numbers.push_back(rule);
  Finding& finding =
      report(FindingKind::non_monotone, FindingSeverity::error, std::move(numbers),
             {text_.table(),
              {fmt::format("a better `{}` gives a worse result – {} gives {}, {} gives {}", direction.input, low, good,
                           high, bad),
               fmt::format("`{}`更好，结果反而更差——{}得{}，{}得{}", direction.input, low, good, high, bad)},
              text_.example(rest)},
             shown);
  finding.compared_with = ground_.inputs(other);
  finding.column = proof_.table().inputs[proof_.grid.axes()[axis].columns.front()].id;
  return true;
}

}  // namespace dmn
