#include "access_control/masking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "access_control/expectations.h"
#include "base/text.h"
#include "base/utf_8.h"

namespace access_control {
namespace {

using testing::object;
using testing::person;
using testing::shipped;

Sight sees(Subject const& subject, Field const& field, char const* where) {
  return sight_of(shipped(), subject, field, object(where));
}

TEST(Access, AMB_42_raw_data_of_other_departments_are_hidden_and_shareable_facts_are_seen) {
  Subject const officer = person("investment_officer");
  EXPECT_EQ(sees(officer, {"internal", "environment_bureau", false}, "own_department"), Sight::hidden);
  EXPECT_EQ(sees(officer, {"internal", "environment_bureau", true}, "own_department"), Sight::clear)
      << "that there is a penalty, its date and kind";
  EXPECT_EQ(sees(officer, {"sensitive", "due_diligence", false}, "own_department"), Sight::clear);
  EXPECT_EQ(sees(officer, {"sensitive", "registry", false}, "own_department"), Sight::clear) << "a public register";
  EXPECT_EQ(sees(officer, {"internal", "", false}, "own_department"), Sight::hidden) << "nobody says whose it is";
  Subject const environment = person("reviewer", "environment");
  EXPECT_EQ(sees(environment, {"sensitive", "environment_bureau", false}, "assigned"), Sight::clear);
  EXPECT_EQ(sees(environment, {"sensitive", "environment_bureau", false}, "own_department"), Sight::masked);
}

TEST(Access, COL_25_AMB_52_restricted_values_are_in_nobodys_clearance) {
  for (Role const& role : shipped().roles())
    for (char const* where : {"own", "assigned", "own_department", "other_department", "other_workspace", "other_park"})
      for (char const* data_class : {"restricted", "secret", ""})
        EXPECT_EQ(sees(person(role.role), {data_class, "declared", true}, where), Sight::hidden) << role.role << where;
}

TEST(Access, DAT_28_the_spelling_of_fact_registers_is_the_same_class) {
  for (char const* where : {"assigned", "own_department", "other_department"})
    for (char const* role : {"investment_officer", "service_specialist", "reviewer", "policy_manager"})
      EXPECT_EQ(sees(person(role), {"confidential", "registry", false}, where),
                sees(person(role), {"sensitive", "registry", false}, where));
}

TEST(Access, a_second_membership_gives_the_better_sight_and_an_exclusive_one_none) {
  Subject subject = person("service_specialist");
  Field const audited{"sensitive", "audit", false};
  EXPECT_EQ(sees(subject, audited, "own_department"), Sight::hidden);
  subject.memberships.push_back(testing::membership("finance_reviewer", "finance"));
  EXPECT_EQ(sees(subject, audited, "own_department"), Sight::clear);
  subject.memberships.push_back(testing::membership("audit_administrator"));
  EXPECT_EQ(sees(subject, audited, "own_department"), Sight::hidden);
  EXPECT_EQ(sees({"", person("finance_reviewer").memberships}, audited, "own_department"), Sight::hidden);
}

TEST(Access, DAT_28_values_are_masked_by_kind) {
  struct {
    char const *kind, *value, *want;
  } const cases[] = {
      {"mobile", "13812345678", "138****5678"},
      {"mobile", "1381234", "*******"},
      {"mobile", "", ""},
      {"id_number", "310151198001011234", "310151********1234"},
      {"id_number", "3101511234", "**********"},
      {"account", "6222021001122334455", "***************4455"},
      {"account", "4455", "****"},
      {"amount", "80000000", "***"},
      {"amount", "8", "***"},
      {"name", "张三", "张*"},
      {"name", "欧阳修文", "欧***"},
      {"name", "张", "*"},
      {"name", "𠮷田", "𠮷*"},
      {"text", "孩子就读问题", "***"},
      {"no_such_kind", "anything", "***"},
      {"name", "\xE5\xBC", "***"},
      {"mobile",
       "138\xFF"
       "12345678",
       "***"},
  };
  for (auto const& c : cases) EXPECT_EQ(masked(shipped(), c.kind, c.value), c.want) << c.kind << c.value;
}

TEST(Access, DAT_28_a_mask_is_valid_text_and_never_the_whole_value) {
  EXPECT_TRUE(rc::check("masked", [] {
    std::string value;
    for (int i = *rc::gen::inRange(1, 24); i > 0; --i)
      base::append_utf_8(value, *rc::gen::elementOf(std::vector<char32_t>{U'1', U'a', U'张', U'𠮷', U'é', U'０'}));
    std::string const kind =
        *rc::gen::elementOf(std::vector<std::string>{"mobile", "id_number", "account", "name", "text"});
    std::string const shown = masked(shipped(), kind, value);
    RC_ASSERT(base::is_valid_utf_8(shown));
    RC_ASSERT(shown != value);
    RC_ASSERT(shown.find('*') != std::string::npos);
  }));
}

}  // namespace
}  // namespace access_control
