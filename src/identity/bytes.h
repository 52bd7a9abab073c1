// Bytes that prove something: chance, digests, comparison. Everything secret is compared in constant time and
// lies in a Secret, which is wiped when it goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"

namespace identity {

// Key material. It has no stream operator and no comparison, is not copied by accident, and is overwritten when it goes.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string bytes) : bytes_(std::move(bytes)) {}
  ~Secret() { wipe(); }
  Secret(Secret&& other) noexcept : bytes_(other.bytes_) { other.wipe(); }
  Secret& operator=(Secret&& other) noexcept;
  Secret(Secret const&) = delete;
  Secret& operator=(Secret const&) = delete;
  Secret copy() const { return Secret{bytes_}; }
  std::string_view bytes() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }

 private:
  void wipe();
  std::string bytes_;
};

void wipe(std::string& bytes);  // overwrites, then empties

enum class Digest { sha_1, sha_256, sm3 };  // FIPS 180-4; GB/T 32905
std::string digest(Digest kind, std::string_view bytes);
std::string hmac(Digest kind, std::string_view key, std::string_view message);  // RFC 2104

// Time depends on the lengths only.
bool equal(std::string_view a, std::string_view b);

// `characters` × 5 bits of chance in lower-case Crockford base32.
std::string random_crockford(std::size_t characters, base::Randomness& randomness);

}  // namespace identity
