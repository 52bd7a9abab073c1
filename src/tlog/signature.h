// Ed25519 and SM2 behind one shape: 32 bytes of secret, 64 of signature. For key.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct evp_pkey_st;

namespace tlog::signature {

using Key = std::shared_ptr<evp_pkey_st>;

enum class Algorithm { ed25519, sm2 };

base::Result<Key> public_key(Algorithm algorithm, std::string_view bytes);
base::Result<Key> private_key(Algorithm algorithm, std::string_view seed);
std::string public_bytes(Algorithm algorithm, evp_pkey_st* key);
base::Result<std::string> sign(Algorithm algorithm, evp_pkey_st* key, std::string_view message);
bool verify(Algorithm algorithm, evp_pkey_st* key, std::string_view message, std::string_view signature);

}  // namespace tlog::signature
