#include "park/file/relations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace park::file {
namespace {

RelationDefinition const parent{"parent", "group", Named::above, {}, {}},
    subsidiary{"subsidiary", "group", Named::below, {}, {}}, supplier{"supplier", "chain", Named::above, {}, {}};

Tie tie(int from, int to, RelationDefinition const& relation) {
  return {std::to_string(from), std::to_string(to), &relation, base::decimal("0.5"), ""};
}

std::vector<Tie> any_ties() {
  std::vector<Tie> ties;
  std::vector<RelationDefinition const*> const relations{&parent, &subsidiary, &supplier};
  auto const ends = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 9), rc::gen::inRange(0, 9)));  // not policy: nine enterprises
  for (auto const& [from, to] : ends) ties.push_back(tie(from, to, **rc::gen::elementOf(relations)));
  return ties;
}

RC_GTEST_PROP(Relations, ENT_16_paths_of_control_meet_nobody_twice_and_their_share_is_the_product, ()) {
  auto const ties = any_ties();
  auto const paths = control_paths("0", ties);
  RC_ASSERT(paths.size() <= control_paths_max);
  for (ControlPath const& path : paths) {
    RC_ASSERT(path.parties.size() >= 2U);
    RC_ASSERT(path.parties.front() == "0" || path.parties.back() == "0");
    RC_ASSERT(std::set<std::string>(path.parties.begin(), path.parties.end()).size() == path.parties.size());
    base::Decimal share{1};
    for (std::size_t i = 1; i < path.parties.size(); ++i) share = share * base::decimal("0.5");
    RC_ASSERT(path.share == share);
  }
}

RC_GTEST_PROP(Relations, ENT_16_every_member_finds_the_same_group, ()) {
  auto const ties = any_ties();
  auto members = group_of("0", ties, "group");
  std::sort(members.begin(), members.end());
  for (std::string const& member : members) {
    auto other = group_of(member, ties, "group");
    std::sort(other.begin(), other.end());
    RC_ASSERT(other == members);
  }
}

TEST(Relations, ENT_16_a_holding_told_from_both_sides_counts_once_with_the_share_that_is_known) {
  std::vector<Tie> ties{tie(1, 0, parent), tie(0, 1, subsidiary)};
  ties[0].share.reset();
  auto const paths = control_paths("1", ties);
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_THAT(paths[0].parties, ::testing::ElementsAre("0", "1"));
  EXPECT_EQ(paths[0].share, base::decimal("0.5"));
}

TEST(Relations, ENT_17_suppliers_are_no_group) {
  EXPECT_EQ(group_of("0", {tie(0, 1, supplier)}, "group").size(), 1U);
  EXPECT_EQ(group_of("0", {tie(0, 1, supplier)}, "chain").size(), 2U);
}

}  // namespace
}  // namespace park::file
