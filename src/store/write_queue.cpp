#include "store/write_queue.h"

#include <fmt/core.h>

#include <utility>

#include "store/writer.h"

namespace store {
namespace {

constexpr std::size_t batch_max = 256;
constexpr int attempts_max = 5;

base::Error unavailable(std::string message) {
  return base::Error{base::ErrorCode::unavailable, std::move(message), {}};
}

}  // namespace

WriteQueue::WriteQueue(std::unique_ptr<Connection> connection, std::function<void(base::Error const&)> on_failure,
                       Opener reopen, std::string version_query)
    : connection_(std::move(connection)),
      on_failure_(std::move(on_failure)),
      reopen_(std::move(reopen)),
      version_query_(std::move(version_query)),
      thread_([this] { run(); }) {}

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
  request.done->wait(lock, [&request] { return request.is_done; });
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
    ++commit_count_;
    std::vector<std::shared_ptr<std::condition_variable>> waiting;
    waiting.reserve(batch.size());
    {
      std::lock_guard const lock{mutex_};
      for (Request* const request : batch) {
        request->is_done = true;
        waiting.push_back(request->done);
      }
    }
    for (auto const& caller : waiting) caller->notify_one();  // without the lock, which each of them takes at once
  }
}

void WriteQueue::commit(std::vector<Request*> const& batch) {
  base::Result<> result;
  if (broken_) result = *broken_;
  for (int attempt = 1; result; ++attempt) {
    result = commit_once(batch);
    if (result) return;
    // Nothing of the batch counts.
    Failure const failure = connection_ ? connection_->failure() : Failure::lost;
    if (connection_) connection_->roll_back();
    memory_.forget();
    if (failure == Failure::again && attempt < attempts_max)
      result = {};
    else if (failure == Failure::busy)
      result = unavailable(fmt::format("{}; another process holds the database, try again", result.error().message));
    else if (!reopen_)
      result = broken(result.error());
  }
  for (Request* const request : batch) {
    request->result = result;
    request->thrown = nullptr;
  }
}

base::Result<> WriteQueue::commit_once(std::vector<Request*> const& batch) {
  if (reopen_ && (!connection_ || !connection_->is_usable())) {
    connection_.reset();
    connection_ = TRY(reopen_());
  }
  connection_->forget_failure();
  TRY(connection_->begin_write());
  TRY(recall());
  if (batch.size() == 1 && connection_->undoes_statements_alone()) return apply_alone(*batch.front());
  for (Request* const request : batch) TRY(apply(*request));
  return connection_->commit();
}

// The transaction holds the lock of writers: what others committed is committed by now.
base::Result<> WriteQueue::recall() {
  if (version_query_.empty()) return {};
  std::string version = TRY(connection_->value_of(version_query_));
  if (version != version_) memory_.forget();
  version_ = std::move(version);
  return {};
}

// A disk that could not keep what it was given is not asked again.
base::Error WriteQueue::broken(base::Error const& error) {
  broken_ = unavailable(fmt::format(
      "the store takes no more writes after: {}; check the disk and start the program again", error.message));
  if (on_failure_) on_failure_(*broken_);
  return *broken_;
}

// An error here is one of the whole batch; what concerns the request alone is put into it.
base::Result<> WriteQueue::apply(Request& request) {
  TRY(connection_->control("SAVEPOINT request"));
  connection_->careful(false);
  call(request);
  if (connection_->asks_for_care(request.result && !request.thrown)) {
    TRY(connection_->control("ROLLBACK TO request"));
    memory_.forget();
    connection_->careful(true);
    call(request);
  }
  if (connection_->failure() > Failure::constraint || !connection_->is_in_transaction())
    return request.result ? base::Result<>{unavailable("the transaction was lost")} : request.result;
  if (!request.result || request.thrown) {
    TRY(connection_->control("ROLLBACK TO request"));
    memory_.forget();
  }
  return connection_->control("RELEASE request");
}

base::Result<> WriteQueue::apply_alone(Request& request) {
  call(request);
  if (connection_->failure() > Failure::constraint || !connection_->is_in_transaction())
    return request.result ? base::Result<>{unavailable("the transaction was lost")} : request.result;
  if (request.result && !request.thrown) return connection_->commit();
  connection_->roll_back();
  memory_.forget();
  return {};
}

void WriteQueue::call(Request& request) {
  SqlWriter writer{*connection_, version_query_.empty() ? nullptr : &memory_};
  request.thrown = nullptr;
  try {
    request.result = (*request.change)(writer);
    if (request.result) request.result = connection_->flush();
  } catch (...) {
    request.thrown = std::current_exception();
  }
}

}  // namespace store
