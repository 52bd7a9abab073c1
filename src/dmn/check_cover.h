// The search behind every proof: is there a value in a region that none of some rules covers? The region is split
// along one axis after the other into the parts that meet the same rules of those that are left; a part which some
// rule covers on all axes that follow is done, and so is one that was met before with the same rules left. Internal
// to the module.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <vector>

#include "dmn/check_grid.h"

namespace dmn {

// What may still be spent, in words of rule sets compared.
struct Work {
  std::int64_t left = 0;
  bool spend(std::int64_t words) {
    left -= words;
    return left >= 0;
  }
  bool is_exhausted() const { return left < 0; }
};

class Cover {
 public:
  enum class Answer : std::uint8_t { covered, found, exhausted };

  // `rules`: those that count as covering. `also`: regions that count as covered too.
  Cover(Grid const& grid, Region region, Bits const& rules, std::span<Region const> also, Work& work);

  // Calls `visit` with parts of the region that are covered by none, until it returns true.
  Answer search(std::function<bool(Region const&)> const& visit);

 private:
  struct Part {
    Bits bits;  // of the rules left, renumbered
    Atoms atoms;
  };
  struct Dimension {
    std::size_t axis = 0;
    std::vector<Part> parts;
    Bits inside;       // rules that cover the whole region along this axis
    Bits inside_rest;  // … and along all dimensions that follow
    std::size_t constraining = 0;
  };

  void keep_those_that_meet(Bits const& rules, std::span<Region const> also);
  void cut(std::size_t axis);
  void order();
  std::vector<Part> parts_of(std::size_t depth, Bits const& left) const;
  Answer descend(std::size_t depth, Bits const& left);

  Grid const& grid_;
  Region region_, leaf_;
  Work& work_;
  std::vector<std::vector<Atoms>> covers_;  // by covering region, by axis; only those that meet the region
  std::size_t words_ = 0;
  std::vector<Dimension> dimensions_;
  std::vector<std::set<Bits>> done_;  // by depth: covered
  std::function<bool(Region const&)> const* visit_ = nullptr;
  std::int64_t visits_ = 0;
};

// The largest region around `region` that none of `rules` meets, grown axis by axis.
Region widened(Grid const& grid, Region region, Bits const& rules);

}  // namespace dmn
