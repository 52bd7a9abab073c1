#include "app/context.h"

#include <algorithm>

#include "app/policy_page.h"

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

base::Result<std::int64_t> PolicyMemory::last_event(Store& store) {
  constexpr int events_at_once = 1000;  // not policy: how many to skip at a time
  std::int64_t seen = 0;
  {
    std::lock_guard const lock{mutex_};
    seen = seen_;
  }
  for (;;) {
    auto const events = TRY(store.events("", seen, events_at_once));
    if (!events.empty()) seen = events.back().sequence;
    if (events.size() < static_cast<std::size_t>(events_at_once)) break;
  }
  std::lock_guard const lock{mutex_};
  seen_ = std::max(seen_, seen);
  return seen;
}

std::optional<PackHitsView> PolicyMemory::find(std::string const& key, std::int64_t last_event) {
  std::lock_guard const lock{mutex_};
  if (kept_ != last_event) return std::nullopt;
  auto const found = hits_.find(key);
  return found == hits_.end() ? std::nullopt : std::optional{found->second};
}

void PolicyMemory::keep(std::string const& key, std::int64_t last_event, PackHitsView const& hits) {
  constexpr std::size_t kept_max = 64;  // not policy: a bound on memory; days can be asked for without end
  std::lock_guard const lock{mutex_};
  if (last_event < kept_) return;
  if (last_event > kept_ || hits_.size() >= kept_max) hits_.clear();
  kept_ = last_event;
  hits_[key] = hits;
}

std::shared_ptr<std::vector<FindingView> const> PolicyMemory::findings(park::Pack const& pack) {
  std::lock_guard const lock{proving_};
  auto& kept = findings_[pack.hash];
  if (!kept) kept = std::make_shared<std::vector<FindingView> const>(findings_of(pack));
  return kept;
}

}  // namespace app
