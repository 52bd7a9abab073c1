// CSV files as rows: see feeds/rows.h.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"
#include "base/result.h"

namespace feeds {

base::Result<std::unique_ptr<app::RowSource>> open_csv_rows(std::string const& path);

}  // namespace feeds
