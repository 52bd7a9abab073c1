#include "access_control/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_control/testing.h"

namespace access_control {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using testing::shipped;
using testing::shipped_files;
using testing::with;

TEST(AccessPolicy, COL_20_the_shipped_pack_has_the_roles_of_the_park_and_its_partners) {
  for (char const* role :
       {"investment_officer", "service_specialist", "department_head", "park_leader", "tax_reviewer",
        "finance_reviewer", "legal_reviewer", "industry_reviewer", "reviewer", "policy_manager", "system_administrator",
        "security_administrator", "audit_administrator", "enterprise_administrator", "enterprise_member",
        "bank_officer", "authority_officer", "emergency_reader"})
    EXPECT_GE(shipped().role(role), 0) << role;
  EXPECT_EQ(shipped().hash().size(), 64U);
  EXPECT_NE(
      testing::read_policy(with("grants.csv", "meta.read,reviewer,installation", "meta.read,reviewer,park")).hash(),
      shipped().hash());
}

TEST(AccessPolicy, DAT_28_what_needs_a_fresh_proof_of_identity_and_two_persons) {
  std::map<std::string, std::string> two_person;
  std::vector<std::string> step_up;
  for (Permission const& permission : shipped().permissions()) {
    if (!permission.two_person.empty()) two_person[permission.permission] = permission.two_person;
    if (permission.step_up) step_up.push_back(permission.permission);
  }
  EXPECT_EQ(two_person, (std::map<std::string, std::string>{{"export.bulk", "bulk_export"},
                                                            {"policy.publish", "policy_publication"},
                                                            {"sensitive.reveal", "reveal"},
                                                            {"override.decide", "override"},
                                                            {"ledger.correct", "ledger_correction"},
                                                            {"break_glass.open", "break_glass"}}));
  EXPECT_THAT(step_up, ::testing::UnorderedElementsAre("connector.manage", "export.bulk", "policy.publish",
                                                       "user.manage", "user.erase", "role.grant", "workspace.manage",
                                                       "approval.decide", "sensitive.reveal", "override.decide",
                                                       "ledger.correct", "webhook.manage", "apikey.manage",
                                                       "break_glass.open", "break_glass.approve", "system.configure"));
}

TEST(AccessPolicy, every_fault_is_told_with_its_place) {
  struct {
    char const *file, *from, *to, *at, *message;
  } const cases[] = {
      {"roles.csv", "investment_officer,park,", "investment_officer,garden,", "roles.csv:4:2",
       "one of park, enterprise"},
      {"roles.csv", "service_specialist,park", "investment_officer,park", "roles.csv:5:1", "occurs twice"},
      {"roles.csv", "招商专员", "", "roles.csv:4:5", "must not be empty"},
      {"roles.csv", "role,workspace_kind", "role,kind", "roles.csv:3", "column `workspace_kind` is missing"},
      {"department_kinds.csv", "tax,three", "tax,lead", "department_kinds.csv:4:2",
       "only one kind of department leads"},
      {"department_kinds.csv", "tax,three", "tax,two", "department_kinds.csv:4:2", "one of lead, three, many"},
      {"permissions.csv", "portfolio.read,read", "portfolio,read", "permissions.csv:3:1", "expected `noun.verb`"},
      {"permissions.csv", "portfolio.read,read", "portfolio.read,look", "permissions.csv:3:2", "one of read, write"},
      {"permissions.csv", "yes,reveal", "yes,revael", "permissions.csv", "`revael` of `sensitive.reveal`"},
      {"grants.csv", "portfolio.read,investment_officer,department", "portfolio.read,investment_officer,city",
       "grants.csv:4:3", "got `city`"},
      {"grants.csv", "portfolio.read,investment_officer", "portfolio.raed,investment_officer", "grants.csv:4:1",
       "`portfolio.raed` is not in permissions.csv"},
      {"grants.csv", "portfolio.read,investment_officer", "portfolio.read,officer", "grants.csv:4:2",
       "is not in roles.csv"},
      {"grants.csv", "portfolio.read,service_specialist", "portfolio.read,investment_officer", "grants.csv:5:1",
       "twice"},
      {"clearances.csv", "officer,sensitive", "officer,secret", "clearances.csv:4:2", "is not in data_classes.csv"},
      {"data_classes.csv", "confidential,masked", "confidential,shown", "data_classes.csv:6:3",
       "one of masked, hidden"},
      {"sources.csv", "declared,investment", "declared,sales", "sources.csv:5:2", "is not in department_kinds.csv"},
      {"masks.csv", "mobile,3+4", "mobile,3-4", "masks.csv:4:2", "such as `3+4`, got `3-4`"},
      {"masks.csv", "text,0+0", "texts,0+0", "masks.csv", "kind `text` is needed"},
      {"approvals.csv", "sensitive.reveal,2", "sensitive.reveal,0", "approvals.csv:4:3", "a whole number from 1"},
      {"approvals.csv", "1440,30", "1440,9999999", "approvals.csv:4:6", "from 0 to 1000000"},
      {"approvals.csv", "reveal,sensitive.reveal", "reveal,export.rows", "approvals.csv:4:2", "in column two_person"},
      {"approvals.csv", "2,approval.decide", "2,approval.give", "approvals.csv:4:4", "is not in permissions.csv"},
      {"emergency.csv", "break_glass,", "break_glas,", "emergency.csv:5:1", "is not in approvals.csv"},
      {"emergency.csv", "emergency_reader", "emergency_writer", "emergency.csv:5:2", "is not in roles.csv"},
      {"emergency.csv", "emergency_reader", "park_leader", "emergency.csv:5:2", "holds `export.bulk`"},
      {"emergency.csv", "emergency_reader", "park_leader", "emergency.csv:5:2", "holds `approval.decide`"},
      {"emergency.csv", "emergency_reader", "enterprise_member", "emergency.csv:5:2", "holds `user.read`"},
      {"emergency.csv", "emergency_reader", "system_administrator", "emergency.csv:5:2", "excludes other roles"},
      {"limits.csv", "export_rows_max,200", "export_rows_max,0", "limits.csv:3:2", "a whole number from 1"},
      {"limits.csv", "export_rows_max,200", "exports_max,200", "limits.csv:3:1", "one of export_rows_max"},
  };
  for (auto const& c : cases) {
    auto const policy = Policy::read(with(c.file, c.from, c.to));
    ASSERT_FALSE(policy) << c.file << ' ' << c.to;
    EXPECT_THAT(policy.error().issues,
                Contains(AllOf(Field(&base::Issue::at, c.at), Field(&base::Issue::message, HasSubstr(c.message)))))
        << base::to_text(policy.error());
  }
}

TEST(AccessPolicy, a_missing_or_unknown_file_is_told_and_all_faults_come_together) {
  AccessFiles files = shipped_files();
  files.erase("grants.csv");
  files["grant.csv"] = "permission,role,scope\n";
  files["masks.csv"] = "kind,keep,fill\nmobile,\"3+4,*\n";
  auto const policy = Policy::read(files);
  ASSERT_FALSE(policy);
  std::vector<std::string> places;
  for (base::Issue const& issue : policy.error().issues) places.push_back(issue.at);
  EXPECT_THAT(places, ::testing::IsSupersetOf(std::vector<std::string>{"grant.csv", "grants.csv", "masks.csv:2:2"}))
      << base::to_text(policy.error());
  EXPECT_FALSE(Policy::read({}));
}

}  // namespace
}  // namespace access_control
