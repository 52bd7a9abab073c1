// The facts of a whole portfolio, for app::Store::each_fact.
#pragma once

#include "app/ports.h"
#include "store/sql.h"

namespace store {

base::Result<std::vector<app::PartyRange>> split_parties(Connection& connection, std::string_view portfolio_id,
                                                         int parties_of_a_range);
base::Result<> visit_facts(Connection& connection, std::string_view portfolio_id, app::PartyRange const& range,
                           app::FactVisitor& visitor);

}  // namespace store
