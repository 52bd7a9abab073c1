#include "access_control/decision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "access_control/expectations.h"

namespace access_control {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::object;
using testing::person;
using testing::shipped;

std::vector<std::string> codes(Decision const& decision) {
  std::vector<std::string> all;
  for (Reason const& reason : decision.reasons) all.push_back(reason.code);
  return all;
}

TEST(Access, COL_24_investment_staff_see_only_their_departments_data) {
  Subject const officer = person("investment_officer");
  for (char const* permission : {"party.read", "fact.read", "decision.read", "portfolio.read", "export.rows"}) {
    EXPECT_TRUE(allows(shipped(), officer, permission, object("own_department"))) << permission;
    for (char const* elsewhere : {"other_department", "other_workspace", "other_park", "left_park"})
      EXPECT_FALSE(allows(shipped(), officer, permission, object(elsewhere))) << permission << elsewhere;
  }
}

TEST(Access, COL_20_one_department_leads_three_review_and_others_are_linked) {
  std::map<std::string, std::vector<std::string>> sides;
  for (DepartmentKind const& kind : shipped().department_kinds()) sides[kind.side].push_back(kind.kind);
  EXPECT_THAT(sides["lead"], ElementsAre("investment"));
  EXPECT_THAT(sides["three"], ElementsAre("tax", "finance", "legal"));
  EXPECT_THAT(sides["many"], ::testing::IsSupersetOf({"market_regulation", "environment", "emergency_management"}));
}

TEST(Access, COL_22_tax_and_legal_enter_their_data_on_files_of_other_departments) {
  for (char const* role : {"tax_reviewer", "legal_reviewer", "finance_reviewer"})
    EXPECT_TRUE(allows(shipped(), person(role), "fact.write", object("other_department"))) << role;
  EXPECT_FALSE(allows(shipped(), person("reviewer"), "fact.write", object("other_department")));
}

TEST(Access, COL_23_a_linked_department_gives_its_opinion_where_it_is_asked) {
  EXPECT_TRUE(allows(shipped(), person("reviewer"), "opinion.give", object("assigned")));
  EXPECT_FALSE(allows(shipped(), person("reviewer"), "opinion.give", object("other_department")));
  EXPECT_FALSE(allows(shipped(), person("investment_officer"), "opinion.give", object("own_department")));
}

TEST(Access, COL_26_results_are_visible_to_the_departments_that_share_the_responsibility) {
  for (char const* role : {"tax_reviewer", "finance_reviewer", "legal_reviewer", "industry_reviewer", "reviewer"})
    EXPECT_TRUE(allows(shipped(), person(role), "decision.read", object("other_department"))) << role;
}

TEST(Access, the_three_administrators_see_no_business_data_and_hold_no_other_role) {
  for (char const* role : {"system_administrator", "security_administrator", "audit_administrator"}) {
    for (char const* permission : {"portfolio.read", "party.read", "fact.read", "decision.read", "timeline.read",
                                   "sensitive.reveal", "evidence.read", "export.rows", "approval.decide"})
      for (char const* where : {"own", "assigned", "own_department", "other_park"})
        EXPECT_FALSE(allows(shipped(), person(role), permission, object(where))) << role << permission;
    EXPECT_TRUE(check_roles(shipped(), {role, role}));
    for (Role const& other : shipped().roles()) {
      if (other.role == role) continue;
      auto const refused = check_roles(shipped(), {other.role, role});
      ASSERT_FALSE(refused) << role << other.role;
      EXPECT_EQ(refused.error().code, base::ErrorCode::conflict);
    }
  }
  EXPECT_TRUE(check_roles(shipped(), {"investment_officer", "service_specialist", "department_head"}));
  EXPECT_FALSE(check_roles(shipped(), {"nobody"}));
}

TEST(Access, a_decision_says_which_membership_role_grant_and_scope_allowed_it) {
  Subject subject = person("bank_officer");
  subject.memberships.push_back(testing::membership("finance_reviewer", "finance"));
  Decision const decision = decide(shipped(), subject, "fact.read", object("other_department"));
  EXPECT_TRUE(decision.allowed);
  EXPECT_EQ(decision.membership_id, "m_finance_reviewer");
  EXPECT_EQ(decision.role, "finance_reviewer");
  EXPECT_EQ(decision.scope, "workspace");
  ASSERT_THAT(codes(decision), ElementsAre("granted"));
  std::string const zh = explain_zh(shipped(), decision.reasons[0]), en = explain_en(shipped(), decision.reasons[0]);
  EXPECT_THAT(zh, HasSubstr("财务审核员"));
  EXPECT_THAT(zh, HasSubstr("本工作区"));
  EXPECT_THAT(en, HasSubstr("`Finance reviewer` of m_finance_reviewer is granted `See facts` by grants.csv:"));
  Names const names{{"m_finance_reviewer", {"瀛洲示范园区·财务部", "Demonstration park, Finance"}}};
  EXPECT_THAT(explain_zh(shipped(), decision.reasons[0], names), HasSubstr("在“瀛洲示范园区·财务部”担任“财务审核员”"));
  EXPECT_THAT(explain_en(shipped(), decision.reasons[0], names),
              HasSubstr("`Finance reviewer` of Demonstration park, Finance is granted"));
}

TEST(Access, a_refusal_says_for_each_membership_what_it_lacks) {
  struct {
    char const* why;
    Subject subject;
    char const* permission;
    char const* where;
    std::vector<std::string> codes;
    char const* zh;
    char const* en;
  } const cases[] = {
      {"nobody", {"", {}}, "fact.read", "own_department", {"anonymous"}, "登录", "sign in"},
      {"no membership",
       {"u", {}},
       "fact.read",
       "own_department",
       {"no_membership"},
       "不属于任何工作区",
       "in no workspace"},
      {"typing error",
       person("reviewer"),
       "fact.raed",
       "own_department",
       {"unknown_permission"},
       "fact.raed",
       "fact.raed"},
      {"unknown role", person("king"), "fact.read", "own_department", {"unknown_role"}, "king", "roles.csv"},
      {"no grant",
       person("investment_officer"),
       "policy.publish",
       "own_department",
       {"no_grant"},
       "招商专员",
       "not granted"},
      {"other user", person("investment_officer"), "view.save", "own_department", {"not_own"}, "本人", "one's own"},
      {"not assigned",
       person("bank_officer"),
       "fact.read",
       "own_department",
       {"not_assigned"},
       "未分派",
       "assigned to one"},
      {"department",
       person("investment_officer"),
       "fact.read",
       "other_department",
       {"other_department"},
       "本部门",
       "its own department"},
      {"workspace",
       person("tax_reviewer"),
       "fact.read",
       "other_workspace",
       {"other_workspace"},
       "本工作区",
       "own workspace"},
      {"park", person("park_leader"), "fact.read", "other_park", {"other_park"}, "本园区", "own park"},
      {"exclusive",
       testing::also(person("reviewer"), "audit_administrator"),
       "fact.read",
       "assigned",
       {"exclusive_roles"},
       "三员",
       "exclude each other"},
      {"two memberships",
       testing::also(person("reviewer"), "bank_officer"),
       "policy.publish",
       "assigned",
       {"no_grant", "no_grant"},
       "协同部门审核员",
       "`Reviewer of a linked department`"},
  };
  for (auto const& c : cases) {
    Decision const decision = decide(shipped(), c.subject, c.permission, object(c.where));
    EXPECT_FALSE(decision.allowed) << c.why;
    EXPECT_EQ(codes(decision), c.codes) << c.why;
    EXPECT_THAT(explain_zh(shipped(), decision.reasons.at(0)), HasSubstr(c.zh)) << c.why;
    EXPECT_THAT(explain_en(shipped(), decision.reasons.at(0)), HasSubstr(c.en)) << c.why;
    for (Reason const& reason : decision.reasons)
      EXPECT_EQ(explain_zh(shipped(), reason).find('{'), std::string::npos) << explain_zh(shipped(), reason);
  }
  // Emergency access stands beside a role that excludes others, and beside nothing else.
  Subject in_need = testing::also(person("system_administrator"), "emergency_reader");
  EXPECT_TRUE(has_exclusive_roles(shipped(), in_need));
  in_need.memberships.back().ends_at = base::Instant{};
  in_need.memberships.back().park_id = "p";
  EXPECT_FALSE(has_exclusive_roles(shipped(), in_need));
  EXPECT_TRUE(allows(shipped(), in_need, "fact.read", object("other_department")));
  EXPECT_TRUE(allows(shipped(), in_need, "system.configure", object("other_department")));
  in_need.memberships.push_back(testing::membership("reviewer"));
  EXPECT_TRUE(has_exclusive_roles(shipped(), in_need));
  Subject elsewhere = person("reviewer");
  elsewhere.memberships[0].workspace_kind = "bank";
  Decision const decision = decide(shipped(), elsewhere, "fact.read", object("assigned"));
  EXPECT_THAT(codes(decision), ElementsAre("role_elsewhere"));
  EXPECT_THAT(explain_en(shipped(), decision.reasons[0]), HasSubstr("of kind park only, this is one of kind bank"));
  EXPECT_THAT(explain_zh(shipped(), decision.reasons[0]), HasSubstr("只在园区类工作区生效，这里是银行类"));
}

TEST(Access, a_refusal_never_names_the_object) {
  Resource const secret{"secret_w", "secret_p", "secret_d", "secret_party", "secret_u", {"secret_u"}};
  for (Role const& role : shipped().roles())
    for (Permission const& permission : shipped().permissions())
      for (Reason const& reason : decide(shipped(), person(role.role), permission.permission, secret).reasons)
        EXPECT_EQ(explain_en(shipped(), reason).find("secret_"), std::string::npos) << explain_en(shipped(), reason);
}

TEST(Access, an_empty_id_matches_nothing) {
  Subject blank = person("finance_reviewer");
  blank.memberships[0].workspace_id = blank.memberships[0].park_id = blank.memberships[0].department_id = "";
  EXPECT_FALSE(allows(shipped(), blank, "fact.read", Resource{}));
  EXPECT_FALSE(allows(shipped(), blank, "fact.read", object("own_department")));
  EXPECT_FALSE(allows(shipped(), person("finance_reviewer"), "fact.read", Resource{}));
  EXPECT_FALSE(allows(shipped(), person("park_leader"), "fact.read", Resource{}));
}

// Ids from few, so that they meet often; sometimes none.
std::string pick(std::vector<std::string> const& from) { return *rc::gen::elementOf(from); }

Subject any_subject() {
  std::vector<std::string> roles{"king"};
  for (Role const& role : shipped().roles()) roles.push_back(role.role);
  Subject subject{pick({"u", "u", "u", "v", ""}), {}};
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    std::string const role = pick(roles);
    Membership one = testing::membership(role, pick({"tax", "investment"}));
    one.workspace_id = pick({"w1", "w2", "w3", ""});
    one.park_id = pick({"p1", "p2", ""});
    one.department_id = pick({"d1", "d2", "d3", ""});
    if (*rc::gen::inRange(0, 10) == 0) one.workspace_kind = "bank";
    subject.memberships.push_back(one);
  }
  return subject;
}

