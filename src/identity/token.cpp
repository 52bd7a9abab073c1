#include "identity/token.h"

#include "base/hash.h"
#include "base/spelling.h"
#include "identity/bytes.h"

namespace identity {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::string_view key_prefix = "yzk_";
constexpr std::size_t key_id_characters = 8;
constexpr std::size_t key_secret_characters = 52;  // 260 bits
constexpr std::size_t key_check_characters = 6;    // hexadecimal: 1 typing error in 16 million passes
constexpr std::size_t key_characters =
    key_prefix.size() + key_id_characters + 1 + key_secret_characters + key_check_characters;

std::string check_of(std::string_view key_without_check) {
  return base::to_hex(digest(Digest::sha_256, key_without_check)).substr(0, key_check_characters);
}

}  // namespace

Token new_token(base::Randomness& randomness) {
  std::string text = base::to_base64url(base::random_bytes(token_bytes, randomness));
  std::string hash = hash_of(text);
  return {std::move(text), std::move(hash)};
}

std::string hash_of(std::string_view token_text) { return base::sha256_hex(token_text); }

bool is_token(std::string_view text, std::string_view kept_hash) { return equal(hash_of(text), kept_hash); }

ApiKey new_api_key(base::Randomness& randomness) {
  ApiKey key;
  key.id = random_crockford(key_id_characters, randomness);
  key.text = std::string{key_prefix} + key.id + '_' + random_crockford(key_secret_characters, randomness);
  key.text += check_of(key.text);
  key.hash = hash_of(key.text);
  return key;
}

base::Result<ApiKey> read_api_key(std::string_view text) {
  if (!text.starts_with(key_prefix)) return base::invalid("an API key begins with `yzk_`");
  if (text.size() != key_characters || text[key_prefix.size() + key_id_characters] != '_')
    return base::invalid("the API key is cut off or has characters too many; copy it again");
  std::string_view const body = text.substr(0, key_characters - key_check_characters);
  if (!equal(check_of(body), text.substr(body.size())))
    return base::invalid("the API key has a typing error; copy it again");
  return ApiKey{std::string{text}, std::string{text.substr(key_prefix.size(), key_id_characters)}, hash_of(text)};
}

IssuedLink issue_link(LinkPurpose purpose, std::string subject, base::Instant now, int minutes,
                      base::Randomness& randomness) {
  CHECK(minutes > 0);
  Token token = new_token(randomness);
  IssuedLink issued;
  issued.text = std::move(token.text);
  issued.link.token_hash = std::move(token.hash);
  issued.link.purpose = purpose;
  issued.link.subject = std::move(subject);
  issued.link.issued_at = now;
  issued.link.expires_at = base::Instant::from_milliseconds(now.milliseconds() + std::int64_t{minutes} * 60'000);
  return issued;
}

LinkVerdict check_link(Link const& link, LinkPurpose purpose, std::string_view text, base::Instant now) {
  if (!is_token(text, link.token_hash)) return LinkVerdict::wrong_token;
  if (link.purpose != purpose) return LinkVerdict::wrong_purpose;
  if (link.used_at) return LinkVerdict::used;
  if (now < link.issued_at || now >= link.expires_at) return LinkVerdict::expired;
  return LinkVerdict::valid;
}

}  // namespace identity
