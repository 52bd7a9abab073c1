// The proofs of one decision table. Internal to the module.
#pragma once

#include <optional>
#include <vector>

#include "dmn/check_reach.h"
#include "dmn/check_text.h"

namespace dmn {

class TableCheck {
 public:
  // `proofs`: of the tables before this one; `proof` is the last of them and learns which values the table can give.
  TableCheck(Ground& ground, std::deque<Proof> const& proofs, Proof& proof, Work& work, std::vector<Finding>& findings);
  void run();

 private:
  struct Example {
    Assignment assignment;
    Trial trial;
  };
  using Wanted = std::function<bool(Trial const&, Assignment const&)>;
  // What was looked for in vain or not at all, for the note at the end.
  struct Left {
    int rules = 0, gaps = 0, pairs = 0;
    bool more_gaps = false, more_pairs = false, exhausted = false;
  };

  std::optional<Example> example(Region const& region, Wanted const& wanted);
  bool holds(int rule, Assignment const& assignment);
  Finding& report(FindingKind kind, FindingSeverity severity, std::vector<int> rules, Statement said,
                  std::optional<Example> const& shown);
  Bits certain(Bits rules) const;  // without those that prove nothing
  std::vector<int> meeting(Region const& region, Bits const& rules) const;
  bool has_gaps() const;  // the hit policy knows gaps: no default result
  bool same_result(int a, int b) const {
    return results_[static_cast<std::size_t>(a)] == results_[static_cast<std::size_t>(b)];
  }

  // check_rules.cpp
  void find_ranks();
  void number_results();
  void find_unreachable_rules();
  void find_masked();
  void judge_masked(int rule);
  void report_masked(int rule);
  std::vector<int> fewest(int rule, std::vector<int> covering);
  void find_subsumed();
  bool is_subsumed(int rule);
  bool differs_on_samples(int rule, Region const& region, Bits const& before);
  int next_deciding(int rule, Bits const& held) const;
  void find_misleading();
  void find_ways();
  void find_unreachable_outputs();

  // check_regions.cpp
  void find_overlaps();
  std::optional<Example> overlap_of(int a, int b, Region& shared);
  void report_overlaps(std::vector<std::pair<int, int>> pairs);
  void report_overlap(std::vector<int> const& rules, std::pair<int, int> pair, Region const& shared,
                      Example const& shown);
  void find_gaps();
  bool take_gap(Region const& part);
  void find_missing_nulls();
  void find_null_gap(std::size_t axis);
  void find_null_errors(std::size_t axis);
  void find_null_pairs();
  void report_null(std::vector<std::size_t> const& axes, std::vector<int> rules, Region const& part,
                   Example const& shown);

  // check_monotone.cpp
  void find_non_monotone();
  void check_direction(Direction const& direction);
  bool compare_rules(Direction const& direction, std::size_t axis, int worse, int better);
  bool compare_at(Direction const& direction, std::size_t axis, std::pair<int, int> rules,
                  std::pair<std::uint32_t, std::uint32_t> atoms);
  bool show_both(Direction const& direction, std::size_t axis, Region const& part, std::pair<int, int> rules,
                 std::pair<std::uint32_t, std::uint32_t> atoms);
  void cannot_check(Direction const& direction, Said const& why);

  void stage(void (TableCheck::*proof)());
  void tell_what_is_left();

  Ground& ground_;
  Proof& proof_;
  Work& work_;
  std::vector<Finding>& findings_;
  Reach reach_;
  CheckText text_;
  std::vector<int> results_;  // by rule: equal numbers for equal results
  std::vector<bool> dead_;    // by rule: never reached
  std::vector<Region> gaps_, passed_over_;
  std::vector<bool> null_reported_;  // by axis
  Left left_;
};

// The table over its axes; `keeps_bounds`: every bound is an atom of its own, so that cases can stand on both sides
// of it.
Grid grid_of(Ground& ground, std::deque<Proof> const& proofs, Site const& site, bool keeps_bounds = false);

// Proves table after table; those of a decision come after the tables it reads.
void prove(Ground& ground, std::deque<Proof>& proofs, std::vector<Finding>& findings);

}  // namespace dmn
