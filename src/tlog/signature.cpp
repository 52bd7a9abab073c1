#include "tlog/signature.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

namespace tlog::signature {
namespace {

using base::invalid;
using base::Result;

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* value) const {
    free(value);
  }
};
template <class T, auto free>
using Owned = std::unique_ptr<T, Freed<free>>;
using Number = Owned<BIGNUM, BN_clear_free>;

constexpr std::size_t half = 32, point_size = 65;
constexpr std::string_view identity = "1234567812345678";  // GB/T 35276: of a signer who has named none

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
Number number_of(std::string_view bytes) {
  return Number{BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)};
}

Key shared(EVP_PKEY* key) {
  return Key{key, [](EVP_PKEY* one) { EVP_PKEY_free(one); }};
}

// From a point, and the secret number if there is one. nullptr when OpenSSL finds them unfit.
Key sm2_key(std::string_view point, BIGNUM const* secret) {
  Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder{OSSL_PARAM_BLD_new()};
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  if (secret != nullptr) OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret);
  Owned<OSSL_PARAM, OSSL_PARAM_free> parameters{OSSL_PARAM_BLD_to_param(builder.get())};
  Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context{EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr)};
  CHECK(parameters != nullptr && context != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1);
  EVP_PKEY* key = nullptr;
  int const selection = secret != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  return EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) == 1 ? shared(key) : nullptr;
}

// GB/T 32918.1 §6.1: d in 1 … n - 2, P = d·G.
Result<Key> sm2_private_key(std::string_view seed) {
  Owned<EC_GROUP, EC_GROUP_free> group{EC_GROUP_new_by_curve_name(NID_sm2)};
  CHECK_NOTE(group != nullptr, "this OpenSSL lacks SM2");
  Number const secret = number_of(seed), last{BN_dup(EC_GROUP_get0_order(group.get()))};
  CHECK(secret != nullptr && last != nullptr && BN_sub_word(last.get(), 2) == 1);
  if (BN_is_zero(secret.get()) || BN_cmp(secret.get(), last.get()) > 0)
    return invalid("an SM2 private key is a number from 1 to n - 2");
  Owned<EC_POINT, EC_POINT_free> point{EC_POINT_new(group.get())};
  std::string text(point_size, '\0');
  CHECK(EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, nullptr) == 1);
  CHECK(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes_of(text), text.size(),
                           nullptr) == point_size);
  Key key = sm2_key(text, secret.get());
  CHECK(key != nullptr);
  return key;
}

// r || s and the ASN.1 that OpenSSL wants.
std::string to_der(std::string_view signature) {
  Owned<ECDSA_SIG, ECDSA_SIG_free> pair{ECDSA_SIG_new()};
  Number r = number_of(signature.substr(0, half)), s = number_of(signature.substr(half));
  CHECK(ECDSA_SIG_set0(pair.get(), r.release(), s.release()) == 1);
  unsigned char* der = nullptr;
  int const size = i2d_ECDSA_SIG(pair.get(), &der);
  CHECK(size > 0);
  std::string const text{reinterpret_cast<char const*>(der), static_cast<std::size_t>(size)};
  OPENSSL_free(der);
  return text;
}

std::string from_der(std::string_view der) {
  unsigned char const* at = bytes_of(der);
  Owned<ECDSA_SIG, ECDSA_SIG_free> pair{d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()))};
  CHECK(pair != nullptr);
  std::string text(2 * half, '\0');
  CHECK(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes_of(text), half) == half);
  CHECK(BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes_of(text) + half, half) == half);
  return text;
}

// Of one signature. OpenSSL 3.0 takes the identity of SM2 only through a context made beforehand.
class Context {
 public:
  Context(Algorithm algorithm, EVP_PKEY* key) : digest_(EVP_MD_CTX_new()), key_(key) {
    if (algorithm == Algorithm::ed25519) return;
    method_ = EVP_sm3();
    of_key_.reset(EVP_PKEY_CTX_new(key, nullptr));
    CHECK(of_key_ != nullptr &&
          EVP_PKEY_CTX_set1_id(of_key_.get(), identity.data(), static_cast<int>(identity.size())) == 1);
    EVP_MD_CTX_set_pkey_ctx(digest_.get(), of_key_.get());
  }
  bool begin_signing() { return EVP_DigestSignInit(digest_.get(), nullptr, method_, nullptr, key_) == 1; }
  bool begin_verifying() { return EVP_DigestVerifyInit(digest_.get(), nullptr, method_, nullptr, key_) == 1; }
  EVP_MD_CTX* digest() { return digest_.get(); }

 private:
  Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> of_key_;
  Owned<EVP_MD_CTX, EVP_MD_CTX_free> digest_;
  EVP_PKEY* key_;
  EVP_MD const* method_ = nullptr;
};

}  // namespace

Result<Key> public_key(Algorithm algorithm, std::string_view bytes) {
  bool const is_sm2 = algorithm == Algorithm::sm2;
  if (bytes.size() != (is_sm2 ? point_size : half)) return invalid("the public key has the wrong length");
  if (is_sm2 && bytes.front() != 4) return invalid("an SM2 public key is an uncompressed point");
  Key key = is_sm2 ? sm2_key(bytes, nullptr)
                   : shared(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(bytes), bytes.size()));
  if (key == nullptr) return invalid("the public key is no point of its curve");
  return key;
}

Result<Key> private_key(Algorithm algorithm, std::string_view seed) {
  if (seed.size() != half) return invalid("a private key has 32 bytes");
  if (algorithm == Algorithm::sm2) return sm2_private_key(seed);
  Key key = shared(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size()));
  CHECK(key != nullptr);
  return key;
}

std::string public_bytes(Algorithm algorithm, EVP_PKEY* key) {
  std::string bytes(algorithm == Algorithm::sm2 ? point_size : half, '\0');
  std::size_t size = bytes.size();
  CHECK(algorithm == Algorithm::sm2
            ? EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, bytes_of(bytes), size, &size) == 1
            : EVP_PKEY_get_raw_public_key(key, bytes_of(bytes), &size) == 1);
  CHECK(size == bytes.size());
  return bytes;
}

Result<std::string> sign(Algorithm algorithm, EVP_PKEY* key, std::string_view message) {
  Context context{algorithm, key};
  std::string signature(128, '\0');  // the ASN.1 of SM2 has at most 72
  std::size_t size = signature.size();
  if (!context.begin_signing() ||
      EVP_DigestSign(context.digest(), bytes_of(signature), &size, bytes_of(message), message.size()) != 1)
    return base::Error{base::ErrorCode::unavailable, "the signature could not be made", {}};
  signature.resize(size);
  return algorithm == Algorithm::sm2 ? from_der(signature) : signature;
}

bool verify(Algorithm algorithm, EVP_PKEY* key, std::string_view message, std::string_view signature) {
  if (signature.size() != 2 * half) return false;
  std::string const text = algorithm == Algorithm::sm2 ? to_der(signature) : std::string{signature};
  Context context{algorithm, key};
  return context.begin_verifying() &&
         EVP_DigestVerify(context.digest(), bytes_of(text), text.size(), bytes_of(message), message.size()) == 1;
}

}  // namespace tlog::signature
