#include "identity/bytes.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

namespace identity {
namespace {

constexpr std::string_view url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view plain_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base32_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view crockford_digits = "0123456789abcdefghjkmnpqrstvwxyz";

EVP_MD const* algorithm(Digest kind) {
  switch (kind) {
    case Digest::sha_1: return EVP_sha1();
    case Digest::sha_256: return EVP_sha256();
    case Digest::sm3: return EVP_sm3();
  }
  CHECK(false);
  return nullptr;
}

// Bytes as digits of `width` bits, the last one filled with zero bits.
std::string to_digits(std::string_view bytes, std::string_view digits, unsigned width) {
  std::string text;
  text.reserve((bytes.size() * 8 + width - 1) / width);
  unsigned held = 0;
  unsigned bits = 0;
  for (unsigned char const byte : bytes) {
    held = (held << 8U) | byte;
    bits += 8;
    for (; bits >= width; bits -= width) text += digits[(held >> (bits - width)) & ((1U << width) - 1)];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) text += digits[(held << (width - bits)) & ((1U << width) - 1)];
  return text;
}

std::optional<std::string> from_digits(std::string_view text, std::string_view digits, unsigned width) {
  std::string bytes;
  bytes.reserve(text.size() * width / 8);
  unsigned held = 0;
  unsigned bits = 0;
  for (char const character : text) {
    std::size_t const value = digits.find(character);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << width) | static_cast<unsigned>(value);
    bits += width;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((held >> bits) & 0xFFU);
      held &= (1U << bits) - 1;
    }
  }
  if (bits >= width || held != 0) return std::nullopt;  // a digit too many, or bits that no writer sets
  return bytes;
}

unsigned char const* data_of(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

}  // namespace

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    bytes_ = other.bytes_;
    other.wipe();
  }
  return *this;
}

void Secret::wipe() { identity::wipe(bytes_); }

void wipe(std::string& bytes) {
  sodium_memzero(bytes.data(), bytes.size());
  bytes.clear();
}

std::string random_bytes(std::size_t count, base::Randomness& randomness) {
  std::string bytes;
  bytes.reserve(count + 8);
  while (bytes.size() < count) {
    std::uint64_t const word = randomness.next();
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((word >> shift) & 0xFFU);
  }
  bytes.resize(count);
  return bytes;
}

std::string digest(Digest kind, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned length = 0;
  CHECK(EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, algorithm(kind), nullptr) == 1);
  return {reinterpret_cast<char const*>(out.data()), length};
}

std::string hmac(Digest kind, std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned length = 0;
  unsigned char const* const done = HMAC(algorithm(kind), data_of(key), static_cast<int>(key.size()), data_of(message),
                                         message.size(), out.data(), &length);
  CHECK(done != nullptr);
  return {reinterpret_cast<char const*>(out.data()), length};
}

bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string to_hex(std::string_view bytes) { return to_digits(bytes, "0123456789abcdef", 4); }

std::optional<std::string> from_hex(std::string_view text) {
  std::string lower{text};
  for (char& character : lower)
    if (character >= 'A' && character <= 'F') character = static_cast<char>(character - 'A' + 'a');
  return from_digits(lower, "0123456789abcdef", 4);
}

std::string to_base64url(std::string_view bytes) { return to_digits(bytes, url_digits, 6); }
std::optional<std::string> from_base64url(std::string_view text) { return from_digits(text, url_digits, 6); }

std::string to_base64(std::string_view bytes) {
  std::string text = to_digits(bytes, plain_digits, 6);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return from_digits(text, plain_digits, 6);
}

std::string to_base32(std::string_view bytes) { return to_digits(bytes, base32_digits, 5); }

std::optional<std::string> from_base32(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string plain;
  for (char const character : text) {
    if (character == ' ' || character == '-') continue;
    plain += character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
  }
  return from_digits(plain, base32_digits, 5);
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (unsigned char const byte : text) {
    bool const plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       byte == '-' || byte == '.' || byte == '_' || byte == '~';
    if (plain)
      out += static_cast<char>(byte);
    else
      out += fmt::format("%{:02X}", byte);
  }
  return out;
}

std::string random_crockford(std::size_t characters, base::Randomness& randomness) {
  std::string text = to_digits(random_bytes((characters * 5 + 7) / 8, randomness), crockford_digits, 5);
  text.resize(characters);
  return text;
}

}  // namespace identity
