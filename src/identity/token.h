// Things a person or a program holds to prove who it is: session tokens, API keys, one-time links. 256 bits of chance
// each; only the SHA-256 of the text is kept, so that a stolen database opens nothing. Chance is the caller's: a
// base::Randomness over the operating system.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"

namespace identity {

struct Token {
  std::string text;  // shown once: 43 characters of base64url
  std::string hash;  // kept: 64 hexadecimal digits
};
Token new_token(base::Randomness& randomness);
std::string hash_of(std::string_view token_text);
// Whether `text` is the token whose hash is kept; constant time.
bool is_token(std::string_view text, std::string_view kept_hash);

// `yzk_<id>_<secret><check>`: id of 8 and secret of 52 characters of Crockford base32, check of 6. The id is no secret: it
// finds the row and may be shown. The check tells a typing error from a wrong key without a look into the store.
struct ApiKey {
  std::string text;  // shown once
  std::string id;    // kept, shown
  std::string hash;  // kept, of the whole text
};
ApiKey new_api_key(base::Randomness& randomness);
// A key as it came in: `id` and `hash` to look up and compare (is_token). Error where the text cannot be a key.
base::Result<ApiKey> read_api_key(std::string_view text);

// A link that works once, for one purpose, until it expires. The address carries the token behind `#`, never before it.
enum class LinkPurpose { set_up, invitation, new_password, confirm_address };
BOOST_DESCRIBE_ENUM(LinkPurpose, set_up, invitation, new_password, confirm_address)

struct Link {
  std::string token_hash;
  LinkPurpose purpose{};
  std::string subject;  // whom it is for: a user_id, an address; "" for the first administrator
  base::Instant issued_at, expires_at;
  std::optional<base::Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(Link, (), (token_hash, purpose, subject, issued_at, expires_at, used_at))

struct IssuedLink {
  std::string text;  // shown once
  Link link;         // kept
};
IssuedLink issue_link(LinkPurpose purpose, std::string subject, base::Instant now, int minutes,
                      base::Randomness& randomness);

enum class LinkVerdict { valid, wrong_token, wrong_purpose, used, expired };
BOOST_DESCRIBE_ENUM(LinkVerdict, valid, wrong_token, wrong_purpose, used, expired)
// Before its issue counts as expired: a clock that jumped back revives nothing. The caller sets `used_at` in the same
// transaction as what the link allows.
LinkVerdict check_link(Link const& link, LinkPurpose purpose, std::string_view text, base::Instant now);

}  // namespace identity
