// A table that came over the network in parts.
//  - Its bytes go into a file of their own, which goes when the source does.
//  - Heads of two rows, as offices make them with merged cells, become one: a name below takes the place of the group's name
//    above it; where two groups have the same name below, both names are put together.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/ports.h"
#include "base/result.h"

namespace feeds {

// The next part, or none at the end.
using NextPart = std::function<base::Result<std::optional<std::string>>()>;
base::Result<std::unique_ptr<app::RowSource>> open_received(NextPart const& next_part);

// `rows` with its head of one or two rows made one.
base::Result<std::unique_ptr<app::RowSource>> join_head(std::unique_ptr<app::RowSource> rows);

}  // namespace feeds
