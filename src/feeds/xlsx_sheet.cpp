#include "feeds/xlsx_sheet.h"

#include <fmt/core.h>

#include <charconv>
#include <optional>

#include "feeds/header.h"

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

constexpr std::size_t merged_max = 100'000;

// `B7` -> row 6, column 1.
struct Corner {
  std::size_t row = 0, column = 0;
};
std::optional<Corner> corner_of(std::string_view reference) {
  auto const column = column_of(reference);
  std::size_t const digits = std::min(reference.find_first_of("0123456789"), reference.size());
  auto const row = integer_of(reference.substr(digits));
  if (!column || !row || *row < 1 || *row > sheet_rows_max) return std::nullopt;
  return Corner{static_cast<std::size_t>(*row - 1), *column};
}

}  // namespace

std::string XlsxSheetReader::place_of_row() const { return fmt::format("{} row {}", place_, row_); }

base::Result<> XlsxSheetReader::start(std::string_view name, XmlAttributes const& attributes) {
  if (name == "sheetData") {
    is_in_data_ = true;
  } else if (!is_in_data_) {
    return name == "mergeCell" ? merged_cell(attributes.of("ref")) : base::Result<>{};
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

base::Result<> XlsxSheetReader::text(std::string_view text) {
  if (!is_in_value_) return {};
  if (value_.size() + text.size() > xlsx_cell_bytes_max) return cell_error("longer than 1 MiB");
  value_ += text;
  return {};
}

base::Result<> XlsxSheetReader::end(std::string_view name) {
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

base::Error XlsxSheetReader::cell_error(std::string_view why) const {
  return base::invalid(fmt::format("{} cell {}{}: {}", place_, column_letters(column_), row_, why));
}

base::Result<> XlsxSheetReader::start_row(XmlAttributes const& attributes) {
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

base::Result<> XlsxSheetReader::start_cell(XmlAttributes const& attributes) {
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

base::Result<> XlsxSheetReader::end_cell() {
  if (value_.empty() && has_formula_ && type_ != "str")
    return cell_error("a formula without its result; open the file in a spreadsheet program and save it");
  if (value_.empty()) return {};
  if (cells_.size() <= column_) {
    cells_.resize(column_ + 1);
    kinds_.resize(column_ + 1);
  }
  cells_[column_] = TRY(cell_text(kinds_[column_]));
  row_bytes_ += cells_[column_].size();
  if (row_bytes_ > row_bytes_max) return cell_error(fmt::format("the row is longer than {} MiB", row_bytes_max >> 20));
  if (!cells_[column_].empty()) cell_count_ = column_ + 1;
  return {};
}

base::Result<std::string> XlsxSheetReader::cell_text(XlsxKind& kind) const {
  kind = XlsxKind::text;
  if (type_ == "s") {
    std::optional<std::int64_t> const index = integer_of(value_);
    if (!index || *index < 0 || static_cast<std::size_t>(*index) >= workbook_.strings.size())
      return cell_error(fmt::format("shared string {} does not exist; save the file again", value_));
    return std::string{workbook_.strings.at(static_cast<std::size_t>(*index))};
  }
  if (type_ == "inlineStr" || type_ == "str") return unescaped(value_);
  if (type_ == "b") {
    kind = XlsxKind::boolean;
    return std::string{value_ == "1" || value_ == "true" ? "true" : "false"};
  }
  if (type_ == "d") {
    bool const is_day = value_.ends_with("T00:00:00");
    kind = is_day || value_.find('T') == std::string::npos ? XlsxKind::date : XlsxKind::date_time;
    return is_day ? value_.substr(0, value_.find('T')) : value_;
  }
  if (type_.empty() || type_ == "n") {
    std::string text = text_of_serial(value_, format_, workbook_.is_1904_system);
    kind = XlsxKind::number;
    if (text == value_) return text;
    if (format_ == NumberFormat::time) kind = XlsxKind::time;
    if (format_ == NumberFormat::date || format_ == NumberFormat::date_time)
      kind = text.find('T') == std::string::npos ? XlsxKind::date : XlsxKind::date_time;
    return text;
  }
  kind = XlsxKind::error;  // #DIV/0! and its like
  return value_;
}

base::Result<> XlsxSheetReader::merged_cell(std::string_view reference) {
  std::size_t const colon = reference.find(':');
  auto const first = corner_of(reference.substr(0, colon));
  auto const last = colon == std::string_view::npos ? first : corner_of(reference.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column)
    return base::invalid(fmt::format("{}: merged cells `{}` are no area of a sheet", place_, reference));
  if (merged_.size() == merged_max)
    return base::invalid(fmt::format("{}: more than {} areas of merged cells", place_, merged_max));
  merged_.push_back({first->row, first->column, last->row, last->column});
  return {};
}

}  // namespace feeds
