// Relations of points and ranges (DMN 1.5 §10.3.4.10, Allen's algebra with FEEL's open and closed bounds) and range().
#include <array>

#include "feel/builtins.h"
#include "feel/range.h"

namespace feel {

namespace {

// A point as the range [p..p]; nullopt for what has no order.
struct Bounds {
  Value low, high;
  bool low_closed = true, high_closed = true;
  bool is_point = true;
};

std::optional<Bounds> bounds_of(Value const& value) {
  if (value.kind() != Kind::range) {
    if (value.is_null() || !compare(value, value)) return std::nullopt;
    return Bounds{value, value, true, true, true};
  }
  Range const& range = value.range();
  if (range.form == Range::Form::not_equal) return std::nullopt;
  return Bounds{range.low, range.form == Range::Form::equal ? range.low : range.high, range.low_closed,
                range.high_closed, false};
}

// -1, 0, 1 for two bounds; a missing low bound lies below and a missing high bound above everything.
std::optional<int> order(Value const& a, int infinite_a, Value const& b, int infinite_b) {
  if (a.is_null() || b.is_null()) {
    int const left = a.is_null() ? infinite_a : 0, right = b.is_null() ? infinite_b : 0;
    return left == right ? 0 : (left < right ? -1 : 1);
  }
  return compare(a, b);
}
std::optional<int> lows(Bounds const& a, Bounds const& b) { return order(a.low, -1, b.low, -1); }
std::optional<int> highs(Bounds const& a, Bounds const& b) { return order(a.high, 1, b.high, 1); }
std::optional<int> high_to_low(Bounds const& a, Bounds const& b) { return order(a.high, 1, b.low, -1); }

using Verdict = std::optional<bool>;

Verdict before(Bounds const& a, Bounds const& b) {
  auto const gap = high_to_low(a, b);
  if (!gap) return std::nullopt;
  return *gap < 0 || (*gap == 0 && (!a.high_closed || !b.low_closed));
}
Verdict meets(Bounds const& a, Bounds const& b) {
  auto const gap = high_to_low(a, b);
  if (!gap) return std::nullopt;
  return *gap == 0 && a.high_closed && b.low_closed && !a.high.is_null() && !b.low.is_null();
}
// b starts no later than a and ends no earlier.
bool starts_by(int low_order, Bounds const& outer, Bounds const& inner) {
  return low_order < 0 || (low_order == 0 && (outer.low_closed || !inner.low_closed));
}
bool ends_by(int high_order, Bounds const& outer, Bounds const& inner) {
  return high_order > 0 || (high_order == 0 && (outer.high_closed || !inner.high_closed));
}
Verdict includes(Bounds const& a, Bounds const& b) {
  auto const low = lows(a, b), high = highs(a, b);
  if (!low || !high) return std::nullopt;
  return starts_by(*low, a, b) && ends_by(*high, a, b);
}
Verdict overlaps(Bounds const& a, Bounds const& b) {
  auto const apart = before(a, b), apart_too = before(b, a);
  if (!apart || !apart_too) return std::nullopt;
  return !*apart && !*apart_too;
}
Verdict overlaps_before(Bounds const& a, Bounds const& b) {
  auto const low = lows(a, b), high = highs(a, b);
  auto const apart = before(a, b);
  if (!low || !high || !apart) return std::nullopt;
  bool const starts_first = *low < 0 || (*low == 0 && a.low_closed && !b.low_closed);
  bool const ends_first = *high < 0 || (*high == 0 && (!a.high_closed || b.high_closed));
  return starts_first && ends_first && !*apart;
}
Verdict starts(Bounds const& a, Bounds const& b) {
  auto const low = lows(a, b), high = highs(b, a);
  if (!low || !high) return std::nullopt;
  return *low == 0 && a.low_closed == b.low_closed && ends_by(*high, b, a);
}
Verdict finishes(Bounds const& a, Bounds const& b) {
  auto const low = lows(b, a), high = highs(a, b);
  if (!low || !high) return std::nullopt;
  return *high == 0 && a.high_closed == b.high_closed && starts_by(*low, b, a);
}
Verdict coincides(Bounds const& a, Bounds const& b) {
  auto const low = lows(a, b), high = highs(a, b);
  if (!low || !high) return std::nullopt;
  return *low == 0 && *high == 0 && a.low_closed == b.low_closed && a.high_closed == b.high_closed;
}

// What a relation takes at each side.
enum class Takes { both, range_first, range_second, ranges };

template <Verdict (*relation)(Bounds const&, Bounds const&), bool swapped, Takes takes>
Value relate(Call const& call) {
  bool const first = takes == Takes::range_first || takes == Takes::ranges;
  bool const second = takes == Takes::range_second || takes == Takes::ranges;
  if (first && call[0].kind() != Kind::range) return call.wrong_type(0, "range");
  if (second && call[1].kind() != Kind::range) return call.wrong_type(1, "range");
  auto const a = bounds_of(call[0]), b = bounds_of(call[1]);
  if (!a) return call.wrong_type(0, "point or range");
  if (!b) return call.wrong_type(1, "point or range");
  auto const verdict = swapped ? relation(*b, *a) : relation(*a, *b);
  if (verdict) return *verdict;
  return call.wrong_type(1, std::string{"of the same kind as "} + call[0].to_string());
}

}  // namespace

Value range_of_text(Call const& call);  // builtins_range_text.cpp

std::span<Builtin const> range_builtins() {
  static std::array<Builtin, 15> const table{{
      {"before",
       {"point1, point2", "point, range", "range, point", "range1, range2"},
       relate<before, false, Takes::both>,
       Kind::boolean},
      {"after",
       {"point1, point2", "point, range", "range, point", "range1, range2"},
       relate<before, true, Takes::both>,
       Kind::boolean},
      {"meets", {"range1, range2"}, relate<meets, false, Takes::ranges>, Kind::boolean, true, false},
      {"met by", {"range1, range2"}, relate<meets, true, Takes::ranges>, Kind::boolean, true, false},
      {"overlaps", {"range1, range2"}, relate<overlaps, false, Takes::ranges>, Kind::boolean, true, false},
      {"overlaps before",
       {"range1, range2"},
       relate<overlaps_before, false, Takes::ranges>,
       Kind::boolean,
       true,
       false},
      {"overlaps after", {"range1, range2"}, relate<overlaps_before, true, Takes::ranges>, Kind::boolean, true, false},
      {"finishes",
       {"point, range", "range1, range2"},
       relate<finishes, false, Takes::range_second>,
       Kind::boolean,
       true,
       false},
      {"finished by",
       {"range, point", "range1, range2"},
       relate<finishes, true, Takes::range_first>,
       Kind::boolean,
       true,
       false},
      {"includes",
       {"range, point", "range1, range2"},
       relate<includes, false, Takes::range_first>,
       Kind::boolean,
       true,
       false},
      {"during",
       {"point, range", "range1, range2"},
       relate<includes, true, Takes::range_second>,
       Kind::boolean,
       true,
       false},
      {"starts",
       {"point, range", "range1, range2"},
       relate<starts, false, Takes::range_second>,
       Kind::boolean,
       true,
       false},
      {"started by",
       {"range, point", "range1, range2"},
       relate<starts, true, Takes::range_first>,
       Kind::boolean,
       true,
       false},
      {"coincides",
       {"point1, point2", "range1, range2"},
       relate<coincides, false, Takes::both>,
       Kind::boolean,
       true,
       false},
      {"range", {"from"}, range_of_text, Kind::range, true, false},
  }};
  return table;
}

}  // namespace feel
