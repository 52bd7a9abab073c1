// The static proof of a model's decision tables: faults that can be known before any enterprise is decided, each with
// a concrete counter-example that was evaluated on the row path before it is reported.
//
//   for (dmn::Finding const& finding : dmn::check(model, {.fixed = {{"cutoff_a", cutoff}}})) ...
//
// How. Every value a table reads is an axis, cut into atoms (dmn/partition.h): sets of values that meet the same
// cells. A rule is a box over these axes, a table a set of boxes, and a fault a box that no rule covers, that two
// cover, or whose rule never comes first. Boxes are split along the axes with the rules that are left, never
// multiplied out, so that wide tables work. Allowed values of inputs and of item definitions bound the axes; a
// decision that a table reads has the values its own table can give.
//
// What applies to which hit policy:
//   gap                 UNIQUE, ANY, FIRST, PRIORITY without default result: values that no rule meets, all inputs
// given
//   missing_null        the same tables: an input that is not given meets no rule, or an error, though its other
// values do
//   overlap             UNIQUE: two rules meet the same values            conflict   ANY: and their results differ
//   masked              FIRST, PRIORITY: other rules decide wherever this one holds
//   subsumed            FIRST, PRIORITY, ANY: without the rule every result would be the same
//   misleading          PRIORITY: a later rule overrules an earlier one (a note: it is what PRIORITY is for, but
// readers miss it)
//   unreachable_rule    all: a cell that no value meets which the input can have
//   unreachable_output  all: a listed output value that no rule and no default can give
//   non_monotone        tables with one result: a better input gives a worse result, where a direction is declared
//   not_checked         the bound of work was reached, or cells compare with other inputs: what that leaves open
//
// A cell that is not constant once `fixed` has its values is opaque: it proves nothing, and is decided on concrete
// examples only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/model.h"

namespace dmn {

enum class FindingKind : std::uint8_t {
  gap,
  missing_null,
  overlap,
  conflict,
  masked,
  subsumed,
  misleading,
  unreachable_rule,
  unreachable_output,
  non_monotone,
  not_checked
};
enum class FindingSeverity : std::uint8_t { error, warning, note };
std::string_view name_of(FindingKind kind);          // "missing_null"
std::string_view name_of(FindingSeverity severity);  // "error"

struct Finding {
  FindingKind kind = FindingKind::gap;
  FindingSeverity severity = FindingSeverity::error;
  std::string decision_id, decision_name, table_id;  // table_id: "" when it is about the decision as a whole
  std::vector<int> rules;                            // indices from 0; masked, subsumed: the rule itself first
  std::string column;                                // id of the input or output clause; "" when it is about rules
  Model::Inputs counterexample;          // inputs of the model; empty where there can be none (unreachable values)
  Model::Inputs compared_with;           // non_monotone: the other one, which differs in one input
  std::string sentence_en, sentence_zh;  // what is wrong: `no rule for …`
  std::string message_en, message_zh;    // the sentence with its place before it and the example behind
};

// What an input can be, beyond what the model says.
struct InputDomain {
  std::vector<feel::Value> values;  // all there are; empty: not bounded
  bool always_given = false;        // never null
};

// A better value of the input must not give a worse result of the decision, everything else equal.
struct Direction {
  std::string decision, input;
  bool higher_is_better = true;    // of the input; the texts of a column by `input_order`
  std::vector<feel::Value> order;  // results from best to worst; empty: numbers, the higher the better
};

struct CheckOptions {
  Model::Inputs fixed = {};  // inputs that have these values in every evaluation, such as parameters in force
  std::map<std::string, InputDomain, std::less<>> domains = {};  // by input
  std::vector<Direction> directions = {};
  std::int64_t work_max = 400'000'000;  // per table, in machine words of rule sets compared; some seconds
  int findings_max = 20;                // per table and kind
  base::Date today = {};
  base::Instant now = {};
};

// In the order of decisions and tables; per table by kind and rule. Deterministic. The model may be used by others
// meanwhile.
std::vector<Finding> check(Model const& model, CheckOptions const& options = {});

// All values the decision can give, where it is a table of one result with constant results: for the domains of
// tables that read it by name from another file. Empty when they are not known.
std::vector<feel::Value> possible_values(Model const& model, std::string_view decision,
                                         CheckOptions const& options = {});

}  // namespace dmn
