// The reads of app::Store over one connection, each a consistent snapshot.
#pragma once

#include <span>

#include "app/ports.h"
#include "store/sql.h"

namespace store {

base::Result<std::vector<app::Portfolio>> read_portfolios(Connection& connection);
base::Result<int> count_parties(Connection& connection, std::string_view portfolio_id);
base::Result<std::vector<app::SourceArrivals>> read_arrivals(Connection& connection, std::string_view portfolio_id,
                                                             base::Date as_of);
base::Result<std::vector<app::PartyKey>> find_parties(Connection& connection, std::string_view portfolio_id,
                                                      std::vector<std::string> const& usccs,
                                                      std::vector<std::string> const& name_keys);
enum class Sight { what_is_shown, everything };  // everything: what hidden batches brought as well
base::Result<app::Party> read_party(Connection& connection, std::string_view party_id,
                                    Sight sight = Sight::what_is_shown);
base::Result<park::Dossier> read_dossier(Connection& connection, std::string_view party_id);
base::Result<> visit_dossiers(Connection& connection, std::string_view portfolio_id, int every,
                              std::function<base::Result<>(park::Dossier&&)> const& visit);
// A row of a list: a party, and the decision that stands.
struct Standing {
  std::string party_id;
  std::optional<std::int64_t> decision_number;
};
// In their order. REQUIRES: a ReadTransaction, in which they were found.
base::Result<std::vector<app::PartyRow>> read_standing_rows(Connection& connection, std::span<Standing const> chosen);
base::Result<std::optional<app::StoredDecision>> read_latest_decision(Connection& connection, std::string_view party_id,
                                                                      std::optional<base::Date> as_of);
base::Result<std::vector<app::StoredDecision>> read_decisions(Connection& connection, std::string_view party_id);
base::Result<std::vector<app::Event>> read_events(Connection& connection, std::string_view party_id,
                                                  std::int64_t after_sequence, int limit);
base::Result<std::vector<app::SavedView>> read_views(Connection& connection, std::string_view portfolio_id);

}  // namespace store
