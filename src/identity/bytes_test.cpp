#include "identity/bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace identity {
namespace {

TEST(Bytes, digests_follow_their_standards) {
  EXPECT_EQ(to_hex(digest(Digest::sha_256, "abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(digest(Digest::sha_1, "abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
  // GB/T 32905-2016, example 1.
  EXPECT_EQ(to_hex(digest(Digest::sm3, "abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  // RFC 4231, case 2.
  EXPECT_EQ(to_hex(hmac(Digest::sha_256, "Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Bytes, spellings_follow_rfc_4648) {
  EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(to_base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(from_base32("mzxw 6ytb-oi======"), "foobar");
  EXPECT_EQ(from_hex("00fF"), std::string("\x00\xff", 2));
}

TEST(Bytes, one_value_has_one_spelling) {
  EXPECT_EQ(from_base64url("-_8"), "\xfb\xff");
  EXPECT_FALSE(from_base64url("-_9")) << "bits left over";
  EXPECT_FALSE(from_base64url("-_8=")) << "padding";
  EXPECT_FALSE(from_base64url("A")) << "half a byte";
  EXPECT_FALSE(from_base64url("-_ 8"));
  EXPECT_FALSE(from_base64url("+/8"));
  EXPECT_FALSE(from_base64("Zm9vYg="));
  EXPECT_FALSE(from_base64("Zm9vYh=="));
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
}

RC_GTEST_PROP(Bytes, every_spelling_reads_back, (std::string const& bytes)) {
  RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
  RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
  RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
  RC_ASSERT(from_base32(to_base32(bytes)) == bytes);
  RC_ASSERT(equal(bytes, bytes) && !equal(bytes, bytes + "x"));
}

TEST(Bytes, a_moved_secret_leaves_nothing) {
  Secret first{"key material"};
  Secret second = std::move(first);
  EXPECT_TRUE(first.empty());
  EXPECT_EQ(second.bytes(), "key material");
  EXPECT_EQ(second.copy().bytes(), "key material");
}

}  // namespace
}  // namespace identity
