// One sheet of an XLSX file as a stream of rows. Internal to the module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/xlsx_workbook.h"
#include "feeds/xml_stream.h"

namespace feeds {

enum class XlsxKind { text, number, boolean, date, date_time, time, error };

// Rows and columns from 0; both ends belong to it.
struct XlsxArea {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

// Collects one row of `sheetData` at a time and pauses after it; behind the rows stand the merged cells.
class XlsxSheetReader final : public XmlHandler {
 public:
  // `place` opens messages.
  XlsxSheetReader(XlsxWorkbook const& workbook, std::string place) : workbook_(workbook), place_(std::move(place)) {}

  std::int64_t row_number() const { return row_; }  // as a spreadsheet counts
  std::string place_of_row() const;
  // Cells of the row that is ready; those not in the file are "".
  std::vector<std::string> const& cells() const { return cells_; }
  XlsxKind kind(std::size_t column) const { return kinds_[column]; }
  std::size_t cell_count() const { return cell_count_; }  // up to the last one in the file that is not empty
  void take_row() { is_row_ready_ = false; }
  std::vector<XlsxArea> const& merged() const { return merged_; }

  bool wants_pause() const override { return is_row_ready_; }
  base::Result<> start(std::string_view name, XmlAttributes const& attributes) override;
  base::Result<> text(std::string_view text) override;
  base::Result<> end(std::string_view name) override;

 private:
  base::Error cell_error(std::string_view why) const;
  base::Result<> start_row(XmlAttributes const& attributes);
  base::Result<> start_cell(XmlAttributes const& attributes);
  base::Result<> end_cell();
  base::Result<std::string> cell_text(XlsxKind& kind) const;
  base::Result<> merged_cell(std::string_view reference);

  XlsxWorkbook const& workbook_;
  std::string place_;
  bool is_in_data_ = false, is_in_value_ = false, is_in_reading_aid_ = false, is_row_ready_ = false;
  std::int64_t row_ = 0;
  std::size_t next_column_ = 0, column_ = 0;
  std::string type_, value_;
  bool has_formula_ = false;
  NumberFormat format_ = NumberFormat::plain;
  std::vector<std::string> cells_;
  std::vector<XlsxKind> kinds_;  // as long as cells_
  std::size_t cell_count_ = 0, row_bytes_ = 0;
  std::vector<XlsxArea> merged_;
};

}  // namespace feeds
