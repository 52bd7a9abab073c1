// Records of the port as they stand in rows of the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ports.h"
#include "base/date.h"
#include "base/result.h"
#include "feel/value.h"
#include "store/sql.h"

namespace store {

// A fact's value as kind and canonical text; numbers keep their scale. A fact holds a number, string, boolean or date.
struct StoredValue {
  std::string_view kind;
  std::string text;
};
base::Result<StoredValue> stored_value(feel::Value const& value);
base::Result<feel::Value> read_value(std::string_view kind, std::string_view text);

// Dates as 2024-03-05; an error for years that this form cannot hold.
base::Result<std::string> stored_date(base::Date date);
base::Result<base::Date> read_date(std::string_view text);
base::Result<base::Instant> read_instant(std::string_view text);

// Columns from `column` on, in the order of the lists in records.cpp.
extern std::string_view const fact_columns, decision_columns;
// Conditions on rows of a table with a batch number: nobody hides it; lists show it.
std::string is_visible(std::string_view table);
std::string is_listed(std::string_view table);
std::string is_listed_party();  // the same of `party`, which knows merged ones; standing does not hold them

base::Result<park::Fact> read_fact(Statement const& row, int column);
base::Result<app::StoredDecision> read_decision(Statement const& row, int column);

// The row of a party that no decision was made about.
app::PartyRow row_without_decision(app::Party const& party);

// Puts the party's row of the portfolio page in place; `decision_number` absent: no decision yet.
base::Result<> put_standing(Connection& connection, std::string_view portfolio_id, app::PartyRow const& row,
                            std::optional<std::int64_t> decision_number);

}  // namespace store
