#include "dmn/check_grid.h"

#include <fmt/format.h>

#include <algorithm>

namespace dmn {

bool contains(Atoms const& atoms, std::uint32_t atom) {
  return std::any_of(atoms.begin(), atoms.end(), [&](Stretch run) { return run.first <= atom && atom < run.last; });
}

bool contains(Atoms const& outer, Atoms const& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](Stretch run) {
    return std::any_of(outer.begin(), outer.end(),
                       [&](Stretch other) { return other.first <= run.first && run.last <= other.last; });
  });
}

bool contains(Region const& outer, Region const& inner) {
  for (std::size_t axis = 0; axis < outer.size(); ++axis)
    if (!contains(outer[axis], inner[axis])) return false;
  return true;
}

Atoms meet(Atoms const& a, Atoms const& b) {
  Atoms result;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    Stretch const both{std::max(a[i].first, b[j].first), std::min(a[i].last, b[j].last)};
    if (both.first < both.last) result.push_back(both);
    if (a[i].last < b[j].last)
      ++i;
    else
      ++j;
  }
  return result;
}

bool intersect(Atoms const& a, Atoms const& b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (std::max(a[i].first, b[j].first) < std::min(a[i].last, b[j].last)) return true;
    if (a[i].last < b[j].last)
      ++i;
    else
      ++j;
  }
  return false;
}

Atoms join(Atoms a, Atoms const& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end(), [](Stretch x, Stretch y) { return x.first < y.first; });
  Atoms result;
  for (Stretch const stretch : a) {
    if (!result.empty() && stretch.first <= result.back().last)
      result.back().last = std::max(result.back().last, stretch.last);
    else
      result.push_back(stretch);
  }
  return result;
}

Atoms without(Atoms const& a, Atoms const& b) {
  Atoms result;
  for (Stretch stretch : a) {
    for (Stretch const hole : b) {
      if (hole.last <= stretch.first || hole.first >= stretch.last) continue;
      if (hole.first > stretch.first) result.push_back({stretch.first, hole.first});
      stretch.first = hole.last;
      if (stretch.first >= stretch.last) break;
    }
    if (stretch.first < stretch.last) result.push_back(stretch);
  }
  return result;
}

std::size_t count(Atoms const& atoms) {
  std::size_t number = 0;
  for (Stretch const run : atoms) number += run.last - run.first;
  return number;
}

Region Grid::everything() const {
  Region region;
  for (Axis const& axis : axes_) region.push_back(axis.all_given());
  return region;
}

Region Grid::with_nulls() const {
  Region region;
  for (Axis const& axis : axes_)
    region.push_back(axis.atoms.empty() ? Atoms{} : Atoms{{0, static_cast<std::uint32_t>(axis.atoms.size())}});
  return region;
}

Region Grid::region_of(std::size_t rule) const {
  Region region;
  for (Axis const& axis : axes_) region.push_back(axis.cells[rule]);
  return region;
}

Bits Grid::all_rules() const {
  Bits all(words_, 0);
  for (std::size_t rule = 0; rule < rules(); ++rule) set(all, rule);
  return all;
}

bool Grid::is_empty(Region const& region) const {
  return std::any_of(region.begin(), region.end(), [](Atoms const& atoms) { return atoms.empty(); });
}

std::optional<std::uint32_t> Grid::atom_of(std::size_t index, feel::Value const& value) const {
  Axis const& axis = axes_[index];
  if (value.is_null()) return axis.has_null() && !value.is_error() ? std::optional{axis.given} : std::nullopt;
  std::optional<base::Decimal> place;
  if (value.kind() == feel::Kind::number) place = value.number();
  if (value.kind() == feel::Kind::date) place = base::Decimal{value.days()};
  std::optional<std::uint32_t> other;
  for (std::uint32_t i = 0; i < axis.given; ++i) {
    Atom const& atom = axis.atoms[i];
    if (atom.other) other = i;
    if (atom.sample.kind() != value.kind()) continue;
    if (!place) {
      if (feel::equal(atom.sample, value).value_or(false)) return i;
      continue;
    }
    bool const above_low = !atom.low || *atom.low < *place || (atom.low_closed && *atom.low == *place);
    bool const below_high = !atom.high || *place < *atom.high || (atom.high_closed && *atom.high == *place);
    if (above_low && below_high) return i;
  }
  return value.kind() == feel::Kind::string ? other : std::nullopt;
}

