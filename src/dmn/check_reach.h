// From values that a table reads to an enterprise that has them: inputs are set, required decisions are brought to
// their value through their own tables, other expressions by trying and halving. Internal to the module.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "dmn/check_cover.h"
#include "dmn/check_ground.h"

namespace dmn {

// A value a table can give, with the rule it comes from; -1: the default result.
struct Way {
  feel::Value value;
  int rule = -1;
};

// One table under proof.
struct Proof {
  Site const* site = nullptr;
  Grid grid;
  std::vector<std::vector<std::size_t>> ranks;  // PRIORITY, OUTPUT ORDER: by rule; empty when they are not constant
  bool has_ways = false;                        // every value the table can give is known
  std::vector<Way> ways;                        // of rules that can fire

  Table const& table() const { return *site->table; }
};

// Rules that decide instead of `rule` where both hold; for -1, the default result, all. UNIQUE: those that break it.
Bits deciding_before(Proof const& proof, int rule);
// A point of the region, another for each number (0: the first atoms).
Point point_in(Region const& region, std::uint64_t number);

class Reach {
 public:
  Reach(Ground& ground, std::deque<Proof> const& proofs, Work& work) : ground_(ground), proofs_(proofs), work_(work) {}

  // Inputs for which the axes of the table have values of these atoms; nullopt when none were found.
  std::optional<Assignment> assign(Proof const& proof, Point const& point);

 private:
  struct Goal {
    std::function<feel::Value(Assignment const&)> value;
    std::function<bool(feel::Value const&)> reached;
    Atom const* atom = nullptr;  // numbers and dates: where the value should be
    std::vector<int> leaves;
    bool null = false;
  };
  bool add(Proof const& proof, Point const& point, Assignment& assignment, int depth);
  bool add_leaves(Proof const& proof, Point const& point, Assignment& assignment);
  bool produce(int decision, feel::Value const& value, Assignment& assignment, int depth);
  bool produce_by(Proof const& proof, int rule, Assignment& assignment, int depth);
  bool solve(Goal const& goal, Assignment& assignment);
  bool vary(Goal const& goal, int leaf, Assignment& assignment);
  bool halve(Goal const& goal, int leaf, Assignment& assignment, feel::Value low, feel::Value high);
  std::vector<feel::Value> candidates(int leaf) const;
  Source source_of(Proof const& proof, std::size_t axis) const;

  Ground& ground_;
  std::deque<Proof> const& proofs_;
  Work& work_;
};

}  // namespace dmn
