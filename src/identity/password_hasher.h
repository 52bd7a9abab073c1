// Password hashes: Argon2id (RFC 9106) of libsodium, kept as PHC strings:
//   $argon2id$v=19$m=47104,t=1,p=1[,keyid=<pepper>]$<salt>$<hash>
// With a pepper, Argon2id sees HMAC-SHA256(pepper, password) in base64: a stolen database without the key file is useless.
// A hash costs tens of milliseconds and tens of MiB, so at most `concurrent_max` run at once, others wait in a bounded
// queue for a bounded time; beyond is `unavailable`. Thread-safe.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "identity/bytes.h"
#include "identity/password_profile.h"

namespace identity {

struct Pepper {
  std::string key_id;  // 1 … 32 letters and digits
  Secret key;          // 32 bytes or more
};

struct HasherLimits {
  int concurrent_max = 1;  // hashes at once; memory is concurrent_max × argon2_memory_kib
  int queue_max = 64;      // callers waiting; one more is refused at once
  int queue_milliseconds_max = 2'000;
};

struct Verification {
  bool matches = false;
  bool needs_rehash = false;  // only when it matches: cost or pepper of today differ; hash again and keep that
};

class PasswordHasher {
 public:
  // The first pepper is used for new hashes, the others to verify older ones. None: no pepper.
  PasswordHasher(PasswordProfile const& profile, HasherLimits limits, std::vector<Pepper> peppers = {});

  base::Result<std::string> hash(std::string_view password, base::Randomness& randomness);
  // `stored` is nullopt for a user that does not exist: a hash of the same cost is made and never matches, so that both
  // take the same time. Passwords are compared in form NFC. A stored string that cannot be read is `invalid`.
  base::Result<Verification> verify(std::string_view password, std::optional<std::string_view> stored);
  bool needs_rehash(std::string_view stored) const;

 private:
  struct Phc;
  class Place;  // one of the concurrent_max, given back at the end of its scope
  base::Result<> enter();
  void leave();
  base::Result<std::string> derive(std::string_view password, Phc const& phc);
  base::Result<Phc> read(std::string_view stored) const;
  bool is_of_today(Phc const& phc) const;
  Phc today() const;

  int memory_kib_ = 0;
  int passes_ = 0;
  std::size_t password_bytes_max_ = 0;
  HasherLimits limits_;
  std::vector<Pepper> peppers_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int running_ = 0;
  int waiting_ = 0;
};

}  // namespace identity
