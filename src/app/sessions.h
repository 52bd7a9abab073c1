// Who a request comes from: session cookies and API keys to actors. What was looked up is remembered for a few seconds and
// forgotten at every change of rights. Safe to share between threads.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/actor.h"

namespace app {

struct Context;

class Sessions {
 public:
  struct Found {
    Actor actor;
    std::string csrf_token;  // "" for API keys
  };
  // Nothing: the token opens nothing (any more).
  // `is_use`: somebody does something; a page that only listens does not keep its session from ending.
  base::Result<std::optional<Found>> by_token(Context& context, std::string_view token, bool is_use = true);
  base::Result<std::optional<Found>> by_key(Context& context, std::string_view key);
  void forget();
  // The time, never backwards: what has expired stays expired when the clock of the machine jumps back.
  base::Instant now(base::Clock const& clock) { return high_water_.at(clock.now()); }

 private:
  struct Entry {
    Found found;
    identity::Session session;
    base::Instant read_at;
  };
  base::Result<std::optional<Entry>> read_session(Context& context, std::string const& token_hash, base::Instant now);

  std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::map<std::string, Entry, std::less<>> entries_;  // by hash of the token or key
  identity::HighWater high_water_;
};

}  // namespace app
