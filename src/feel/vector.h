// Evaluates a compiled expression for many rows at once: the same typed program as the interpreter
// (feel/program.h), walked once per block of rows, each node over whole columns.
//
// It computes what it is sure of and leaves the rest: a row whose value would be null, an error or off the
// whole-number grid is marked *odd*, and whoever calls evaluates that row with the interpreter. So a value given
// here is the interpreter's value, and reasons are only ever made by the interpreter.
//
//   VectorExpression vector{expression};
//   View result = vector.evaluate(slots, rows, {.work = work, .frame = frame, .kernels = kernels(best_target())}, odd);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "feel/column.h"
#include "feel/expression.h"
#include "feel/kernels.h"

namespace feel {

inline constexpr std::size_t vector_rows_max =
    2048;  // not policy: rows of a block, so that its columns stay in the cache

// What one expression needs while it runs: belongs to one expression and one thread, kept between blocks.
class VectorWork {
 public:
  VectorWork();
  ~VectorWork();
  VectorWork(VectorWork&&) noexcept;
  VectorWork& operator=(VectorWork&&) noexcept;
  // What was computed per palette is not used any more: to be called before palettes it has seen go away.
  void forget();

 private:
  friend class VectorRun;
  friend class VectorExpression;
  struct State;
  std::unique_ptr<State> state_;
};

struct VectorContext {
  VectorWork& work;
  Frame& frame;  // for rows that the interpreter must do; slots are overwritten
  Kernels const& kernels;
};

class VectorExpression {
 public:
  explicit VectorExpression(Expression const& expression);
  // `slots`: by slot of the scope; only those in slots_read() are looked at. Sets odd[i] to 1 for rows without a
  // certain value and leaves the others; rows that are odd already may hold anything. The view lives until the next
  // call with this work. REQUIRES: rows ≤ vector_rows_max.
  View evaluate(std::span<View const> slots, std::size_t rows, VectorContext const& context, std::uint8_t* odd) const;
  // The expression is only a name: the view of that slot is the result, absent rows and all.
  std::optional<int> slot() const;

 private:
  std::shared_ptr<Program const> program_;
};

}  // namespace feel
