#include "main/rounds.h"

#include <fmt/format.h>

#include <cstdio>

namespace main_program {

Rounds::Rounds(std::chrono::milliseconds pause, std::string trouble, std::function<base::Result<>()> work)
    : pause_(pause), trouble_(std::move(trouble)), work_(std::move(work)), thread_([this] { run(); }) {}

Rounds::~Rounds() {
  {
    std::lock_guard const lock{mutex_};
    is_stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void Rounds::run() {
  std::string told;
  std::unique_lock lock{mutex_};
  do {
    lock.unlock();
    auto const done = work_();
    std::string const now = done ? "" : base::to_text(done.error());
    if (!now.empty() && now != told) fmt::print(stderr, "yingzhou serve: {}: {}\n", trouble_, now);
    told = now;
    lock.lock();
  } while (!stop_.wait_for(lock, pause_, [this] { return is_stopping_; }));
}

}  // namespace main_program
