// The second factor: time-based one-time passwords (RFC 6238 over RFC 4226) with steps of 30 seconds, and recovery codes
// for who has lost the device. A code works once: the caller keeps the last step used and passes it in.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "identity/bytes.h"

namespace identity {

enum class TotpHash { sha_1, sha_256 };  // most authenticator apps know SHA-1 only

struct TotpSecret {
  Secret key;  // as long as the hash: 20 or 32 bytes
  TotpHash hash = TotpHash::sha_1;
  int digits = 6;  // 6 … 8
};
TotpSecret new_totp_secret(TotpHash hash, base::Randomness& randomness);

// As base32 for typing, and `otpauth://totp/…` for the QR code. Both are shown once, when the second factor is set up.
std::string key_text(TotpSecret const& secret);
std::string provisioning_uri(TotpSecret const& secret, std::string_view issuer, std::string_view account);
base::Result<TotpSecret> read_totp_key(std::string_view base32, TotpHash hash);

std::int64_t totp_step(base::Instant now);  // steps of 30 s since 1970
std::string totp_code(TotpSecret const& secret, std::int64_t step);

// The step whose code this is – the present one, the one before or the one after – when it is later than `last_used_step`;
// the caller keeps it as the new last step in the same transaction. Nothing otherwise. All steps are compared every time.
std::optional<std::int64_t> verify_totp(TotpSecret const& secret, std::string_view code, base::Instant now,
                                        std::optional<std::int64_t> last_used_step);

// Ten codes of 120 bits. More than 112 bits, so that a plain SHA-256 may keep them (NIST SP 800-63B §5.1.2.2).
struct RecoveryCodes {
  std::vector<std::string> texts;   // shown once: `abcd-efgh-jkmn-pqrs-tvwx-yz01`
  std::vector<std::string> hashes;  // kept
};
RecoveryCodes new_recovery_codes(base::Randomness& randomness);
// The index of the hash whose code this is; the caller strikes it in the same transaction. Case, blanks and hyphens do not
// count, `o` is 0, `i` and `l` are 1.
std::optional<std::size_t> find_recovery_code(std::span<std::string const> hashes, std::string_view text);

}  // namespace identity
