// The short form of a decision, for keeping: what went in, what came out, which rules fired and what went wrong, with
// the hash of the model – enough to decide again and to tell whether anything differs. Texts of rules and cells are
// the model's and are not repeated.
//
//   StoredTrace const kept = store(model, "Tier", inputs, options, outcome, engine_version);
//   std::string const json = kept.to_json();                       // canonical: equal decisions, equal bytes
//   Replay const again = replay(model, *StoredTrace::parse(json));
//   if (!again.identical()) …                                      // again.differences says where
//
// JSON, version 1, members in this order, those in brackets only where they say something:
//   {"v":1,"model":"<sha256>","engine":"0.1.0","decision":"Tier",["strict":false,]"day":"2024-05-31","now":"…Z",
//    "inputs":{"score":78},["decided":false,]"value":"B","fired":[["grade_table",2]],["near":[["grade_table",1,0]],]
//    ["why":[["division_by_zero","d_ratio",2,5,["1"]]]]}
// Rules and columns count from 0. Values are JSON as it comes, but for {"@":"2024-05-31"} (values of time),
// {"@null":[code,element,offset,length,[values]]} (a null with its reason), {"@range":[form,low,high,low_closed,
// high_closed]}, {"@context":[[key,value],…]} (keys that begin with @) and {"@function":text}
// (compared, never called).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dmn/model.h"

namespace dmn {

struct StoredTrace {
  std::string model_hash, engine_version, decision;
  bool strict = true;
  base::Date today;
  base::Instant now;
  Model::Inputs inputs;  // those the decision reads, by name
  Outcome::Status status = Outcome::Status::decided;
  feel::Value value;
  struct Table {
    std::string table_id;
    std::vector<int> fired;
  };
  std::vector<Table> tables;  // in order of evaluation
  struct Near {
    std::string table_id;
    int rule = 0, input = 0;
  };
  bool has_near_misses = false;
  std::vector<Near> near_misses;
  std::vector<feel::Diagnostic> diagnostics;

  std::string to_json() const;
  // Issues at JSON pointers. Another version is `unsupported`.
  static base::Result<StoredTrace> parse(std::string_view json);
};

// Of an outcome of `model.evaluate(decision, inputs, options)` with options.trace; near misses are kept where
// options.near_misses and `keeps_near_misses`.
StoredTrace store(Model const& model, std::string_view decision, Model::Inputs const& inputs,
                  EvaluateOptions const& options, Outcome const& outcome, std::string engine_version,
                  bool keeps_near_misses = false);

// Where a decision differs when it is made again; `at` points into the stored JSON, the texts are JSON.
struct ReplayDifference {
  std::string at, stored, replayed;
};
struct Replay {
  bool same_model = true;                     // by hash; with another model, differences are its doing
  std::vector<ReplayDifference> differences;  // in value, status, rules, near misses (where stored) and reasons
  Outcome outcome;
  bool identical() const { return differences.empty(); }
};
Replay replay(Model const& model, StoredTrace const& stored);

}  // namespace dmn
