#include "identity/bytes.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

#include "base/spelling.h"

namespace identity {
namespace {

EVP_MD const* algorithm(Digest kind) {
  switch (kind) {
    case Digest::sha_1: return EVP_sha1();
    case Digest::sha_256: return EVP_sha256();
    case Digest::sm3: return EVP_sm3();
  }
  CHECK(false);
  return nullptr;
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

std::string random_crockford(std::size_t characters, base::Randomness& randomness) {
  std::string text = base::to_crockford(base::random_bytes((characters * 5 + 7) / 8, randomness));
  text.resize(characters);
  return text;
}

}  // namespace identity
