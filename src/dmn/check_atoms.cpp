#include "dmn/check_atoms.h"

#include <algorithm>

namespace dmn {
namespace {

using base::Decimal;

// The roundest number strictly between; REQUIRES low < high.
Decimal between(Decimal low, Decimal high) {
  constexpr int coarsest = 12, finest = -30;
  for (int exponent = coarsest; exponent >= finest; --exponent) {
    Decimal const unit = Decimal::of(1, exponent).value_or(Decimal{1});
    auto const floor = base::round_to_scale(low, -exponent, base::Rounding::floor);
    if (!floor) continue;
    Decimal const next = *floor + unit;
    if (low < next && next < high) return next;
  }
  return (low + high) / Decimal{2};
}

Decimal above(Decimal low) {
  Decimal const step = low < Decimal{1} ? Decimal{1} : low;
  return between(low, low + step + step / Decimal{10});
}

Decimal below(Decimal high) {
  if (Decimal{} < high) return between(Decimal{}, high);
  return high - Decimal{1};
}

feel::Value value_of(Decimal number, bool dates) {
  if (dates) return feel::Value::date_of_days(number.to_int64().value_or(0));
  return number;
}

bool is_point(Atom const& atom) { return atom.low && atom.high && *atom.low == *atom.high; }

// A value of the atom's interval that reads well.
void choose_sample(Atom& atom, bool dates) {
  Decimal const day{1};
  if (is_point(atom))
    atom.sample = value_of(*atom.low, dates);
  else if (atom.low && atom.high)
    atom.sample = value_of(dates             ? (atom.low_closed ? *atom.low : *atom.low + day)
                           : atom.low_closed ? *atom.low
                                             : between(*atom.low, *atom.high),
                           dates);
  else if (atom.low)
    atom.sample = value_of(dates ? *atom.low + day : above(*atom.low), dates);
  else if (atom.high)
    atom.sample = value_of(dates ? *atom.high - day : below(*atom.high), dates);
  else
    atom.sample = value_of(Decimal{1}, dates);
}

}  // namespace

void add_bounds(Partition const& partition, std::vector<Decimal>& bounds) {
  for (std::int64_t const threshold : partition.thresholds()) {
    std::int64_t const floor = threshold >= 0 ? threshold / 2 : -((-threshold + 1) / 2);
    if (auto const bound = Decimal::of(floor, -partition.scale())) bounds.push_back(*bound);
  }
}

void add_bounds(ConstantTests const& tests, std::vector<Decimal>& bounds) {
  for (NumberInterval const& interval : tests.numbers) {
    if (interval.has_low) bounds.push_back(interval.low);
    if (interval.has_high) bounds.push_back(interval.high);
  }
}

std::vector<Atom> cut_line(std::vector<Decimal> bounds, bool dates) {
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::vector<Atom> atoms;
  auto const add = [&](std::optional<Decimal> low, std::optional<Decimal> high, bool closed) {
    Atom atom{.sample = {}, .low = low, .high = high, .low_closed = closed, .high_closed = closed, .other = false};
    choose_sample(atom, dates);
    atoms.push_back(std::move(atom));
  };
  if (bounds.empty()) add({}, {}, false);
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (i == 0) add({}, bounds[i], false);
    add(bounds[i], bounds[i], true);
    if (i + 1 == bounds.size())
      add(bounds[i], {}, false);
    else if (!dates || bounds[i] + Decimal{1} < bounds[i + 1])
      add(bounds[i], bounds[i + 1], false);
  }
  return atoms;
}

std::vector<Atom> merged(std::vector<Atom> const& atoms, std::function<bool(std::size_t, std::size_t)> const& same,
                         std::function<bool(std::size_t)> const& allowed, bool dates) {
  std::vector<Atom> result;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!allowed(i)) continue;
    bool const joins = !result.empty() && i > 0 && allowed(i - 1) && same(i - 1, i);
    if (!joins) {
      result.push_back(atoms[i]);
      continue;
    }
    result.back().high = atoms[i].high;
    result.back().high_closed = atoms[i].high_closed;
  }
  for (Atom& atom : result) choose_sample(atom, dates);
  return result;
}

Atom point_atom(feel::Value const& value) {
  Atom atom;
  atom.sample = value;
  if (value.kind() == feel::Kind::number) atom.low = atom.high = value.number();
  if (value.kind() == feel::Kind::date) atom.low = atom.high = Decimal{value.days()};
  atom.low_closed = atom.high_closed = true;
  return atom;
}

}  // namespace dmn
