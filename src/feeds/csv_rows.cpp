#include "feeds/csv_rows.h"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

#include "base/csv.h"
#include "base/text.h"
#include "feeds/files.h"
#include "feeds/header.h"

namespace feeds {
namespace {

constexpr std::size_t chunk_bytes = 64 << 10;
constexpr std::size_t sample_bytes = 256 << 10;  // of the file; tells encoding, separator and header

// Rows scanned but not yet asked for, one after the other in one buffer.
class RowQueue {
 public:
  bool empty() const { return next_row_ == rows_.size(); }
  void clear() {
    bytes_.clear();
    cell_ends_.clear();
    rows_.clear();
    next_row_ = 0;
  }
  void push(std::int64_t line, std::vector<std::string_view> const& cells) {
    rows_.push_back({line, cell_ends_.size(), cells.size()});
    for (std::string_view const cell : cells) {
      bytes_ += cell;
      cell_ends_.push_back(bytes_.size());
    }
  }
  // Views are valid until the next push or clear.
  std::int64_t pop(std::vector<std::string_view>& cells) {
    Row const row = rows_[next_row_++];
    cells.clear();
    for (std::size_t i = row.first_cell; i < row.first_cell + row.cells; ++i) {
      std::size_t const begin = i == 0 ? 0 : cell_ends_[i - 1];
      cells.push_back(std::string_view{bytes_}.substr(begin, cell_ends_[i] - begin));
    }
    return row.line;
  }

 private:
  struct Row {
    std::int64_t line = 0;
    std::size_t first_cell = 0, cells = 0;
  };
  std::string bytes_;
  std::vector<std::size_t> cell_ends_;
  std::vector<Row> rows_;
  std::size_t next_row_ = 0;
};

// Numbers rows as a spreadsheet does: a cell with line breaks inside is still one row.
class RowNumbers {
 public:
  std::int64_t of(base::CsvRow const& row) {
    std::int64_t const number = row.line - breaks_inside_;
    for (std::string_view const cell : row.cells) breaks_inside_ += breaks_in(cell);
    return number;
  }

 private:
  static std::int64_t breaks_in(std::string_view cell) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < cell.size(); ++i)
      if (cell[i] == '\n' || (cell[i] == '\r' && (i + 1 == cell.size() || cell[i + 1] != '\n'))) ++count;
    return count;
  }
  std::int64_t breaks_inside_ = 0;
};

// How a separator fits the beginning of a file.
struct Fit {
  std::size_t header_cells = 0;  // 0: no header
  std::size_t width = 0;         // of the header row, empty cells included
  std::int64_t header_line = 0;
  std::size_t rows = 0, rows_as_wide = 0;  // below the header

  bool is_better_than(Fit const& other) const {
    if (header_cells == 0 || other.header_cells == 0) return header_cells > other.header_cells;
    // As a share of all rows, a header without rows fitting wholly.
    std::size_t const share = (rows_as_wide + 1) * (other.rows + 1),
                      other_share = (other.rows_as_wide + 1) * (rows + 1);
    if (share != other_share) return share > other_share;
    if (header_line != other.header_line) return header_line < other.header_line;
    return header_cells > other.header_cells;
  }
};

Fit fit_of(char separator, std::string_view text, bool is_whole_file) {
  Fit fit;
  auto const on_row = [&fit](base::CsvRow const& row) -> base::Result<> {
    if (fit.header_cells > 0) {
      if (filled_cells(row.cells) > 0) fit.rows += 1, fit.rows_as_wide += row.cells.size() == fit.width ? 1 : 0;
    } else if (is_header(row.cells)) {
      fit = {.header_cells = filled_cells(row.cells), .width = row.cells.size(), .header_line = row.line};
    }
    return {};
  };
  base::CsvScanner scanner{separator};
  if (scanner.feed(text, on_row) && is_whole_file) static_cast<void>(scanner.finish(on_row));
  return fit;
}

// The separator under which the rows are as wide as the header, the header comes early and has many cells; else the comma.
char detect_separator(std::string_view text, bool is_whole_file) {
  char best = ',';
  Fit best_fit;
  for (char const separator : {',', ';', '\t'}) {
    Fit const fit = fit_of(separator, text, is_whole_file);
    if (fit.is_better_than(best_fit)) best_fit = fit, best = separator;
  }
  return best;
}

class CsvRows final : public app::RowSource {
 public:
  explicit CsvRows(std::string path) : path_(std::move(path)) {}

