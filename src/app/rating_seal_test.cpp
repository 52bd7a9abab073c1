#include "app/rating_seal.h"

#include <gtest/gtest.h>

#include "app/assess.h"
#include "base/hash.h"

namespace app {
namespace {

using base::Json;

CheckedProof told_of(std::string const& hash) {
  CheckedProof checked;
  checked.event = Json{Json::Object{{"body", Json{Json::Object{{"decision_id", "dec-1"}, {"trace_hash", hash}}}}}};
  return checked;
}

TEST(RatingSeal, OUT_27_a_decision_beside_a_proof_counts_only_when_the_record_tells_of_exactly_it) {
  park::Assessment assessment;
  assessment.name = "瀛洲示范企业";
  assessment.grade.code = "AA";
  std::string const decision = trace_of(assessment);
  auto const sealed = sealed_assessment(told_of(base::sha256_hex(decision)), decision);
  ASSERT_TRUE(sealed) << sealed.error().message;
  EXPECT_EQ(sealed->grade.code, "AA");
  for (std::size_t at = 0; at < decision.size(); at += 7) {
    std::string changed = decision;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(sealed_assessment(told_of(base::sha256_hex(decision)), changed)) << at;
  }
  CheckedProof silent;
  silent.event = Json{Json::Object{{"kind", "log_in"}}};
  EXPECT_FALSE(sealed_assessment(silent, decision)) << "a record of something else";
}

}  // namespace
}  // namespace app
