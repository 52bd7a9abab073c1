// app::Store over SQLite: one file, one writer thread, readers that never wait for it.
//
// Writes queue up for the writer, which takes all that wait into one transaction, a SAVEPOINT each; a caller returns once
// the COMMIT is on disk (WAL, synchronous = FULL). When the disk fails, nothing is known about what it holds: the store then
// takes no more writes (`unavailable`) and tells `on_failure`; the program should end and start again. Reads go on.
//
// The callback of write() runs on the writer's thread. It may read from the store, which shows the state before the write; a
// write() inside it is a bug. What it throws, write() throws.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/ports.h"
#include "base/result.h"

namespace store {

struct SqliteOptions {
  std::function<void(base::Error const&)> on_failure;  // once, on the writer's thread
  int busy_timeout_milliseconds = 5'000;               // for other processes at the same file
};

// `path` `:memory:` is a database of this object alone, in a folder for passing files that goes with it.
// events() of the party "" are those of all parties. A party without a decision has a row with the status `not_decided`.
// latest_decision() with a day is the newest one made about exactly that day.
base::Result<std::unique_ptr<app::Store>> open_sqlite(std::string path, SqliteOptions options = {});

}  // namespace store
