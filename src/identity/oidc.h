// Log-in through the park's own identity provider: the pure parts of an OpenID Connect relying party (authorization-code
// flow with PKCE). Fetching key sets and exchanging codes is the caller's. Signatures: RS256, ES256, EdDSA (Ed25519); the
// key decides which, never the token: `none` and HMAC do not exist here, so that a public key cannot pass for a secret.
#pragma once

#include <boost/describe/enum.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/json.h"
#include "base/result.h"

struct evp_pkey_st;

namespace identity {

struct OidcProvider {
  std::string issuer;                  // exactly as the provider spells it
  std::string authorization_endpoint;  // https
  std::string client_id, redirect_uri;
  std::vector<std::string> scopes{"openid", "profile", "email"};
};

// One log-in on its way. All but the url is kept for the browser's return (sealed, for some minutes) and used once.
struct OidcRequest {
  std::string url;            // where the browser goes
  std::string state;          // comes back with the code: is_state
  std::string nonce;          // comes back in the ID token
  std::string code_verifier;  // goes to the token endpoint with the code (RFC 7636)
};
OidcRequest begin_log_in(OidcProvider const& provider, base::Randomness& randomness);
bool is_state(OidcRequest const& request, std::string_view returned);  // constant time
// The body for the token endpoint, application/x-www-form-urlencoded. The client's secret goes into a header.
std::string code_exchange_form(OidcProvider const& provider, OidcRequest const& request, std::string_view code);

enum class JwsAlgorithm { RS256, ES256, EdDSA };
BOOST_DESCRIBE_ENUM(JwsAlgorithm, RS256, ES256, EdDSA)

// A JSON Web Key Set (RFC 7517). Keys of other kinds, for encryption, or of RSA below 2,048 bits are left out, as the
// standard asks; a set without a usable key, or with two keys of one id, is an error. Immutable, shared by threads.
class KeySet {
 public:
  static base::Result<KeySet> read(std::string_view json);
  std::size_t size() const { return keys_.size(); }
  // The key for a token; nullptr when there is none, or none is named and several would do.
  struct Key {
    std::string key_id;  // "" when the set does not name it
    JwsAlgorithm algorithm{};
    std::shared_ptr<evp_pkey_st> key;
  };
  Key const* find(std::string_view key_id, JwsAlgorithm algorithm) const;

 private:
  std::vector<Key> keys_;
};

struct IdTokenRules {
  std::string issuer, client_id, nonce;
  int clock_skew_seconds = 0;
  int age_seconds_max = 0;  // since it was issued
};

struct IdToken {
  std::string subject;  // with the issuer: who it is. Never the address: that can change hands
  std::string name, email;
  bool email_verified = false;
  base::Json claims;
};

// Signature (RFC 7515), then iss, sub, aud, azp, exp, nbf, iat, nonce (OpenID Connect Core §3.1.3.7). `forbidden` with the
// reason for the log; the person is told only that it did not work. `not_found`: no such key, fetch the set again.
base::Result<IdToken> check_id_token(std::string_view token, KeySet const& keys, IdTokenRules const& rules,
                                     base::Instant now);

}  // namespace identity
