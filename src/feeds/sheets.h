// Whole workbooks of decision tables: every visible sheet of an XLSX file as cells, with what each cell is and which are
// merged. Bounded in cells and bytes; what a file is, its bytes tell.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "dmn/sheet.h"

namespace feeds {

inline constexpr std::size_t sheets_cells_max = 4'000'000;
inline constexpr std::size_t sheets_bytes_max = 256 << 20;

base::Result<std::vector<dmn::Sheet>> read_sheets(std::string const& path);

}  // namespace feeds