Bits Grid::rules_at(Point const& point) const {
  Bits held = all_rules();
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    RuleBits const here = bits(axis, point[axis]);
    for (std::size_t word = 0; word < words_; ++word) held[word] &= here[word];
  }
  return held;
}

std::vector<feel::Value> Grid::values_at(Point const& point) const {
  std::vector<feel::Value> values;
  for (std::size_t const axis : axis_of_column_) values.push_back(axes_[axis].atoms[point[axis]].sample);
  return values;
}

namespace {

std::string literal(feel::Value const& value) {
  std::string text;
  value.append_to(text, true);
  return text;
}

// Bounds of numbers or days as a person writes them.
std::string interval_text(Atom const& first, Atom const& last, bool dates) {
  auto const bound = [&](base::Decimal value) {
    return dates ? feel::Value::date_of_days(value.to_int64().value_or(0)).to_string() : value.to_string();
  };
  if (!first.low && !last.high) return "";
  if (!first.low) return (last.high_closed ? "<= " : "< ") + bound(*last.high);
  if (!last.high) return (first.low_closed ? ">= " : "> ") + bound(*first.low);
  if (*first.low == *last.high) return bound(*first.low);
  return fmt::format("{}{}..{}{}", first.low_closed ? "[" : "(", bound(*first.low), bound(*last.high),
                     last.high_closed ? "]" : ")");
}

bool adjoin(Atom const& a, Atom const& b, bool dates) {
  if (!a.high || !b.low) return false;
  if (dates && a.high_closed && b.low_closed && *a.high + base::Decimal{1} == *b.low) return true;
  return *a.high == *b.low && (a.high_closed || b.low_closed);
}

void add(std::string& text, std::string const& part) {
  if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
}

std::vector<std::string> linear_parts(Axis const& axis, Atoms const& atoms) {
  std::vector<std::string> parts;
  bool const dates = axis.kind == Partition::Kind::dates;
  for (Stretch const stretch : atoms) {
    std::uint32_t first = stretch.first;
    std::uint32_t const last = std::min(stretch.last, axis.given);
    for (std::uint32_t atom = first; atom < last; ++atom) {
      if (atom + 1 < last && adjoin(axis.atoms[atom], axis.atoms[atom + 1], dates)) continue;
      parts.push_back(interval_text(axis.atoms[first], axis.atoms[atom], dates));
      first = atom + 1;
    }
  }
  return parts;
}

// What is left out, where that is shorter.
std::string linear_text(Axis const& axis, Atoms const& atoms) {
  constexpr std::size_t parts_max = 6;
  std::vector<std::string> parts = linear_parts(axis, atoms);
  std::vector<std::string> rest = linear_parts(axis, without(axis.all_given(), atoms));
  bool const by_rest = rest.size() < parts.size();
  if (by_rest) parts.swap(rest);
  std::string text;
  for (std::size_t i = 0; i < parts.size() && i < parts_max; ++i) add(text, parts[i]);
  if (parts.size() > parts_max) text += ", …";
  return by_rest ? "not(" + text + ")" : text;
}

std::string listed_text(Axis const& axis, Atoms const& atoms) {
  std::string listed, rest;
  bool other = false;
  for (std::uint32_t atom = 0; atom < axis.given; ++atom) {
    bool const in = contains(atoms, atom);
    if (axis.atoms[atom].other)
      other = in;
    else
      add(in ? listed : rest, literal(axis.atoms[atom].sample));
  }
  return other ? "not(" + rest + ")" : listed;
}

}  // namespace

std::string Grid::text(std::size_t index, Atoms const& atoms) const {
  Axis const& axis = axes_[index];
  std::string text;
  if (!contains(atoms, axis.all_given())) {
    bool const linear = axis.kind == Partition::Kind::numbers || axis.kind == Partition::Kind::dates;
    text = linear && (axis.given == 0 || axis.atoms.front().low || axis.atoms.front().high) ? linear_text(axis, atoms)
                                                                                            : listed_text(axis, atoms);
  } else if (count(atoms) > axis.given) {
    return "";
  }
  if (axis.has_null() && contains(atoms, axis.given)) add(text, "null");
  return text;
}

}  // namespace dmn
