#include "identity/oidc.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <rapidcheck/gtest.h>

#include "base/spelling.h"
#include "identity/bytes.h"
#include "identity/testing.h"

namespace identity {
namespace {

using Pair = std::shared_ptr<EVP_PKEY>;

base::Instant const now = base::Instant::from_milliseconds(1'800'000'000'000);
IdTokenRules const rules{"https://id.park.cn", "yingzhou", "n-1", 60, 600};
constexpr char const* good_claims =
    R"({"iss":"https://id.park.cn","sub":"u1","aud":"yingzhou","exp":1800000300,"iat":1799999990,"nonce":"n-1",)"
    R"("name":"李明","email":"liming@park.cn","email_verified":true})";

Pair made(EVP_PKEY* key) { return {key, EVP_PKEY_free}; }
Pair const& rsa() {
  static Pair const key = made(EVP_RSA_gen(2048));
  return key;
}
Pair const& p_256() {
  static Pair const key = made(EVP_EC_gen("P-256"));
  return key;
}
Pair const& ed25519() {
  static Pair const key = made(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  return key;
}

std::string number_of(Pair const& key, char const* name) {
  BIGNUM* number = nullptr;
  EXPECT_EQ(EVP_PKEY_get_bn_param(key.get(), name, &number), 1);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  if (std::string_view{name} != OSSL_PKEY_PARAM_RSA_E && std::string_view{name} != OSSL_PKEY_PARAM_RSA_N)
    bytes.resize(32);
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  BN_free(number);
  return base::to_base64url(bytes);
}

std::string rsa_jwk(Pair const& key, char const* more) {
  return fmt::format(R"({{"kty":"RSA","n":"{}","e":"{}"{}}})", number_of(key, OSSL_PKEY_PARAM_RSA_N),
                     number_of(key, OSSL_PKEY_PARAM_RSA_E), more);
}
std::string p_256_jwk(char const* more) {
  return fmt::format(R"({{"kty":"EC","crv":"P-256","x":"{}","y":"{}"{}}})",
                     number_of(p_256(), OSSL_PKEY_PARAM_EC_PUB_X), number_of(p_256(), OSSL_PKEY_PARAM_EC_PUB_Y), more);
}
std::string ed25519_jwk(char const* more) {
  std::string bytes(32, '\0');
  std::size_t length = bytes.size();
  EVP_PKEY_get_raw_public_key(ed25519().get(), reinterpret_cast<unsigned char*>(bytes.data()), &length);
  return fmt::format(R"({{"kty":"OKP","crv":"Ed25519","x":"{}"{}}})", base::to_base64url(bytes), more);
}
KeySet set_of(std::initializer_list<std::string> keys) {
  std::string all;
  for (std::string const& key : keys) all += (all.empty() ? "" : ",") + key;
  return KeySet::read("{\"keys\":[" + all + "]}").value();
}
KeySet const& keys() {
  static KeySet const set = set_of({rsa_jwk(rsa(), R"(,"kid":"r","use":"sig","alg":"RS256")"),
                                    p_256_jwk(R"(,"kid":"e")"), ed25519_jwk(R"(,"kid":"d")")});
  return set;
}

std::string signature_of(Pair const& key, std::string const& content) {
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  bool const is_ed25519 = EVP_PKEY_is_a(key.get(), "ED25519") == 1;
  EVP_DigestSignInit(context, nullptr, is_ed25519 ? nullptr : EVP_sha256(), nullptr, key.get());
  std::string out(1024, '\0');
  std::size_t length = out.size();
  auto const* bytes = reinterpret_cast<unsigned char const*>(content.data());
  EXPECT_EQ(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &length, bytes, content.size()), 1);
  EVP_MD_CTX_free(context);
  out.resize(length);
  if (EVP_PKEY_is_a(key.get(), "EC") != 1) return out;
  auto const* der = reinterpret_cast<unsigned char const*>(out.data());
  ECDSA_SIG* const signature = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(out.size()));
  std::string raw(64, '\0');
  BN_bn2binpad(ECDSA_SIG_get0_r(signature), reinterpret_cast<unsigned char*>(raw.data()), 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature), reinterpret_cast<unsigned char*>(raw.data()) + 32, 32);
  ECDSA_SIG_free(signature);
  return raw;
}

