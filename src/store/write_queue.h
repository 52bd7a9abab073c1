// The one writer of a process: a thread, its queue and the group commit. See sqlite_store.h and postgres_store.h for what
// callers may rely on.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/ports.h"
#include "base/result.h"
#include "store/record_memory.h"
#include "store/sql.h"

namespace store {

using Change = std::function<base::Result<>(app::Writer&)>;
using Opener = std::function<base::Result<std::unique_ptr<Connection>>()>;

class WriteQueue {
 public:
  // `reopen` in place of a connection that was lost.
  // `version_query`: SqlStoreParts.
  WriteQueue(std::unique_ptr<Connection> connection, std::function<void(base::Error const&)> on_failure, Opener reopen,
             std::string version_query);
  ~WriteQueue();  // what waits is still written
  WriteQueue(WriteQueue const&) = delete;
  WriteQueue& operator=(WriteQueue const&) = delete;

  // Returns after the commit. INVARIANT: a caller waits for each request, so the queue is no longer than there are callers.
  base::Result<> write(Change const& change);
  // How often the database may have changed; counted before the callers of a commit hear of it.
  std::int64_t commit_count() const { return commit_count_; }

 private:
  struct Request {
    Change const* change = nullptr;
    base::Result<> result;
    std::exception_ptr thrown;
    bool is_done = false;  // under the lock; before that the writer owns the request
    // Its own: the others sleep on. Shared: it is told after the request may be gone.
    std::shared_ptr<std::condition_variable> done = std::make_shared<std::condition_variable>();
  };
  void run();
  void commit(std::vector<Request*> const& batch);
  base::Result<> commit_once(std::vector<Request*> const& batch);
  base::Result<> recall();
  base::Result<> apply(Request& request);
  base::Result<> apply_alone(Request& request);  // and commits it
  void call(Request& request);
  base::Error broken(base::Error const& error);

  std::unique_ptr<Connection> connection_;
  std::function<void(base::Error const&)> on_failure_;
  Opener reopen_;
  std::string version_query_;
  // Of the writer's thread.
  std::optional<base::Error> broken_;
  RecordMemory memory_;
  std::string version_;  // at which the memory was filled
  std::mutex mutex_;
  std::condition_variable work_;
  std::deque<Request*> queue_;
  bool is_closing_ = false;
  std::atomic<std::int64_t> commit_count_ = 0;
  std::thread thread_;
};

}  // namespace store
