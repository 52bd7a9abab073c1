// The filter of the portfolio page as SQL over the table `standing`. Names of columns and directions come from fixed lists;
// everything a user wrote is a bound value.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/ports.h"
#include "base/result.h"
#include "store/sql.h"

namespace store {

struct RowQuery {
  std::string where;                                      // `portfolio_id = ?1 AND …`
  std::vector<std::variant<std::string, List>> values{};  // of ?1, ?2 …
  std::string order{};                                    // `ORDER BY …`

  void bind_to(Statement& statement) const {
    for (auto const& value : values) std::visit([&statement](auto const& one) { statement.bind(one); }, value);
  }
};

// Bounds: 32 words of search, 1,000 rows a page.
base::Result<RowQuery> row_query(Connection const& connection, std::string_view portfolio_id,
                                 app::RowFilter const& filter);

}  // namespace store
