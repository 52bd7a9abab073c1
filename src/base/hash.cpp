#include "base/hash.h"

#include <openssl/sha.h>

#include <array>

#include "base/spelling.h"

namespace base {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), digest.data());
  return to_hex({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

}  // namespace base
