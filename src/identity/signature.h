// Signed webhooks after the Standard Webhooks convention: HMAC-SHA256 over `<id>.<timestamp>.<body>`, so that the receiver
// knows who sent it, that it is whole, and that it is not an old one sent again.
#pragma once

#include <boost/describe/enum.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "identity/bytes.h"

namespace identity {

// The values of the headers `webhook-id`, `webhook-timestamp`, `webhook-signature`.
struct WebhookHeaders {
  std::string id;         // the receiver drops an id it has seen
  std::string timestamp;  // seconds since 1970
  std::string signature;  // `v1,<base64>`; several divided by blanks while a secret is being replaced
};

// `whsec_<base64 of 32 bytes>`, as the receiver keeps it.
std::string new_webhook_secret(base::Randomness& randomness);
base::Result<Secret> read_webhook_secret(std::string_view text);  // 24 … 64 bytes

// One signature per secret, the newest first. REQUIRES: `id` of 1 … 256 characters without blank and `.`.
WebhookHeaders sign_webhook(std::span<Secret const> secrets, std::string_view id, base::Instant now,
                            std::string_view body);

enum class SignatureVerdict { valid, malformed, too_old, too_new, wrong };
BOOST_DESCRIBE_ENUM(SignatureVerdict, valid, malformed, too_old, too_new, wrong)
// Valid when any signature fits any secret and the timestamp is at most `window_seconds` away. Every pair is compared, in
// constant time. Inside the window the receiver still drops ids it has seen.
SignatureVerdict verify_webhook(std::span<Secret const> secrets, WebhookHeaders const& headers, std::string_view body,
                                base::Instant now, int window_seconds);

}  // namespace identity
