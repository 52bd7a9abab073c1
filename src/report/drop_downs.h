// Drop-downs of a workbook. What they offer stands on a hidden sheet, which readers leave alone: a list written into the
// rule itself could hold 255 characters only.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "dmn/sheet.h"

namespace report {

// XLSX writes some characters as `_x000D_`; a text that looks like that is written so that it is read as it stands.
std::string protected_text(std::string const& text);

class DropDowns {
 public:
  // After the sheets they are for. `format`: of the cells that hold what is offered.
  static base::Result<DropDowns> on_hidden_sheet(lxw_workbook* book, lxw_format* format);
  base::Result<> offer(dmn::Sheet::Choice const& choice, lxw_worksheet* tab);

 private:
  DropDowns(lxw_worksheet* lists, lxw_format* format) : lists_(lists), format_(format) {}
  lxw_worksheet* lists_;
  lxw_format* format_;
  std::map<std::vector<std::string>, lxw_col_t> columns_;  // equal lists share one
};

}  // namespace report
