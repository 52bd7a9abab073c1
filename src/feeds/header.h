// The header rule shared by every kind of table: see feeds/rows.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace feeds {

bool is_blank(std::string_view cell);
std::size_t filled_cells(std::span<std::string_view const> cells);
bool is_header(std::span<std::string_view const> cells);

// The names of a header row, without the unnamed columns behind the last name. `place` opens messages: `firms.csv:3`.
base::Result<std::vector<std::string>> read_header(std::span<std::string_view const> cells, std::string_view place);
base::Error no_header(std::string_view path);

// 0 -> A, 25 -> Z, 26 -> AA: the letters a spreadsheet shows.
std::string column_letters(std::size_t column);

}  // namespace feeds
