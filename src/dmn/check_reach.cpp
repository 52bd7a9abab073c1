#include "dmn/check_reach.h"

#include <algorithm>

#include "base/decimal.h"

namespace dmn {
namespace {

constexpr int decision_depth_max = 16;              // decisions that rest on each other
constexpr std::uint64_t producer_points_tried = 8;  // of a region of a producing table
constexpr std::uint64_t mixes_tried = 200;
constexpr int halvings_max = 60;
constexpr std::int64_t work_of_evaluation = 500;

std::uint64_t scramble(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::optional<base::Decimal> coordinate_of(feel::Value const& value) {
  if (value.kind() == feel::Kind::number) return value.number();
  if (value.kind() == feel::Kind::date) return base::Decimal{value.days()};
  return std::nullopt;
}

// -1 below the atom, 1 above, 0 inside or not comparable.
int side_of(feel::Value const& value, Atom const& atom) {
  auto const place = coordinate_of(value);
  if (!place) return 0;
  if (atom.low && (*place < *atom.low || (*place == *atom.low && !atom.low_closed))) return -1;
  if (atom.high && (*atom.high < *place || (*place == *atom.high && !atom.high_closed))) return 1;
  return 0;
}

}  // namespace

Bits deciding_before(Proof const& proof, int rule) {
  Grid const& grid = proof.grid;
  Bits before(grid.words(), 0);
  for (std::size_t other = 0; other < grid.rules(); ++other) {
    auto const index = static_cast<int>(other);
    bool decides = rule < 0;
    if (rule >= 0 && index != rule) switch (proof.table().hit_policy) {
        case HitPolicy::first: decides = index < rule; break;
        case HitPolicy::unique: decides = true; break;
        case HitPolicy::priority: {
          auto const& ranks = proof.ranks;
          auto const here = static_cast<std::size_t>(rule);
          decides = !ranks.empty() && (ranks[other] < ranks[here] || (ranks[other] == ranks[here] && index < rule));
          break;
        }
        case HitPolicy::any:
        case HitPolicy::rule_order:
        case HitPolicy::output_order:
        case HitPolicy::collect:
        case HitPolicy::collect_sum:
        case HitPolicy::collect_min:
        case HitPolicy::collect_max:
        case HitPolicy::collect_count: break;
      }
    if (decides) set(before, other);
  }
  return before;
}

Point point_in(Region const& region, std::uint64_t number) {
  Point point;
  for (std::size_t axis = 0; axis < region.size(); ++axis) {
    std::uint64_t left = number == 0 ? 0 : scramble(number * 131 + axis) % count(region[axis]);
    for (Stretch const stretch : region[axis]) {
      std::uint64_t const here = stretch.last - stretch.first;
      if (left < here) {
        point.push_back(static_cast<std::uint32_t>(stretch.first + left));
        break;
      }
      left -= here;
    }
  }
  return point;
}

std::optional<Assignment> Reach::assign(Proof const& proof, Point const& point) {
  Assignment assignment;
  if (!add(proof, point, assignment, 0)) return std::nullopt;
  return assignment;
}

Source Reach::source_of(Proof const& proof, std::size_t axis) const {
  auto const found = proof.site->sources.find(proof.grid.axes()[axis].text);
  return found == proof.site->sources.end() ? Source{} : found->second;
}

bool Reach::add_leaves(Proof const& proof, Point const& point, Assignment& assignment) {
  for (std::size_t axis = 0; axis < point.size(); ++axis) {
    int const leaf = source_of(proof, axis).leaf;
    if (leaf < 0) continue;
    auto const [known, fresh] = assignment.emplace(leaf, proof.grid.axes()[axis].atoms[point[axis]].sample);
    if (!fresh && proof.grid.atom_of(axis, known->second) != point[axis]) return false;
  }
  return true;
}

bool Reach::add(Proof const& proof, Point const& point, Assignment& assignment, int depth) {
  if (depth > decision_depth_max || !add_leaves(proof, point, assignment)) return false;
  Grid const& grid = proof.grid;
  std::vector<std::size_t> rest;
  for (std::size_t axis = 0; axis < point.size(); ++axis) {
    Source const source = source_of(proof, axis);
    if (source.leaf >= 0) continue;
    auto const producer = std::find_if(proofs_.begin(), proofs_.end(), [&](Proof const& known) {
      return known.has_ways && known.site->direct && known.site->element == source.decision;
    });
    if (source.decision < 0 || producer == proofs_.end())
      rest.push_back(axis);
    else if (!produce(source.decision, grid.axes()[axis].atoms[point[axis]].sample, assignment, depth + 1))
      return false;
  }
  for (std::size_t const axis : rest) {
    Atom const& atom = grid.axes()[axis].atoms[point[axis]];
    int const decision = source_of(proof, axis).decision;
    auto const& expression = proof.table().inputs[grid.axes()[axis].columns.front()].expression.expression;
    Goal goal{.value = {}, .reached = {}, .atom = &atom, .leaves = {}, .null = atom.sample.is_null()};
    if (decision < 0 && !expression) return false;
    if (decision >= 0) {
      goal.leaves = ground_.leaves_of(decision);
      goal.value = [&](Assignment const& inputs) { return ground_.value_of(decision, inputs); };
    } else {
      goal.leaves = ground_.leaves_of(*proof.site, *expression);
      goal.value = [&](Assignment const& inputs) { return ground_.value_of(*proof.site, *expression, inputs); };
    }
    goal.reached = [&](feel::Value const& value) { return grid.atom_of(axis, value) == point[axis]; };
    if (!solve(goal, assignment)) return false;
  }
  return true;
}

bool Reach::produce(int decision, feel::Value const& value, Assignment& assignment, int depth) {
  for (Proof const& proof : proofs_) {
    if (!proof.has_ways || !proof.site->direct || proof.site->element != decision) continue;
    for (Way const& way : proof.ways) {
      bool const same = way.value.is_null() ? value.is_null() : feel::equal(way.value, value).value_or(false);
      if (same && produce_by(proof, way.rule, assignment, depth)) return true;
    }
  }
  return false;
}

bool Reach::produce_by(Proof const& proof, int rule, Assignment& assignment, int depth) {
  Grid const& grid = proof.grid;
  Region region = rule < 0 ? grid.everything() : grid.region_of(static_cast<std::size_t>(rule));
  for (std::size_t axis = 0; axis < region.size(); ++axis) {
    auto const known = assignment.find(source_of(proof, axis).leaf);
    if (known == assignment.end()) continue;
    auto const atom = grid.atom_of(axis, known->second);
    bool const holds = atom && (rule < 0 || contains(grid.axes()[axis].cells[static_cast<std::size_t>(rule)], *atom));
    if (!holds) return false;
    region[axis] = {{*atom, *atom + 1}};
  }
  Cover cover{grid, region, deciding_before(proof, rule), {}, work_};
  auto const answer = cover.search([&](Region const& part) {
    for (std::uint64_t number = 0; number < producer_points_tried && !work_.is_exhausted(); ++number) {
      Assignment extended = assignment;
      if (!add(proof, point_in(part, number), extended, depth)) continue;
      assignment = std::move(extended);
      return true;
    }
    return work_.is_exhausted();
  });
  return answer == Cover::Answer::found && !work_.is_exhausted();
}

std::vector<feel::Value> Reach::candidates(int leaf) const {
  feel::TypePointer const& type = ground_.leaves()[leaf].type;
  std::vector<feel::Value> values;
  bool const any = !type || type->form == feel::Type::Form::any;
  feel::Kind const kind = type && type->form == feel::Type::Form::simple ? type->simple : feel::Kind::null;
  if (any || kind == feel::Kind::number)
    for (char const* text :
         {"1",       "0",         "2",   "3",   "5",    "10",    "20", "50",  "100",   "1000",    "10000",
          "1000000", "100000000", "0.5", "0.1", "0.01", "0.001", "-1", "-10", "-1000", "-1000000"})
      values.emplace_back(base::Decimal::parse(text).value_or(base::Decimal{}));
  if (any || kind == feel::Kind::boolean) {
    values.emplace_back(true);
    values.emplace_back(false);
  }
  if (any || kind == feel::Kind::string) values.emplace_back("other");
  if (type && type->allowed_values)
    if (auto const constants = type->allowed_values->constants())
      for (feel::Value const& value : constants->tests)
        if (value.kind() == kind) values.push_back(value);
  if (any || kind == feel::Kind::date)
    for (int const days : {0, -1, 1, -30, 30, -365, 365, -3650, 3650})
      values.push_back(feel::Value::date_of_days(feel::Value{ground_.options().today}.days() + days));
  if (type && type->form == feel::Type::Form::list) values.push_back(feel::Value::list({}));
  std::erase_if(values, [&](feel::Value const& value) { return type && !feel::conforms(value, *type); });
  return values;
}

bool Reach::solve(Goal const& goal, Assignment& assignment) {
  std::vector<int> free;
  for (int const leaf : goal.leaves)
    if (!assignment.contains(leaf)) free.push_back(leaf);
  auto const meets = [&](Assignment const& inputs) {
    work_.spend(work_of_evaluation);
    return goal.reached(goal.value(inputs));
  };
  if (goal.null || free.empty()) {
    for (int const leaf : free) assignment.emplace(leaf, feel::Value::null("missing_input", {}));
    return meets(assignment);
  }
  std::vector<std::vector<feel::Value>> choices;
  for (int const leaf : free) {
    choices.push_back(candidates(leaf));
    if (choices.back().empty()) return false;
  }
  for (std::uint64_t mix = 0; mix < mixes_tried && !work_.is_exhausted(); ++mix) {
    Assignment tried = assignment;
    for (std::size_t i = 0; i < free.size(); ++i)
      tried[free[i]] = choices[i][mix == 0 ? 0 : scramble(mix * 17 + i) % choices[i].size()];
    bool found = meets(tried);
    // The first few mixes are varied one input at a time.
    constexpr std::uint64_t varied = 4;
    for (std::size_t i = 0; i < free.size() && !found && mix < varied; ++i) found = vary(goal, free[i], tried);
    if (!found) continue;
    assignment = std::move(tried);
    return true;
  }
  return false;
}

// One input through its candidates; between two on either side of the goal, by halving.
bool Reach::vary(Goal const& goal, int leaf, Assignment& assignment) {
  feel::Value const before = assignment[leaf];
  std::vector<std::pair<feel::Value, int>> sides;
  for (feel::Value const& candidate : candidates(leaf)) {
    assignment[leaf] = candidate;
    work_.spend(work_of_evaluation);
    feel::Value const value = goal.value(assignment);
    if (goal.reached(value)) return true;
    if (int const side = side_of(value, *goal.atom); side != 0 && coordinate_of(candidate))
      sides.emplace_back(candidate, side);
  }
  std::sort(sides.begin(), sides.end(), [](auto const& a, auto const& b) {
    return a.first.kind() != b.first.kind() ? a.first.kind() < b.first.kind()
                                            : *coordinate_of(a.first) < *coordinate_of(b.first);
  });
  for (std::size_t i = 0; i + 1 < sides.size(); ++i) {
    bool const between = sides[i].second != sides[i + 1].second && sides[i].first.kind() == sides[i + 1].first.kind();
    if (between && halve(goal, leaf, assignment, sides[i].first, sides[i + 1].first)) return true;
  }
  assignment[leaf] = before;
  return false;
}

bool Reach::halve(Goal const& goal, int leaf, Assignment& assignment, feel::Value low, feel::Value high) {
  int const side_of_low = [&] {
    assignment[leaf] = low;
    return side_of(goal.value(assignment), *goal.atom);
  }();
  bool const dates = low.kind() == feel::Kind::date;
  for (int step = 0; step < halvings_max; ++step) {
    base::Decimal const middle = (*coordinate_of(low) + *coordinate_of(high)) / base::Decimal{2};
    auto const day = base::round_to_scale(middle, 0, base::Rounding::floor);
    feel::Value const value =
        dates ? feel::Value::date_of_days(day.value_or(base::Decimal{}).to_int64().value_or(0)) : feel::Value{middle};
    assignment[leaf] = value;
    work_.spend(work_of_evaluation);
    feel::Value const result = goal.value(assignment);
    if (goal.reached(result)) return true;
    (side_of(result, *goal.atom) == side_of_low ? low : high) = value;
  }
  return false;
}

}  // namespace dmn
