// Records of app/records.h as rows: the SQL follows from the table's description.
#pragma once

#include <string>
#include <vector>

#include "app/records.h"
#include "store/sql.h"

namespace store {

base::Result<std::vector<base::Json>> select_records(Connection& connection, app::RecordTable const& table,
                                                     app::RecordQuery const& query);
base::Result<std::int64_t> count_records(Connection& connection, app::RecordTable const& table,
                                         std::vector<app::RecordTest> const& where);
base::Result<> add_record(Connection& connection, app::RecordTable const& table, base::Json const& record);
base::Result<> replace_record(Connection& connection, app::RecordTable const& table, base::Json const& record);
base::Result<> remove_record(Connection& connection, app::RecordTable const& table, std::string_view key);

}  // namespace store
