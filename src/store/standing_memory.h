// The lists of portfolios answered from memory (store/standing_table.h): made when a portfolio is first asked for, brought
// up to date by change numbers before each answer, within the snapshot that the rows of the page are then read from. Safe
// to share between threads.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/ports.h"
#include "store/row_query.h"
#include "store/sql.h"
#include "store/standing_table.h"

namespace store {

class StandingMemory {
 public:
  base::Result<app::PartyPage> page(Connection& connection, std::string_view portfolio_id,
                                    app::RowFilter const& filter);
  base::Result<std::vector<app::PartyRow>> all_rows(Connection& connection, std::string_view portfolio_id,
                                                    app::RowFilter const& filter);  // ignores page
  base::Result<app::RowFacets> facets(Connection& connection, std::string_view portfolio_id,
                                      app::RowFilter const& filter);

 private:
  enum class Part { page, all };
  base::Result<app::PartyPage> list(Connection& connection, std::string_view portfolio_id, app::RowFilter const& filter,
                                    Part part);
  struct Kept {
    std::mutex mutex;  // of what follows
    StandingTable table;
    std::int64_t change_number = 0;  // up to which it has looked
  };
  std::shared_ptr<Kept> kept_of(std::string_view portfolio_id);
  static base::Result<> catch_up(Connection& connection, std::string_view portfolio_id, Kept& kept);
  static base::Result<StandingTable::Mask> mask_of(Connection& connection, std::string_view portfolio_id,
                                                   app::RowFilter const& filter, StandingTable const& table);

  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Kept>, std::less<>> kept_;
};

}  // namespace store
