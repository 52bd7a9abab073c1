#include "report/sheets.h"

#include <fmt/core.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <utility>

#include "report/temporary_file.h"

namespace report {
namespace {

using Look = dmn::SheetCell::Look;

constexpr double width_min = 9, width_max = 42, width_padding = 2;  // in characters
constexpr std::string_view lists_sheet = "drop_downs";

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

// XLSX writes some characters as `_x000D_`; a text that looks like that is written so that it is read as it stands.
std::string protected_text(std::string const& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const looks_escaped = text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_' &&
                               text.find_first_not_of("0123456789abcdefABCDEF", i + 2) == i + 6;
    result += looks_escaped ? std::string{"_x005F_"} : std::string(1, text[i]);
  }
  return result;
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
    lists_ = workbook_add_worksheet(book_, std::string{lists_sheet}.c_str());
    if (!lists_) return base::invalid(fmt::format("`{}` is a name no decision can have in a workbook", lists_sheet));
    worksheet_hide(lists_);
    for (std::size_t i = 0; i < sheets.size(); ++i) TRY(write(sheets[i], tabs[i]));
    lxw_error const error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) return base::Error{base::ErrorCode::unavailable, lxw_strerror(error), {}};
    return {};
  }

 private:
  base::Result<> write(dmn::Sheet const& sheet, lxw_worksheet* tab) {
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
    for (auto const& choice : sheet.choices) TRY(offer(choice, tab));
    return {};
  }

  // The values go into a column of the hidden sheet; equal lists share one.
  base::Result<> offer(dmn::Sheet::Choice const& choice, lxw_worksheet* tab) {
    auto const [found, is_new] = list_columns_.emplace(choice.values, static_cast<lxw_col_t>(list_columns_.size()));
    lxw_col_t const column = found->second;
    if (is_new)
      for (std::size_t i = 0; i < choice.values.size(); ++i)
        worksheet_write_string(lists_, static_cast<lxw_row_t>(i), column, protected_text(choice.values[i]).c_str(),
                               format(Look::plain));
    std::string const cell = dmn::cell_name(0, column);
    std::string const letters = cell.substr(0, cell.size() - 1);
    std::string formula = fmt::format("={0}!${1}$1:${1}${2}", lists_sheet, letters, choice.values.size());
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = formula.data();
    validation.error_type = choice.only_these ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    if (!choice.only_these) validation.show_error = LXW_VALIDATION_OFF;  // tests such as not("A") are right as well
    auto const& area = choice.area;
    lxw_error const error = worksheet_data_validation_range(
        tab, static_cast<lxw_row_t>(area.first_row), static_cast<lxw_col_t>(area.first_column),
        static_cast<lxw_row_t>(area.last_row), static_cast<lxw_col_t>(area.last_column), &validation);
    if (error != LXW_NO_ERROR) return base::invalid(fmt::format("cannot write a drop-down: {}", lxw_strerror(error)));
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
  lxw_worksheet* lists_ = nullptr;
  std::map<Look, lxw_format*> formats_;
  std::map<std::vector<std::string>, lxw_col_t> list_columns_;
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
