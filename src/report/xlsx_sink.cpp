#include <fmt/core.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/decimal.h"
#include "base/text.h"
#include "report/drop_downs.h"
#include "report/tables.h"
#include "report/temporary_file.h"

namespace report {
namespace {

constexpr lxw_row_t sheet_rows_max = LXW_ROW_MAX;  // 1,048,576 with the header
constexpr int exact_digits_of_a_double = 15;

// Columns as wide as their text, Chinese characters counting two, within what stays readable.
constexpr double column_width_min = 8, column_width_max = 60, column_padding = 2;
double line_width(std::string_view utf_8) {
  double width = 0;
  for (char const c : utf_8) {
    auto const byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) width += byte >= 0xE1 ? 2 : 1;
  }
  return width;
}

// A tab's name holds at most 31 characters and none of these.
std::string sheet_name(std::string_view wanted, int number) {
  std::string const suffix = number == 1 ? "" : fmt::format(" ({})", number);
  std::size_t const room = 31 - suffix.size();
  std::string name;
  std::size_t characters = 0;
  for (char const c : wanted) {
    bool const starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts_character && characters++ == room) break;
    name += std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos ? c : ' ';
  }
  return (name.empty() ? "1" : name) + suffix;
}

bool is_exact_as_double(base::Decimal number) {
  return !number.is_integer() || number.to_string().size() <= exact_digits_of_a_double + (number.is_negative() ? 1 : 0);
}

class XlsxSink final : public app::RowSink {
 public:
  XlsxSink(TemporaryFile place, TableOptions options) : place_(std::move(place)), options_(std::move(options)) {
    lxw_workbook_options settings{};
    settings.constant_memory = options_.guides.empty() ? LXW_TRUE : LXW_FALSE;  // notes and drop-downs come last
    workbook_ = workbook_new_opt(place_.path().c_str(), &settings);
    if (!workbook_) return;
    lxw_doc_properties properties{};
    properties.title = options_.title.data();
    properties.created = std::max<time_t>(1, options_.created_at.milliseconds() / 1000);  // 0 would mean now
    if (!options_.watermark.empty()) properties.comments = options_.watermark.data();
    workbook_set_properties(workbook_, &properties);
    make_formats();
  }
  ~XlsxSink() override {
    if (workbook_) workbook_close(workbook_);  // the library frees only here; the temporary file goes away after
  }
  XlsxSink(XlsxSink const&) = delete;
  XlsxSink& operator=(XlsxSink const&) = delete;

  bool is_open() const { return workbook_ != nullptr; }

  base::Result<> header(std::vector<std::string> const& names) override {
    names_ = names;
    return start_sheet();
  }

