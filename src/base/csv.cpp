#include "base/csv.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"

namespace base {
namespace {

constexpr std::size_t cell_bytes_max = 1 << 20;
constexpr std::size_t row_cells_max = 4096;
constexpr std::size_t csv_issues_max = 100;

Error not_csv(std::int64_t line, std::size_t column, std::string message) {
  return invalid("not valid CSV", {{std::to_string(line) + ':' + std::to_string(column), std::move(message)}});
}

// A spreadsheet runs such a cell as a formula.
bool looks_like_formula(std::string_view cell) {
  for (std::string_view const front : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"})
    if (cell.starts_with(front)) return !Decimal::parse(cell).has_value();
  return false;
}

void append_cell(std::string& out, std::string_view cell, bool alone, bool first) {
  std::string guarded;
  if (looks_like_formula(cell)) {
    guarded.append("'").append(cell);
    cell = guarded;
  }
  bool const comment = first && cell.starts_with('#');
  bool const quotes = cell.find_first_of(",\"\r\n") != std::string_view::npos || comment || (alone && cell.empty());
  if (!quotes) {
    out += cell;
    return;
  }
  out += '"';
  for (char const c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

template <class Cell>
void append_row(std::string& out, std::span<Cell const> cells) {
  bool first = true;
  for (std::string_view const cell : cells) {
    if (!first) out += ',';
    append_cell(out, cell, cells.size() == 1, first);
    first = false;
  }
  out += '\n';
}

// Gathers the rows of a small table.
class TableReader {
 public:
  explicit TableReader(std::string_view file) : file_(file) {}

  Result<CsvTable> read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    CsvScanner scanner;
    CsvScanner::OnRow const on_row = [this](CsvRow const& row) { return take(row); };
    while (!text.empty()) {
      std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
      text.remove_prefix(line.size());
      // A comment may hold quotes, so the scanner sees an empty line instead. Inside a quoted cell `#` is text.
      if (at_row_start_ && line.starts_with('#')) line = "\n";
      at_row_start_ = false;
      if (Result<> const fed = scanner.feed(line, on_row); !fed) return located(fed.error());
    }
    if (Result<> const done = scanner.finish(on_row); !done) return located(done.error());
    if (table_.header.empty()) issue("", "the table has no header line");
    if (!issues_.empty()) return invalid("table `" + std::string{file_} + "` is not usable", std::move(issues_));
    return std::move(table_);
  }

 private:
  Result<> take(CsvRow const& row) {
    at_row_start_ = true;
    if (row.cells.size() == 1 && row.cells[0].empty()) return {};
    if (table_.header.empty()) {
      take_header(row);
    } else if (row.cells.size() != table_.header.size()) {
      issue(':' + std::to_string(row.line),
            "expected " + std::to_string(table_.header.size()) + " cells, got " + std::to_string(row.cells.size()));
    } else {
      table_.rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
    }
    return {};
  }

  void take_header(CsvRow const& row) {
    table_.header_line = row.line;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string const place = ':' + std::to_string(row.line) + ':' + std::to_string(i + 1);
      if (row.cells[i].empty()) issue(place, "the column has no name");
      if (table_.column(row.cells[i]) >= 0) issue(place, "column `" + std::string{row.cells[i]} + "` occurs twice");
      table_.header.emplace_back(row.cells[i]);
    }
  }

  void issue(std::string_view place, std::string message) {
    if (issues_.size() < csv_issues_max) issues_.push_back({std::string{file_}.append(place), std::move(message)});
  }

  Error located(Error error) {
    for (Issue& found : error.issues) found.at.insert(0, std::string{file_} + ':');
    error.issues.insert(error.issues.begin(), issues_.begin(), issues_.end());
    return error;
  }

  std::string_view file_;
  CsvTable table_;
  std::vector<Issue> issues_;
  bool at_row_start_ = true;
};

}  // namespace

Result<> CsvScanner::feed(std::string_view chunk, OnRow const& on_row) {
  auto const is_special = [this](char c) { return c == separator_ || c == '"' || c == '\n' || c == '\r'; };
  for (std::size_t at = 0; at < chunk.size(); ++at) {
    char const c = chunk[at];
    if (std::exchange(pending_carriage_return_, false) && c == '\n') continue;
    switch (state_) {
      case State::quoted:
        if (c == '"') {
          state_ = State::quote_in_quoted;
          continue;
        }
        if (c == '\n') ++line_;
        break;
      case State::quote_in_quoted:
        if (c == '"') {
          state_ = State::quoted;
          break;
        }
        if (c != separator_ && c != '\n' && c != '\r')
          return not_csv(line_, cell_ends_.size() + 1, "text after the closing quote; double a quote inside a cell");
        [[fallthrough]];
      case State::start_of_cell:
      case State::plain:
        if (c == separator_) {
          TRY(end_cell());
          continue;
        }
        if (c == '\n' || c == '\r') {
          pending_carriage_return_ = c == '\r';
          TRY(emit(on_row));
          continue;
        }
        if (c == '"' && state_ == State::plain)
          return not_csv(line_, cell_ends_.size() + 1,
                         "a quote inside a cell; put the whole cell in quotes and double it");
        state_ = c == '"' ? State::quoted : State::plain;
        if (c == '"') continue;
        break;
    }
    std::size_t end = at + 1;
    while (end < chunk.size() && !is_special(chunk[end])) ++end;
    row_bytes_.append(chunk.substr(at, end - at));
    at = end - 1;
    if (row_bytes_.size() - (cell_ends_.empty() ? 0 : cell_ends_.back()) > cell_bytes_max)
      return not_csv(row_line_, cell_ends_.size() + 1, "the cell is longer than 1 MiB; is a closing quote missing?");
  }
  return {};
}

Result<> CsvScanner::finish(OnRow const& on_row) {
  if (state_ == State::quoted)
    return not_csv(row_line_, cell_ends_.size() + 1, "the quote that opens in this row is never closed");
  if (state_ == State::start_of_cell && cell_ends_.empty()) return {};
  return emit(on_row);
}

Result<> CsvScanner::end_cell() {
  cell_ends_.push_back(row_bytes_.size());
  state_ = State::start_of_cell;
  if (cell_ends_.size() >= row_cells_max) return not_csv(row_line_, row_cells_max, "the row has more than 4,096 cells");
  return {};
}

Result<> CsvScanner::emit(OnRow const& on_row) {
  cell_ends_.push_back(row_bytes_.size());
  row_.line = row_line_;
  row_.cells.clear();
  std::size_t start = 0;
  for (std::size_t const end : cell_ends_) {
    row_.cells.push_back(std::string_view{row_bytes_}.substr(start, end - start));
    start = end;
  }
  Result<> const outcome = on_row(row_);
  row_bytes_.clear();
  cell_ends_.clear();
  state_ = State::start_of_cell;
  row_line_ = ++line_;
  return outcome;
}

int CsvTable::column(std::string_view name) const {
  auto const found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

Result<CsvTable> read_csv_table(std::string_view text, std::string_view file) { return TableReader{file}.read(text); }

void append_csv_row(std::string& out, std::span<std::string const> cells) { append_row(out, cells); }
void append_csv_row(std::string& out, std::span<std::string_view const> cells) { append_row(out, cells); }

}  // namespace base
