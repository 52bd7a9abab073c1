#include "feeds/xlsx_rows.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <optional>

#include "feeds/header.h"
#include "feeds/xlsx_sheet.h"
#include "feeds/zip_package.h"

namespace feeds {
namespace {

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
  std::optional<XlsxSheetReader> reader_;
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
