// A table as JSON objects, keys = header names; numbers as numbers, empty cells left out. Either one array, or JSON
// Lines: an object per line.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"

namespace report {

enum class JsonForm { array, lines };
base::Result<std::unique_ptr<app::RowSink>> json_sink(std::string path, JsonForm form = JsonForm::array);

}  // namespace report
