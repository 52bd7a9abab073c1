#include "dmn/graph.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <queue>

namespace dmn {
namespace {

// Follows unmet requirements from an unordered node until one comes twice: that is the circle.
std::string circle(std::span<std::vector<int> const> needs, std::span<std::string const> names,
                   std::vector<bool> const& ordered) {
  std::vector<int> path;
  std::vector<int> position(needs.size(), -1);
  auto node = static_cast<int>(std::find(ordered.begin(), ordered.end(), false) - ordered.begin());
  while (position[node] < 0) {
    position[node] = static_cast<int>(path.size());
    path.push_back(node);
    node = *std::find_if(needs[node].begin(), needs[node].end(), [&](int needed) { return !ordered[needed]; });
  }
  std::string text;
  for (std::size_t i = position[node]; i < path.size(); ++i) text += fmt::format("`{}` needs ", names[path[i]]);
  return text + fmt::format("`{}`", names[node]);
}

}  // namespace

base::Result<std::vector<int>> topological_order(std::span<std::vector<int> const> needs,
                                                 std::span<std::string const> names) {
  std::vector<std::vector<int>> needed_by(needs.size());
  std::vector<int> unmet(needs.size(), 0);
  for (std::size_t node = 0; node < needs.size(); ++node) {
    unmet[node] = static_cast<int>(needs[node].size());
    for (int const needed : needs[node]) needed_by[needed].push_back(static_cast<int>(node));
  }
  std::priority_queue<int, std::vector<int>, std::greater<>> ready;  // smallest index first: the order of the file
  for (std::size_t node = 0; node < needs.size(); ++node)
    if (unmet[node] == 0) ready.push(static_cast<int>(node));
  std::vector<int> order;
  std::vector<bool> ordered(needs.size(), false);
  while (!ready.empty()) {
    int const node = ready.top();
    ready.pop();
    order.push_back(node);
    ordered[node] = true;
    for (int const next : needed_by[node])
      if (--unmet[next] == 0) ready.push(next);
  }
  if (order.size() == needs.size()) return order;
  return base::invalid(
      fmt::format("elements need each other in a circle: {}; remove one requirement", circle(needs, names, ordered)));
}

}  // namespace dmn
