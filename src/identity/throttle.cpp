#include "identity/throttle.h"

#include <algorithm>
#include <limits>

#include "base/result.h"
#include "base/spelling.h"
#include "identity/bytes.h"

namespace identity {
namespace {

constexpr std::int64_t second = 1'000;  // milliseconds
constexpr std::int64_t hour = 3'600 * second;

// Fixed size whatever was typed, and no name in memory. Lengths keep ("ab", "c") and ("a", "bc") apart.
std::string key_of(char kind, std::string_view first, std::string_view second_part = {}) {
  std::string joined{kind};
  joined += std::to_string(first.size()) + ':';
  joined += first;
  joined += second_part;
  return digest(Digest::sha_256, joined);
}

}  // namespace

Throttle::Throttle(PasswordProfile const& profile, std::size_t entries_max)
    : profile_(profile), entries_max_(entries_max) {
  CHECK(entries_max >= 4);  // one try touches three
}

Throttle::Keys Throttle::keys_of(Attempt const& attempt, std::int64_t now) const {
  if (!attempt.device.empty()) {
    std::string known = key_of('d', attempt.user, attempt.device);
    if (failures_of(known, now) < profile_.failures_max) return {std::move(known), {}, {}};
  }
  return {key_of('p', attempt.user, attempt.network), key_of('n', attempt.network), key_of('u', attempt.user)};
}

int Throttle::failures_of(std::string const& key, std::int64_t now) const {
  auto const found = counts_.find(key);
  if (found == counts_.end() || now - found->second.last >= profile_.failures_forget_hours * hour) return 0;
  return found->second.failures;
}

// When the next try of this count is admitted; not after `now` when at once.
std::int64_t Throttle::retry_at(std::string const& key, int quick_max, std::int64_t now) const {
  int const failures = failures_of(key, now);
  if (failures < quick_max) return std::numeric_limits<std::int64_t>::min();
  std::int64_t delay = profile_.delay_seconds_first;
  for (int i = quick_max; i < failures && delay < profile_.delay_seconds_max; ++i) delay *= 2;
  return counts_.at(key).last + std::min<std::int64_t>(delay, profile_.delay_seconds_max) * second;
}

Admission Throttle::admit(Attempt const& attempt, base::Instant now_instant) {
  std::lock_guard const lock{mutex_};
  std::int64_t const now = now_instant.milliseconds();
  Keys const keys = keys_of(attempt, now);
  std::int64_t until = retry_at(keys.pair, profile_.failures_quick_max, now);
  if (!keys.network.empty()) until = std::max(until, retry_at(keys.network, profile_.network_failures_quick_max, now));
  Admission admission;
  if (until > now) {
    // After a clock that jumped back nobody waits longer than the longest delay from now on.
    admission.retry_at = base::Instant::from_milliseconds(std::min(until, now + profile_.delay_seconds_max * second));
    return admission;
  }
  admission.admitted = true;
  admission.proof_needed = !keys.user.empty() && failures_of(keys.user, now) >= profile_.failures_max;
  add(keys.pair, 1, now);
  if (!keys.network.empty()) add(keys.network, 1, now);
  if (!keys.user.empty()) add(keys.user, 1, now);
  return admission;
}

void Throttle::succeeded(Attempt const& attempt, base::Instant now_instant) {
  std::lock_guard const lock{mutex_};
  std::int64_t const now = now_instant.milliseconds();
  Keys const keys = keys_of(attempt, now);
  erase(keys.pair);
  if (!attempt.device.empty()) erase(key_of('d', attempt.user, attempt.device));
  erase(key_of('u', attempt.user));
  if (!keys.network.empty()) add(keys.network, -1, now);
}

void Throttle::undecided(Attempt const& attempt, base::Instant now_instant) {
  std::lock_guard const lock{mutex_};
  std::int64_t const now = now_instant.milliseconds();
  Keys const keys = keys_of(attempt, now);
  add(keys.pair, -1, now);
  if (!keys.network.empty()) add(keys.network, -1, now);
  if (!keys.user.empty()) add(keys.user, -1, now);
}

void Throttle::forget(Attempt const& attempt) {
  std::lock_guard const lock{mutex_};
  erase(key_of('p', attempt.user, attempt.network));
  erase(key_of('u', attempt.user));
}

// A try given back leaves the time of the last failure alone.
void Throttle::add(std::string const& key, int change, std::int64_t now) {
  int const failures = failures_of(key, now) + change;
  if (failures <= 0) return erase(key);
  set(key, failures, change > 0 ? now : counts_.at(key).last);
}

void Throttle::set(std::string const& key, int failures, std::int64_t last) {
  erase(key);
  if (counts_.size() >= entries_max_) make_room(last);
  counts_[key] = Count{failures, last};
  by_last_.emplace(last, key);
  by_failures_.emplace(std::pair{failures, last}, key);
}

void Throttle::erase(std::string const& key) {
  auto const found = counts_.find(key);
  if (found == counts_.end()) return;
  by_last_.erase({found->second.last, key});
  by_failures_.erase({{found->second.failures, found->second.last}, key});
  counts_.erase(found);
}

void Throttle::make_room(std::int64_t now) {
  auto const& [last, oldest] = *by_last_.begin();
  bool const is_forgotten = now - last >= profile_.failures_forget_hours * hour;
  std::string const key = is_forgotten ? oldest : by_failures_.begin()->second;
  erase(key);
}

std::size_t Throttle::size() const {
  std::lock_guard const lock{mutex_};
  return counts_.size();
}

std::vector<ThrottleCount> Throttle::counts() const {
  std::lock_guard const lock{mutex_};
  std::vector<ThrottleCount> result;
  result.reserve(counts_.size());
  for (auto const& [key, count] : counts_)
    result.push_back({base::to_hex(key), count.failures, base::Instant::from_milliseconds(count.last)});
  return result;
}

void Throttle::restore(std::vector<ThrottleCount> const& counts) {
  std::lock_guard const lock{mutex_};
  for (ThrottleCount const& count : counts)
    if (auto const key = base::from_hex(count.key); key && count.failures > 0)
      set(*key, count.failures, count.last.milliseconds());
}

}  // namespace identity
