// The filter of the portfolio page: its bounds, what it is sorted by, and the parts of it that are asked of the database.
// Names of columns come from fixed lists; everything a user wrote is a bound value.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/ports.h"
#include "base/result.h"
#include "store/sql.h"

namespace store {

// A column of standing.
struct RowSorting {
  std::string_view column;
  bool descending = false;
};
base::Result<RowSorting> sorting_of(std::string_view sort);

// The words that are to be searched in the texts of the store. Bounds: 32 words of search, 1,000 rows a page.
base::Result<std::vector<std::string>> check_filter(app::RowFilter const& filter);

// A statement that gives ids of parties.
struct IdQuery {
  std::string sql{};
  std::vector<std::variant<std::string, List>> values{};  // of ?1, ?2 …

  void bind_to(Statement& statement) const {
    for (auto const& value : values) std::visit([&statement](auto const& one) { statement.bind(one); }, value);
  }
};
// Those that a person reaches: nothing to reach gives none. REQUIRES: not all.
IdQuery reach_query(Connection const& connection, app::RowReach const& reach);
// Those in whose texts all words occur.
IdQuery search_query(std::string_view portfolio_id, std::vector<std::string> const& words);

}  // namespace store
