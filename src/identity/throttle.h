// Failed log-ins: guessing becomes slow and then useless, yet nobody can lock another person out.
//
// A try is counted in up to three places, and counts as a failure from the moment it is admitted (so that parallel tries
// cannot overtake the count) until `succeeded` clears it:
//   (user, network), or (user, device) where the browser holds a device cookie of an earlier log-in of this user;
//   network: all users together, for who tries one password on many – not for a known device;
//   user: all tries without a known device.
// Place 1 and 2 admit `failures_quick_max` at once, then ask to wait: delay_seconds_first, doubled with each failure, at
// most delay_seconds_max. Waiting tries count nowhere: hammering prolongs nothing. Place 3 never makes anybody wait: from
// `failures_max` on, a password alone no longer opens the account from an unknown device (`proof_needed`: the second
// factor, or a link to the known address), which ends the guessing whatever the number of networks. A device with
// `failures_max` failures is no longer known.
//
// INVARIANT: no try from another network or device makes a person on a known device wait or prove more.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "identity/password_profile.h"

namespace identity {

struct Attempt {
  std::string user;     // the login name as typed; unknown ones too, so that they behave alike
  std::string network;  // network_of the peer's address (address_guard.h)
  std::string device;   // id of a device cookie that the caller has proved to belong to this user; else ""
};

struct Admission {
  bool admitted = false;
  bool proof_needed = false;  // admitted, but the password alone must not open the account
  base::Instant retry_at;     // when not admitted
};

// One count, for keeping over a restart. `key` is a hash; no name and no address is kept.
struct ThrottleCount {
  std::string key;
  int failures = 0;
  base::Instant last;
};

// Thread-safe. At most `entries_max` counts; beyond, forgotten ones go first, then those with the fewest failures, so that
// a flood of new names or networks does not wash out the count of an account under attack.
class Throttle {
 public:
  Throttle(PasswordProfile const& profile, std::size_t entries_max);
  // Before the password is looked at.
  Admission admit(Attempt const& attempt, base::Instant now);
  // The log-in as a whole succeeded: the person's counts begin anew, the network gets this try back.
  void succeeded(Attempt const& attempt, base::Instant now);
  // The try was admitted but never decided (the hasher was unavailable): it counts nowhere.
  void undecided(Attempt const& attempt, base::Instant now);

  // The person proved in another way who it is (a link for a new password): its tries of the past count no more.
  void forget(Attempt const& attempt);

  std::size_t size() const;
  std::vector<ThrottleCount> counts() const;
  void restore(std::vector<ThrottleCount> const& counts);

 private:
  struct Count {
    int failures = 0;
    std::int64_t last = 0;  // milliseconds
  };
  struct Keys {
    std::string pair, network, user;  // network and user "" for a known device
  };
  Keys keys_of(Attempt const& attempt, std::int64_t now) const;
  int failures_of(std::string const& key, std::int64_t now) const;
  std::int64_t retry_at(std::string const& key, int quick_max, std::int64_t now) const;
  void set(std::string const& key, int failures, std::int64_t last);
  void add(std::string const& key, int change, std::int64_t now);
  void erase(std::string const& key);
  void make_room(std::int64_t now);

  PasswordProfile profile_;
  std::size_t entries_max_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
  std::set<std::pair<std::int64_t, std::string>> by_last_;
  std::set<std::pair<std::pair<int, std::int64_t>, std::string>> by_failures_;
};

}  // namespace identity
