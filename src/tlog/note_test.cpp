#include "tlog/note.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tlog/testing.h"

namespace tlog {
namespace {

using base::Instant;
using testing::signer;

// The example in the documentation of Go's golang.org/x/mod/sumdb/note.
constexpr char const* text_of_go =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr char const* signer_of_go = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr char const* verifier_of_go = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr char const* signature_of_go =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

TEST(Key, reads_and_writes_the_keys_of_go) {
  auto const key = SignerKey::parse(signer_of_go);
  ASSERT_TRUE(key) << key;
  EXPECT_EQ(key->to_string(), signer_of_go);
  EXPECT_EQ(key->verifier().to_string(), verifier_of_go);
  auto const verifier = VerifierKey::parse(verifier_of_go);
  ASSERT_TRUE(verifier) << verifier;
  EXPECT_EQ(verifier->to_string(), verifier_of_go);
  EXPECT_EQ(verifier->id(), 0xc74f20a3U);
}

TEST(Note, signs_as_go_signs) {
  auto const key = SignerKey::parse(signer_of_go);
  Note note{text_of_go, {*sign_note(text_of_go, *key)}};
  EXPECT_EQ(note.to_string(), std::string{text_of_go} + "\n" + signature_of_go);
  auto const verified = verify_note(*Note::parse(note.to_string()), {key->verifier()});
  ASSERT_TRUE(verified) << verified;
  EXPECT_EQ(*verified, (std::vector<VerifiedSignature>{{"PeterNeumann", 0xc74f20a3, {}}}));
}

TEST(Note, verifies_the_cosigned_checkpoint_of_the_specification_only_in_form) {
  // C2SP tlog-cosignature prints no keys; the time in its example is 1679315147.
  auto const note = Note::parse(
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
      "— example.com/behind-the-sofa "
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
      "— witness.example.com/w1 "
      "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n");
  ASSERT_TRUE(note) << note;
  ASSERT_EQ(note->signatures.size(), 2U);
  EXPECT_EQ(note->signatures[0].bytes.size(), signature_size);
  EXPECT_EQ(note->signatures[1].bytes.size(), 8 + signature_size);
  EXPECT_EQ(note->signatures[1].bytes.substr(4, 4), "\x64\x18\x50\xcb");  // 1679315147
}

TEST(Key, refuses_every_changed_text) {
  for (std::string const key : {verifier_of_go, signer_of_go})
    for (std::size_t i = 0; i < key.size(); ++i)
      for (char const c : {'A', 'b', '+', ' ', '\n', '=', '0', '\x7f', '\0'}) {
        std::string changed = key;
        if (changed[i] == c) continue;
        changed[i] = c;
        EXPECT_FALSE(VerifierKey::parse(changed)) << changed;
        EXPECT_FALSE(SignerKey::parse(changed)) << changed;
      }
  for (char const* const text : {"", "+", "++", "a+b", "a+00000000+",
                                 "a+00000000+AQ==", "a+0000000+AQ==", "PRIVATE+KEY+", "PRIVATE+KEY+a+00000000+AQ=="}) {
    EXPECT_FALSE(VerifierKey::parse(text)) << text;
    EXPECT_FALSE(SignerKey::parse(text)) << text;
  }
}

TEST(Key, names) {
  for (char const* const name : {"a", "example.com/log42", "园区日志", "a\x7f"}) EXPECT_TRUE(is_key_name(name)) << name;
  for (char const* const name :
       {"", "a b", "a+b", "a\n", "a\xc2\xa0", "a\xe3\x80\x80", "a\xe2\x80\xa8", "\xff", "a\xc2\x85", "\x01"})
    EXPECT_FALSE(is_key_name(name)) << name;
}

TEST(Key, every_kind_signs_verifies_and_survives_its_text) {
  for (SignatureKind const kind : {SignatureKind::ed25519, SignatureKind::ed25519_cosignature, SignatureKind::sm2,
                                   SignatureKind::sm2_cosignature}) {
    SignerKey const key = signer("example.org/log", kind);
    auto const again = SignerKey::parse(key.to_string());
    ASSERT_TRUE(again) << again;
    auto const verifier = VerifierKey::parse(key.verifier().to_string());
    ASSERT_TRUE(verifier) << verifier;
    EXPECT_EQ(verifier->kind(), kind);
    EXPECT_EQ(verifier->id(), key.verifier().id());
    std::string const signature = *again->sign("message");
    ASSERT_EQ(signature.size(), signature_size);
    EXPECT_TRUE(verifier->verify("message", signature));
    EXPECT_FALSE(verifier->verify("massage", signature));
    EXPECT_FALSE(verifier->verify("message", signature.substr(1)));
    EXPECT_FALSE(verifier->verify("message", ""));
    for (std::size_t i = 0; i < signature.size(); ++i) {
      std::string changed = signature;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      EXPECT_FALSE(verifier->verify("message", changed)) << i;
    }
    EXPECT_FALSE(signer("example.org/log", kind, 'x').verifier().verify("message", signature));
  }
}

TEST(Key, one_key_has_another_id_for_each_kind) {
  EXPECT_NE(signer("a", SignatureKind::ed25519).verifier().id(),
            signer("a", SignatureKind::ed25519_cosignature).verifier().id());
  EXPECT_NE(signer("a", SignatureKind::sm2).verifier().id(),
            signer("a", SignatureKind::sm2_cosignature).verifier().id());
}

TEST(Key, SM2_private_keys_are_numbers_from_1_to_n_minus_2) {
  std::string order =
      "\xFF\xFF\xFF\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
      "\x72\x03\xDF\x6B\x21\xC6\x05\x2B\x53\xBB\xF4\x09\x39\xD5\x41\x23";  // GB/T 32918.5
  EXPECT_FALSE(SignerKey::from_seed("a", SignatureKind::sm2, std::string(32, '\0')));
  EXPECT_FALSE(SignerKey::from_seed("a", SignatureKind::sm2, std::string(32, '\xff')));
  order.back() = 0x22;  // n - 1
  EXPECT_FALSE(SignerKey::from_seed("a", SignatureKind::sm2, order));
  order.back() = 0x21;  // n - 2
  EXPECT_TRUE(SignerKey::from_seed("a", SignatureKind::sm2, order));
  EXPECT_FALSE(SignerKey::from_seed("a", SignatureKind::sm2, "short"));
  EXPECT_FALSE(VerifierKey::of("a", SignatureKind::sm2, std::string(65, '\4'))) << "not on the curve";
}

TEST(Key, SM2_verifies_the_example_of_the_standard) {  // GB/T 32918.5-2017, A.2, on the recommended curve
  auto const bytes = [](std::string_view hex) {
    std::string text;
    for (std::size_t i = 0; i < hex.size(); i += 2)
      text += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
    return text;
  };
  auto const secret = SignerKey::from_seed("a", SignatureKind::sm2,
                                           bytes("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"));
  ASSERT_TRUE(secret);
  VerifierKey const& key = secret->verifier();
  EXPECT_EQ(key.public_key(), bytes("0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                                    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"));
  EXPECT_TRUE(key.verify("message digest", bytes("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
                                                 "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA")));
}

TEST(Note, refuses_what_is_no_note) {
  std::string const good = std::string{text_of_go} + "\n" + signature_of_go;
  ASSERT_TRUE(Note::parse(good));
  std::string many = std::string{text_of_go} + "\n";
  for (int i = 0; i < 101; ++i) many += signature_of_go;
  struct {
    std::string note;
    char const* why;
  } const cases[] = {
      {"", "blank line"},
      {"text\n", "blank line"},
      {"text\n\n", "no signature"},
      {good.substr(0, good.size() - 1), "no line end"},
      {good + "\n", "no signature"},
      {good + "x\n", "em dash"},
      {"\x01" + good, "control characters"},
      {"\r\n" + good, "control characters"},
      {"\xff" + good, "UTF-8"},
      {"t\n\n— a AAAAAA==\n", "shorter"},
      {"t\n\n— a AAAAAAE\n", "groups of four"},
      {"t\n\n— a AAAAAAF=\n", "unused bits"},
      {"t\n\n— a  AAAAAAE\n", "not base64"},
      {"t\n\n— a+b AAAAAAE=\n", "malformed"},
      {"t\n\n— a\n", "malformed"},
      {"t\n\n—  AAAAAAE=\n", "malformed"},
      {"t\n\n- a AAAAAAE=\n", "em dash"},
      {many, "more than 100"},
      {std::string(note_size_max + 1, 'x'), "larger"},
  };
  for (auto const& c : cases) {
    auto const note = Note::parse(c.note);
    ASSERT_FALSE(note) << c.note;
    EXPECT_NE(note.error().message.find(c.why), std::string::npos) << c.why << ": " << note.error().message;
  }
  EXPECT_TRUE(Note::parse("a\n\nb\n\n— a AAAAAAE=\n")) << "blank lines in the text are allowed";
}

TEST(Note, any_bytes_end_with_an_answer_and_what_is_read_is_written_again) {
  EXPECT_TRUE(rc::check([](std::string const& text) {
    std::string note =
        *rc::gen::element(text, text + "\n\n— a AAAAAAE=\n", "t\n\n— " + text + "\n", "t\n\n— a " + text + "\n");
    if (auto const read = Note::parse(note)) RC_ASSERT(read->to_string() == note);
  }));
}

TEST(Note, a_wrong_signature_of_a_known_key_refuses_the_note_and_unknown_ones_are_ignored) {
  SignerKey const key = signer("a", SignatureKind::ed25519), other = signer("a", SignatureKind::ed25519, 'o');
  Note note{"text\n", {*sign_note("text\n", other), *sign_note("text\n", key)}};
  EXPECT_EQ(verify_note(note, {key.verifier()})->size(), 1U);
  EXPECT_EQ(verify_note(note, {})->size(), 0U);
  note.signatures[1].bytes[7] = static_cast<char>(note.signatures[1].bytes[7] ^ 4);
  EXPECT_FALSE(verify_note(note, {key.verifier()}));
  EXPECT_TRUE(verify_note(note, {other.verifier()}));
  note.signatures[1].bytes.clear();
  EXPECT_FALSE(verify_note(note, {key.verifier()}));
}

TEST(Note, a_cosignature_binds_its_time) {
  for (SignatureKind const kind : {SignatureKind::ed25519_cosignature, SignatureKind::sm2_cosignature}) {
    SignerKey const key = signer("w", kind);
    Instant const time = *Instant::parse("2023-03-20T12:25:47.900Z");
    Note note{"text\n", {*cosign_note("text\n", key, time)}};
    auto const verified = verify_note(*Note::parse(note.to_string()), {key.verifier()});
    ASSERT_TRUE(verified) << verified;
    EXPECT_EQ(verified->front().time, *Instant::parse("2023-03-20T12:25:47Z"));
    for (std::size_t i = 0; i < 8; ++i) {
      Note changed = note;
      changed.signatures[0].bytes[i] = static_cast<char>(changed.signatures[0].bytes[i] ^ 1);
      EXPECT_FALSE(verify_note(changed, {key.verifier()})) << i;
    }
    EXPECT_FALSE(cosign_note("text\n", key, Instant::from_milliseconds(-1)));
    EXPECT_FALSE(sign_note("text\n", key)) << "without a time";
  }
}

// A plain signature is none over `cosignature/v1 …`: the same secret under two kinds must not be confused.
TEST(Note, a_cosignature_is_no_signature_of_the_log) {
  SignerKey const log = signer("a", SignatureKind::ed25519), witness = signer("a", SignatureKind::ed25519_cosignature);
  Note note{"text\n", {*sign_note("text\n", log)}};
  note.signatures[0].key_id = witness.verifier().id();
  EXPECT_FALSE(verify_note(note, {witness.verifier()}));
}

TEST(Note, signs_no_text_that_could_not_be_read) {
  SignerKey const key = signer("a", SignatureKind::ed25519), witness = signer("w", SignatureKind::ed25519_cosignature);
  for (char const* const text : {"", "a", "a\r\n", "\xff\n", "\x01\n"}) {
    EXPECT_FALSE(sign_note(text, key)) << text;
    EXPECT_FALSE(cosign_note(text, witness, Instant::from_milliseconds(0))) << text;
  }
}

}  // namespace
}  // namespace tlog
