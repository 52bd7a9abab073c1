#include "access/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/testing.h"

namespace access_control {
namespace {

using testing::shipped;
using testing::shipped_files;
using testing::with;

TEST(AccessPolicy, the_shipped_pack_is_read) {
  EXPECT_GE(shipped().roles().size(), 17U);
  EXPECT_GE(shipped().grants().size(), 250U);
  EXPECT_EQ(shipped().hash().size(), 64U);
}

}  // namespace
}  // namespace access_control
