// One evaluation of one expression over a block of rows (feel/vector.h). Internal to the module.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "feel/builtins.h"
#include "feel/program.h"
#include "feel/range.h"
#include "feel/vector.h"

namespace feel {

__extension__ typedef __int128 Wide;

inline constexpr std::size_t palette_max = 4096;  // entries for which something is computed once each

// Numbers of a palette as whole numbers on one grid, so that codes can be looked up; `bad` entries are no such
// numbers.
struct NumberTable {
  Palette const* palette = nullptr;
  std::size_t size = 0;
  int scale = 0;
  std::int64_t low = 0, high = 0;
  std::vector<std::int64_t> numbers;
  std::vector<std::uint8_t> bad;
  bool any_bad = false, any_good = false;

  void read(Palette const& from);
  bool is_of(Palette const& from) const { return palette == &from && size == from.size(); }
};

// What one node gave, and the buffers it gave it in.
struct Register {
  View view;
  bool has_odd = false;
  std::vector<std::uint8_t> odd;
  std::vector<std::int64_t> numbers, scaled;
  std::vector<std::uint32_t> codes;
  std::vector<std::uint8_t> truths;
  std::vector<Value> values;
  NumberTable table;
  Palette own;  // made from palettes of the operands
  Palette const *from_a = nullptr, *from_b = nullptr;
  std::size_t from_a_size = 0, from_b_size = 0;
  std::vector<std::uint8_t> truth_table, truth_bad;

  void forget() {
    from_a = from_b = nullptr;
    table.palette = nullptr;
  }
  std::uint8_t* fresh_odd(std::size_t rows) {
    odd.assign(rows, 0);
    has_odd = true;
    return odd.data();
  }
};

struct VectorWork::State {
  std::vector<Register> registers;
  Register result, by_entry;
};

class VectorRun {
 public:
  VectorRun(Program const& program, std::span<View const> slots, std::size_t rows, VectorContext const& context)
      : program_(program), slots_(slots), rows_(rows), context_(context), state_(*context.work.state_) {
    state_.registers.resize(program.nodes.size());
  }
  // nullptr: some node has no vector form.
  Register* evaluate(std::int32_t index);
  // Row by row with the interpreter.
  Register* by_rows(std::uint8_t const* skip);
  // Where one column of few different values decides: once for each of them.
  Register* by_entries();

 private:
  Value interpreted(std::uint8_t& odd);
  View values_view(Register const& out) const {
    View view;
    view.form = View::Form::values;
    view.values = out.values.data();
    return view;
  }
  Register* slot(Node const& node, Register& out);
  void mark_absent(Register& out, View const& view);
  // Rows whose code is a bad entry of the palette.
  void mark_bad(Register& out, View const& view, std::vector<std::uint8_t> const& bad);
  void inherit_odd(Register& out, Register const& from);
  // The operand as whole numbers in its own buffer; false where it is of another form.
  bool to_numbers(Register& operand);
  // Brings numbers to a finer grid; false where they would leave it.
  bool rescale(Register& operand, int scale);
  bool align(Register& a, Register& b);
  View numbers_view(Register& out, int scale, Wide low, Wide high);
  Register* negate(Node const& node, Register& out);
  Register* arithmetic(Node const& node, Register& out);
  bool arithmetic_of_numbers(Op op, Register& a, Register& b, Register& out);
  // A column of codes with a constant, few enough to do each entry once.
  static bool is_by_entry(View const& a, View const& b);
  static std::optional<base::Decimal> compute(Op op, Value const& a, Value const& b);
  // A column of codes with a constant: computed once per entry of the palette.
  Register* arithmetic_of_entries(Node const& node, Register& a, Register& b, Register& out);
  Register* arithmetic_by_rows(Node const& node, Register const& a, Register const& b, Register& out);
  View truths_view(Register& out) const {
    View view;
    view.form = View::Form::truths;
    view.truths = out.truths.data();
    return view;
  }
  Register* compare(Node const& node, Register& out);
  void compare_entries(Comparison comparison, Register const& a, Register const& b, Register& out);
  bool compare_numbers(Comparison comparison, Register& a, Register& b, Register& out);
  void compare_rows(Comparison comparison, Register const& a, Register const& b, Register& out);
  Register* between(Node const& node, Register& out);
  // The operand as truth values; rows of another kind are odd.
  void to_truths(Register& operand);
  // The second operand counts only where the first does not decide, as in the interpreter.
  Register* logic(Node const& node, Register& out);
  Register* conditional(Node const& node, Register& out);
  void choose_codes(std::uint8_t const* truths, Register const& then, Register const& otherwise, Register& out);
  void choose_numbers(std::uint8_t const* truths, Register const& then, Register const& otherwise, Register& out);
  void choose_values(std::uint8_t const* truths, Register const& then, Register const& otherwise, Register& out);
  // Entries of contexts; anything else is left to the interpreter.
  Register* path(Node const& node, Register& out);
  Register* builtin(Node const& node, Register& out);
  bool extreme(bool least, std::vector<Register*> const& operands, Register& out);
  Register* builtin_by_rows(Node const& node, Builtin const& function, std::vector<Register*> const& operands,
                            Register& out);
  Program const& program_;
  std::span<View const> slots_;
  std::size_t rows_;
  VectorContext const& context_;
  VectorWork::State& state_;
};

}  // namespace feel
