// The schema as numbered steps, one list for both databases. A step, once released, is never edited; a change is a new
// step. Tables and indexes are written once, in SQLite's words, and translated by postgres_sql(); triggers are written for
// each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/postgres.h"
#include "store/sqlite.h"

namespace store {

struct Migration {
  std::string_view name;
  std::string_view sql;
  std::string_view sqlite = "", postgres = "";  // after `sql`, for one of them
};

// Step 1 is the first. The number of steps done stands in the file (PRAGMA user_version), or in the table yingzhou_schema.
std::span<Migration const> migrations();

// `place`: of the database. unsupported, and why.
base::Error refused_database(std::string const& place, std::string_view why);
// Files of a newer program and databases that are not ours are refused before anything is changed in them.
base::Result<> refuse_foreign(SqliteConnection& connection, std::string const& path, std::span<Migration const> steps);

// Brings the database to the newest schema, one transaction per step, so that a stop in between is taken up at the next
// start. A database that holds data is copied to `<path>.schema_<number>` first.
base::Result<> migrate(SqliteConnection& connection, std::string const& path, std::span<Migration const> steps);

// The same in the schema of a PostgreSQL database that the connection works in. Also refused: another encoding than UTF-8,
// and columns that do not sort by bytes. Nothing is copied first; that is left to the backups of the server.
base::Result<> refuse_foreign(PostgresConnection& connection, std::span<Migration const> steps);
base::Result<> migrate(PostgresConnection& connection, std::span<Migration const> steps);

// TEXT → text COLLATE "C", INTEGER → bigint, numbered by itself as a primary key, BLOB → bytea, STRICT left out.
std::string postgres_sql(std::string_view sql);

}  // namespace store