  base::Result<> row(std::vector<app::OutputCell> const& cells) override {
    if (!sheet_ || next_row_ >= sheet_rows_max - (options_.watermark.empty() ? 0 : 2)) TRY(start_sheet());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].text.empty()) continue;
      lxw_error const error = write(static_cast<lxw_col_t>(i), cells[i]);
      if (error != LXW_NO_ERROR) return problem_of(error, i);
      widen(i, cells[i].text);
    }
    ++next_row_;
    return {};
  }

  base::Result<> finish() override {
    if (!sheet_) TRY(start_sheet());
    end_sheet();
    TRY(guide());
    lxw_error const error = workbook_close(std::exchange(workbook_, nullptr));
    if (error != LXW_NO_ERROR)
      return base::Error{base::ErrorCode::unavailable,
                         fmt::format("cannot write `{}`: {}", place_.final_path(), lxw_strerror(error)),
                         {}};
    return place_.move_into_place();
  }

 private:
  void make_formats() {
    heading_ = workbook_add_format(workbook_);
    format_set_bold(heading_);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    format_set_bg_color(heading_, 0xE8EEF4);
    format_set_align(heading_, LXW_ALIGN_VERTICAL_CENTER);
    auto const with = [this](char const* number_format) {
      lxw_format* format = workbook_add_format(workbook_);
      format_set_num_format(format, number_format);
      return format;
    };
    percent_ = with("0.00%");
    money_ = with("#,##0.00");
    date_ = with("yyyy-mm-dd");
    text_ = with("@");
  }

  base::Result<> start_sheet() {
    if (sheet_) end_sheet();
    sheet_ = workbook_add_worksheet(workbook_, sheet_name(options_.sheet, ++sheet_count_).c_str());
    if (!sheet_)
      return base::invalid(fmt::format("`{}` is not a name a sheet can have; choose another", options_.sheet));
    worksheet_freeze_panes(sheet_, 1, 0);
    mark_pages();
    widths_.assign(names_.size(), 0);
    next_row_ = 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      lxw_error const error = worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(i), names_[i].c_str(), heading_);
      if (error != LXW_NO_ERROR) return problem_of(error, i);
      widen(i, names_[i]);
    }
    next_row_ = 1;
    return {};
  }

  base::Result<> guide() {
    if (options_.guides.empty()) return {};
    DropDowns drop_downs = TRY(DropDowns::on_hidden_sheet(workbook_, text_));
    for (std::size_t i = 0; i < std::min(options_.guides.size(), names_.size()); ++i) {
      app::ColumnGuide const& one = options_.guides[i];
      if (!one.note.empty()) TRY(note(i, one.note));
      if (!one.choices.empty()) TRY(drop_downs.offer({{1, i, sheet_rows_max - 1, i}, one.choices, true}, sheet_));
    }
    return {};
  }

  base::Result<> note(std::size_t column, std::string const& text) {
    lxw_comment_options look{};
    look.x_scale = look.y_scale = 2;  // not cut off
    lxw_error const error = worksheet_write_comment_opt(sheet_, 0, static_cast<lxw_col_t>(column), text.c_str(), &look);
    if (error != LXW_NO_ERROR) return problem_of(error, column);
    return {};
  }

  // `&` begins an instruction in what is printed on pages, where 255 bytes are the most.
  void mark_pages() {
    if (options_.watermark.empty()) return;
    std::string text = "&C";
    for (char const c : options_.watermark) text += c == '&' ? std::string{"&&"} : std::string(1, c);
    text.resize(std::min<std::size_t>(text.size(), 250));  // not policy: of the format
    while (!base::is_valid_utf_8(text)) text.pop_back();
    worksheet_set_header(sheet_, text.c_str());
    worksheet_set_footer(sheet_, text.c_str());
  }

  void end_sheet() {
    if (!options_.watermark.empty())  // apart from the rows, which the filter ends before
      worksheet_write_string(sheet_, next_row_ + 1, 0, options_.watermark.c_str(), text_);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      double const width = std::clamp(widths_[i] + column_padding, column_width_min, column_width_max);
      bool const is_text = i < options_.guides.size() && options_.guides[i].is_text;
      worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width,
                           is_text ? text_ : nullptr);
    }
    if (!names_.empty())
      worksheet_autofilter(sheet_, 0, 0, std::max<lxw_row_t>(1, next_row_) - 1,
                           static_cast<lxw_col_t>(names_.size() - 1));
  }

  lxw_error write(lxw_col_t column, app::OutputCell const& cell) {
    using Kind = app::OutputCell::Kind;
    switch (cell.kind) {
      case Kind::text: break;
      case Kind::number: return write_number(column, cell.text, nullptr);
      case Kind::percent: return write_number(column, cell.text, percent_);
      case Kind::money: return write_number(column, cell.text, money_);
      case Kind::date: return write_date(column, cell.text);
    }
    return write_text(column, cell.text);
  }
  lxw_error write_text(lxw_col_t column, std::string const& text) {
    return worksheet_write_string(sheet_, next_row_, column, text.c_str(), text_);
  }
  lxw_error write_number(lxw_col_t column, std::string const& text, lxw_format* format) {
    auto const number = base::Decimal::parse(text);
    if (!number || !is_exact_as_double(*number)) return write_text(column, text);
    return worksheet_write_number(sheet_, next_row_, column, number->to_double(), format);
  }
  lxw_error write_date(lxw_col_t column, std::string const& text) {
    auto const date = base::Date::parse(text);
    if (!date || date->year() < 1901)
      return write_text(column, text);  // spreadsheets begin in 1900, with a day too many
    lxw_datetime value{};
    value.year = date->year();
    value.month = date->month();
    value.day = date->day();
    return worksheet_write_datetime(sheet_, next_row_, column, &value, date_);
  }

  void widen(std::size_t column, std::string_view text) {
    if (column >= widths_.size()) widths_.resize(column + 1, 0);
    widths_[column] = std::max(widths_[column], line_width(text));
  }

  base::Error problem_of(lxw_error error, std::size_t column) const {
    std::string const name = column < names_.size() ? names_[column] : fmt::format("{}", column + 1);
    std::string const why = error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
                                ? "the text is longer than the 32767 characters a cell holds; write CSV instead"
                                : lxw_strerror(error);
    return base::invalid(
        fmt::format("cannot write row {}, column `{}` of `{}`: {}", next_row_ + 1, name, place_.final_path(), why));
  }

  TemporaryFile place_;
  TableOptions options_;
  lxw_workbook* workbook_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *heading_ = nullptr, *percent_ = nullptr, *money_ = nullptr, *date_ = nullptr, *text_ = nullptr;
  int sheet_count_ = 0;
  lxw_row_t next_row_ = 0;
  std::vector<std::string> names_;
  std::vector<double> widths_;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSink>> xlsx_sink(std::string path, TableOptions options) {
  TemporaryFile place = TRY(TemporaryFile::beside(std::move(path)));
  std::string const final_path = place.final_path();
  auto sink = std::make_unique<XlsxSink>(std::move(place), std::move(options));
  if (!sink->is_open()) return cannot_write(final_path);
  return std::unique_ptr<app::RowSink>{std::move(sink)};
}

