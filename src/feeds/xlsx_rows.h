// Sheets of XLSX files as rows: see feeds/rows.h.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"
#include "base/result.h"

namespace feeds {

// `sheet` "" = the first visible one.
base::Result<std::unique_ptr<app::RowSource>> open_xlsx_rows(std::string const& path, std::string const& sheet);

}  // namespace feeds
