// A decision table as regions over axes of atoms: what the static proof computes with. Internal to the module.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dmn/partition.h"
#include "dmn/table.h"

namespace dmn {

using Bits = std::vector<std::uint64_t>;  // one bit per rule

inline bool has(RuleBits bits, std::size_t rule) {
  return (bits[rule / rules_per_word] >> (rule % rules_per_word) & 1) != 0;
}
inline void set(Bits& bits, std::size_t rule) {
  bits[rule / rules_per_word] |= std::uint64_t{1} << (rule % rules_per_word);
}

// Atoms first … last - 1.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  friend bool operator==(Stretch const&, Stretch const&) = default;
};
using Atoms = std::vector<Stretch>;        // rising, apart from each other
using Region = std::vector<Atoms>;         // by axis
using Point = std::vector<std::uint32_t>;  // an atom by axis

bool contains(Atoms const& atoms, std::uint32_t atom);
bool contains(Atoms const& outer, Atoms const& inner);
bool contains(Region const& outer, Region const& inner);
Atoms meet(Atoms const& a, Atoms const& b);
Atoms join(Atoms a, Atoms const& b);
Atoms without(Atoms const& a, Atoms const& b);
bool intersect(Atoms const& a, Atoms const& b);
std::size_t count(Atoms const& atoms);

struct Atom {
  feel::Value sample;
  // Of numbers and days: the bounds. Of others: a point.
  std::optional<base::Decimal> low, high;
  bool low_closed = false, high_closed = false;
  bool other = false;  // every text that is not listed
};

struct Axis {
  std::string text;                  // the expression, as written in the first of its columns
  std::string name;                  // for people: its label, or the expression
  std::vector<std::size_t> columns;  // of the table with this expression
  Partition::Kind kind = Partition::Kind::none;
  std::vector<Atom> atoms;          // the last one is null, where the input may be missing
  std::uint32_t given = 0;          // atoms without null
  bool opaque = false;              // some cell needs the interpreter: atoms do not tell all about it
  std::vector<std::uint64_t> bits;  // atom * words: rules whose cells hold, or may hold
  Bits residual;                    // rules with a cell that needs the interpreter
  Bits broken_by_null;              // rules whose cell is an error for null
  std::vector<Atoms> cells;         // by rule

  bool has_null() const { return atoms.size() > given; }
  Atoms all_given() const { return given > 0 ? Atoms{{0, given}} : Atoms{}; }
};

// What is known of a value beyond the table's own cells.
struct AxisDomain {
  std::vector<feel::Value> values;  // all there are; empty: not bounded
  feel::TypePointer type;           // its allowed values count; null: any
  bool always_given = false;
};

class Grid {
 public:
  // `domains[c]`: of the value that column c reads; equal texts have equal domains. `frame`, `fixed`: as for
  // Partition::of.
  static Grid of(Table const& table, std::vector<AxisDomain> const& domains, feel::Frame& frame,
                 std::vector<bool> const& fixed, bool keeps_bounds = false);

  Table const& table() const { return *table_; }
  std::vector<Axis> const& axes() const { return axes_; }
  std::size_t words() const { return words_; }
  std::size_t rules() const { return table_->rules(); }
  RuleBits bits(std::size_t axis, std::uint32_t atom) const {
    return {axes_[axis].bits.data() + atom * words_, words_};
  }
  // Rules some cell of which needs the interpreter: they prove nothing.
  Bits const& residual() const { return residual_; }
  bool is_exact() const { return exact_; }  // false: the table is too large to be cut
  std::size_t axis_of(std::size_t column) const { return axis_of_column_[column]; }

  Region everything() const;                 // every value given
  Region with_nulls() const;                 // … or not
  Region region_of(std::size_t rule) const;  // where the rule holds or may hold
  Bits all_rules() const;
  bool is_empty(Region const& region) const;
  // nullopt: no value that the axis knows (not allowed, or of another kind).
  std::optional<std::uint32_t> atom_of(std::size_t axis, feel::Value const& value) const;
  // The rules that hold or may hold at the point.
  Bits rules_at(Point const& point) const;
  std::vector<feel::Value> values_at(Point const& point) const;  // by column
  // For people: `[60..80)`, `"a", "b"`, `null`; "" where it is every value given.
  std::string text(std::size_t axis, Atoms const& atoms) const;

 private:
  friend class GridBuilder;
  Table const* table_ = nullptr;
  std::vector<Axis> axes_;
  std::vector<std::size_t> axis_of_column_;
  std::size_t words_ = 0;
  Bits residual_;
  bool exact_ = true;
};

}  // namespace dmn
