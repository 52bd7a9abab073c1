#include "identity/oidc.h"

#include <fmt/format.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/spelling.h"
#include "identity/bytes.h"

namespace identity {
namespace {

using base::Decimal;
using base::Json;

constexpr std::size_t token_characters_max = 16'384;
constexpr std::size_t subject_characters_max = 255;  // OpenID Connect Core §2
constexpr std::size_t random_value_bytes = 32;
constexpr std::size_t scalar_bytes = 32;

base::Error forbidden(std::string message) { return {base::ErrorCode::forbidden, std::move(message), {}}; }

std::optional<JwsAlgorithm> algorithm_of(std::string_view name) {
  if (name == "RS256") return JwsAlgorithm::RS256;
  if (name == "ES256") return JwsAlgorithm::ES256;
  if (name == "EdDSA") return JwsAlgorithm::EdDSA;
  return std::nullopt;
}

// RFC 7518 §3.4: r and s of 32 bytes each, to what OpenSSL reads.
std::optional<std::string> der_of(std::string_view raw) {
  if (raw.size() != 2 * scalar_bytes) return std::nullopt;
  auto const* bytes = reinterpret_cast<unsigned char const*>(raw.data());
  std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> const signature{ECDSA_SIG_new(), &ECDSA_SIG_free};
  BIGNUM* const r = BN_bin2bn(bytes, scalar_bytes, nullptr);
  BIGNUM* const s = BN_bin2bn(bytes + scalar_bytes, scalar_bytes, nullptr);
  CHECK(signature != nullptr && ECDSA_SIG_set0(signature.get(), r, s) == 1);
  std::array<unsigned char, 80> der{};
  unsigned char* end = der.data();
  int const length = i2d_ECDSA_SIG(signature.get(), &end);
  if (length <= 0) return std::nullopt;
  return std::string{reinterpret_cast<char const*>(der.data()), static_cast<std::size_t>(length)};
}

bool verifies(KeySet::Key const& key, std::string_view content, std::string_view signature) {
  std::string given{signature};
  if (key.algorithm == JwsAlgorithm::ES256) {
    auto der = der_of(signature);
    if (!der) return false;
    given = std::move(*der);
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  EVP_MD const* const hash = key.algorithm == JwsAlgorithm::EdDSA ? nullptr : EVP_sha256();
  CHECK(context != nullptr && EVP_DigestVerifyInit(context.get(), nullptr, hash, nullptr, key.key.get()) == 1);
  return EVP_DigestVerify(context.get(), reinterpret_cast<unsigned char const*>(given.data()), given.size(),
                          reinterpret_cast<unsigned char const*>(content.data()), content.size()) == 1;
}

base::Result<Json> read_part(std::string_view part, std::string_view name) {
  auto const bytes = base::from_base64url(part);
  if (!bytes) return forbidden(fmt::format("the {} of the ID token is not base64url", name));
  auto json = Json::parse(*bytes);
  if (!json || json->if_object() == nullptr)
    return forbidden(fmt::format("the {} of the ID token is no JSON object", name));
  return json;
}

base::Result<KeySet::Key const*> key_for(Json const& header, KeySet const& keys) {
  auto const algorithm = algorithm_of(header.text_of("alg"));
  if (!algorithm)
    return forbidden(
        fmt::format("the ID token is signed with `{}`, not with RS256, ES256 or EdDSA", header.text_of("alg")));
  // Extensions we would have to understand (RFC 7515 §4.1.11). `jwk`, `jku` and `x5u` are never followed.
  if (header.find("crit") != nullptr) return forbidden("the ID token asks for an extension (`crit`)");
  if (header.find("typ") != nullptr && header.text_of("typ") != "JWT") return forbidden("the token is not a JWT");
  if (header.find("kid") != nullptr && header.text_of("kid").empty())
    return forbidden("the ID token names its key wrongly");
  KeySet::Key const* const key = keys.find(header.text_of("kid"), *algorithm);
  if (key == nullptr)
    return base::not_found(fmt::format("the key `{}` of the ID token is not in the key set", header.text_of("kid")));
  return key;
}

base::Result<> check_audience(Json const& claims, std::string const& client_id) {
  Json const* const audience = claims.find("aud");
  std::vector<Json> const one{audience == nullptr ? Json{} : *audience};
  std::vector<Json> const& all = audience != nullptr && audience->if_array() != nullptr ? *audience->if_array() : one;
  bool const is_ours = std::any_of(all.begin(), all.end(), [&](Json const& entry) {
    return entry.if_string() != nullptr && *entry.if_string() == client_id;
  });
  if (!is_ours) return forbidden("the ID token is for another application (`aud`)");
  bool const has_party = claims.find("azp") != nullptr;
  if ((has_party || all.size() > 1) && claims.text_of("azp") != client_id)
    return forbidden("the ID token was issued to another application (`azp`)");
  return {};
}

// The NumericDate `name` (seconds, perhaps with a fraction); nothing when it is absent or no number.
std::optional<Decimal> time_of(Json const& claims, std::string_view name) {
  Json const* const value = claims.find(name);
  if (value == nullptr || value->if_number() == nullptr) return std::nullopt;
  return *value->if_number();
}

base::Result<> check_times(Json const& claims, IdTokenRules const& rules, base::Instant now_instant) {
  Decimal const now{now_instant.milliseconds() / 1000};
  Decimal const skew{rules.clock_skew_seconds};
  auto const expires = time_of(claims, "exp");
  auto const issued = time_of(claims, "iat");
  if (!expires || !issued) return forbidden("the ID token does not say when it was issued and expires");
  if (now >= *expires + skew) return forbidden("the ID token has expired");
  if (*issued > now + skew) return forbidden("the ID token was issued in the future; compare the clocks");
  if (now > *issued + skew + Decimal{rules.age_seconds_max}) return forbidden("the ID token was issued too long ago");
  if (claims.find("nbf") == nullptr) return {};
  auto const begins = time_of(claims, "nbf");
  if (!begins || *begins > now + skew) return forbidden("the ID token is not valid yet");
  return {};
}

}  // namespace

OidcRequest begin_log_in(OidcProvider const& provider, base::Randomness& randomness) {
  OidcRequest request;
  request.state = base::to_base64url(base::random_bytes(random_value_bytes, randomness));
  request.nonce = base::to_base64url(base::random_bytes(random_value_bytes, randomness));
  request.code_verifier = base::to_base64url(base::random_bytes(random_value_bytes, randomness));
  std::string scopes;
  for (std::string const& scope : provider.scopes) scopes += (scopes.empty() ? "" : " ") + scope;
  bool const has_query = provider.authorization_endpoint.find('?') != std::string::npos;
  request.url = fmt::format(
      "{}{}response_type=code&client_id={}&redirect_uri={}&scope={}&state={}&nonce={}&code_challenge={}"
      "&code_challenge_method=S256",
      provider.authorization_endpoint, has_query ? '&' : '?', base::percent_encoded(provider.client_id),
      base::percent_encoded(provider.redirect_uri), base::percent_encoded(scopes), request.state, request.nonce,
      base::to_base64url(digest(Digest::sha_256, request.code_verifier)));
  return request;
}

bool is_state(OidcRequest const& request, std::string_view returned) {
  return !request.state.empty() && equal(request.state, returned);
}

std::string code_exchange_form(OidcProvider const& provider, OidcRequest const& request, std::string_view code) {
  return fmt::format("grant_type=authorization_code&code={}&redirect_uri={}&client_id={}&code_verifier={}",
                     base::percent_encoded(code), base::percent_encoded(provider.redirect_uri),
                     base::percent_encoded(provider.client_id), base::percent_encoded(request.code_verifier));
}

base::Result<IdToken> check_id_token(std::string_view token, KeySet const& keys, IdTokenRules const& rules,
                                     base::Instant now) {
  CHECK(!rules.issuer.empty() && !rules.client_id.empty() && !rules.nonce.empty());
  std::size_t const first = token.find('.');
  std::size_t const last = token.rfind('.');
  if (token.size() > token_characters_max || first == std::string_view::npos || first == last ||
      token.find('.', first + 1) != last)
    return forbidden("the ID token does not have three parts");
  Json const header = TRY(read_part(token.substr(0, first), "header"));
  KeySet::Key const* const key = TRY(key_for(header, keys));
  auto const signature = base::from_base64url(token.substr(last + 1));
  if (!signature || !verifies(*key, token.substr(0, last), *signature))
    return forbidden("the signature of the ID token does not fit");

  Json claims = TRY(read_part(token.substr(first + 1, last - first - 1), "content"));
  if (claims.text_of("iss") != rules.issuer) return forbidden("the ID token is of another issuer (`iss`)");
  TRY(check_audience(claims, rules.client_id));
  TRY(check_times(claims, rules, now));
  if (!equal(claims.text_of("nonce"), rules.nonce)) return forbidden("the ID token answers another log-in (`nonce`)");
  IdToken result;
  result.subject = claims.text_of("sub");
  if (result.subject.empty() || result.subject.size() > subject_characters_max)
    return forbidden("the ID token does not say who it is (`sub`)");
  result.name = claims.text_of("name");
  result.email = claims.text_of("email");
  Json const* const verified = claims.find("email_verified");
  result.email_verified = verified != nullptr && verified->if_boolean() != nullptr && *verified->if_boolean();
  result.claims = std::move(claims);
  return result;
}

}  // namespace identity
