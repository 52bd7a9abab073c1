// Work that the server does again and again beside its requests: in a thread of its own, at once and then after each
// pause. Trouble is told once on standard error until it changes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/result.h"

namespace main_program {

class Rounds {
 public:
  // `trouble`: what does not happen when a round fails, `webhooks are not sent`.
  Rounds(std::chrono::milliseconds pause, std::string trouble, std::function<base::Result<>()> work);
  ~Rounds();
  Rounds(Rounds const&) = delete;
  Rounds& operator=(Rounds const&) = delete;

 private:
  void run();

  std::chrono::milliseconds pause_;
  std::string trouble_;
  std::function<base::Result<>()> work_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace main_program
