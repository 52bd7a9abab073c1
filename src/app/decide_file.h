// Decides every row of a file by a decision model: rows in (a table, or JSON Lines), decisions out, in the order of
// the file. Rows are read in portions, decided over columns by several threads (dmn/batch.h) and written before the
// next portion is read, so that memory does not depend on the length of the file.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ports.h"
#include "app/rate_file.h"
#include "dmn/batch.h"

namespace app {

// One row: the values of the model's inputs, in the order of DecisionRows::inputs(); a missing one is a null that
// says so.
struct DecisionRow {
  std::int64_t line = 0;
  std::vector<feel::Value> values;
  std::vector<std::string> carried;  // cells of columns that are no input of the model: they go into the result
  std::vector<CellFault> faults;     // such a row is not decided
};

class DecisionRows {
 public:
  virtual ~DecisionRows() = default;
  virtual std::vector<std::string> const& inputs() const = 0;   // names, of the inputs that the file can give
  virtual std::vector<std::string> const& carried() const = 0;  // headers
  virtual base::Result<bool> next(DecisionRow& row) = 0;
  virtual std::optional<double> fraction_done() const = 0;
};

// Columns are inputs by name, those that one of the decisions reads; numbers and dates as offices write them, 是/否 or
// true/false. A column of a type that a cell cannot hold (list, context) is an error that says so.
base::Result<std::unique_ptr<DecisionRows>> table_rows(dmn::Model const& model,
                                                       std::vector<std::string> const& decisions, RowSource& source,
                                                       bool chinese);
// Each row has one cell: an object of inputs as `dmn eval` reads it; further members are not looked at. A member
// `id` that is no input is carried.
base::Result<std::unique_ptr<DecisionRows>> json_rows(dmn::Model const& model,
                                                      std::vector<std::string> const& decisions, RowSource& lines,
                                                      bool chinese);

struct DecideOptions {
  std::vector<std::string> decisions;
  base::Date today;
  base::Instant now;
  bool chinese = true;
  int threads = 1;
};

struct DecideSummary {
  std::int64_t rows = 0, decided = 0, not_decided = 0, rejected = 0;  // decided: every decision asked for
  std::int64_t by_row_path = 0;
  double seconds = 0;  // spent deciding, all threads at once
  std::vector<dmn::TableHits> hits;
  bool cancelled = false;
};

// The result has: row, the carried columns, each decision, status (decided, not_decided, rejected), reason.
base::Result<DecideSummary> decide_rows(dmn::Model const& model, DecisionRows& rows, RowSink& sink,
                                        DecideOptions const& options,
                                        std::function<void(RateProgress const&)> const& progress,
                                        std::atomic<bool> const& cancel);

}  // namespace app
