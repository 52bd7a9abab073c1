// A whole portfolio as columns for dmn::Batch: of each enterprise the facts that count on a day, in blocks of enterprises,
// read by several threads at once.
//
// A row is what Evaluation::bind makes of the enterprise's dossier. Where that takes more than the values themselves – a
// value held as a range or a hash, an enterprise whose class of data may be predicted – the row is listed in `others`, and
// who reads it asks for its dossier.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/ports.h"
#include "dmn/batch.h"
#include "park/common/pack.h"

namespace app {

struct ColumnsAsked {
  std::string portfolio_id;
  base::Date as_of;
  std::vector<int> facts;  // indexes into Pack::facts; empty: all
  int threads = 1;
};

struct PartyColumns {
  std::span<std::string const> party_ids;  // until the visitor returns
  dmn::BatchInputs inputs;                 // by name of a fact; no column where none of them has it
  std::vector<std::size_t> others;         // rows for which the columns do not tell everything
};

// Blocks come in any order, each on the thread that read it (0 … threads - 1). All of it is seen at one moment.
// In memory meanwhile: 24 bytes for each enterprise and each fact that any of them has, and the texts of the values. Stops
// at the first error.
using ColumnsVisitor = std::function<base::Result<>(int thread, PartyColumns const& block)>;
base::Result<> read_columns(Store& store, park::Pack const& pack, ColumnsAsked const& asked,
                            ColumnsVisitor const& visit);

}  // namespace app
