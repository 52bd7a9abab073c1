// Decides many enterprises at once, over columns: tables as sets of rules per atom (dmn/partition.h), expressions
// over whole columns (feel/vector.h), blocks of rows that stay in the cache, the best instructions the processor has.
//
//   auto batch = dmn::Batch::prepare(model, {"Limit"});
//   dmn::Batch::Worker worker{*batch};                    // one per thread
//   dmn::Decisions decisions = worker.decide(inputs, 0, rows, options);
//   decisions.value(0, row);                              // of the first decision asked for
//
// The batch computes what it is sure of; a row that meets a null in a formula, an error, several matches of a
// UNIQUE table – whatever is not plain – is decided by the row path, whole. So values, rule ids and reasons are the
// row path's, bit by bit, and only the speed depends on how many rows are plain (`Decisions::rows_by_row_path`).
//
// A prepared Batch is immutable and may be shared between threads; a Worker belongs to one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "dmn/model.h"
#include "feel/column.h"
#include "feel/kernels.h"

namespace dmn {

// Input data by name, all columns with the same number of rows. An input without a column is missing in every row;
// a column that the model does not read is not looked at.
using BatchInputs = std::vector<std::pair<std::string, feel::Column>>;

struct TableHits {
  std::string decision_id, table_id;
  std::vector<std::int64_t> rules;  // how often each fired
  std::int64_t without_rule = 0;    // evaluated, and no rule counted
};

struct BatchOptions {
  EvaluateOptions evaluate;  // with `trace`: rules fired are kept per row
  bool count_hits = true;
  feel::Target target = feel::best_target();
};

// The decisions of the rows of one call, in their order.
class Decisions {
 public:
  std::size_t rows() const { return rows_; }
  // `decision`: position in the list given to prepare.
  feel::Value value(std::size_t decision, std::size_t row) const;
  bool is_decided(std::size_t decision, std::size_t row) const;
  // The whole outcome of a row that the row path decided; nullptr for the others, which are decided and have
  // nothing to say.
  Outcome const* outcome(std::size_t decision, std::size_t row) const;
  std::size_t rows_by_row_path() const { return odd_rows_.size(); }
  // Where every row was decided by column: its values.
  feel::Column const& column(std::size_t decision) const { return columns_[decision]; }

  std::vector<TableHits> const& hits() const { return hits_; }  // of every table met, in order of the model
  // With a trace: rules of that table that fired for the row, ascending by importance as in TableTrace::fired.
  std::vector<int> fired(std::size_t table, std::size_t row) const;

 private:
  friend class BatchRun;
  struct OddRow {
    std::size_t row = 0;
    std::vector<Outcome> outcomes;  // by decision
  };
  struct FiredRules {                                              // of one table
    std::vector<std::uint32_t> codes;                              // by row
    std::vector<std::vector<int>> sets;                            // by code
    std::vector<std::pair<std::size_t, std::vector<int>>> others;  // rows decided otherwise, ascending
  };
  OddRow const* odd(std::size_t row) const;

  std::size_t rows_ = 0;
  std::vector<feel::Column> columns_;
  std::vector<OddRow> odd_rows_;  // ascending
  std::vector<TableHits> hits_;
  std::vector<FiredRules> fired_;
};

class BatchPlan;    // dmn/batch_plan.h
struct BatchState;  // dmn/batch_state.h

class Batch {
 public:
  // Decisions or decision services by name or id. Fails where one does not exist.
  static base::Result<Batch> prepare(Model const& model, std::vector<std::string> const& decisions);
  // How many of the decisions on the way run by column, of all; for people who tune a model.
  struct Shape {
    int by_column = 0, by_row = 0;
  };
  Shape shape() const;

  class Worker {
   public:
    explicit Worker(Batch const& batch);
    ~Worker();
    Worker(Worker&&) noexcept;
    Worker& operator=(Worker&&) noexcept;
    // Rows first … first + rows - 1. REQUIRES: the columns have so many.
    Decisions decide(BatchInputs const& inputs, std::size_t first, std::size_t rows, BatchOptions const& options = {});

   private:
    std::unique_ptr<BatchState> state_;
  };

 private:
  std::shared_ptr<BatchPlan const> plan_;
};

}  // namespace dmn
