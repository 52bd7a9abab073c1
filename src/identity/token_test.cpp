#include "identity/token.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "identity/testing.h"

namespace identity {
namespace {

TEST(Token, is_256_bits_of_chance_and_only_its_hash_is_kept) {
  base::SeededRandomness randomness{1};
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    Token const token = new_token(randomness);
    EXPECT_EQ(token.text.size(), 43U);
    EXPECT_TRUE(seen.insert(token.text).second);
    EXPECT_TRUE(is_token(token.text, token.hash));
    EXPECT_EQ(token.hash.find(token.text), std::string::npos);
  }
  Token const token = new_token(randomness);
  EXPECT_FALSE(is_token("", token.hash));
  EXPECT_FALSE(is_token(token.text + " ", token.hash));
  EXPECT_FALSE(is_token(token.text, ""));
  EXPECT_FALSE(is_token(token.hash, token.hash)) << "the hash of the database opens nothing";
}

TEST(Token, an_api_key_reads_back) {
  base::SeededRandomness randomness{2};
  ApiKey const key = new_api_key(randomness);
  EXPECT_EQ(key.text.size(), 71U);
  EXPECT_EQ(key.text.substr(0, 13), "yzk_" + key.id + "_");
  ApiKey const read = read_api_key(key.text).value();
  EXPECT_EQ(read.id, key.id);
  EXPECT_EQ(read.hash, key.hash);
}

RC_GTEST_PROP(Token, a_typing_error_in_an_api_key_is_told_from_a_wrong_key, (std::uint64_t seed)) {
  base::SeededRandomness randomness{seed};
  ApiKey const key = new_api_key(randomness);
  std::string typed = key.text;
  auto const position = *rc::gen::inRange<std::size_t>(0, typed.size());
  auto const character =
      *rc::gen::suchThat(rc::gen::inRange<int>(33, 127), [&](int c) { return c != typed[position]; });
  typed[position] = static_cast<char>(character);
  RC_ASSERT(!read_api_key(typed));
  RC_ASSERT(!read_api_key(key.text.substr(0, position)));
  RC_ASSERT(!read_api_key(key.text + key.text.substr(0, 1)));
}

TEST(Token, a_link_works_once_for_one_purpose_until_it_expires) {
  base::SeededRandomness randomness{3};
  base::Instant const now = at("2026-03-01T08:00:00Z");
  IssuedLink issued = issue_link(LinkPurpose::invitation, "usr_1", now, 60, randomness);
  auto const check = [&](LinkPurpose purpose, std::string const& text, std::int64_t seconds) {
    return check_link(issued.link, purpose, text, later(now, seconds));
  };
  EXPECT_EQ(check(LinkPurpose::invitation, issued.text, 0), LinkVerdict::valid);
  EXPECT_EQ(check(LinkPurpose::invitation, issued.text, 3'599), LinkVerdict::valid);
  EXPECT_EQ(check(LinkPurpose::invitation, issued.text, 3'600), LinkVerdict::expired);
  EXPECT_EQ(check(LinkPurpose::invitation, issued.text, -1), LinkVerdict::expired) << "the clock jumped back";
  EXPECT_EQ(check(LinkPurpose::set_up, issued.text, 0), LinkVerdict::wrong_purpose);
  EXPECT_EQ(check(LinkPurpose::invitation, issued.link.token_hash, 0), LinkVerdict::wrong_token);
  issued.link.used_at = now;
  EXPECT_EQ(check(LinkPurpose::invitation, issued.text, 0), LinkVerdict::used);
}

}  // namespace
}  // namespace identity