Resource any_resource() {
  Resource resource{pick({"w1", "w2", "w3", ""}), pick({"p1", "p2", ""}),
                    pick({"d1", "d2", "d3", ""}), "party",
                    pick({"u", "v", ""}),         {}};
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) resource.assigned.push_back(pick({"u", "v", "x", ""}));
  return resource;
}

TEST(Access, COL_24_a_list_is_filtered_by_exactly_what_decide_allows) {
  std::vector<std::string> permissions{"no.such"};
  for (Permission const& permission : shipped().permissions()) permissions.push_back(permission.permission);
  EXPECT_TRUE(rc::check("passes(reach_of) == allows == decide", [&] {
    for (int i = 0; i < 60; ++i) {
      Subject const subject = any_subject();
      std::string const permission = pick(permissions);
      Reach const reach = reach_of(shipped(), subject, permission);
      for (int j = 0; j < 8; ++j) {
        Resource const resource = any_resource();
        bool const allowed = allows(shipped(), subject, permission, resource);
        RC_ASSERT(passes(reach, subject.user_id, resource) == allowed);
        Decision const decision = decide(shipped(), subject, permission, resource);
        RC_ASSERT(decision.allowed == allowed);
        RC_ASSERT(!decision.reasons.empty());
      }
    }
  }));
}

}  // namespace
}  // namespace access_control
