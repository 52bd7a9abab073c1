#include "base/id.h"

#include <array>

#include "base/spelling.h"

namespace base {
namespace {

constexpr std::size_t id_characters = 26;

}  // namespace

std::uint64_t SeededRandomness::next() {
  std::uint64_t value = state_ += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

std::string random_bytes(std::size_t count, Randomness& randomness) {
  std::string bytes;
  bytes.reserve(count + 8);
  while (bytes.size() < count) {
    std::uint64_t const word = randomness.next();
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((word >> shift) & 0xFFU);
  }
  bytes.resize(count);
  return bytes;
}

std::string new_id(std::string_view prefix, Instant now, Randomness& randomness) {
  std::array<unsigned char, 16> bytes{};
  auto const milliseconds = static_cast<std::uint64_t>(now.milliseconds());
  std::uint64_t const first = randomness.next();
  std::uint64_t const second = randomness.next();
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<unsigned char>(milliseconds >> (40 - 8 * i));
  for (std::size_t i = 0; i < 8; ++i) bytes[6 + i] = static_cast<unsigned char>(first >> (56 - 8 * i));
  for (std::size_t i = 0; i < 2; ++i) bytes[14 + i] = static_cast<unsigned char>(second >> (56 - 8 * i));

  std::string text{prefix};
  text += '_';
  std::size_t const start = text.size();
  text.resize(start + id_characters);
  // 130 bits for 128: two zero bits lead, then five at a time.
  for (std::size_t i = 0; i < id_characters; ++i) {
    unsigned digit = 0;
    for (std::size_t bit = 5 * i; bit < 5 * i + 5; ++bit) {
      bool const set = bit >= 2 && ((bytes[(bit - 2) / 8] >> (7 - (bit - 2) % 8)) & 1) != 0;
      digit = digit * 2 + unsigned{set};
    }
    text[start + i] = crockford_digits[digit];
  }
  return text;
}

}  // namespace base