  base::Result<> open() {
    file_.reset(std::fopen(path_.c_str(), "rb"));
    if (!file_) return base::not_found(fmt::format("{}: {}", path_, std::strerror(errno)));
    std::fseek(file_.get(), 0, SEEK_END);
    bytes_total_ = std::ftell(file_.get());
    std::rewind(file_.get());
    std::string const sample = TRY(read(sample_bytes));
    decoder_.emplace(base::detect_encoding(sample));
    TRY(decode(sample));
    if (is_at_end_) TRY(finish_decoding());
    scanner_ = base::CsvScanner{detect_separator(text_, is_at_end_)};
    TRY(scan());
    return find_header();
  }

  std::vector<std::string> const& header() const override { return header_; }

  base::Result<bool> next(app::InputRow& row) override {
    if (error_) return *error_;
    base::Result<bool> result = advance(row);
    if (!result) error_ = result.error();
    return result;
  }

  std::optional<double> fraction_done() const override {
    if (bytes_total_ <= 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(bytes_read_) / static_cast<double>(bytes_total_));
  }

 private:
  base::Result<std::string> read(std::size_t count) {
    std::string bytes(count, '\0');
    bytes.resize(std::fread(bytes.data(), 1, count, file_.get()));
    if (std::ferror(file_.get()))
      return base::Error{
          base::ErrorCode::unavailable, fmt::format("{}: cannot read: {}", path_, std::strerror(errno)), {}};
    bytes_read_ += static_cast<std::int64_t>(bytes.size());
    is_at_end_ = bytes.size() < count;
    return bytes;
  }

  // Errors of the decoder and the scanner tell the place inside the file; the name goes before it.
  base::Result<> located(base::Result<> result) const {
    if (result) return {};
    base::Error error = result.error();
    error.message = fmt::format("{}: {}", path_, error.message);
    for (base::Issue& issue : error.issues) issue.at = fmt::format("{}:{}", path_, issue.at);
    return error;
  }
  base::Result<> decode(std::string_view bytes) { return located(decoder_->feed(bytes, text_)); }
  base::Result<> finish_decoding() {
    is_decoded_ = true;
    return located(decoder_->finish(text_));
  }

  base::Result<> scan() {
    auto const on_row = [this](base::CsvRow const& row) -> base::Result<> {
      std::int64_t const number = numbers_.of(row);
      bool const blank = std::all_of(row.cells.begin(), row.cells.end(), is_blank);
      if (!blank) queue_.push(number, row.cells);
      return {};
    };
    TRY(located(scanner_.feed(text_, on_row)));
    text_.clear();
    if (is_decoded_) TRY(located(scanner_.finish(on_row)));
    return {};
  }

  // Fills the queue; false at the end of the file.
  base::Result<bool> fill() {
    queue_.clear();
    while (queue_.empty() && !is_decoded_) {
      std::string const bytes = TRY(read(chunk_bytes));
      TRY(decode(bytes));
      if (is_at_end_) TRY(finish_decoding());
      TRY(scan());
    }
    return !queue_.empty();
  }

  base::Result<> find_header() {
    std::vector<std::string_view> cells;
    while (!queue_.empty() || TRY(fill())) {
      std::int64_t const line = queue_.pop(cells);
      if (!is_header(cells)) continue;
      header_ = TRY(read_header(cells, fmt::format("{}:{}", path_, line)));
      return {};
    }
    return no_header(path_);
  }

  base::Result<bool> advance(app::InputRow& row) {
    if (queue_.empty() && !TRY(fill())) return false;
    row.line = queue_.pop(cells_);
    fit_row(std::span<std::string_view const>{cells_}, header_.size(), row.cells);
    return true;
  }

  std::string path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::int64_t bytes_total_ = 0, bytes_read_ = 0;
  bool is_at_end_ = false, is_decoded_ = false;
  std::optional<base::TextDecoder> decoder_;
  base::CsvScanner scanner_;
  std::string text_;  // decoded, not yet scanned
  RowNumbers numbers_;
  RowQueue queue_;
  std::vector<std::string> header_;
  std::vector<std::string_view> cells_;
  std::optional<base::Error> error_;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSource>> open_csv_rows(std::string const& path) {
  auto rows = std::make_unique<CsvRows>(path);
  TRY(rows->open());
  return std::unique_ptr<app::RowSource>{std::move(rows)};
}

}  // namespace feeds
