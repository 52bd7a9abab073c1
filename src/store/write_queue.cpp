#include "store/write_queue.h"

#include <fmt/core.h>

#include <utility>

#include "store/writer.h"

namespace store {
namespace {

constexpr std::size_t batch_max = 256;

base::Error unavailable(std::string message) {
  return base::Error{base::ErrorCode::unavailable, std::move(message), {}};
}

}  // namespace

WriteQueue::WriteQueue(std::unique_ptr<Connection> connection, std::function<void(base::Error const&)> on_failure)
    : connection_(std::move(connection)), on_failure_(std::move(on_failure)), thread_([this] { run(); }) {}

WriteQueue::~WriteQueue() {
  {
    std::lock_guard const lock{mutex_};
    is_closing_ = true;
  }
  work_.notify_one();
  thread_.join();
}

base::Result<> WriteQueue::write(Change const& change) {
  CHECK_NOTE(std::this_thread::get_id() != thread_.get_id(), "a write inside the callback of a write");
  Request request;
  request.change = &change;
  std::unique_lock lock{mutex_};
  queue_.push_back(&request);
  work_.notify_one();
  done_.wait(lock, [&request] { return request.is_done; });
  if (request.thrown) std::rethrow_exception(request.thrown);
  return request.result;
}

void WriteQueue::run() {
  for (;;) {
    std::vector<Request*> batch;
    {
      std::unique_lock lock{mutex_};
      work_.wait(lock, [this] { return is_closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(queue_.front());
        queue_.pop_front();
      }
    }
    commit(batch);
    {
      std::lock_guard const lock{mutex_};
      for (Request* const request : batch) request->is_done = true;
    }
    done_.notify_all();
  }
}

void WriteQueue::commit(std::vector<Request*> const& batch) {
  auto const fail_all = [&batch](base::Error const& error) {
    for (Request* const request : batch) {
      request->result = error;
      request->thrown = nullptr;
    }
  };
  if (broken_) return fail_all(*broken_);
  connection_->forget_failure();
  base::Result<> result = connection_->run("BEGIN IMMEDIATE");
  for (auto request = batch.begin(); result && request != batch.end(); ++request) result = apply(**request);
  if (result) result = connection_->run("COMMIT");
  if (result) return;

  // Nothing of the batch counts. Only a lock held by another process lets the next batch try again.
  bool const is_busy = connection_->failure() == Failure::busy;
  if (connection_->is_in_transaction()) static_cast<void>(connection_->run("ROLLBACK"));
  if (is_busy)
    return fail_all(
        unavailable(fmt::format("{}; another process holds the database, try again", result.error().message)));
  broken_ = unavailable(fmt::format(
      "the store takes no more writes after: {}; check the disk and start the program again", result.error().message));
  fail_all(*broken_);
  if (on_failure_) on_failure_(*broken_);
}

// An error here is one of the whole batch; what concerns the request alone is put into it.
base::Result<> WriteQueue::apply(Request& request) {
  TRY(connection_->run("SAVEPOINT request"));
  SqliteWriter writer{*connection_};
  try {
    request.result = (*request.change)(writer);
  } catch (...) {
    request.thrown = std::current_exception();
  }
  if (connection_->failure() == Failure::fatal || !connection_->is_in_transaction())
    return request.result ? base::Result<>{unavailable("the transaction was lost")} : request.result;
  if (!request.result || request.thrown) TRY(connection_->run("ROLLBACK TO request"));
  return connection_->run("RELEASE request");
}

}  // namespace store
