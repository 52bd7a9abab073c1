// The values of one input column of a table, cut into atoms: sets of values that meet exactly the same constant
// cells. Numbers and dates are cut at the bounds of the cells, texts and truth values by the values they list; one
// atom more stands for an input that was not given. Each atom knows the rules whose cell it meets, as a set of
// bits. A row of the table index, the batch path and the proofs all read a table through this.
//
//   Partition column = Partition::of(table, 0, frame, {});
//   RuleBits rules = column.rules(*column.atom_of(value));        // candidates, as far as this column goes
//
// A cell that is not constant (`> other_input`, `? > 3 and flag`) is *residual*: its rule is in every set and the
// interpreter must be asked. Where a table has so many different bounds that the sets would not fit into
// `bytes_max`, neighbouring atoms share a set (`is_exact()` is false) and every rule must be asked again.
//
// INVARIANT: a rule outside `rules(atom)` does not hold for any value of the atom.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "dmn/table.h"

namespace dmn {

inline constexpr std::size_t rules_per_word = 64;  // not policy: bits of a machine word
using RuleBits = std::span<std::uint64_t const>;   // bit r % 64 of word r / 64 is rule r

class Partition {
 public:
  // none: there is no constant cell, only `-` and residual ones.
  enum class Kind : std::uint8_t { none, numbers, dates, texts, booleans };

  static constexpr std::size_t bytes_usual = std::size_t{16} << 20U;

  // `frame` is one of the table's owner; slots marked in `fixed` keep their values (parameters of a pack): cells
  // that read only those are constant. REQUIRES: frame.host is a Run where cells call functions of the model.
  static Partition of(Table const& table, std::size_t column, feel::Frame& frame, std::vector<bool> const& fixed,
                      std::size_t bytes_max = bytes_usual);

  // One rule with these tests, for lists of allowed values; what is not given is allowed.
  static Partition of(ConstantTests const& tests);

  Kind kind() const { return kind_; }
  bool is_exact() const { return exact_; }
  std::size_t atoms() const { return atoms_; }  // the last one: not given
  std::size_t null_atom() const { return atoms_ - 1; }
  // nullopt: a value of another kind, or an error; then only the interpreter knows.
  std::optional<std::size_t> atom_of(feel::Value const& value) const;
  RuleBits rules(std::size_t atom) const { return {bits_.data() + atom * words_, words_}; }
  std::size_t words() const { return words_; }
  // Which words of rules(atom) are not 0: bit w % 64 of word w / 64 of the summary.
  RuleBits summary(std::size_t atom) const { return {summaries_.data() + atom * summary_words(), summary_words()}; }
  std::size_t summary_words() const { return (words_ + rules_per_word - 1) / rules_per_word; }
  // Rules that must be asked again although they are in the set.
  std::vector<std::uint64_t> const& residual() const { return residual_; }
  // For an input that was not given, some cell is an error: `rules(null_atom())` does not count, ask the interpreter.
  bool null_is_undecided() const { return null_is_undecided_; }

  // REQUIRES: is_exact(). A value of the atom: inside its bounds, a listed text or another one, the null of a
  // missing input.
  feel::Value sample(std::size_t atom) const;
  // For people: `[10..20)`, `"east"`, `other text`, `null`.
  std::string text(std::size_t atom) const;

  // For columns of numbers and days: atom = how many thresholds are ≤ 2 × ⌊v × 10^scale⌋ (+ 1 where digits were cut
  // off).
  int scale() const { return scale_; }
  std::vector<std::int64_t> const& thresholds() const { return thresholds_; }
  // For columns of texts: atom of a text; atom 0 is every other text.
  std::uint32_t atom_of_text(std::string const& text) const;

 private:
  friend class PartitionBuilder;
  std::size_t atom_at(std::int64_t position) const;

  Kind kind_ = Kind::none;
  bool exact_ = true, null_is_undecided_ = false;
  int scale_ = 0;
  std::size_t atoms_ = 2, words_ = 0;
  std::vector<std::int64_t> thresholds_;
  std::vector<std::string> texts_;  // atom i + 1
  std::unordered_map<std::string, std::uint32_t> text_atoms_;
  std::vector<std::uint64_t> bits_;       // atom * words_
  std::vector<std::uint64_t> summaries_;  // atom * summary_words()
  std::vector<std::uint64_t> residual_;   // words_
};

// All columns of a table together.
class TableIndex {
 public:
  static TableIndex of(Table const& table, feel::Frame& frame, std::vector<bool> const& fixed = {});

  // Fills `candidates` (one bit per rule): no other rule holds for these inputs. False where some input is of
  // another kind than its column, or an error: every rule must be asked.
  bool candidates(std::span<feel::Value const> inputs, std::vector<std::uint64_t>& candidates) const;
  // The candidate must be asked; otherwise it holds.
  bool must_ask(std::size_t rule) const { return (ask_[rule / rules_per_word] >> (rule % rules_per_word) & 1) != 0; }
  std::vector<Partition> const& columns() const { return columns_; }
  std::vector<std::uint64_t> const& ask() const { return ask_; }
  std::size_t words() const { return ask_.size(); }

 private:
  std::vector<Partition> columns_;
  std::vector<std::uint64_t> ask_;
};

}  // namespace dmn