base::Result<std::string> xlsx_bytes(std::vector<std::string> const& header,
                                     std::vector<std::vector<app::OutputCell>> const& rows,
                                     TableOptions const& options) {
  std::error_code problem;
  auto const folder = std::filesystem::temp_directory_path(problem);
  if (problem)
    return base::Error{base::ErrorCode::unavailable, "no folder for temporary files: " + problem.message(), {}};
  TemporaryFile const place = TRY(TemporaryFile::beside((folder / "yingzhou-download").string()));
  {
    std::unique_ptr<app::RowSink> const sink = TRY(xlsx_sink(place.path(), options));
    TRY(sink->header(header));
    for (auto const& row : rows) TRY(sink->row(row));
    TRY(sink->finish());
  }
  std::ifstream file{place.path(), std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (!file.good() && !file.eof()) return cannot_write(place.path());
  return bytes;
}

base::Result<ErrorWorkbook> error_workbook(std::string path, std::string_view locale, base::Instant created_at) {
  bool const chinese = locale != "en";
  TableOptions options{.sheet = chinese ? "未采用的行" : "Rejected rows",
                       .title = chinese ? "未采用的输入行及修改办法" : "Rejected input rows and how to mend them",
                       .created_at = created_at};
  std::unique_ptr<app::RowSink> sink = TRY(xlsx_sink(std::move(path), std::move(options)));
  if (chinese) {
    TRY(sink->header({"行号", "列", "原值", "原因", "修改办法"}));
  } else {
    TRY(sink->header({"Row", "Column", "Value", "Reason", "How to mend"}));
  }
  return ErrorWorkbook{std::move(sink), locale};
}

base::Result<> ErrorWorkbook::add(RejectedCell const& cell) {
  auto const in_language = [this](park::Label const& label) {
    std::string const& wanted = chinese_ ? label.zh : label.en;
    return wanted.empty() ? (chinese_ ? label.en : label.zh) : wanted;
  };
  using Kind = app::OutputCell::Kind;
  ++count_;
  return sink_->row({{Kind::number, std::to_string(cell.row)},
                     {Kind::text, cell.column},
                     {Kind::text, cell.value},
                     {Kind::text, in_language(cell.reason)},
                     {Kind::text, in_language(cell.mend)}});
}

}  // namespace report