std::string token_of(Pair const& key, std::string const& header, std::string const& claims) {
  std::string const content = base::to_base64url(header) + '.' + base::to_base64url(claims);
  return content + '.' + base::to_base64url(signature_of(key, content));
}

std::string changed(std::string const& from, std::string const& to) {
  std::string text = good_claims;
  std::size_t const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string refusal(std::string const& token) {
  auto const checked = check_id_token(token, keys(), rules, now);
  return checked ? "" : checked.error().message;
}

TEST(Oidc, the_address_of_the_log_in_carries_pkce_state_and_nonce) {
  base::SeededRandomness randomness{1};
  OidcProvider const provider{"https://id.park.cn", "https://id.park.cn/auth", "ying zhou", "https://y.park.cn/back"};
  OidcRequest const request = begin_log_in(provider, randomness);
  EXPECT_EQ(
      request.url,
      "https://id.park.cn/auth?response_type=code&client_id=ying%20zhou&redirect_uri=https%3A%2F%2Fy.park.cn%2Fback"
      "&scope=openid%20profile%20email&state=" +
          request.state + "&nonce=" + request.nonce + "&code_challenge=" +
          base::to_base64url(digest(Digest::sha_256, request.code_verifier)) + "&code_challenge_method=S256");
  EXPECT_EQ(request.url.find(request.code_verifier), std::string::npos);
  EXPECT_TRUE(is_state(request, request.state));
  EXPECT_FALSE(is_state(request, request.nonce));
  EXPECT_FALSE(is_state(OidcRequest{}, ""));
  EXPECT_NE(code_exchange_form(provider, request, "a+b").find("code=a%2Bb&"), std::string::npos);
  // RFC 7636 appendix B.
  EXPECT_EQ(base::to_base64url(digest(Digest::sha_256, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST(Oidc, tokens_of_all_three_algorithms_are_read) {
  for (auto const& [key, header] : {std::pair{rsa(), R"({"alg":"RS256","kid":"r"})"},
                                    {p_256(), R"({"alg":"ES256","kid":"e","typ":"JWT"})"},
                                    {ed25519(), R"({"alg":"EdDSA","kid":"d"})"},
                                    {ed25519(), R"({"alg":"EdDSA"})"}}) {
    auto const token = check_id_token(token_of(key, header, good_claims), keys(), rules, now);
    ASSERT_TRUE(token) << header << token;
    EXPECT_EQ(token->subject, "u1");
    EXPECT_EQ(token->name, "李明");
    EXPECT_TRUE(token->email_verified);
  }
}

// RFC 8037 appendix A.4: a known key and signature.
TEST(Oidc, the_ed25519_example_of_rfc_8037_has_a_good_signature) {
  KeySet const example =
      KeySet::read(R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})")
          .value();
  auto const checked = check_id_token(
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-"
      "09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
      example, rules, now);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().message, "the content of the ID token is no JSON object") << "past the signature";
}

TEST(Oidc, hostile_claims_are_refused) {
  struct {
    std::string claims, want;
  } const cases[] = {
      {good_claims, ""},
      {changed("id.park.cn", "id.evil.cn"), "the ID token is of another issuer (`iss`)"},
      {changed("id.park.cn", "id.park.cn/"), "the ID token is of another issuer (`iss`)"},
      {changed("\"aud\":\"yingzhou\"", "\"aud\":\"other\""), "the ID token is for another application (`aud`)"},
      {changed("\"aud\":\"yingzhou\",", ""), "the ID token is for another application (`aud`)"},
      {changed("\"aud\":\"yingzhou\"", "\"aud\":[]"), "the ID token is for another application (`aud`)"},
      {changed("\"aud\":\"yingzhou\"", "\"aud\":[\"yingzhou\"]"), ""},
      {changed("\"aud\":\"yingzhou\"", "\"aud\":[\"yingzhou\",\"other\"]"),
       "the ID token was issued to another application (`azp`)"},
      {changed("\"aud\":\"yingzhou\"", "\"aud\":[\"yingzhou\",\"other\"],\"azp\":\"yingzhou\""), ""},
      {changed("\"aud\":\"yingzhou\"", "\"aud\":\"yingzhou\",\"azp\":\"other\""),
       "the ID token was issued to another application (`azp`)"},
      {changed("1800000300", "1799999941"), ""},
      {changed("1800000300", "1799999940"), "the ID token has expired"},
      {changed("1800000300", "\"1800000300\""), "the ID token does not say when it was issued and expires"},
      {changed("1799999990", "1800000060"), ""},
      {changed("1799999990", "1800000060.5"), "the ID token was issued in the future; compare the clocks"},
      {changed("1799999990", "1799999339"), "the ID token was issued too long ago"},
      {changed("\"iat\":1799999990,", ""), "the ID token does not say when it was issued and expires"},
      {changed("\"sub\":", "\"nbf\":1800000061,\"sub\":"), "the ID token is not valid yet"},
      {changed("\"nonce\":\"n-1\"", "\"nonce\":\"n-2\""), "the ID token answers another log-in (`nonce`)"},
      {changed("\"nonce\":\"n-1\",", ""), "the ID token answers another log-in (`nonce`)"},
      {changed("\"sub\":\"u1\",", ""), "the ID token does not say who it is (`sub`)"},
      {changed("\"sub\":\"u1\"", "\"sub\":1"), "the ID token does not say who it is (`sub`)"},
      {changed("\"sub\":\"u1\"", "\"sub\":\"u1\",\"sub\":\"admin\""), "the content of the ID token is no JSON object"},
      {"[]", "the content of the ID token is no JSON object"},
      {"", "the content of the ID token is no JSON object"},
  };
  for (auto const& c : cases)
    EXPECT_EQ(refusal(token_of(ed25519(), R"({"alg":"EdDSA","kid":"d"})", c.claims)), c.want) << c.claims;
}

TEST(Oidc, hostile_headers_are_refused) {
  std::string const unfit = "the signature of the ID token does not fit";
  auto const unsigned_token = [](char const* header) {
    return base::to_base64url(header) + '.' + base::to_base64url(good_claims) + '.';
  };
  for (char const* none : {"none", "None", "NONE", "nOnE", ""}) {
    std::string const header = fmt::format(R"({{"alg":"{}"}})", none);
    EXPECT_NE(refusal(unsigned_token(header.c_str())).find("not with RS256"), std::string::npos) << none;
  }
  EXPECT_EQ(refusal(unsigned_token(R"({"alg":"EdDSA","kid":"d"})")), unfit) << "signature taken away";
  // The public key as the secret of an HMAC.
  std::string const content =
      base::to_base64url(R"({"alg":"HS256","kid":"r"})") + '.' + base::to_base64url(good_claims);
  std::string const mac = base::to_base64url(hmac(Digest::sha_256, number_of(rsa(), OSSL_PKEY_PARAM_RSA_N), content));
  EXPECT_NE(refusal(content + '.' + mac).find("signed with `HS256`"), std::string::npos);
  EXPECT_NE(refusal(token_of(rsa(), R"({"alg":"ES256","kid":"r"})", good_claims)).find("not in the key set"),
            std::string::npos);
  EXPECT_EQ(refusal(token_of(rsa(), R"({"alg":"ES256","kid":"e"})", good_claims)), unfit);
  EXPECT_EQ(refusal(token_of(p_256(), R"({"alg":"RS256","kid":"r"})", good_claims)), unfit);
  EXPECT_NE(refusal(token_of(ed25519(), R"({"alg":"EdDSA","kid":"x"})", good_claims)).find("not in the key set"),
            std::string::npos);
  EXPECT_NE(refusal(token_of(ed25519(), R"({"alg":"EdDSA","kid":""})", good_claims)), "");
  EXPECT_NE(refusal(token_of(ed25519(), R"({"alg":"EdDSA","kid":"d","crit":["b64"],"b64":false})", good_claims)), "");
  EXPECT_NE(refusal(token_of(ed25519(), R"({"alg":"EdDSA","kid":"d","typ":"at+jwt"})", good_claims)), "");
  EXPECT_NE(refusal(token_of(ed25519(), R"({"alg":"EdDSA","kid":"d","alg":"none"})", good_claims)), "");
  // A key that the token brings along is not looked at.
  Pair const attacker = made(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  EXPECT_EQ(refusal(token_of(attacker, R"({"alg":"EdDSA","kid":"d","jwk":)" + ed25519_jwk("") + "}", good_claims)),
            unfit);
  std::string const good = token_of(ed25519(), R"({"alg":"EdDSA","kid":"d"})", good_claims);
  for (std::string const& bad : {std::string{}, std::string{"."}, std::string{".."}, std::string{"a.b"}, good + ".",
                                 good + "=", '.' + good, std::string(20'000, 'a') + ".b.c"})
    EXPECT_NE(refusal(bad), "") << bad;
  // The raw form of ES256 with r and s of zero (CVE-2022-21449).
  std::string const zero = base::to_base64url(R"({"alg":"ES256","kid":"e"})") + '.' + base::to_base64url(good_claims) +
                           '.' + base::to_base64url(std::string(64, '\0'));
  EXPECT_EQ(refusal(zero), unfit);
}

RC_GTEST_PROP(Oidc, any_changed_character_is_refused, ()) {
  static std::string const good = token_of(p_256(), R"({"alg":"ES256","kid":"e"})", good_claims);
  std::string token = good;
  auto const position = *rc::gen::inRange<std::size_t>(0, token.size());
  token[position] = *rc::gen::suchThat(rc::gen::arbitrary<char>(), [&](char c) { return c != good[position]; });
  RC_ASSERT(!check_id_token(token, keys(), rules, now));
}

TEST(Oidc, key_sets_leave_out_what_cannot_be_used_and_refuse_what_is_ambiguous) {
  EXPECT_EQ(keys().size(), 3U);
  Pair const weak = made(EVP_RSA_gen(1024));
  auto const read = [](std::string const& list) { return KeySet::read("{\"keys\":[" + list + "]}"); };
  EXPECT_FALSE(read(rsa_jwk(weak, ""))) << "1,024 bits";
  EXPECT_FALSE(read(rsa_jwk(rsa(), R"(,"use":"enc")")));
  EXPECT_FALSE(read(rsa_jwk(rsa(), R"(,"alg":"RSA-OAEP")")));
  EXPECT_FALSE(read(R"({"kty":"oct","k":"c2VjcmV0"})"));
  EXPECT_FALSE(read(
      R"({"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"})"))
      << "not on the curve";
  EXPECT_FALSE(read(""));
  EXPECT_FALSE(KeySet::read("{}"));
  EXPECT_FALSE(KeySet::read("[1"));
  EXPECT_EQ(read(R"({"kty":"oct","k":"c2VjcmV0"},)" + ed25519_jwk(""))->size(), 1U);
  EXPECT_FALSE(read(ed25519_jwk(R"(,"kid":"d")") + ',' + ed25519_jwk(R"(,"kid":"d")")));
  KeySet const two = set_of({ed25519_jwk(R"(,"kid":"a")"), ed25519_jwk(R"(,"kid":"b")")});
  EXPECT_FALSE(check_id_token(token_of(ed25519(), R"({"alg":"EdDSA"})", good_claims), two, rules, now)) << "which key?";
  EXPECT_TRUE(check_id_token(token_of(ed25519(), R"({"alg":"EdDSA","kid":"b"})", good_claims), two, rules, now));
}

}  // namespace
}  // namespace identity
