// The main job on a flat file: every row is one party (and period); facts come from its columns, grades and reasons go
// out. Streams with bounded memory, keeps the order of the rows, uses every core. A bad row is reported cell by cell
// and left out; good rows are still rated.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/ports.h"
#include "park/common/pack.h"

namespace app {

struct RateOptions {
  base::Date as_of;
  bool chinese = true;  // language of headers and reasons
  int threads = 2;
  std::string explain_id;  // keep the dossiers of this party for an explanation
};

// One thing wrong with one cell of one row.
struct CellFault {
  std::int64_t row = 0;  // as a spreadsheet counts
  std::string column, value, reason, mend;
};

struct RateProgress {
  std::int64_t rows = 0;
  double rows_per_second = 0;
  std::optional<double> fraction, seconds_left;
};

struct RateSummary {
  std::int64_t rows = 0, rated = 0, rejected = 0, not_decided = 0;
  std::vector<std::pair<std::string, std::int64_t>> grades;       // best → worst
  std::vector<std::string> ignored_columns;                       // of the input, known to no fact
  std::vector<std::string> absent_facts;                          // facts the indicators rest on without a column
  std::vector<std::pair<std::int64_t, park::Dossier>> explained;  // row, dossier
  bool cancelled = false;
};

class RateOutput {
 public:
  virtual ~RateOutput() = default;
  virtual base::Result<> row(std::vector<OutputCell> const& cells) = 0;
  virtual base::Result<> fault(CellFault const& fault) = 0;
};

// What a file's header means to a pack.
struct ColumnPlan {
  struct Column {
    int fact = -1;            // index, -1 when not a fact
    base::Decimal factor{1};  // from a unit in the header: 营业收入（万元）
    bool id = false, name = false, period = false;
    std::string stands_for;  // of the pack's `input` columns: the id, the name or the period; "" else
  };
  std::vector<Column> columns;
  std::vector<std::string> ignored, absent;
};
// An error when no column identifies the party or none is a fact of the pack; it names the columns that would do.
base::Result<ColumnPlan> plan_columns(park::Pack const& pack, std::vector<std::string> const& header);

// Headers of the output in the order of the cells of RateOutput::row.
std::vector<std::string> rate_header(park::Pack const& pack, bool chinese);

base::Result<RateSummary> rate_rows(std::shared_ptr<park::Pack const> pack, RowSource& source, RateOutput& output,
                                    RateOptions const& options,
                                    std::function<void(RateProgress const&)> const& progress,
                                    std::atomic<bool> const& cancel);

}  // namespace app
