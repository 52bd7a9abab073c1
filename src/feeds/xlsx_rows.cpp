#include "feeds/xlsx_rows.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <charconv>
#include <optional>

#include "feeds/header.h"
#include "feeds/xlsx_workbook.h"
#include "feeds/xml_stream.h"
#include "feeds/zip_package.h"

namespace feeds {
namespace {

// Excel's own limits (columns XFD) and ours.
constexpr std::int64_t sheet_rows_max = 1'048'576;
constexpr std::size_t sheet_columns_max = 16'384;
constexpr std::size_t row_bytes_max = 16 << 20;  // one long shared string may stand in every cell

// `BC12` -> 54; nullopt when the letters name no column of a sheet.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (char const c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > sheet_columns_max) return std::nullopt;
  }
  if (column == 0) return std::nullopt;
  return column - 1;
}

std::optional<std::int64_t> integer_of(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Collects one row of `sheetData` at a time and pauses after it.
class SheetReader final : public XmlHandler {
 public:
  SheetReader(XlsxWorkbook const& workbook, std::string place) : workbook_(workbook), place_(std::move(place)) {}

  std::int64_t row_number() const { return row_; }
  std::string place_of_row() const { return fmt::format("{} row {}", place_, row_); }
  // Cells of the row that is ready; those not in the file are "".
  std::vector<std::string> const& cells() const { return cells_; }
  std::size_t cell_count() const { return cell_count_; }  // up to the last one in the file that is not empty
  void take_row() { is_row_ready_ = false; }

  bool wants_pause() const override { return is_row_ready_; }

  base::Result<> start(std::string_view name, XmlAttributes const& attributes) override {
    if (name == "sheetData") {
      is_in_data_ = true;
    } else if (!is_in_data_) {
      return {};
    } else if (name == "row") {
      return start_row(attributes);
    } else if (name == "c") {
      return start_cell(attributes);
    } else if (name == "rPh") {
      is_in_reading_aid_ = true;
    } else {
      has_formula_ = has_formula_ || name == "f";
      is_in_value_ = name == "v" || (name == "t" && type_ == "inlineStr" && !is_in_reading_aid_);
    }
    return {};
  }

  base::Result<> text(std::string_view text) override {
    if (!is_in_value_) return {};
    if (value_.size() + text.size() > xlsx_cell_bytes_max) return cell_error("longer than 1 MiB");
    value_ += text;
    return {};
  }

  base::Result<> end(std::string_view name) override {
    is_in_value_ = false;
    if (name == "sheetData") {
      is_in_data_ = false;
    } else if (!is_in_data_) {
      return {};
    } else if (name == "rPh") {
      is_in_reading_aid_ = false;
    } else if (name == "c") {
      return end_cell();
    } else if (name == "row") {
      is_row_ready_ = cell_count_ > 0;
    }
    return {};
  }

 private:
  base::Error cell_error(std::string_view why) const {
    return base::invalid(fmt::format("{} cell {}{}: {}", place_, column_letters(column_), row_, why));
  }

  base::Result<> start_row(XmlAttributes const& attributes) {
    std::string_view const stated = attributes.of("r");
    std::int64_t const row = stated.empty() ? row_ + 1 : integer_of(stated).value_or(0);
    if (row <= row_ || row > sheet_rows_max)
      return base::invalid(
          fmt::format("{}: row `{}` after row {}; rows must rise up to {}", place_, stated, row_, sheet_rows_max));
    row_ = row;
    next_column_ = 0;
    for (std::size_t i = 0; i < cell_count_; ++i) cells_[i].clear();
    cell_count_ = 0;
    row_bytes_ = 0;
    return {};
  }

  base::Result<> start_cell(XmlAttributes const& attributes) {
    std::string_view const reference = attributes.of("r");
    std::optional<std::size_t> const column = reference.empty() ? next_column_ : column_of(reference);
    if (!column || *column < next_column_ || *column >= sheet_columns_max)
      return base::invalid(
          fmt::format("{} row {}: cell `{}` is out of order or no cell of a sheet", place_, row_, reference));
    column_ = *column;
    next_column_ = column_ + 1;
    type_ = attributes.of("t");
    std::string_view const style = attributes.of("s");
    auto const format = static_cast<std::size_t>(integer_of(style).value_or(0));
    format_ = format < workbook_.formats.size() ? workbook_.formats[format] : NumberFormat::plain;
    value_.clear();
    has_formula_ = false;
    return {};
  }

  base::Result<> end_cell() {
    if (value_.empty() && has_formula_ && type_ != "str")
      return cell_error("a formula without its result; open the file in a spreadsheet program and save it");
    if (value_.empty()) return {};
    if (cells_.size() <= column_) cells_.resize(column_ + 1);
    cells_[column_] = TRY(cell_text());
    row_bytes_ += cells_[column_].size();
    if (row_bytes_ > row_bytes_max)
      return cell_error(fmt::format("the row is longer than {} MiB", row_bytes_max >> 20));
    if (!cells_[column_].empty()) cell_count_ = column_ + 1;
    return {};
  }

  base::Result<std::string> cell_text() const {
    if (type_ == "s") {
      std::optional<std::int64_t> const index = integer_of(value_);
      if (!index || *index < 0 || static_cast<std::size_t>(*index) >= workbook_.strings.size())
        return cell_error(fmt::format("shared string {} does not exist; save the file again", value_));
      return std::string{workbook_.strings.at(static_cast<std::size_t>(*index))};
    }
    if (type_ == "inlineStr" || type_ == "str") return unescaped(value_);
    if (type_ == "b") return std::string{value_ == "1" || value_ == "true" ? "true" : "false"};
    if (type_ == "d") return value_.ends_with("T00:00:00") ? value_.substr(0, value_.find('T')) : value_;
    if (type_.empty() || type_ == "n") return text_of_serial(value_, format_, workbook_.is_1904_system);
    return value_;  // e: #DIV/0! and its like
  }

  XlsxWorkbook const& workbook_;
  std::string place_;
  bool is_in_data_ = false, is_in_value_ = false, is_in_reading_aid_ = false, is_row_ready_ = false;
  std::int64_t row_ = 0;
  std::size_t next_column_ = 0, column_ = 0;
  std::string type_, value_;
  bool has_formula_ = false;
  NumberFormat format_ = NumberFormat::plain;
  std::vector<std::string> cells_;
  std::size_t cell_count_ = 0, row_bytes_ = 0;
};

class XlsxRows final : public app::RowSource {
 public:
  explicit XlsxRows(ZipPackage package) : package_(std::move(package)) {}

  base::Result<> open(std::string const& sheet_name) {
    workbook_ = TRY(read_workbook(package_));
    XlsxSheet const* const sheet = TRY(choose(sheet_name));
    std::string const place = fmt::format("{}: sheet `{}`", package_.path(), sheet->name);
    reader_.emplace(workbook_, place);
    ZipPackage::Entry entry = TRY(package_.entry(sheet->part));
    stream_.emplace(std::move(entry), place, *reader_);
    while (TRY(stream_->run())) {
      reader_->take_row();
      views_.assign(reader_->cells().begin(),
                    reader_->cells().begin() + static_cast<std::ptrdiff_t>(reader_->cell_count()));
      if (!is_header(views_)) continue;
      header_ = TRY(read_header(views_, reader_->place_of_row()));
      return {};
    }
    return no_header(place);
  }

  std::vector<std::string> const& header() const override { return header_; }

  base::Result<bool> next(app::InputRow& row) override {
    if (error_) return *error_;
    base::Result<bool> result = advance(row);
    if (!result) error_ = result.error();
    return result;
  }

  std::optional<double> fraction_done() const override { return stream_->fraction_done(); }

 private:
  base::Result<XlsxSheet const*> choose(std::string const& name) const {
    std::vector<std::string_view> names;
    for (XlsxSheet const& sheet : workbook_.sheets) {
      if (name.empty() ? sheet.is_visible : sheet.name == name) return &sheet;
      names.push_back(sheet.name);
    }
    if (name.empty()) return base::invalid(fmt::format("{}: no visible sheet with a table", package_.path()));
    return base::not_found(
        fmt::format("{}: no sheet `{}`; the sheets are `{}`", package_.path(), name, fmt::join(names, "`, `")));
  }

  base::Result<bool> advance(app::InputRow& row) {
    while (TRY(stream_->run())) {
      reader_->take_row();
      std::vector<std::string> const& cells = reader_->cells();
      std::size_t const count = reader_->cell_count();
      bool blank = true;
      for (std::size_t i = 0; i < count && blank; ++i) blank = is_blank(cells[i]);
      if (blank) continue;
      row.line = reader_->row_number();
      fit_row(std::span<std::string const>{cells.data(), count}, header_.size(), row.cells);
      return true;
    }
    return false;
  }

  ZipPackage package_;
  XlsxWorkbook workbook_;
  std::optional<SheetReader> reader_;
  std::optional<XmlStream> stream_;
  std::vector<std::string> header_;
  std::vector<std::string_view> views_;
  std::optional<base::Error> error_;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSource>> open_xlsx_rows(std::string const& path, std::string const& sheet) {
  ZipPackage package = TRY(ZipPackage::open(path));
  auto rows = std::make_unique<XlsxRows>(std::move(package));
  TRY(rows->open(sheet));
  return std::unique_ptr<app::RowSource>{std::move(rows)};
}

}  // namespace feeds
