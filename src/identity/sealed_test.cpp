#include "identity/sealed.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <set>

#include "base/spelling.h"
#include "identity/testing.h"

namespace identity {
namespace {

std::string line(char const* key_id, SealProfile profile, std::uint64_t seed) {
  base::SeededRandomness randomness{seed};
  return KeyRing::new_line(key_id, profile, randomness);
}

KeyRing ring(std::string const& lines) { return KeyRing::read(lines, "keys.txt").value(); }

RC_GTEST_PROP(Sealed, opens_as_it_was_and_any_changed_character_is_refused,
              (std::string const& plain, std::uint64_t seed)) {
  for (SealProfile const profile : {SealProfile::aes_256_gcm, SealProfile::sm4_ctr_hmac_sm3}) {
    KeyRing const keys = ring(line("k1", profile, 1));
    base::SeededRandomness randomness{seed};
    std::string const sealed = keys.seal(Secret{plain}, "user/usr_1/totp", randomness).value();
    RC_ASSERT(keys.open(sealed, "user/usr_1/totp").value().bytes() == plain);
    RC_ASSERT(!keys.open(sealed, "user/usr_2/totp"));
    RC_ASSERT(!keys.open(sealed, "user/usr_1/tot"));
    std::string changed = sealed;
    auto const position = *rc::gen::inRange<std::size_t>(0, sealed.size());
    changed[position] = *rc::gen::suchThat(rc::gen::arbitrary<char>(), [&](char c) { return c != sealed[position]; });
    RC_ASSERT(!keys.open(changed, "user/usr_1/totp"));
    RC_ASSERT(!keys.open(sealed.substr(0, position), "user/usr_1/totp"));
    RC_ASSERT(!keys.open(sealed + "AAAA", "user/usr_1/totp"));
    RC_ASSERT(plain.size() < 4 || sealed.find(plain) == std::string::npos);
  }
}

TEST(Sealed, equal_secrets_are_sealed_differently) {
  KeyRing const keys = ring(line("k1", SealProfile::aes_256_gcm, 1));
  base::SeededRandomness randomness{1};
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(seen.insert(keys.seal(Secret{"seed"}, "x", randomness).value()).second);
}

TEST(Sealed, keys_are_replaced_by_resealing) {
  std::string const old_line = line("k1", SealProfile::aes_256_gcm, 1),
                    new_line = line("k2", SealProfile::sm4_ctr_hmac_sm3, 2);
  base::SeededRandomness randomness{3};
  std::string const sealed = ring(old_line).seal(Secret{"seed"}, "x", randomness).value();
  KeyRing const both = ring(new_line + old_line);
  EXPECT_EQ(both.current_key_id(), "k2");
  std::string const again = both.reseal(sealed, "x", randomness).value().value();
  EXPECT_TRUE(again.starts_with("yzs1.k2."));
  EXPECT_EQ(ring(new_line).open(again, "x").value().bytes(), "seed");
  EXPECT_EQ(both.reseal(again, "x", randomness).value(), std::nullopt) << "nothing to do";
  EXPECT_FALSE(both.reseal(sealed, "y", randomness));
  EXPECT_EQ(ring(new_line).open(sealed, "x").error().message, "the key `k1` of a sealed secret is not in the key file");
  std::string relabelled = sealed;
  relabelled.replace(0, 8, "yzs1.k2.");
  EXPECT_FALSE(both.open(relabelled, "x"));
}

TEST(Sealed, a_bad_key_file_is_told_by_line_without_its_keys) {
  std::string const good = line("k1", SealProfile::aes_256_gcm, 1);
  std::string const key = good.substr(15);
  struct {
    std::string text, want;
  } const cases[] = {
      {"", "keys.txt: there is no key"},
      {"# nothing\n\n", "keys.txt: there is no key"},
      {good + good, "keys.txt:2: key `k1` occurs twice"},
      {"K-1 aes_256_gcm " + key, "keys.txt:1: a key id has 1 to 32 lower-case letters and digits"},
      {"k1 aes " + key, "keys.txt:1: after the key id comes `aes_256_gcm` or `sm4_ctr_hmac_sm3`"},
      {"k1 aes_256_gcm " + key.substr(1), "keys.txt:1: the key is not 32 bytes in base64url"},
      {"k1 aes_256_gcm\n", "keys.txt:1: the key is not 32 bytes in base64url"},
  };
  for (auto const& c : cases) {
    auto const read = KeyRing::read(c.text, "keys.txt");
    ASSERT_FALSE(read) << c.want;
    std::string const error = base::to_text(read.error());
    EXPECT_NE(error.find(c.want), std::string::npos) << error;
    EXPECT_EQ(error.find(key.substr(2, 20)), std::string::npos) << "a key was told";
  }
}

// GB/T 32907-2016, example 1, by the cipher that the counter mode is made of.
TEST(Sealed, sm4_of_the_library_is_the_standard_one) {
  std::string const key = *base::from_hex("0123456789abcdeffedcba9876543210");
  std::array<unsigned char, 32> cipher{};
  int length = 0;
  EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
  EVP_EncryptInit_ex(context, EVP_sm4_ctr(), nullptr, reinterpret_cast<unsigned char const*>(key.data()),
                     reinterpret_cast<unsigned char const*>(key.data()));
  std::array<unsigned char, 16> const zeros{};
  EVP_EncryptUpdate(context, cipher.data(), &length, zeros.data(), 16);  // the first block of key stream is E(counter)
  EVP_CIPHER_CTX_free(context);
  EXPECT_EQ(base::to_hex({reinterpret_cast<char const*>(cipher.data()), 16}), "681edf34d206965e86b3e94f536e4246");
}

}  // namespace
}  // namespace identity
