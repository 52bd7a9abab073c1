#include "feeds/header.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "base/text.h"

namespace feeds {

namespace {

base::Error two_of_a_name(std::string_view place, std::string const& one, std::string const& other,
                          std::string_view name) {
  return {base::ErrorCode::invalid,
          fmt::format("{}: columns {} and {} are both named `{}`; rename one of them", place, one, other, name),
          {},
          fmt::format("{}: {} 列和 {} 列都叫“{}”；请给其中一列改名", place, one, other, name)};
}

}  // namespace

bool is_blank(std::string_view cell) { return base::trimmed(cell).empty(); }

std::size_t filled_cells(std::span<std::string_view const> cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](auto cell) { return !is_blank(cell); }));
}

bool is_header(std::span<std::string_view const> cells) { return filled_cells(cells) >= 2; }

base::Result<std::vector<std::string>> read_header(std::span<std::string_view const> cells, std::string_view place) {
  std::vector<std::string> names;
  std::map<std::string, std::size_t, std::less<>> column_of;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    std::string name = base::trimmed(cells[column]);
    if (!name.empty()) {
      auto const [first, is_new] = column_of.try_emplace(name, column);
      if (!is_new) return two_of_a_name(place, column_letters(first->second), column_letters(column), name);
    }
    names.push_back(std::move(name));
  }
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

base::Error no_header(std::string_view path) {
  return {base::ErrorCode::invalid,
          fmt::format("{}: no header; expected a row with at least two column names", path),
          {},
          fmt::format("{}: 没有表头；需要一行至少有两个列名", path)};
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

}  // namespace feeds
