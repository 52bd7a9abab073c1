#include "identity/bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/spelling.h"

namespace identity {
namespace {

TEST(Bytes, digests_follow_their_standards) {
  EXPECT_EQ(base::to_hex(digest(Digest::sha_256, "abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(base::to_hex(digest(Digest::sha_1, "abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
  // GB/T 32905-2016, example 1.
  EXPECT_EQ(base::to_hex(digest(Digest::sm3, "abc")),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  // RFC 4231, case 2.
  EXPECT_EQ(base::to_hex(hmac(Digest::sha_256, "Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

RC_GTEST_PROP(Bytes, compare_by_content, (std::string const& bytes)) {
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
