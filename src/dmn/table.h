// A decision table, compiled, kept as data: conditions and results row by row, so that the batch path and the table analysis
// read the same cells as the interpreter here.
//
// Strict evaluation (Run::strict): a condition that fails with an error makes its rule undecidable unless another
// condition of the rule is false; a table that met an undecidable rule before it was decided gives an error null, never a
// later rule's result. A null that only says "not given" (missing_input) does not match and the next rules are tried.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dmn/box.h"
#include "dmn/conditions.h"
#include "dmn/model.h"

namespace dmn {

// One condition. `tests` is absent where the text did not compile (see `failure`).
struct Condition {
  bool any = false;  // `-`
  std::optional<feel::UnaryTests> tests;
  ConstantTests constants;  // the same tests as data, where they are constant
  std::string id;
  feel::Diagnostic failure;
};

struct TableInput {
  std::string id, label, text;
  Text expression;
  std::optional<feel::UnaryTests> allowed;  // inputValues
  std::string allowed_text;
};

struct TableOutput {
  std::string id, name;
  feel::TypePointer type;
  std::vector<feel::Value> order;  // outputValues, most important first
  std::optional<Text> otherwise;   // defaultOutputEntry
};

class TableIndex;  // dmn/partition.h

struct Table {
  std::string id, decision_id, name;  // name: of the decision or function it belongs to, for messages
  HitPolicy hit_policy = HitPolicy::unique;
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<std::string> rule_ids;
  std::vector<Condition> conditions;                         // rule * inputs + input
  std::vector<Text> results;                                 // rule * outputs + output
  std::vector<std::optional<feel::Value>> constant_results;  // by rule, where every result is constant
  std::optional<feel::Diagnostic> failure;                   // the table cannot be used at all
  std::shared_ptr<TableIndex const> index;                   // absent where the table cannot be used

  std::size_t rules() const { return rule_ids.size(); }
};

feel::Value evaluate(Table const& table, feel::Frame& frame);
// What the table gives when exactly the rules `matched` (ascending) hold; `fired`: those that count after the hit policy.
feel::Value result_of_matches(Table const& table, std::vector<int> matched, feel::Frame& frame,
                              std::vector<int>& fired);

// Position of a result in the order of outputValues; what is not listed comes last.
std::size_t rank_of(TableOutput const& output, feel::Value const& result);

std::optional<HitPolicy> parse_hit_policy(std::string_view hit_policy, std::string_view aggregation);
std::string name_of(HitPolicy policy);  // "RULE ORDER", "COLLECT SUM"

}  // namespace dmn
