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

// The cells of a row as wide as the header: missing ones are "", those beyond it stay as far as the last that is not blank.
template <class Cell>
void fit_row(std::span<Cell const> cells, std::size_t header_size, std::vector<std::string>& row) {
  std::size_t width = cells.size();
  while (width > header_size && is_blank(cells[width - 1])) --width;
  row.resize(width > header_size ? width : header_size);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i < cells.size())
      row[i] = cells[i];
    else
      row[i].clear();
  }
}

// 0 -> A, 25 -> Z, 26 -> AA: the letters a spreadsheet shows.
std::string column_letters(std::size_t column);

}  // namespace feeds
