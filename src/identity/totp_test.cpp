#include "identity/totp.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "identity/testing.h"

namespace identity {
namespace {

TotpSecret secret_of(char const* key, TotpHash hash, int digits) {
  TotpSecret secret;
  secret.key = Secret{key};
  secret.hash = hash;
  secret.digits = digits;
  return secret;
}

TEST(Totp, gives_the_codes_of_rfc_6238_appendix_b) {
  TotpSecret const sha_1 = secret_of("12345678901234567890", TotpHash::sha_1, 8);
  TotpSecret const sha_256 = secret_of("12345678901234567890123456789012", TotpHash::sha_256, 8);
  // clang-format off
  struct { std::int64_t seconds; char const* sha_1; char const* sha_256; } const cases[] = {
      {59,             "94287082", "46119246"},
      {1'111'111'109,  "07081804", "68084774"},
      {1'111'111'111,  "14050471", "67062674"},
      {1'234'567'890,  "89005924", "91819424"},
      {2'000'000'000,  "69279037", "90698825"},
      {20'000'000'000, "65353130", "77737706"},
  };
  // clang-format on
  for (auto const& c : cases) {
    std::int64_t const step = totp_step(base::Instant::from_milliseconds(c.seconds * 1000));
    EXPECT_EQ(totp_code(sha_1, step), c.sha_1) << c.seconds;
    EXPECT_EQ(totp_code(sha_256, step), c.sha_256) << c.seconds;
  }
}

TEST(Totp, gives_the_codes_of_rfc_4226_appendix_d) {
  TotpSecret const secret = secret_of("12345678901234567890", TotpHash::sha_1, 6);
  char const* const want[] = {"755224", "287082", "359152", "969429", "338314",
                              "254676", "287922", "162583", "399871", "520489"};
  for (int step = 0; step < 10; ++step) EXPECT_EQ(totp_code(secret, step), want[step]) << step;
}

TEST(Totp, a_code_works_one_step_around_and_once) {
  base::SeededRandomness randomness{1};
  TotpSecret const secret = new_totp_secret(TotpHash::sha_1, randomness);
  base::Instant const now = at("2026-03-01T08:00:10Z");
  std::int64_t const step = totp_step(now);
  for (std::int64_t shift = -3; shift <= 3; ++shift) {
    auto const found = verify_totp(secret, totp_code(secret, step + shift), now, std::nullopt);
    EXPECT_EQ(found.has_value(), shift >= -1 && shift <= 1) << shift;
    EXPECT_EQ(found.value_or(step + shift), step + shift);
  }
  EXPECT_FALSE(verify_totp(secret, totp_code(secret, step), now, step)) << "used before";
  EXPECT_FALSE(verify_totp(secret, totp_code(secret, step - 1), now, step)) << "older than the last one used";
  EXPECT_EQ(verify_totp(secret, totp_code(secret, step + 1), now, step), step + 1);
  for (char const* code : {"", "12345", "1234567", "abcdef", "١٢٣٤٥٦"})
    EXPECT_FALSE(verify_totp(secret, code, now, {}));
}

RC_GTEST_PROP(Totp, no_code_is_accepted_twice_whatever_the_clock_does, (std::uint64_t seed)) {
  base::SeededRandomness randomness{seed};
  TotpSecret const secret = new_totp_secret(TotpHash::sha_256, randomness);
  std::optional<std::int64_t> last;
  std::vector<std::int64_t> accepted;
  auto const seconds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 300));
  for (int const second : seconds) {
    base::Instant const now = later(at("2026-03-01T08:00:00Z"), second);
    auto const step = verify_totp(secret, totp_code(secret, totp_step(now)), now, last);
    if (!step) continue;
    RC_ASSERT(std::find(accepted.begin(), accepted.end(), *step) == accepted.end());
    accepted.push_back(*step);
    last = step;
  }
}

TEST(Totp, the_address_for_the_qr_code_is_what_apps_read) {
  TotpSecret const secret = secret_of("12345678901234567890", TotpHash::sha_1, 6);
  EXPECT_EQ(provisioning_uri(secret, "瀛洲", "li ming@park.cn"),
            "otpauth://totp/%E7%80%9B%E6%B4%B2:li%20ming%40park.cn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=%E7%80%9B%E6%B4%B2&algorithm=SHA1&digits=6&period=30");
  EXPECT_EQ(read_totp_key("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", TotpHash::sha_1)->key.bytes(),
            "12345678901234567890");
  EXPECT_FALSE(read_totp_key("GEZD1", TotpHash::sha_1));
  EXPECT_FALSE(read_totp_key("GEZDGNBV", TotpHash::sha_1)) << "40 bits are too few";
}

TEST(Totp, a_recovery_code_is_found_however_it_is_typed_and_gone_when_struck) {
  base::SeededRandomness randomness{4};
  RecoveryCodes codes = new_recovery_codes(randomness);
  ASSERT_EQ(codes.texts.size(), 10U);
  ASSERT_EQ(codes.hashes.size(), 10U);
  std::string typed = codes.texts[7];
  EXPECT_EQ(typed.size(), 29U);
  for (char& c : typed) {
    if (c == '-') c = ' ';
    if (c == '0') c = 'O';
    if (c == '1') c = 'l';
    if (c >= 'a' && c <= 'z' && c != 'l') c = static_cast<char>(c - 'a' + 'A');
  }
  EXPECT_EQ(find_recovery_code(codes.hashes, typed), 7U);
  EXPECT_FALSE(find_recovery_code(codes.hashes, codes.hashes[7]));
  EXPECT_FALSE(find_recovery_code(codes.hashes, ""));
  EXPECT_FALSE(find_recovery_code(codes.hashes, std::string(10'000, 'a')));
  codes.hashes.erase(codes.hashes.begin() + 7);
  EXPECT_FALSE(find_recovery_code(codes.hashes, codes.texts[7]));
}

}  // namespace
}  // namespace identity
