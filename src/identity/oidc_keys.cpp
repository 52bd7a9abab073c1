// Key sets: JSON Web Keys to keys of OpenSSL.
#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <optional>

#include "base/spelling.h"
#include "identity/bytes.h"
#include "identity/oidc.h"

namespace identity {
namespace {

constexpr std::size_t set_characters_max = 262'144;
constexpr std::size_t keys_max = 64;
constexpr std::size_t coordinate_bytes = 32;
constexpr int rsa_bits_min = 2'048;
constexpr int rsa_bits_max = 8'192;

using Key = std::shared_ptr<EVP_PKEY>;
template <class T, void (*release)(T*)>
struct Release {
  void operator()(T* object) const { release(object); }
};
using Number = std::unique_ptr<BIGNUM, Release<BIGNUM, BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM, OSSL_PARAM_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;

unsigned char const* unsigned_bytes(std::string const& bytes) {
  return reinterpret_cast<unsigned char const*>(bytes.data());
}

Key owned(EVP_PKEY* key) { return key == nullptr ? Key{} : Key{key, EVP_PKEY_free}; }

Key from_parameters(char const* kind, OSSL_PARAM_BLD* builder) {
  Parameters const parameters{OSSL_PARAM_BLD_to_param(builder)};
  Context const context{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
  CHECK(parameters != nullptr && context != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1);
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) return {};
  Key result = owned(key);
  Context const check{EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr)};
  return check != nullptr && EVP_PKEY_public_check(check.get()) == 1 ? result : Key{};  // a point off the curve
}

Key rsa_key(base::Json const& json) {
  auto const modulus = base::from_base64url(json.text_of("n"));
  auto const exponent = base::from_base64url(json.text_of("e"));
  if (!modulus || !exponent || modulus->size() > rsa_bits_max / 8 || exponent->empty() || exponent->size() > 8)
    return {};
  Number const n{BN_bin2bn(unsigned_bytes(*modulus), static_cast<int>(modulus->size()), nullptr)};
  Number const e{BN_bin2bn(unsigned_bytes(*exponent), static_cast<int>(exponent->size()), nullptr)};
  if (BN_num_bits(n.get()) < rsa_bits_min || BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) == 1) return {};
  Builder const builder{OSSL_PARAM_BLD_new()};
  CHECK(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) == 1);
  CHECK(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) == 1);
  return from_parameters("RSA", builder.get());
}

Key p_256_key(base::Json const& json) {
  auto const x = base::from_base64url(json.text_of("x"));
  auto const y = base::from_base64url(json.text_of("y"));
  if (json.text_of("crv") != "P-256" || !x || !y || x->size() != coordinate_bytes || y->size() != coordinate_bytes)
    return {};
  std::string const point = '\x04' + *x + *y;  // uncompressed
  Builder const builder{OSSL_PARAM_BLD_new()};
  CHECK(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1);
  CHECK(OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1);
  return from_parameters("EC", builder.get());
}

Key ed25519_key(base::Json const& json) {
  auto const x = base::from_base64url(json.text_of("x"));
  if (json.text_of("crv") != "Ed25519" || !x || x->size() != coordinate_bytes) return {};
  return owned(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsigned_bytes(*x), x->size()));
}

std::optional<KeySet::Key> read_key(base::Json const& json) {
  std::string const kind = json.text_of("kty");
  KeySet::Key key;
  key.key_id = json.text_of("kid");
  std::string_view algorithm;
  if (kind == "RSA") {
    key.algorithm = JwsAlgorithm::RS256;
    algorithm = "RS256";
    key.key = rsa_key(json);
  } else if (kind == "EC") {
    key.algorithm = JwsAlgorithm::ES256;
    algorithm = "ES256";
    key.key = p_256_key(json);
  } else if (kind == "OKP") {
    key.algorithm = JwsAlgorithm::EdDSA;
    algorithm = "EdDSA";
    key.key = ed25519_key(json);
  }
  bool const is_for_this = json.find("alg") == nullptr || json.text_of("alg") == algorithm;
  bool const is_for_signatures = json.find("use") == nullptr || json.text_of("use") == "sig";
  if (key.key == nullptr || !is_for_this || !is_for_signatures) return std::nullopt;
  return key;
}

}  // namespace

base::Result<KeySet> KeySet::read(std::string_view json_text) {
  if (json_text.size() > set_characters_max) return base::invalid("the key set is larger than 256 KiB");
  base::Json const json = TRY(base::Json::parse(json_text));
  base::Json const* const keys = json.find("keys");
  if (keys == nullptr || keys->if_array() == nullptr) return base::invalid("the key set has no list `keys`");
  if (keys->if_array()->size() > keys_max)
    return base::invalid(fmt::format("the key set has more than {} keys", keys_max));
  KeySet set;
  for (base::Json const& one : *keys->if_array()) {
    auto key = read_key(one);
    if (!key) continue;
    bool const is_repeated = std::any_of(set.keys_.begin(), set.keys_.end(), [&](Key const& other) {
      return other.key_id == key->key_id && other.algorithm == key->algorithm && !key->key_id.empty();
    });
    if (is_repeated) return base::invalid(fmt::format("the key set has two keys `{}`", key->key_id));
    set.keys_.push_back(std::move(*key));
  }
  if (set.keys_.empty()) return base::invalid("the key set has no key for RS256, ES256 or EdDSA");
  return set;
}

KeySet::Key const* KeySet::find(std::string_view key_id, JwsAlgorithm algorithm) const {
  Key const* found = nullptr;
  for (Key const& key : keys_) {
    if (key.algorithm != algorithm || (!key_id.empty() && key.key_id != key_id)) continue;
    if (found != nullptr) return nullptr;
    found = &key;
  }
  return found;
}

}  // namespace identity
