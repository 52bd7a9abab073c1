#include "report/sheets.h"

#include <fmt/core.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <utility>

#include "report/drop_downs.h"
#include "report/temporary_file.h"

namespace report {
namespace {

using Look = dmn::SheetCell::Look;

constexpr double width_min = 9, width_max = 42, width_padding = 2;  // in characters

double width_of(std::string_view utf_8) {
  double widest = 0, width = 0;
  for (char const c : utf_8) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '\n') width = 0;
    if ((byte & 0xC0) != 0x80) width += byte >= 0xE1 ? 2 : 1;
    widest = std::max(widest, width);
  }
  return widest;
}

class Workbook {
 public:
  Workbook(std::string const& path, base::Instant created_at) : book_(workbook_new(path.c_str())) {
    if (!book_) return;
    lxw_doc_properties properties{};
    properties.created = std::max<time_t>(1, created_at.milliseconds() / 1000);  // 0 would mean now
    workbook_set_properties(book_, &properties);
  }
  ~Workbook() {
    if (book_) workbook_close(book_);  // the library frees only here
  }
  Workbook(Workbook const&) = delete;
  Workbook& operator=(Workbook const&) = delete;
  bool is_open() const { return book_ != nullptr; }

  base::Result<> write(std::vector<dmn::Sheet> const& sheets) {
    std::vector<lxw_worksheet*> tabs;
    for (auto const& sheet : sheets) {
      lxw_worksheet* const tab = workbook_add_worksheet(book_, sheet.name.c_str());
      if (!tab) return base::invalid(fmt::format("`{}` is not a name a sheet can have", sheet.name));
      tabs.push_back(tab);
    }
    DropDowns drop_downs = TRY(DropDowns::on_hidden_sheet(book_, format(Look::plain)));
    for (std::size_t i = 0; i < sheets.size(); ++i) TRY(write(sheets[i], tabs[i], drop_downs));
    lxw_error const error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) return base::Error{base::ErrorCode::unavailable, lxw_strerror(error), {}};
    return {};
  }

 private:
  base::Result<> write(dmn::Sheet const& sheet, lxw_worksheet* tab, DropDowns& drop_downs) {
    std::vector<double> widths;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        auto const& cell = sheet.rows[row][column];
        lxw_error const error =
            cell.text.empty() ? worksheet_write_blank(tab, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                                      format(cell.look))
                              : worksheet_write_string(tab, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                                       protected_text(cell.text).c_str(), format(cell.look));
        if (error != LXW_NO_ERROR) return problem_of(error, sheet.name, row, column);
        if (widths.size() <= column) widths.resize(column + 1, 0);
        if (cell.look != Look::title) widths[column] = std::max(widths[column], width_of(cell.text));
      }
    }
    // The format of the columns: cells added by hand are text too.
    for (std::size_t column = 0; column < widths.size(); ++column)
      worksheet_set_column(tab, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                           std::clamp(widths[column] + width_padding, width_min, width_max), format(Look::plain));
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    for (std::size_t const row : sheet.hidden_rows)
      worksheet_set_row_opt(tab, static_cast<lxw_row_t>(row), LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    worksheet_freeze_panes(tab, static_cast<lxw_row_t>(sheet.frozen_rows),
                           static_cast<lxw_col_t>(sheet.frozen_columns));
    for (auto const& note : sheet.notes)
      worksheet_write_comment(tab, static_cast<lxw_row_t>(note.row), static_cast<lxw_col_t>(note.column),
                              note.text.c_str());
    for (auto const& choice : sheet.choices) TRY(drop_downs.offer(choice, tab));
    return {};
  }

  lxw_format* format(Look look) {
    lxw_format*& made = formats_[look];
    if (made) return made;
    made = workbook_add_format(book_);
    format_set_num_format(made, "@");
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (look != Look::title) format_set_text_wrap(made);
    auto const fill = [&](lxw_color_t colour) {
      format_set_bg_color(made, colour);
      format_set_bold(made);
      format_set_bottom(made, LXW_BORDER_THIN);
    };
    switch (look) {
      case Look::plain: break;
      case Look::title:
        format_set_bold(made);
        format_set_font_size(made, 14);
        break;
      case Look::heading: fill(0xEDEDED); break;
      case Look::condition: fill(0xDCE9F7); break;
      case Look::result: fill(0xDFF0D8); break;
      case Look::annotation: fill(0xF5EFD9); break;
      case Look::technical: format_set_font_color(made, 0x9A9A9A); break;
    }
    return made;
  }

  static base::Error problem_of(lxw_error error, std::string const& sheet, std::size_t row, std::size_t column) {
    return base::invalid(fmt::format("sheet `{}` cell {}: {}", sheet, dmn::cell_name(row, column),
                                     error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
                                         ? "the text is longer than the 32767 characters a cell holds"
                                         : lxw_strerror(error)));
  }

  lxw_workbook* book_;
  std::map<Look, lxw_format*> formats_;
};

}  // namespace

base::Result<> write_sheets(std::string path, std::vector<dmn::Sheet> const& sheets, base::Instant created_at) {
  TemporaryFile place = TRY(TemporaryFile::beside(std::move(path)));
  Workbook workbook{place.path(), created_at};
  if (!workbook.is_open()) return cannot_write(place.final_path());
  auto const written = workbook.write(sheets);
  if (!written) {
    base::Error error = written.error();
    error.message = fmt::format("cannot write `{}`: {}", place.final_path(), error.message);
    return error;
  }
  return place.move_into_place();
}

}  // namespace report
