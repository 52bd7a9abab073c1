#include "dmn/check_cover.h"

#include <algorithm>
#include <bit>
#include <map>

namespace dmn {
namespace {

std::size_t popcount(Bits const& bits) {
  std::size_t number = 0;
  for (std::uint64_t const word : bits) number += static_cast<std::size_t>(std::popcount(word));
  return number;
}

bool is_zero(Bits const& bits) {
  return std::all_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word == 0; });
}

Bits both(Bits const& a, Bits const& b) {
  Bits result = a;
  for (std::size_t word = 0; word < result.size(); ++word) result[word] &= b[word];
  return result;
}

bool intersect(Bits const& a, Bits const& b) {
  for (std::size_t word = 0; word < a.size(); ++word)
    if ((a[word] & b[word]) != 0) return true;
  return false;
}

}  // namespace

Cover::Cover(Grid const& grid, Region region, Bits const& rules, std::span<Region const> also, Work& work)
    : grid_(grid), region_(std::move(region)), leaf_(region_), work_(work) {
  keep_those_that_meet(rules, also);
  words_ = (covers_.size() + rules_per_word - 1) / rules_per_word;
  for (std::size_t axis = 0; axis < grid_.axes().size() && !work_.is_exhausted(); ++axis) cut(axis);
  order();
}

void Cover::keep_those_that_meet(Bits const& rules, std::span<Region const> also) {
  auto const keep = [&](auto const& cell_of) {
    std::vector<Atoms> met;
    for (std::size_t axis = 0; axis < region_.size(); ++axis) {
      met.push_back(meet(cell_of(axis), region_[axis]));
      if (met.back().empty()) return;
    }
    covers_.push_back(std::move(met));
  };
  std::vector<Axis> const& axes = grid_.axes();
  for (std::size_t rule = 0; rule < grid_.rules(); ++rule)
    if (has(rules, rule)) keep([&](std::size_t axis) -> Atoms const& { return axes[axis].cells[rule]; });
  for (Region const& other : also) keep([&](std::size_t axis) -> Atoms const& { return other[axis]; });
  work_.spend(static_cast<std::int64_t>(grid_.rules() + covers_.size() * region_.size()));
}

// The parts of the region along one axis that meet the same covering regions.
void Cover::cut(std::size_t axis) {
  Dimension dimension{.axis = axis, .parts = {}, .inside = Bits(words_, 0), .inside_rest = {}};
  std::vector<std::pair<std::uint32_t, std::size_t>> changes;  // atom, covering region that begins or ends there
  for (std::size_t i = 0; i < covers_.size(); ++i) {
    if (covers_[i][axis] == region_[axis]) {
      set(dimension.inside, i);
      continue;
    }
    ++dimension.constraining;
    for (Stretch const stretch : covers_[i][axis]) {
      changes.emplace_back(stretch.first, i);
      changes.emplace_back(stretch.last, i);
    }
  }
  if (dimension.constraining == 0) return;
  std::sort(changes.begin(), changes.end());
  std::map<Bits, Atoms> parts;
  Bits now = dimension.inside;
  std::size_t next = 0;
  for (Stretch const stretch : region_[axis]) {
    for (std::uint32_t atom = stretch.first; atom < stretch.last;) {
      for (; next < changes.size() && changes[next].first <= atom; ++next)
        now[changes[next].second / rules_per_word] ^= std::uint64_t{1} << (changes[next].second % rules_per_word);
      std::uint32_t const until = next < changes.size() ? std::min(changes[next].first, stretch.last) : stretch.last;
      Atoms& atoms = parts[now];
      if (!atoms.empty() && atoms.back().last == atom)
        atoms.back().last = until;
      else
        atoms.push_back({atom, until});
      atom = until;
      if (!work_.spend(static_cast<std::int64_t>(words_) * 4)) return;
    }
  }
  for (auto& [bits, atoms] : parts) dimension.parts.push_back({bits, std::move(atoms)});
  dimensions_.push_back(std::move(dimension));
}

// The axes on which most is decided come first.
void Cover::order() {
  std::stable_sort(dimensions_.begin(), dimensions_.end(),
                   [](Dimension const& a, Dimension const& b) { return a.constraining > b.constraining; });
  Bits rest(words_, ~std::uint64_t{0});
  for (std::size_t depth = dimensions_.size(); depth-- > 0;) {
    rest = both(rest, dimensions_[depth].inside);
    dimensions_[depth].inside_rest = rest;
  }
  done_.resize(dimensions_.size());
}

Cover::Answer Cover::search(std::function<bool(Region const&)> const& visit) {
  if (grid_.is_empty(region_)) return Answer::covered;
  if (work_.is_exhausted()) return Answer::exhausted;
  visit_ = &visit;
  Bits all(words_, 0);
  for (std::size_t i = 0; i < covers_.size(); ++i) set(all, i);
  return descend(0, all);
}

std::vector<Cover::Part> Cover::parts_of(std::size_t depth, Bits const& left) const {
  std::map<Bits, Atoms> grouped;
  for (Part const& part : dimensions_[depth].parts) {
    Atoms& atoms = grouped[both(part.bits, left)];
    atoms = atoms.empty() ? part.atoms : join(std::move(atoms), part.atoms);
  }
  std::vector<Part> parts;
  for (auto& [bits, atoms] : grouped) parts.push_back({bits, std::move(atoms)});
  std::stable_sort(parts.begin(), parts.end(),
                   [](Part const& a, Part const& b) { return popcount(a.bits) < popcount(b.bits); });
  return parts;
}

Cover::Answer Cover::descend(std::size_t depth, Bits const& left) {
  if (is_zero(left)) {
    ++visits_;
    return (*visit_)(leaf_) ? Answer::found : Answer::covered;
  }
  if (depth == dimensions_.size() || intersect(left, dimensions_[depth].inside_rest)) return Answer::covered;
  if (done_[depth].contains(left)) return Answer::covered;
  Dimension const& dimension = dimensions_[depth];
  if (!work_.spend(static_cast<std::int64_t>(dimension.parts.size() * (words_ + 1) * 4))) return Answer::exhausted;
  std::int64_t const visits = visits_;
  for (Part& part : parts_of(depth, left)) {
    leaf_[dimension.axis] = std::move(part.atoms);
    Answer const answer = descend(depth + 1, part.bits);
    leaf_[dimension.axis] = region_[dimension.axis];
    if (answer != Answer::covered) return answer;
  }
  if (visits == visits_) done_[depth].insert(left);
  return Answer::covered;
}

Region widened(Grid const& grid, Region region, Bits const& rules) {
  for (std::size_t axis = 0; axis < region.size(); ++axis) {
    std::uint32_t const given = grid.axes()[axis].given;
    if (!region[axis].empty() && region[axis].back().last > given) continue;  // null stays
    Atoms free = grid.axes()[axis].all_given();
    for (std::size_t rule = 0; rule < grid.rules(); ++rule) {
      if (!has(rules, rule)) continue;
      bool meets_others = true;
      for (std::size_t other = 0; other < region.size() && meets_others; ++other)
        meets_others = other == axis || intersect(grid.axes()[other].cells[rule], region[other]);
      if (meets_others) free = without(free, grid.axes()[axis].cells[rule]);
    }
    region[axis] = free;
  }
  return region;
}

}  // namespace dmn
