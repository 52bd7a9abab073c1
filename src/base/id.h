// Identifiers and chance, passed in. Id<Party> and Id<Decision> do not convert.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace base {

template <class Tag>
struct Id {
  std::string text;
  bool empty() const { return text.empty(); }
  friend auto operator<=>(Id const&, Id const&) = default;
};

class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual std::uint64_t next() = 0;
};

// splitmix64: for tests, demo data and anything that must repeat.
class SeededRandomness final : public Randomness {
 public:
  explicit SeededRandomness(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override;

 private:
  std::uint64_t state_;
};

std::string random_bytes(std::size_t count, Randomness& randomness);

// `dec_01hv…`: a prefix and 26 characters of Crockford base32, ordered by time (48 bits of milliseconds, 80 random bits).
std::string new_id(std::string_view prefix, Instant now, Randomness& randomness);

}  // namespace base
