// Threads that run jobs from a bounded queue.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Workers {
 public:
  struct Job {
    std::function<void()> run;
    std::function<void()> expired;  // called instead of run when the job waited longer than queue_timeout
  };
  Workers(int threads, std::size_t queue_max, std::chrono::milliseconds queue_timeout);
  ~Workers();  // stops
  Workers(Workers const&) = delete;
  Workers& operator=(Workers const&) = delete;

  bool post(Job job);  // false when the queue is full or the workers have stopped; any thread
  void stop();         // running jobs end, waiting ones are dropped

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Job job;
    Clock::time_point expires;
  };
  void work();

  std::size_t const queue_max_;
  std::chrono::milliseconds const queue_timeout_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> queue_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace http
