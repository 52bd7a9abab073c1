#include "feeds/sheets.h"

#include <fmt/core.h>

#include "feeds/xlsx_sheet.h"
#include "feeds/zip_package.h"

namespace feeds {
namespace {

using Kind = dmn::SheetCell::Kind;

Kind kind_of(XlsxKind kind) {
  switch (kind) {
    case XlsxKind::text: return Kind::text;
    case XlsxKind::number: return Kind::number;
    case XlsxKind::boolean: return Kind::boolean;
    case XlsxKind::date: return Kind::date;
    case XlsxKind::date_time: return Kind::date_time;
    case XlsxKind::time: return Kind::time;
    case XlsxKind::error: return Kind::error;
  }
  return Kind::text;
}

struct Budget {
  std::size_t cells = sheets_cells_max, bytes = sheets_bytes_max;
};

base::Result<dmn::Sheet> read_sheet(ZipPackage& package, XlsxWorkbook const& workbook, XlsxSheet const& described,
                                    Budget& budget) {
  std::string const place = fmt::format("{}: sheet `{}`", package.path(), described.name);
  XlsxSheetReader reader{workbook, place};
  ZipPackage::Entry entry = TRY(package.entry(described.part));
  XmlStream stream{std::move(entry), place, reader};
  dmn::Sheet sheet;
  sheet.name = described.name;
  while (TRY(stream.run())) {
    reader.take_row();
    auto const index = static_cast<std::size_t>(reader.row_number() - 1);
    std::size_t const needed = index + 1 - sheet.rows.size() + reader.cell_count();
    if (needed > budget.cells)
      return base::invalid(fmt::format("{}: the workbook has more than {} cells", place, sheets_cells_max));
    budget.cells -= needed;
    sheet.rows.resize(index + 1);
    auto& row = sheet.rows.back();
    row.resize(reader.cell_count());
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::string const& text = reader.cells()[column];
      if (text.size() > budget.bytes)
        return base::invalid(
            fmt::format("{}: the workbook holds more than {} MiB of text", place, sheets_bytes_max >> 20));
      budget.bytes -= text.size();
      row[column].text = text;
      if (!text.empty()) row[column].kind = kind_of(reader.kind(column));
    }
  }
  for (XlsxArea const& area : reader.merged())
    sheet.merged.push_back({area.first_row, area.first_column, area.last_row, area.last_column});
  return sheet;
}

}  // namespace

base::Result<std::vector<dmn::Sheet>> read_sheets(std::string const& path) {
  ZipPackage package = TRY(ZipPackage::open(path));
  XlsxWorkbook const workbook = TRY(read_workbook(package));
  std::vector<dmn::Sheet> sheets;
  Budget budget;
  for (XlsxSheet const& described : workbook.sheets)
    if (described.is_visible) sheets.push_back(TRY(read_sheet(package, workbook, described, budget)));
  return sheets;
}

}  // namespace feeds
