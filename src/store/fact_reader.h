// The facts of a whole portfolio, for app::Store::each_fact.
#pragma once

#include "app/ports.h"
#include "store/sql.h"

namespace store {

base::Result<app::FactScan> begin_fact_scan(Connection& connection, std::string_view portfolio_id);
base::Result<> visit_facts(Connection& connection, app::FactScan const& scan, std::int64_t after, std::int64_t until,
                           app::FactVisitor& visitor);

}  // namespace store
