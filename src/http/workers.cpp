#include "http/workers.h"

#include <utility>

namespace http {

Workers::Workers(int threads, std::size_t queue_max, std::chrono::milliseconds queue_timeout)
    : queue_max_(queue_max), queue_timeout_(queue_timeout) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() { stop(); }

bool Workers::post(Job job) {
  {
    std::lock_guard const lock{mutex_};
    if (stopped_ || queue_.size() >= queue_max_) return false;
    queue_.push_back({std::move(job), Clock::now() + queue_timeout_});
  }
  changed_.notify_one();
  return true;
}

void Workers::stop() {
  std::deque<Waiting> dropped;  // destroyed outside the lock
  {
    std::lock_guard const lock{mutex_};
    stopped_ = true;
    dropped.swap(queue_);
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Workers::work() {
  for (;;) {
    Waiting next;
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
      if (stopped_) return;
      next = std::move(queue_.front());
      queue_.pop_front();
    }
    Clock::now() < next.expires ? next.job.run() : next.job.expired();
  }
}

}  // namespace http
