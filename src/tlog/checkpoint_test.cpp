#include "tlog/checkpoint.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tlog/testing.h"

namespace tlog {
namespace {

using base::Instant;
using testing::MemoryLog;

constexpr char const* text_of_specification =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

TEST(Checkpoint, reads_and_writes_the_example_of_the_specification) {
  auto const checkpoint = Checkpoint::parse(text_of_specification);
  ASSERT_TRUE(checkpoint) << checkpoint;
  EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint->size, 20'852'163U);
  EXPECT_EQ(checkpoint->text(), text_of_specification);
  std::string const extended = std::string{text_of_specification} + "more\n";
  EXPECT_EQ(Checkpoint::parse(extended)->extensions, std::vector<std::string>{"more"});
  EXPECT_EQ(Checkpoint::parse(extended)->text(), extended);
}

TEST(Checkpoint, refuses_every_other_form) {
  std::string const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  for (std::string const& text :
       {std::string{}, std::string{"\n"}, "a\n1\n" + root.substr(0, 44), "\n1\n" + root, "a\n\n" + root,
        "a\n01\n" + root, "a\n-1\n" + root, "a\n+1\n" + root, "a\n1 \n" + root, "a\n9223372036854775807\n" + root,
        "a\n99999999999999999999\n" + root, std::string{"a\n1\nAAAA\n"}, "a\n1\n" + root.substr(1),
        "a\n1\n" + root + "\n", "a\n1\n" + root + "x\n\ny\n", "a\n1\n\n" + root})
    EXPECT_FALSE(Checkpoint::parse(text)) << text;
  EXPECT_TRUE(rc::check([](std::string const& text) {
    if (auto const read = Checkpoint::parse(text)) RC_ASSERT(read->text() == text);
  }));
}

TEST(Checkpoint, opens_with_the_keys_of_its_log_and_says_when_it_was_witnessed) {
  for (Profile const& profile : {international_profile, national_profile}) {
    MemoryLog log{300, profile};
    auto const opened = open_checkpoint(log.signed_checkpoint(), log.keys());
    ASSERT_TRUE(opened) << opened;
    EXPECT_EQ(opened->checkpoint, log.checkpoint());
    EXPECT_EQ(opened->time(), Instant::from_milliseconds(1'700'000'000'000));
    TrustedKeys keys = log.keys();
    keys.witnesses_min = 2;
    EXPECT_EQ(open_checkpoint(log.signed_checkpoint(), keys).error().message,
              "1 of the 2 witnesses asked for have cosigned");
    keys = log.keys();
    keys.log = testing::signer("example.org/log", profile.log, 'x').verifier();
    EXPECT_EQ(open_checkpoint(log.signed_checkpoint(), keys).error().message, "the log has not signed the checkpoint");
    keys.log = testing::signer("example.org/other", profile.log, 'l').verifier();
    EXPECT_FALSE(open_checkpoint(log.signed_checkpoint(), keys));
    keys = log.keys();
    keys.profile = profile == national_profile ? international_profile : national_profile;
    EXPECT_FALSE(open_checkpoint(log.signed_checkpoint(), keys));
    keys = log.keys();
    keys.witnesses = {log.log_key.verifier()};
    EXPECT_FALSE(open_checkpoint(log.signed_checkpoint(), keys)) << "a log's key is no witness key";
  }
}

TEST(Checkpoint, every_changed_byte_is_refused) {
  for (Profile const& profile : {international_profile, national_profile}) {
    MemoryLog log{300, profile};
    std::string const note = log.signed_checkpoint();
    TrustedKeys const keys = log.keys();
    for (std::size_t i = 0; i < note.size(); ++i)
      for (unsigned bit = 0; bit < 8; ++bit) {
        std::string changed = note;
        changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
        EXPECT_FALSE(open_checkpoint(changed, keys)) << changed;
      }
  }
}

TEST(Checkpoint, the_earliest_of_two_witnesses_is_the_time) {
  MemoryLog log{5};
  SignerKey const second = testing::signer("second.example.org", SignatureKind::ed25519_cosignature);
  Note note = *Note::parse(log.signed_checkpoint());
  note.signatures.push_back(*cosign_note(note.text, second, Instant::from_milliseconds(1'600'000'000'000)));
  TrustedKeys keys = log.keys();
  EXPECT_EQ(open_checkpoint(note.to_string(), keys)->time(), Instant::from_milliseconds(1'700'000'000'000));
  keys.witnesses.push_back(second.verifier());
  EXPECT_EQ(open_checkpoint(note.to_string(), keys)->time(), Instant::from_milliseconds(1'600'000'000'000));
  keys.witnesses.clear();
  keys.witnesses_min = 0;
  EXPECT_EQ(open_checkpoint(note.to_string(), keys)->time(), std::nullopt);
}

TEST(Checkpoint, a_log_signs_its_own_name_only) {
  MemoryLog log{5};
  Checkpoint checkpoint = log.checkpoint();
  checkpoint.origin = "example.org/other";
  EXPECT_FALSE(sign_checkpoint(checkpoint, log.log_key));
  checkpoint = log.checkpoint();
  checkpoint.extensions = {"a\n\nb"};
  EXPECT_FALSE(sign_checkpoint(checkpoint, log.log_key));
}

TEST(Witness, cosigns_one_history_only) {
  MemoryLog log{300}, fork{0};
  Checkpoint const at_300 = log.checkpoint();
  CHECK(fork.appender.append("another beginning").has_value());
  fork.grow(400);
  log.grow(400);
  Checkpoint const at_400 = log.checkpoint(), forked = fork.checkpoint();
  TileNodes nodes = log.nodes(), fork_nodes = fork.nodes();
  Proof const proof = *prove_consistency(HashKind::sha_256, nodes, 300, 400);
  Proof const fork_proof = *prove_consistency(HashKind::sha_256, fork_nodes, 300, 400);
  Proof broken = proof;
  broken[0].bytes[0] ^= 1;
  Checkpoint elsewhere = at_400;
  elsewhere.origin = "example.org/other";
  struct {
    char const* why;
    std::optional<Checkpoint> last;
    Checkpoint offered;
    Proof proof;
    WitnessVerdict want;
  } const cases[] = {
      {"the first one", {}, at_300, {}, WitnessVerdict::cosign},
      {"the first one needs no proof", {}, at_300, proof, WitnessVerdict::bad_proof},
      {"it has grown", at_300, at_400, proof, WitnessVerdict::cosign},
      {"the same again", at_300, at_300, {}, WitnessVerdict::cosign},
      {"the same again with a proof", at_300, at_300, proof, WitnessVerdict::bad_proof},
      {"an old one", at_400, at_300, {}, WitnessVerdict::rollback},
      {"another one of the same size", at_400, forked, {}, WitnessVerdict::fork},
      {"a larger one of another history", at_300, forked, fork_proof, WitnessVerdict::bad_proof},
      {"without a proof", at_300, at_400, {}, WitnessVerdict::bad_proof},
      {"with a changed proof", at_300, at_400, broken, WitnessVerdict::bad_proof},
      {"of another log", at_300, elsewhere, proof, WitnessVerdict::other_log},
  };
  for (auto const& c : cases) {
    WitnessDecision const decision = decide_cosigning(HashKind::sha_256, c.last, c.offered, c.proof);
    EXPECT_EQ(decision.verdict, c.want) << c.why << ": " << decision.reason;
    EXPECT_EQ(decision.reason.empty(), c.want == WitnessVerdict::cosign) << c.why;
  }
}

}  // namespace
}  // namespace tlog
