// app::Store over SQL connections: the writes of this process pass one queue, reads have connections of their own.
#pragma once

#include <functional>
#include <memory>

#include "app/ports.h"
#include "store/sql.h"
#include "store/write_queue.h"

namespace store {

struct SqlStoreParts {
  std::shared_ptr<void> kept{};  // until everything is closed
  Opener open_reader;
  std::unique_ptr<Connection> writer;
  std::function<void(base::Error const&)> on_failure{};
  Opener reopen_writer{};  // absent: a lost writer is the end of writing
  // Of a connection: a number that moves when another one commits. "" where asking is no cheaper than reading.
  std::string version_query{};
};

std::unique_ptr<app::Store> make_sql_store(SqlStoreParts parts);

}  // namespace store
