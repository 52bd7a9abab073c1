// Documents anchored in the verifiable log. Source: CRM-37, OUT-02, OUT-27, AMB-58.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/evidence_check.h"
#include "app/perform.h"
#include "app/record_table.h"
#include "app/sealing.h"
#include "base/hash.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::map<std::string, std::string, std::less<>> const owner{{"party_id", "demo-rat-16"}};
std::string const contract = "甲方：示范园区。乙方：示范企业。\n";

std::string document_draft(std::string const& bytes, std::string const& title = "入园合同.pdf") {
  return base::Json{base::Json::Object{{"kind", "contract"},
                                       {"title", title},
                                       {"sha256", base::sha256_hex(bytes)},
                                       {"bytes", static_cast<std::int64_t>(bytes.size())}}}
      .to_string();
}

// A world whose log is sealed when asked.
class Sealed {
 public:
  Sealed() {
    world.context().log.key = key.verifier();
    world.context().log.profile = tlog::international_profile;
  }
  void seal() { ASSERT_TRUE(app::Sealing(world.store(), tlog::international_profile, key).seal()); }
  std::string anchor(std::string const& bytes) {
    auto const reply = world.perform("anchor_document", "officer", owner, document_draft(bytes));
    CHECK_NOTE(reply, reply ? "" : base::to_text(reply.error()));
    return base::Json::parse(reply->body)->find("document")->text_of("document_id");
  }

  World world;
  tlog::SignerKey key =
      *tlog::SignerKey::from_seed("yingzhou/test", tlog::SignatureKind::ed25519, std::string(tlog::seed_size, 'd'));
};

TEST(Documents, CRM_37_OUT_02_OUT_27_whoever_has_the_file_can_show_that_it_is_the_one) {
  Sealed sealed;
  std::string const id = sealed.anchor(contract);
  auto const early = sealed.world.perform("get_document_proof", "officer", {{"document_id", id}});
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().code, base::ErrorCode::unavailable);
  sealed.seal();
  auto const reply = sealed.world.perform("get_document_proof", "officer", {{"document_id", id}});
  ASSERT_TRUE(reply);
  auto const proof = base::parse_json<app::EventProof>(reply->body);
  ASSERT_TRUE(proof);
  auto const checked = app::check_proof(*proof, {tlog::international_profile, sealed.key.verifier(), {}, 0});
  ASSERT_TRUE(checked) << base::to_text(checked.error());
  base::Json const body = *checked->event.find("body");
  EXPECT_EQ(body.text_of("sha256"), base::sha256_hex(contract));
  EXPECT_NE(body.text_of("sha256"), base::sha256_hex(contract + " "));
  EXPECT_EQ(body.text_of("title"), "入园合同.pdf");
  EXPECT_THAT(proof->entry, Not(HasSubstr("入园合同"))) << "the name of a file may name a person";
}

TEST(Documents, CRM_37_a_registration_that_was_changed_is_named) {
  Sealed sealed;
  std::string const id = sealed.anchor(contract);
  sealed.seal();
  app::LogIdentity const log = sealed.world.context().log;
  EXPECT_TRUE(app::check_evidence(sealed.world.store(), log)->is_intact());
  EXPECT_EQ(app::check_evidence(sealed.world.store(), log)->documents, 1);
  auto document = **app::find<app::Document>(sealed.world.store(), id);
  document.sha256 = base::sha256_hex("another contract");
  ASSERT_TRUE(sealed.world.store().write([&](app::Writer& writer) { return app::replace(writer, document); }));
  auto const check = app::check_evidence(sealed.world.store(), log);
  ASSERT_EQ(check->faults.size(), 1U);
  EXPECT_EQ(check->faults[0].place, "document " + id);
}

TEST(Documents, AMB_58_the_same_file_is_anchored_once_for_each_enterprise) {
  World world;
  ASSERT_TRUE(world.perform("anchor_document", "officer", owner, document_draft(contract)));
  auto const again = world.perform("anchor_document", "tax", owner, document_draft(contract, "副本.pdf"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, base::ErrorCode::conflict);
  EXPECT_THAT(again.error().message, HasSubstr("入园合同.pdf"));
  EXPECT_TRUE(world.perform("anchor_document", "officer2", {{"party_id", "p-two"}}, document_draft(contract)));
}

TEST(Documents, what_is_no_document_is_told_with_its_place) {
  World world;
  auto const reply =
      world.perform("anchor_document", "officer", owner, R"({"kind":"poem","title":"","sha256":"ABC","bytes":0})");
  ASSERT_FALSE(reply);
  std::vector<std::string> places;
  for (base::Issue const& issue : reply.error().issues) places.push_back(issue.at);
  EXPECT_THAT(places, ::testing::ElementsAre("/kind", "/title", "/sha256", "/bytes"));
}

TEST(Documents, kinds_are_read_strictly) {
  EXPECT_TRUE(app::read_document_kinds("kind,zh,en,source\na,甲,A,x\n", "kinds.csv"));
  EXPECT_FALSE(app::read_document_kinds("kind,zh,en,source\n", "kinds.csv"));
  auto const twice = app::read_document_kinds("kind,zh,en,source\na,甲,A,x\na,乙,B,x\n", "kinds.csv");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().issues[0].at, "kinds.csv:3:1");
}

}  // namespace
}  // namespace operations
