// Tables going out: XLSX workbooks and CSV files, row by row in constant memory.
//
// A file appears under its name only in finish(), complete; until then the rows are in a temporary file beside it, which
// goes away when the sink is destroyed unfinished. Text stays text in both formats: a workbook stores it as typed strings,
// which no spreadsheet runs; CSV has no types, so text that a spreadsheet would run as a formula gets a leading '.
// Equal rows and options give equal bytes. A sink is used by one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "base/date.h"
#include "base/result.h"
#include "park/common/assessment.h"

namespace report {

struct TableOptions {
  std::string sheet = "1";   // name of the tab; what a tab cannot hold is replaced
  std::string title;         // document property
  base::Instant created_at;  // document property
  // Of what leaves by an approval: on every printed page, below the rows of every sheet, and a document property.
  std::string watermark{};
  // As the header, for a table to be filled in: notes at the headings, drop-downs below them.
  std::vector<app::ColumnGuide> guides{};
};

// One sheet with a frozen, filtered header; beyond 1,048,575 rows further sheets with the same header. Percent cells hold
// fractions. Numbers become the nearest double, except whole numbers of more than 15 digits, which stay exact as text.
// A text longer than 32,767 characters does not fit a cell and is an error that names row and column.
base::Result<std::unique_ptr<app::RowSink>> xlsx_sink(std::string path, TableOptions options = {});

// UTF-8 after RFC 4180. With a byte order mark Chinese text opens right in office programs; programs do not expect one.
enum class ByteOrderMark { none, written };
base::Result<std::unique_ptr<app::RowSink>> csv_sink(std::string path, ByteOrderMark mark = ByteOrderMark::none);

// A whole workbook for a download.
base::Result<std::string> xlsx_bytes(std::vector<std::string> const& header,
                                     std::vector<std::vector<app::OutputCell>> const& rows,
                                     TableOptions const& options);

// One thing that kept an input row from being used.
struct RejectedCell {
  std::int64_t row = 0;       // as a spreadsheet counts
  std::string column, value;  // column: its header; both "" when the whole row is meant
  park::Label reason, mend;   // what is wrong, and what to write instead
};

// The rejected rows of an input file, to be mended and sent again: row, column, value, reason, how to mend.
class ErrorWorkbook {
 public:
  explicit ErrorWorkbook(std::unique_ptr<app::RowSink> sink, std::string_view locale)
      : sink_(std::move(sink)), chinese_(locale != "en") {}
  base::Result<> add(RejectedCell const& cell);
  base::Result<> finish() { return sink_->finish(); }
  std::int64_t count() const { return count_; }

 private:
  std::unique_ptr<app::RowSink> sink_;
  bool chinese_;
  std::int64_t count_ = 0;
};
base::Result<ErrorWorkbook> error_workbook(std::string path, std::string_view locale, base::Instant created_at = {});

}  // namespace report
