#include "tlog/proof.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tlog/testing.h"

namespace tlog {
namespace {

using testing::MemoryLog;

OfflineProof proof_of(MemoryLog& log, std::uint64_t index) {
  TileNodes nodes = log.nodes();
  Proof inclusion = *prove_inclusion(log.profile.hash, nodes, index, log.appender.size());
  return {{}, index, std::move(inclusion), log.signed_checkpoint()};
}

TEST(OfflineProof, is_the_text_of_the_specification) {
  MemoryLog log{3};
  OfflineProof proof = proof_of(log, 2);
  EXPECT_EQ(proof.to_string(),
            "c2sp.org/tlog-proof@v1\nindex 2\n" + proof.inclusion[0].to_base64() + "\n\n" + log.signed_checkpoint());
  proof.extra = "seen";
  EXPECT_TRUE(proof.to_string().starts_with("c2sp.org/tlog-proof@v1\nextra c2Vlbg==\nindex 2\n"));
  auto const read = OfflineProof::parse(proof.to_string());
  ASSERT_TRUE(read) << read;
  EXPECT_EQ(read->extra, "seen");
  EXPECT_EQ(read->to_string(), proof.to_string());
}

TEST(OfflineProof, proves_every_entry_with_index_size_and_time) {
  for (Profile const& profile : {international_profile, national_profile}) {
    MemoryLog log{300, profile};
    for (std::uint64_t index = 0; index < 300; index += 13) {
      auto const read = OfflineProof::parse(proof_of(log, index).to_string());
      ASSERT_TRUE(read) << read;
      auto const proven = verify_offline(*read, MemoryLog::entry(index), log.keys());
      ASSERT_TRUE(proven) << proven;
      EXPECT_EQ(proven->index, index);
      EXPECT_EQ(proven->size, 300U);
      EXPECT_EQ(proven->time, base::Instant::from_milliseconds(1'700'000'000'000));
      EXPECT_FALSE(verify_offline(*read, MemoryLog::entry(index + 1), log.keys()));
    }
    // The same bytes under the other profile prove nothing.
    TrustedKeys keys = log.keys();
    keys.profile.hash = profile.hash == HashKind::sm3 ? HashKind::sha_256 : HashKind::sm3;
    EXPECT_FALSE(verify_offline(proof_of(log, 0), MemoryLog::entry(0), keys));
  }
}

TEST(OfflineProof, a_tree_of_one_entry_needs_no_hashes) {
  MemoryLog log{1};
  auto const read = OfflineProof::parse(proof_of(log, 0).to_string());
  ASSERT_TRUE(read) << read;
  EXPECT_TRUE(read->inclusion.empty());
  EXPECT_TRUE(verify_offline(*read, MemoryLog::entry(0), log.keys()));
}

TEST(OfflineProof, every_changed_byte_is_refused) {
  MemoryLog log{300};
  TrustedKeys const keys = log.keys();
  std::string const text = proof_of(log, 77).to_string(), entry = MemoryLog::entry(77);
  for (std::size_t i = 0; i < text.size(); ++i)
    for (unsigned const bit : {0U, 1U, 4U, 5U, 7U}) {
      std::string changed = text;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      auto const read = OfflineProof::parse(changed);
      EXPECT_FALSE(read && verify_offline(*read, entry, keys)) << changed;
    }
}

TEST(OfflineProof, refuses_every_other_form) {
  MemoryLog log{3};
  std::string const hash = Hash{}.to_base64() + "\n", end = "\n" + log.signed_checkpoint(),
                    head = "c2sp.org/tlog-proof@v1\n";
  std::string many;
  for (int i = 0; i < 64; ++i) many += hash;
  ASSERT_TRUE(OfflineProof::parse(head + "index 0\n" + end));
  ASSERT_TRUE(OfflineProof::parse(head + "index 0\n" + many.substr(hash.size()) + end));
  for (std::string const& text : {std::string{},
                                  head,
                                  head + "index 0\n",
                                  head + "index 0\n\n",
                                  "c2sp.org/tlog-proof@v2\nindex 0\n" + end,
                                  head + "index 00\n" + end,
                                  head + "index -1\n" + end,
                                  head + "index\n" + end,
                                  head + "index 0" + end,
                                  head + "extra \nindex 0\n" + end,
                                  head + "extra Zg=\nindex 0\n" + end,
                                  head + "extra Zg==\nextra Zg==\nindex 0\n" + end,
                                  head + "index 0\nextra Zg==\n" + end,
                                  head + "index 0\n" + many + end,
                                  head + "index 0\nAAAA\n" + end,
                                  head + "index 0\n" + hash.substr(0, 44) + " \n" + end,
                                  head + "index 0\n\n" + end,
                                  head + "index 0\n" + end + "\n",
                                  "\n" + head + "index 0\n" + end,
                                  std::string(3 << 20U, 'x')})
    EXPECT_FALSE(OfflineProof::parse(text)) << text.substr(0, 200);
  EXPECT_TRUE(rc::check([&](std::string const& text) {
    for (std::string const& proof :
         {text, head + text, head + "index 0\n" + text + end, head + "index " + text + "\n" + end})
      if (auto const read = OfflineProof::parse(proof)) RC_ASSERT(read->to_string() == proof);
  }));
}

}  // namespace
}  // namespace tlog
