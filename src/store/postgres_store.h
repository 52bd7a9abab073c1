// app::Store over PostgreSQL 15 or newer, for several server processes at one database.
//
// Writes queue up in each process as they do for SQLite (sqlite_store.h): one transaction for all that wait, a SAVEPOINT
// each. Among the processes one writes at a time: the transaction begins with a lock on the table yingzhou_schema, so that
// what a change read stays true until its commit, and events are numbered without gaps in the order of the commits. Readers
// wait for nobody; each read is one snapshot.
//
// A change that is lost – the connection, a lock for longer than the timeout, a server that takes no changes – is
// `unavailable`, and the next call connects anew. When the connection goes during the commit nobody knows whether the change
// was kept; the error says so.
//
// The callback of write() runs on the writer's thread, and again from its beginning when the server asked for the same once
// more, or when it went on after a statement that failed.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"
#include "base/result.h"
#include "store/postgres.h"

namespace store {

// `connection_text`: postgresql://user@host:5432/database?sslmode=verify-full, or `host=… dbname=…`, as libpq reads them.
// The password comes from PGPASSWORD or a password file; one in the text is refused. The tables stand in the first schema
// of the search path.
base::Result<std::unique_ptr<app::Store>> open_postgres(std::string connection_text, PostgresOptions options = {});

}  // namespace store
