#include "app/context.h"

namespace app {

AssessorPool::Borrowed AssessorPool::borrow(std::string const& pack) {
  {
    std::lock_guard const lock{mutex_};
    auto& idle = idle_[pack];
    if (!idle.empty()) {
      auto assessor = std::move(idle.back());
      idle.pop_back();
      return Borrowed{*this, pack, std::move(assessor)};
    }
  }
  auto const found = packs_.find(pack);
  CHECK_NOTE(found != packs_.end(), pack);
  return Borrowed{*this, pack, std::make_unique<Assessor>(found->second)};
}

AssessorPool::Borrowed::~Borrowed() {
  if (!assessor_) return;
  std::lock_guard const lock{pool_.mutex_};
  pool_.idle_[pack_].push_back(std::move(assessor_));
}

}  // namespace app
