// The schema as numbered steps. A step, once released, is never edited; a change is a new step.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

struct Migration {
  std::string_view name;
  std::string_view sql;
};

// Step 1 is the first. The number of steps done stands in the file (PRAGMA user_version).
std::span<Migration const> migrations();

// Files of a newer program and databases that are not ours are refused before anything is changed in them.
base::Result<> refuse_foreign(Connection& connection, std::string const& path, std::span<Migration const> steps);

// Brings the database to the newest schema, one transaction per step, so that a stop in between is taken up at the next
// start. A database that holds data is copied to `<path>.schema_<number>` first.
base::Result<> migrate(Connection& connection, std::string const& path, std::span<Migration const> steps);

}  // namespace store
