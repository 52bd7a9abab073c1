// CSV after RFC 4180: a streaming scanner over chunks of UTF-8 bytes (see base/text.h for other encodings) and a writer.
// Every cell knows its line and column, so that every message can say where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

struct CsvRow {
  std::int64_t line = 0;                // line of the file on which the row starts, from 1
  std::vector<std::string_view> cells;  // valid until the next call
};

// Feeds on chunks, calls back per row. An empty line is a row of one empty cell. Issues are at
// `line:column`, the column counted in cells. Limits: a cell ≤ 1 MiB, a row ≤ 4,096 cells; beyond is an error.
class CsvScanner {
 public:
  explicit CsvScanner(char separator = ',') : separator_(separator) {}
  using OnRow = std::function<Result<>(CsvRow const&)>;
  Result<> feed(std::string_view chunk, OnRow const& on_row);
  Result<> finish(OnRow const& on_row);  // the last row need not end in a line break; an open quote is an error

 private:
  Result<> end_cell();
  Result<> emit(OnRow const& on_row);
  char separator_;
  enum class State { start_of_cell, plain, quoted, quote_in_quoted } state_ = State::start_of_cell;
  std::string row_bytes_;
  std::vector<std::size_t> cell_ends_;
  std::int64_t line_ = 1;
  std::int64_t row_line_ = 1;
  bool pending_carriage_return_ = false;
  CsvRow row_;
};

// A whole small table (policy data): header names and rows as text, every row as wide as the header (else an Issue).
struct CsvTable {
  std::vector<std::string> header;
  std::int64_t header_line = 1;
  struct Row {
    std::int64_t line = 0;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
  // Index of a column, or -1.
  int column(std::string_view name) const;
};
// Lines that start with `#` are comments. `file` names the place in Issues: `parameters.csv:12`.
Result<CsvTable> read_csv_table(std::string_view text, std::string_view file);

// Appends one row with CRLF-free line end. Cells beginning with = + - @ TAB CR or full-width ＝＋－＠ get a leading ' unless
// they are plain numbers (a spreadsheet would run them as formulas).
void append_csv_row(std::string& out, std::span<std::string const> cells);
void append_csv_row(std::string& out, std::span<std::string_view const> cells);

}  // namespace base
