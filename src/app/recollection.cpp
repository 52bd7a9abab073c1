#include "app/recollection.h"

namespace app {
namespace {

constexpr std::size_t kept_max = 10'000;  // not policy: bound of memory

}  // namespace

std::shared_ptr<void const> Recollection::look(std::string const& name, std::int64_t version) {
  std::lock_guard const lock{mutex_};
  if (version != version_) return nullptr;
  auto const known = kept_.find(name);
  return known == kept_.end() ? nullptr : known->second;
}

void Recollection::keep(std::string name, std::int64_t version, std::shared_ptr<void const> made) {
  std::unordered_map<std::string, std::shared_ptr<void const>> dropped;  // destroyed outside the lock
  std::lock_guard const lock{mutex_};
  if (version < version_) return;  // found out before somebody found out newer things
  if (version > version_ || kept_.size() >= kept_max) dropped.swap(kept_);
  version_ = version;
  kept_.insert_or_assign(std::move(name), std::move(made));
}

}  // namespace app
