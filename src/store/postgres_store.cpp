#include "store/postgres_store.h"

#include "store/migrations.h"
#include "store/sql_store.h"

namespace store {

base::Result<std::unique_ptr<app::Store>> open_postgres(std::string connection_text, PostgresOptions options) {
  auto connection = TRY(PostgresConnection::open(connection_text, options));
  TRY(refuse_foreign(*connection, migrations()));
  TRY(migrate(*connection, migrations()));
  SqlStoreParts parts;
  parts.writer = std::move(connection);
  parts.open_reader = [connection_text, options]() -> base::Result<std::unique_ptr<Connection>> {
    return TRY(PostgresConnection::open(connection_text, options));
  };
  // After a fail-over it may be another server.
  parts.reopen_writer = [connection_text, options]() -> base::Result<std::unique_ptr<Connection>> {
    auto again = TRY(PostgresConnection::open(connection_text, options));
    TRY(refuse_foreign(*again, migrations()));
    return again;
  };
  return make_sql_store(std::move(parts));
}

}  // namespace store
