// What a worker keeps between blocks. Internal to the module.
#pragma once

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dmn/batch.h"
#include "dmn/batch_plan.h"

namespace dmn {

// Values of one step brought to the types that the model declares.
struct Typed {
  feel::Palette palette;
  std::vector<std::uint8_t> bad;
  bool any_bad = false;
  feel::Palette const* from = nullptr;
  std::vector<feel::Value> values;
};

// A column of plain values in the narrowest form; palettes grow during a call.
struct Narrowed {
  std::vector<std::int64_t> numbers;
  std::vector<std::uint32_t> codes;
  std::vector<std::uint8_t> truths;
  feel::Palette palette;
  std::unordered_map<std::string, std::uint32_t> known;
};

// Many thresholds cut into equal buckets, so that a value is a look-up and `steps` comparisons away from its atom.
struct Buckets {
  std::int64_t low = 0;  // of the first bucket; values are held within [low, high]
  std::int64_t high = 0;
  int shift = 0;                       // a bucket is 2^shift values wide
  std::size_t steps = 0;               // most thresholds inside a bucket, after its first value
  std::vector<std::uint32_t> reached;  // by bucket: how many thresholds are ≤ its first value
};

// One input column of a table.
struct AtomState {
  std::vector<std::uint32_t> atoms;  // by row
  int scale = -1;                    // the thresholds on the grid of the column met last
  std::vector<std::int64_t> thresholds;
  Buckets buckets;
  feel::Palette const* palette = nullptr;  // atoms by entry of the palette met last
  std::vector<std::uint32_t> by_entry;
};

struct WordsHash {
  std::size_t operator()(std::vector<std::uint64_t> const& words) const {
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
    for (std::uint64_t const word : words) hash = (hash ^ word) * 0xBF58476D1CE4E5B9ULL + (hash >> 29);
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

struct StepState {
  std::unique_ptr<feel::Frame> frame;
  std::vector<feel::View> slots;       // by slot of the element's scope
  std::vector<feel::VectorWork> work;  // literal, or inputs of the table and then results by rule
  Typed boxed, typed;
  Narrowed narrowed;
  // of a table
  std::vector<AtomState> atoms, allowed;
  std::vector<std::uint64_t> sets;  // words by row
  std::vector<std::uint32_t> codes;
  feel::Palette palette;
  std::vector<std::vector<int>> fired;                                             // by code
  std::unordered_map<std::vector<std::uint64_t>, std::uint32_t, WordsHash> known;  // several rules: code by set
  std::vector<feel::Value> values;
  std::vector<std::uint32_t> rows_asked;                     // rows of the block that the interpreter did
  std::vector<std::pair<std::uint32_t, TableTrace>> traces;  // of those rows
  std::vector<std::int64_t> counts;                          // by code
};

// Of a worker.
struct BatchState {
  explicit BatchState(std::shared_ptr<BatchPlan const> plan);
  // Palettes of an earlier call are gone: what was made from them does not count any more.
  void forget();

  std::shared_ptr<BatchPlan const> plan;
  std::vector<StepState> steps;
  std::vector<feel::View> views;       // by element
  std::vector<Typed> input_types;      // by position in plan->inputs
  std::vector<feel::Palette> missing;  // by position in plan->inputs: the null of an input not given
  std::vector<std::uint8_t> odd;       // by row of the block: the row path must decide it
  Run run;
  TableScratches scratches;
  Evaluation rows;  // the row path
};

Decisions run_batch(BatchState& state, BatchInputs const& inputs, std::size_t first, std::size_t rows,
                    BatchOptions const& options);

}  // namespace dmn
