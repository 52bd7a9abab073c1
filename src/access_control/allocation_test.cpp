// Counts allocations: allows() is asked by every request and makes none.
#include <gtest/gtest.h>

#include "access_control/expectations.h"
#include "base/counted_allocations.h"

namespace access_control {
namespace {

TEST(AccessAllocation, allows_makes_none) {
  Policy const& policy = testing::shipped();
  Subject subject = testing::person("investment_officer");
  for (char const* role : {"service_specialist", "department_head", "tax_reviewer", "no_such_role_with_a_long_name"})
    subject.memberships.push_back(testing::membership(role));
  for (char const* situation : {"own", "assigned", "own_department", "other_department", "other_park", "left_park"}) {
    Resource const resource = testing::object(situation);
    std::int64_t const before = base::allocations;
    bool const read = allows(policy, subject, "fact.read", resource);
    bool const none = allows(policy, subject, "no.such_permission_with_a_long_name", resource);
    EXPECT_EQ(base::allocations, before) << situation;
    EXPECT_FALSE(none);
    EXPECT_EQ(read, situation != std::string{"other_park"} && situation != std::string{"left_park"});
  }
}

}  // namespace
}  // namespace access_control
