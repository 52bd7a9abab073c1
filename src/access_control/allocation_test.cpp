// Counts allocations: allows() is asked by every request and makes none.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "access_control/expectations.h"

namespace {
std::atomic<std::int64_t> allocations{0};
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace access_control {
namespace {

TEST(AccessAllocation, allows_makes_none) {
  Policy const& policy = testing::shipped();
  Subject subject = testing::person("investment_officer");
  for (char const* role : {"service_specialist", "department_head", "tax_reviewer", "no_such_role_with_a_long_name"})
    subject.memberships.push_back(testing::membership(role));
  for (char const* situation : {"own", "assigned", "own_department", "other_department", "other_park", "left_park"}) {
    Resource const resource = testing::object(situation);
    std::int64_t const before = allocations;
    bool const read = allows(policy, subject, "fact.read", resource);
    bool const none = allows(policy, subject, "no.such_permission_with_a_long_name", resource);
    EXPECT_EQ(allocations, before) << situation;
    EXPECT_FALSE(none);
    EXPECT_EQ(read, situation != std::string{"other_park"} && situation != std::string{"left_park"});
  }
}

}  // namespace
}  // namespace access_control
