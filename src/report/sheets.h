// Sheets of decision tables as an XLSX workbook for office people: every cell is text, so that no spreadsheet turns `>= 10`
// or `1/2` into a formula or a day; the head is frozen, kinds of columns have colours, drop-downs offer what is allowed.
// Drop-downs take their values from a hidden sheet, which readers leave alone. Equal sheets give equal bytes.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "dmn/sheet.h"

namespace report {

// A file appears under its name only when complete. A text longer than the 32,767 characters a cell holds is an error that
// names sheet and cell. `created_at`: document property.
base::Result<> write_sheets(std::string path, std::vector<dmn::Sheet> const& sheets, base::Instant created_at = {});

}  // namespace report
