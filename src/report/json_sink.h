// A table as one JSON array of objects, keys = header names; numbers as numbers, empty cells left out.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"

namespace report {

base::Result<std::unique_ptr<app::RowSink>> json_sink(std::string path);

}  // namespace report
