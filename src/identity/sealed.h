// Small secrets that the store keeps (TOTP keys, keys of connectors), sealed under a master key that the store never sees.
// Each is encrypted under its own data key, derived from the master key and a fresh salt, so that no nonce can repeat under
// one key. Sealed text: `yzs1.<key_id>.<base64url of salt 16 | nonce 12 | ciphertext | tag 16 or 32>`.
// Profiles: `aes_256_gcm` (NIST SP 800-38D); `sm4_ctr_hmac_sm3` (GB/T 32907 in counter mode, then HMAC-SM3 of GB/T 32905
// over everything: OpenSSL 3.0 has no SM4-GCM).
#pragma once

#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "identity/bytes.h"

namespace identity {

enum class SealProfile { aes_256_gcm, sm4_ctr_hmac_sm3 };
BOOST_DESCRIBE_ENUM(SealProfile, aes_256_gcm, sm4_ctr_hmac_sm3)

// Master keys of a key file. The first seals; the others open what was sealed before, until everything is resealed.
class KeyRing {
 public:
  // Lines `<key_id> <profile> <base64url of 32 bytes>`, `#` comments; key_id: 1 … 32 lower-case letters and digits. Issues
  // name file and line, never a key.
  static base::Result<KeyRing> read(std::string_view text, std::string_view file);
  // A line for the key file.
  static std::string new_line(std::string_view key_id, SealProfile profile, base::Randomness& randomness);

  // `associated` says where the secret belongs (`user/usr_1/totp`): sealed text moved to another place does not open.
  // At most 64 KiB.
  base::Result<std::string> seal(Secret const& secret, std::string_view associated, base::Randomness& randomness) const;
  // Anything changed – text, place, key – is one and the same error.
  base::Result<Secret> open(std::string_view sealed, std::string_view associated) const;
  // Sealed anew under the first key; nothing when it already is. For the rotation command.
  base::Result<std::optional<std::string>> reseal(std::string_view sealed, std::string_view associated,
                                                  base::Randomness& randomness) const;
  std::string const& current_key_id() const { return keys_.front().key_id; }

 private:
  struct Key {
    std::string key_id;
    SealProfile profile{};
    Secret master;
  };
  Key const* find(std::string_view key_id) const;
  std::vector<Key> keys_;
};

}  // namespace identity
