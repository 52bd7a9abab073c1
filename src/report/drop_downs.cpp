#include "report/drop_downs.h"

#include <fmt/core.h>

namespace report {

constexpr std::string_view lists_sheet = "drop_downs";

std::string protected_text(std::string const& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const looks_escaped = text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_' &&
                               text.find_first_not_of("0123456789abcdefABCDEF", i + 2) == i + 6;
    result += looks_escaped ? std::string{"_x005F_"} : std::string(1, text[i]);
  }
  return result;
}

base::Result<DropDowns> DropDowns::on_hidden_sheet(lxw_workbook* book, lxw_format* format) {
  lxw_worksheet* const lists = workbook_add_worksheet(book, std::string{lists_sheet}.c_str());
  if (!lists) return base::invalid(fmt::format("`{}` is a name no other sheet of a workbook can have", lists_sheet));
  worksheet_hide(lists);
  return DropDowns{lists, format};
}

base::Result<> DropDowns::offer(dmn::Sheet::Choice const& choice, lxw_worksheet* tab) {
  auto const [found, is_new] = columns_.emplace(choice.values, static_cast<lxw_col_t>(columns_.size()));
  lxw_col_t const column = found->second;
  if (is_new)
    for (std::size_t i = 0; i < choice.values.size(); ++i)
      worksheet_write_string(lists_, static_cast<lxw_row_t>(i), column, protected_text(choice.values[i]).c_str(),
                             format_);
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

}  // namespace report
