#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

#include "base/result.h"
#include "base/spelling.h"

namespace base {

namespace {

// Fetched once: finding the algorithm costs as much as hashing half a page.
EVP_MD const* algorithm() {
  static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  CHECK(fetched != nullptr);
  return fetched;
}
EVP_MD_CTX* of(void* context) { return static_cast<EVP_MD_CTX*>(context); }

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  CHECK(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm(), nullptr) == 1);
  return to_hex({reinterpret_cast<char const*>(digest.data()), size});
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  CHECK(context_ && EVP_DigestInit_ex(of(context_.get()), algorithm(), nullptr) == 1);
}
void Sha256::add(std::string_view bytes) {
  CHECK(EVP_DigestUpdate(of(context_.get()), bytes.data(), bytes.size()) == 1);
}
std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  CHECK(EVP_DigestFinal_ex(of(context_.get()), digest.data(), &size) == 1);
  return to_hex({reinterpret_cast<char const*>(digest.data()), size});
}
void Sha256::Free::operator()(void* context) const { EVP_MD_CTX_free(of(context)); }

}  // namespace base
