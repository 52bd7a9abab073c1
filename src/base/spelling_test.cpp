#include "base/spelling.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace base {
namespace {

TEST(Spelling, follows_rfc_4648) {
  struct {
    char const *bytes, *text;
  } const cases[] = {{"", ""},
                     {"f", "Zg=="},
                     {"fo", "Zm8="},
                     {"foo", "Zm9v"},
                     {"foob", "Zm9vYg=="},
                     {"fooba", "Zm9vYmE="},
                     {"foobar", "Zm9vYmFy"}};
  for (auto const& c : cases) {
    EXPECT_EQ(to_base64(c.bytes), c.text);
    EXPECT_EQ(from_base64(c.text), c.bytes);
  }
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(from_base32("mzxw 6ytb-oi======"), "foobar");
  EXPECT_EQ(from_hex("00fF"), std::string("\x00\xff", 2));
  EXPECT_EQ(to_crockford(std::string("\xff\xff\xff\xff\xff", 5)), "zzzzzzzz");
}

TEST(Spelling, one_value_has_one) {
  EXPECT_EQ(from_base64url("-_8"), "\xfb\xff");
  EXPECT_FALSE(from_base64url("-_9")) << "bits left over";
  EXPECT_FALSE(from_base64url("-_8=")) << "padding";
  EXPECT_FALSE(from_base64url("A")) << "half a byte";
  EXPECT_FALSE(from_base64url("-_ 8"));
  EXPECT_FALSE(from_base64url("+/8"));
  for (char const* const text :
       {"Zg", "Zg=", "Zh==", "Zm9=", "Zg==\n", "Zm 8", "Z===", "====", "Zm8-", "Zg==Zg==", "Zm9vYg=", "Zm9vYh=="})
    EXPECT_FALSE(from_base64(text)) << text;
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
}

RC_GTEST_PROP(Spelling, every_one_reads_back, (std::string const& bytes)) {
  RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
  RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
  RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
  RC_ASSERT(from_base32(to_base32(bytes)) == bytes);
}

}  // namespace
}  // namespace base
