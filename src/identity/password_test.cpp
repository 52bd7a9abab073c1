#include "identity/password.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/normal_form.h"
#include "identity/testing.h"

namespace identity {
namespace {

// The codes of everything wrong with the password, joined by blanks.
std::string codes(PasswordProfile const& rules, char const* password, bool has_second_factor = false) {
  PasswordContext context;
  context.login_name = "liming@park.cn";
  context.display_name = "李明";
  context.has_second_factor = has_second_factor;
  context.common_passwords = &common_passwords();
  std::string all;
  for (Complaint const& complaint : complaints(rules, password, context).value()) {
    EXPECT_FALSE(complaint.zh.empty() || complaint.en.empty());
    all += (all.empty() ? "" : " ") + complaint.code;
  }
  return all;
}

TEST(Password, the_profile_nist_asks_for_length_and_refuses_what_is_guessed_first) {
  PasswordProfile const nist = profile("nist");
  // clang-format off
  struct { char const* why; char const* password; bool second_factor; char const* want; } const cases[] = {
      {"15 characters are enough",       "qmvkztprwsxhbnd", false, ""},
      {"14 are not",                     "qmvkztprwsxhbn", false, "too_short"},
      {"8 are with a second factor",     "qmvkztpr", true, ""},
      {"7 are not",                      "qmvkztp", true, "too_short"},
      {"a sentence with blanks",         "three boats on a green river", false, ""},
      {"Chinese, counted in characters", "春江潮水连海平海上明月共潮生", false, "too_short"},
      {"one more",                       "春江潮水连海平海上明月共潮生啊", false, ""},
      {"composed and not are one",       "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", true, "common"},
      {"common",                         "password", true, "common"},
      {"common, other case",             "PassWord", true, "common"},
      {"common, full width",             "ｐａｓｓｗｏｒｄ", true, "common"},
      {"common with a year",             "password2024", true, "common"},
      {"common with signs around",       "!!password!!", true, "common"},
      {"common in Chinese",              "woaini1314", true, "common"},
      {"a common word inside is fine",   "password-boat-river", false, ""},
      {"one character",                  "zzzzzzzzzzzzzzz", false, "common"},
      {"a sequence",                     "abcdefghijklmnop", false, "common"},
      {"one piece again and again",      "xkqxkqxkqxkqxkq", false, "common"},
      {"the login name",                 "xx-LiMing-green-boat", false, "personal"},
      {"the name",                       "我叫李明今天很高兴在这里工作", true, "personal"},
      {"no text",                        "\xff\xfe qmvkztprwsxhbn", false, "not_text"},
      {"empty",                          "", false, "too_short too_few_classes common"},
  };
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(codes(nist, c.password, c.second_factor), c.want) << c.why;
  EXPECT_EQ(codes(nist, std::string(129, 'x').replace(0, 3, "abq").c_str()), "too_long");
  EXPECT_EQ(codes(nist, std::string(5'000, 'x').c_str()), "not_text");
}

TEST(Password, the_profile_mlps3_asks_for_classes_too) {
  PasswordProfile const mlps3 = profile("mlps3");
  // clang-format off
  struct { char const* why; char const* password; char const* want; } const cases[] = {
      {"three classes",             "kvTz7mqwRp", ""},
      {"two",                       "kvtz7mqw2p", "too_few_classes"},
      {"short and two",             "kvtz7mq",    "too_short too_few_classes"},
      {"signs are a class",         "kvtz7m#qwp", ""},
      {"so are Chinese characters", "kvtz7m海qwp", ""},
      {"rules kept, guessed first", "Password@123", "common"},
  };
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(codes(mlps3, c.password), c.want) << c.why;
}

TEST(Password, the_last_ones_may_not_come_back) {
  PasswordProfile rules = cheap_profile();
  rules.history = 2;
  PasswordHasher hasher{rules, {}};
  base::SeededRandomness randomness{1};
  std::vector<std::string> const hashes{hasher.hash("three boats on a river", randomness).value(),
                                        hasher.hash("four boats on a river", randomness).value(),
                                        hasher.hash("five boats on a river", randomness).value()};
  PasswordContext context;
  context.previous_hashes = hashes;
  context.common_passwords = &common_passwords();
  context.hasher = &hasher;
  EXPECT_FALSE(acceptable(rules, "three boats on a river", context));
  EXPECT_FALSE(acceptable(rules, "four boats on a river", context));
  EXPECT_TRUE(acceptable(rules, "five boats on a river", context)) << "beyond the history";
  EXPECT_TRUE(acceptable(rules, "six boats on a river", context));
}

TEST(Password, everything_wrong_is_told_at_once_in_both_languages) {
  PasswordContext context;
  context.common_passwords = &common_passwords();
  auto const result = acceptable(profile("mlps3"), "admin", context);
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().issues.size(), 3U);
  EXPECT_EQ(result.error().issues[0].at, "/password");
  EXPECT_EQ(result.error().issues[0].message,
            "口令至少需要 10 个字符，现为 5 个 / the password needs at least 10 characters, it has 5");
  EXPECT_EQ(base::to_text(result.error()).find("admin"), std::string::npos) << "the password itself is never told";
}

TEST(Password, the_common_ones_are_many_and_none_is_repeated) {
  EXPECT_GE(common_passwords().size(), 1'000U);
  for (char const* common : {"123456", "5201314", "woaini1314", "qwerty", "密码", "1qaz2wsx", "a123456"})
    EXPECT_TRUE(common_passwords().contain(base::case_folded(common), 0)) << common;
  EXPECT_FALSE(common_passwords().contain("dragon2024!", 4)) << "five at the end";
  EXPECT_FALSE(CommonPasswords::read("# only a comment\n", "x.txt"));
  EXPECT_FALSE(CommonPasswords::read("\xff\n", "x.txt"));
}

}  // namespace
}  // namespace identity
