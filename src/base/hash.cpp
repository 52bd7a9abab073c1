#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

#include "base/result.h"
#include "base/spelling.h"

namespace base {

std::string sha256_hex(std::string_view bytes) {
  // Fetched once: finding the algorithm costs as much as hashing half a page.
  static EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  CHECK(algorithm != nullptr && EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm, nullptr) == 1);
  return to_hex({reinterpret_cast<char const*>(digest.data()), size});
}

}  // namespace base
