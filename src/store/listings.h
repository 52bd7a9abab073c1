// What parties are found by, and what files that were merged into them add.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "store/sql.h"

namespace store {

base::Result<std::vector<std::int64_t>> visit_listings(Connection& connection, std::string_view portfolio_id,
                                                       std::int64_t change_number, app::ListingVisitor const& visitor);

// Facts of files that are or were merged into others, by the file they count in; with the days between which they do. Of a
// portfolio, or of one party alone.
using JoinedFacts = std::map<std::string, std::vector<park::Fact>, std::less<>>;
base::Result<JoinedFacts> joined_facts_of_portfolio(Connection& connection, std::string_view portfolio_id);
base::Result<JoinedFacts> joined_facts_of_party(Connection& connection, std::string_view party_id);

// A condition on a table with party ids: its file stands for itself.
std::string is_not_merged(std::string_view table);

}  // namespace store
