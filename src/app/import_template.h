// A workbook to fill in and bring back: the columns of a data set, with what belongs into each (DAT-04).
#pragma once

#include <string_view>

#include "app/context.h"
#include "park/common/pack.h"

namespace app {

// Words that the import reads in `chinese` or English; values that are chosen from a list have a drop-down.
Reports::Workbook import_template(park::Pack const& pack, std::string_view dataset, bool chinese);

}  // namespace app
