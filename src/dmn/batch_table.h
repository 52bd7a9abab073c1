// One table over a block of rows. Internal to the module.
#pragma once

#include <span>

#include "dmn/batch_state.h"

namespace dmn {

struct BlockContext {
  std::size_t rows = 0;
  feel::Kernels const& kernels;
  std::uint8_t* odd = nullptr;  // by row: the row path must decide it
};

// Fills state.codes (and palette, fired); rows that need the interpreter for this table alone go to state.rows_asked.
void evaluate_by_column(TableStep const& step, StepState& state, BlockContext const& block);
// The results of those codes.
feel::View results_by_column(TableStep const& step, StepState& state, BlockContext const& block);

}  // namespace dmn
