// DMN: decision requirement graphs loaded from XML, compiled once, evaluated many times.
//
//   auto model = dmn::Model::load(xml, {.file = "tier.dmn"});
//   auto outcome = model->evaluate("Tier", inputs, {.trace = true});
//
// A loaded model is immutable and may be shared between threads. Loading collects every issue with element id and text
// offset; a cell that does not parse keeps the model loadable but `publishable()` is false and the decision that needs
// it is not decided. Reads DMN 1.2–1.6 namespaces; refuses DOCTYPE; sizes bounded.
//
// Strict evaluation (the default). A decision is "not decided" – a null whose reason is an error – when
//   - its value is such a null, or an error was met on the way to it, even where the value looks fine (`if 1/0 > 2 then …`);
//   - a table's input expression failed, or a rule whose conditions could not all be decided stood before the decision;
//   - no rule matched and the table has no default result (COLLECT gives [] and COUNT 0 instead);
//   - a decision it requires is not decided, or an input it requires is an error.
// A value that was only not given (missing_input) is no error: its null flows on, does not match a condition, and the
// next rules are tried. A catch-all rule therefore answers for what is missing, never for what failed.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "feel/expression.h"

namespace dmn {

enum class HitPolicy {
  unique,
  any,
  first,
  priority,
  rule_order,
  output_order,
  collect,
  collect_sum,
  collect_min,
  collect_max,
  collect_count
};

// One cell as a person wrote it, for pages and reports. Rows and columns count from 1 in messages.
struct TableView {
  std::string decision_id, decision_name, table_id;
  HitPolicy hit_policy = HitPolicy::unique;
  struct Column {
    std::string id, label, expression, type;
    std::vector<std::string> allowed_values;
  };
  std::vector<Column> inputs, outputs, annotations;
  struct Rule {
    std::string id;
    std::vector<std::string> inputs, outputs, annotations;  // texts
  };
  std::vector<Rule> rules;
};

struct DecisionView {
  std::string id, name, label, question, description, type,
      kind;          // kind: decision_table, literal_expression, context, invocation …
  std::string text;  // of a literal expression
  std::vector<std::string> requires_decisions, requires_inputs, requires_knowledge;  // names
};

// A value that a decision takes from outside.
struct InputView {
  std::string id, name;
  feel::TypePointer type;  // declared; `Any` where none is
  int slot = -1;           // of a Session
  bool is_read = false;    // by the decision asked about, directly or through what it requires
};

// A rule that did not hold because of one input column only, and that would have changed what the table gives
// (dmn/near_misses.h says when).
struct NearMiss {
  int rule = 0, input = 0;  // from 0
  std::string wanted;       // text of the cell that did not hold
  feel::Value nearest;      // nearest value that would have held, where the cell has bounds (`>= 80`: 80); else null
  bool beyond = false;      // `nearest` itself does not hold, only what lies just beyond it (`> 80`)
};

// What one decision did. Rule indices count from 0 in the order of the table.
struct TableTrace {
  std::string decision_id, table_id;
  std::vector<std::pair<std::string, feel::Value>> inputs;  // evaluated input expressions by text
  std::vector<int> matched;                                 // rules whose tests all hold
  std::vector<int> fired;                                   // after the hit policy
  std::vector<std::string> matched_ids;
  std::vector<NearMiss> near_misses;  // by rule
};
// A summand of a decision that is a sum. The values of all add up to the decision's value, exactly.
struct Contribution {
  std::string text;                // `0.3 * growth points`; of one that is subtracted: `- penalty`
  feel::Value value;               // as it counts: negative where it is subtracted
  std::vector<std::string> names;  // requirements it reads
};
struct DecisionTrace {
  std::string decision_id, decision_name;
  feel::Value value;
  std::vector<TableTrace> tables;           // also those inside contexts and business knowledge models
  std::vector<Contribution> contributions;  // of a decision that adds up numbers; empty otherwise
};

struct Outcome {
  enum class Status { decided, not_decided };
  Status status = Status::decided;
  feel::Value value;                          // null when not decided
  std::vector<feel::Diagnostic> diagnostics;  // every error met, located
  std::vector<DecisionTrace> trace;           // in order of evaluation, when asked for
};

struct LoadOptions {
  std::string file;  // for messages
  std::size_t bytes_max = 16U << 20U;
  struct Imported {
    std::string_view xml;
    std::string file;
  };
  std::vector<Imported> imported = {};  // what the model imports, directly and further on; found by namespace
};
struct EvaluateOptions {
  bool trace = false;
  bool near_misses = true;  // with a trace: also the rules that nearly held
  bool strict = true;       // a value that rests on an error null is "not decided", never the catch-all
  base::Date today;
  base::Instant now;
};

class Plan;

class Model {
 public:
  static base::Result<Model> load(std::string_view xml, LoadOptions const& options = {});

  std::shared_ptr<Plan const> const& plan() const { return plan_; }  // internal to the module
  std::string const& name() const;
  std::string const& name_space() const;
  // Of the content: the SHA-256 of the file's bytes (what `sha256sum` prints). With imports, that of the lines of all
  // hashes, the model's first, the others ascending.
  std::string const& hash() const;
  bool publishable() const;
  std::vector<base::Issue> const& issues() const;
  std::vector<DecisionView> decisions() const;  // in topological order
  std::vector<std::string> inputs() const;      // names of input data
  // All input data and, where `decision` is a decision service, its input decisions. Empty when there is no such
  // decision.
  std::vector<InputView> inputs_for(std::string_view decision) const;
  std::vector<TableView> tables() const;  // read-only view for pages
  // Where an element stands, for people: `Tier`, rule 3, column `revenue` (`Tier`第3行“revenue”列).
  // Empty when unknown.
  std::string place_of(std::string_view element_id, std::string_view locale) const;
  // feel::message_of with the place before it.
  std::string message_of(feel::Diagnostic const& diagnostic, std::string_view locale) const;

  using Inputs = std::vector<std::pair<std::string, feel::Value>>;
  // A decision, decision service or business knowledge model (the inputs are its arguments) by name or id. An input not
  // given is a missing_input null; a service also takes values for its input decisions.
  Outcome evaluate(std::string_view decision, Inputs const& inputs, EvaluateOptions const& options = {}) const;

  // The fast path: inputs and decisions by slot, buffers reused. Not shared between threads.
  class Session {
   public:
    explicit Session(Model const& model);
    ~Session();
    int input(std::string_view name) const;     // slot or -1
    int decision(std::string_view name) const;  // slot or -1
    void set(int input, feel::Value value);
    // Evaluates what `decision` needs that has not been evaluated since the last `clear`, once each.
    Outcome const& evaluate(int decision, EvaluateOptions const& options);
    void clear();  // forgets inputs and results, keeps buffers

   private:
    struct State;
    std::unique_ptr<State> state_;
  };

 private:
  friend class Batch;
  std::shared_ptr<Plan const> plan_;
};

}  // namespace dmn
