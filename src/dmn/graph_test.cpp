#include "dmn/graph.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace {

using Needs = std::vector<std::vector<int>>;

std::vector<std::string> letters(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.emplace_back(1, static_cast<char>('A' + i % 26));
  return names;
}

TEST(Graph, keeps_the_order_of_the_file_where_it_may) {
  Needs const needs{{2}, {}, {1}, {}};
  EXPECT_EQ(*dmn::topological_order(needs, letters(4)), (std::vector<int>{1, 2, 0, 3}));
}

TEST(Graph, names_the_circle_and_nothing_else) {
  Needs const needs{{1}, {2}, {3}, {1}, {}};
  auto const order = dmn::topological_order(needs, letters(5));
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().message,
            "elements need each other in a circle: `B` needs `C` needs `D` needs `B`; remove one requirement");
}

TEST(Graph, an_element_that_needs_itself_is_a_circle) {
  Needs const needs{{0}};
  auto const order = dmn::topological_order(needs, letters(1));
  ASSERT_FALSE(order);
  EXPECT_NE(order.error().message.find("`A` needs `A`"), std::string::npos);
}

TEST(Graph, long_chains_do_not_recurse) {
  Needs needs(200'000);
  for (int i = 0; i + 1 < 200'000; ++i) needs[i].push_back(i + 1);
  auto const order = dmn::topological_order(needs, letters(needs.size()));
  ASSERT_TRUE(order);
  EXPECT_EQ(order->front(), 199'999);
}

RC_GTEST_PROP(Graph, every_node_comes_after_what_it_needs, ()) {
  auto const size = *rc::gen::inRange(1, 40);
  Needs needs(static_cast<std::size_t>(size));
  for (int node = 1; node < size; ++node) {
    auto const drawn = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, node));
    std::set<int> const needed(drawn.begin(), drawn.end());
    needs[node].assign(needed.begin(), needed.end());
  }
  auto const order = dmn::topological_order(needs, letters(needs.size()));
  RC_ASSERT(order.has_value());
  std::vector<int> position(needs.size());
  for (std::size_t i = 0; i < order->size(); ++i) position[(*order)[i]] = static_cast<int>(i);
  for (int node = 0; node < size; ++node)
    for (int const needed : needs[node]) RC_ASSERT(position[needed] < position[node]);
}

}  // namespace
