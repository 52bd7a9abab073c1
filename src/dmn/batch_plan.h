// How a model is decided by column: the steps on the way to the decisions asked for. Internal to the module.
//
// Palettes: a column of codes refers to a palette that only ever grows during one call, so that a code keeps its meaning.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dmn/batch.h"
#include "dmn/evaluation.h"
#include "dmn/partition.h"
#include "feel/vector.h"

namespace dmn {

// A table by column: every result is constant, or the hit policy takes one rule and results are expressions of one output.
struct TableStep {
  Table const* table = nullptr;
  std::vector<feel::VectorExpression> inputs;                      // by column
  std::vector<std::optional<Partition>> allowed;                   // by column: input values, one rule
  bool takes_one = false;                                          // FIRST or UNIQUE: the code of a result is its rule
  feel::Palette constants;                                         // takes_one: by rule, then the default result
  std::vector<std::optional<feel::VectorExpression>> expressions;  // takes_one: by rule, where it is no constant
  bool has_default = false, has_expressions = false;
  // Small tables as one look-up: code by the atoms of all columns together; `no_code` where the row path must say.
  std::vector<std::uint32_t> codes_by_atoms;
  std::vector<std::uint32_t> strides;
  std::size_t hits = 0;  // position in BatchPlan::tables
};

inline constexpr std::uint32_t no_code = 0xFFFFFFFF;

struct BatchStep {
  enum class Kind { table, literal, rows };
  Kind kind = Kind::rows;
  int element = -1;
  std::optional<TableStep> table;
  std::optional<feel::VectorExpression> literal;
};

class BatchPlan {
 public:
  std::shared_ptr<Plan const> plan;
  std::vector<int> wanted;                                       // elements
  std::vector<int> inputs;                                       // elements read on the way
  std::vector<BatchStep> steps;                                  // in order
  std::vector<TableHits> tables;                                 // every table on the way, no counts
  std::unordered_map<std::string, std::size_t> table_positions;  // by decision id and table id
  bool only_rows = false;  // the row path for everything: services, models near the bound on steps

  static std::string key_of(std::string const& decision_id, std::string const& table_id) {
    return decision_id + '\n' + table_id;
  }
};

base::Result<std::shared_ptr<BatchPlan const>> plan_batch(std::shared_ptr<Plan const> plan,
                                                          std::vector<std::string> const& decisions);

}  // namespace dmn
