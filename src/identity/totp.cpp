#include "identity/totp.h"

#include <fmt/format.h>

#include "base/spelling.h"
#include "identity/token.h"

namespace identity {
namespace {

constexpr std::int64_t step_milliseconds = 30'000;
constexpr std::int64_t steps_tolerated = 1;  // before and after; RFC 6238 §5.2
constexpr std::size_t recovery_codes = 10;
constexpr std::size_t recovery_characters = 24;
constexpr std::size_t recovery_group = 4;
constexpr std::size_t typed_characters_max = 64;
constexpr std::size_t key_bytes_min = 16;  // RFC 4226 §4 R6
constexpr std::size_t key_bytes_max = 64;

Digest digest_of(TotpHash hash) { return hash == TotpHash::sha_1 ? Digest::sha_1 : Digest::sha_256; }

// What the hash of a recovery code is made of.
std::string canonical_recovery(std::string_view text) {
  std::string out;
  for (char character : text.substr(0, typed_characters_max)) {
    if (character == '-' || character == ' ') continue;
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
    if (character == 'o') character = '0';
    if (character == 'i' || character == 'l') character = '1';
    out += character;
  }
  return out;
}

}  // namespace

TotpSecret new_totp_secret(TotpHash hash, base::Randomness& randomness) {
  TotpSecret secret;
  secret.key = Secret{base::random_bytes(hash == TotpHash::sha_1 ? 20 : 32, randomness)};
  secret.hash = hash;
  return secret;
}

std::string key_text(TotpSecret const& secret) { return base::to_base32(secret.key.bytes()); }

std::string provisioning_uri(TotpSecret const& secret, std::string_view issuer, std::string_view account) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm={}&digits={}&period={}",
                     base::percent_encoded(issuer), base::percent_encoded(account), key_text(secret),
                     base::percent_encoded(issuer), secret.hash == TotpHash::sha_1 ? "SHA1" : "SHA256", secret.digits,
                     step_milliseconds / 1000);
}

base::Result<TotpSecret> read_totp_key(std::string_view base32, TotpHash hash) {
  auto bytes = base::from_base32(base32);
  if (!bytes) return base::invalid("the key of the second factor is not base32 (letters and digits 2 to 7)");
  if (bytes->size() < key_bytes_min || bytes->size() > key_bytes_max)
    return base::invalid(fmt::format("the key of the second factor has {} bytes; {} to {} are allowed", bytes->size(),
                                     key_bytes_min, key_bytes_max));
  TotpSecret secret;
  secret.key = Secret{std::move(*bytes)};
  secret.hash = hash;
  return secret;
}

std::int64_t totp_step(base::Instant now) {
  std::int64_t const milliseconds = now.milliseconds();
  std::int64_t const quotient = milliseconds / step_milliseconds;
  return milliseconds % step_milliseconds < 0 ? quotient - 1 : quotient;
}

std::string totp_code(TotpSecret const& secret, std::int64_t step) {
  CHECK(secret.digits >= 6 && secret.digits <= 8);
  std::string counter(8, '\0');
  for (unsigned i = 0; i < 8; ++i)
    counter[i] = static_cast<char>((static_cast<std::uint64_t>(step) >> (56 - 8 * i)) & 0xFFU);
  std::string const mac = hmac(digest_of(secret.hash), secret.key.bytes(), counter);
  auto const byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[at])); };
  std::size_t const at = byte(mac.size() - 1) & 15U;  // dynamic truncation, RFC 4226 §5.3
  std::uint32_t const number =
      ((byte(at) & 0x7FU) << 24U) | (byte(at + 1) << 16U) | (byte(at + 2) << 8U) | byte(at + 3);
  std::uint32_t modulus = 1;
  for (int i = 0; i < secret.digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, secret.digits);
}

std::optional<std::int64_t> verify_totp(TotpSecret const& secret, std::string_view code, base::Instant now,
                                        std::optional<std::int64_t> last_used_step) {
  std::int64_t const present = totp_step(now);
  std::optional<std::int64_t> found;
  for (std::int64_t step = present - steps_tolerated; step <= present + steps_tolerated; ++step) {
    bool const fits = equal(totp_code(secret, step), code);
    bool const fresh = !last_used_step || step > *last_used_step;
    if (fits && fresh) found = step;
  }
  return found;
}

RecoveryCodes new_recovery_codes(base::Randomness& randomness) {
  RecoveryCodes codes;
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    std::string const plain = random_crockford(recovery_characters, randomness);
    std::string text;
    for (std::size_t at = 0; at < plain.size(); at += recovery_group) {
      if (!text.empty()) text += '-';
      text += plain.substr(at, recovery_group);
    }
    codes.texts.push_back(std::move(text));
    codes.hashes.push_back(hash_of(plain));
  }
  return codes;
}

std::optional<std::size_t> find_recovery_code(std::span<std::string const> hashes, std::string_view text) {
  if (text.size() > typed_characters_max) return std::nullopt;
  std::string const hash = hash_of(canonical_recovery(text));
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < hashes.size(); ++i)
    if (equal(hashes[i], hash)) found = i;
  return found;
}

}  // namespace identity
