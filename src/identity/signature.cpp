#include "identity/signature.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/spelling.h"

namespace identity {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::string_view signature_version = "v1,";
constexpr std::size_t secret_bytes_min = 24;  // Standard Webhooks: 24 to 64 bytes
constexpr std::size_t hmac_secret_bytes_max = 64;
constexpr std::size_t new_secret_bytes = 32;
constexpr std::size_t id_characters_max = 256;
constexpr std::size_t signatures_max = 16;  // of one header; more are not looked at
constexpr std::size_t header_characters_max = 4'096;

std::string mac_of(Secret const& secret, std::string_view id, std::string_view timestamp, std::string_view body) {
  std::string content;
  content.reserve(id.size() + timestamp.size() + body.size() + 2);
  content.append(id).append(1, '.').append(timestamp).append(1, '.').append(body);
  return hmac(Digest::sha_256, secret.bytes(), content);
}

bool is_id(std::string_view id) {
  if (id.empty() || id.size() > id_characters_max) return false;
  for (unsigned char const c : id)
    if (c <= ' ' || c > '~' || c == '.') return false;
  return true;
}

// Plain digits of seconds, one spelling: no sign, no leading zero.
std::optional<std::int64_t> read_seconds(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || fmt::to_string(value) != text) return std::nullopt;
  constexpr std::int64_t last = 253'402'300'799;  // 9999-12-31
  if (value < 0 || value > last) return std::nullopt;
  return value;
}

}  // namespace

std::string new_webhook_secret(base::Randomness& randomness) {
  return std::string{secret_prefix} + base::to_base64(base::random_bytes(new_secret_bytes, randomness));
}

base::Result<Secret> read_webhook_secret(std::string_view text) {
  if (!text.starts_with(secret_prefix)) return base::invalid("a webhook secret begins with `whsec_`");
  auto bytes = base::from_base64(text.substr(secret_prefix.size()));
  if (!bytes || bytes->size() < secret_bytes_min || bytes->size() > hmac_secret_bytes_max)
    return base::invalid("a webhook secret is `whsec_` and 24 to 64 bytes in base64");
  return Secret{std::move(*bytes)};
}

WebhookHeaders sign_webhook(std::span<Secret const> secrets, std::string_view id, base::Instant now,
                            std::string_view body) {
  CHECK(is_id(id));
  CHECK(!secrets.empty() && now.milliseconds() >= 0);
  WebhookHeaders headers;
  headers.id = id;
  headers.timestamp = fmt::to_string(now.milliseconds() / 1000);
  for (Secret const& secret : secrets) {
    if (!headers.signature.empty()) headers.signature += ' ';
    headers.signature.append(signature_version).append(base::to_base64(mac_of(secret, id, headers.timestamp, body)));
  }
  return headers;
}

SignatureVerdict verify_webhook(std::span<Secret const> secrets, WebhookHeaders const& headers, std::string_view body,
                                base::Instant now, int window_seconds) {
  auto const seconds = read_seconds(headers.timestamp);
  if (!is_id(headers.id) || !seconds || headers.signature.size() > header_characters_max)
    return SignatureVerdict::malformed;
  std::int64_t const age = now.milliseconds() / 1000 - *seconds;
  if (age > window_seconds) return SignatureVerdict::too_old;
  if (age < -window_seconds) return SignatureVerdict::too_new;
  bool fits = false;
  for (Secret const& secret : secrets) {
    std::string const expected = mac_of(secret, headers.id, headers.timestamp, body);
    std::string_view rest = headers.signature;
    for (std::size_t i = 0; i < signatures_max && !rest.empty(); ++i) {
      std::size_t const end = std::min(rest.find(' '), rest.size());
      std::string_view one = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!one.starts_with(signature_version)) continue;  // another version of the convention
      auto const given = base::from_base64(one.substr(signature_version.size()));
      fits = (given && equal(*given, expected)) || fits;
    }
  }
  return fits ? SignatureVerdict::valid : SignatureVerdict::wrong;
}

}  // namespace identity
