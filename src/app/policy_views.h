// What the policy page asks beyond the pack itself: the requirement graph, one table with its rules, what one party or
// a whole portfolio did to the tables. Described records as in app/views.h.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "park/common/assessment.h"

namespace app {

// --- the requirement graph ---------------------------------------------------------------------------------------------
struct GraphNodeView {
  std::string id;      // `decision:notch`, `input:score`, `knowledge:share of`, `engine:scorecard`, `chain:limit`
  std::string kind;    // decision, input, knowledge, engine, chain
  std::string name;    // as in the models
  park::Label label;   // of inputs: the label of the fact or indicator
  std::string origin;  // of inputs: fact, indicator, benchmark, parameter, variable
  std::string model;   // file of a decision or a knowledge model; "" otherwise
  std::string decision_kind;  // decision_table, literal_expression, context …; "" otherwise
  std::string table_id;       // the first table of a decision, "" when it has none
  int rule_count = 0;
  int order = 0;  // of decisions: when the rating flow first asks for them, from 1; 0 = not in the flow
};
BOOST_DESCRIBE_STRUCT(GraphNodeView, (),
                      (id, kind, name, label, origin, model, decision_kind, table_id, rule_count, order))

struct GraphEdgeView {
  std::string from, to;
  std::string kind;      // information, knowledge: as the model says; flow: the engine hands a variable on
  std::string model;     // file of the requirement; "" for flow
  std::string variable;  // of flow: what is handed on
};
BOOST_DESCRIBE_STRUCT(GraphEdgeView, (), (from, to, kind, model, variable))

struct ModelFileView {
  std::string file, name;
  bool publishable = true;
};
BOOST_DESCRIBE_STRUCT(ModelFileView, (), (file, name, publishable))

struct PackGraphView {
  std::vector<ModelFileView> models;
  std::vector<GraphNodeView> nodes;
  std::vector<GraphEdgeView> edges;
};
BOOST_DESCRIBE_STRUCT(PackGraphView, (), (models, nodes, edges))

// --- a decision table -----------------------------------------------------------------------------------------------
struct TableColumnView {
  std::string id, label, expression, type;
  std::vector<std::string> allowed_values;
  park::Label title;  // of an input that is one fact, indicator or parameter: its label; else empty
};
BOOST_DESCRIBE_STRUCT(TableColumnView, (), (id, label, expression, type, allowed_values, title))
struct TableRuleView {
  std::string id;
  std::vector<std::string> inputs, outputs, annotations;
};
BOOST_DESCRIBE_STRUCT(TableRuleView, (), (id, inputs, outputs, annotations))

struct TableSummaryView {
  std::string file, table_id, decision_id, decision_name, hit_policy;
  int rule_count = 0;
};
BOOST_DESCRIBE_STRUCT(TableSummaryView, (), (file, table_id, decision_id, decision_name, hit_policy, rule_count))

struct DecisionTableView {
  std::string file, table_id, decision_id, decision_name, hit_policy, question;
  std::vector<TableColumnView> inputs, outputs, annotations;
  std::vector<TableRuleView> rules;
};
BOOST_DESCRIBE_STRUCT(DecisionTableView, (),
                      (file, table_id, decision_id, decision_name, hit_policy, question, inputs, outputs, annotations,
                       rules))

// --- one party -----------------------------------------------------------------------------------------------
struct TracedInputView {
  std::string expression, value;
  std::string state;   // known, missing, error
  park::Label reason;  // why there is no value
};
BOOST_DESCRIBE_STRUCT(TracedInputView, (), (expression, value, state, reason))

// A rule that would have fired had this one input been otherwise. Rows and columns count from 1, as a person counts.
struct NearMissView {
  int row = 0, column = 0;
  std::string value, wanted;  // what the input was, "" when it was not known; the condition it did not meet
  std::string nearest;        // the nearest value that would have met it; "" where the condition has no bounds
  bool beyond = false;        // `nearest` itself does not, only what lies just beyond it
};
BOOST_DESCRIBE_STRUCT(NearMissView, (), (row, column, value, wanted, nearest, beyond))

// One evaluation of one table; the rating flow may ask a table twice (the grade before and after bonuses).
struct TableRunView {
  std::string file, table_id, decision;
  bool decided = true;
  std::vector<TracedInputView> inputs;  // as the columns
  std::vector<int> matched, fired;      // rows from 1
  std::vector<NearMissView> near_misses;
  std::string value;  // what the decision gave, as FEEL
};
BOOST_DESCRIBE_STRUCT(TableRunView, (), (file, table_id, decision, decided, inputs, matched, fired, near_misses, value))

struct PartyTraceView {
  std::string party_id, name;
  base::Date as_of;
  std::string status;  // decided, not_decided
  std::vector<std::string> problems;
  std::vector<TableRunView> runs;  // in the order of the flow
};
BOOST_DESCRIBE_STRUCT(PartyTraceView, (), (party_id, name, as_of, status, problems, runs))

// --- a portfolio -----------------------------------------------------------------------------------------------
// In how many parties each rule of a table fired; a party counts once per rule.
struct TableHitsView {
  std::string file, table_id, decision;
  int asked = 0;        // parties for which the table was evaluated
  int not_decided = 0;  // of them without a result, in at least one evaluation
  int no_rule = 0;      // of them in which no rule fired
  std::vector<int> fired;
};
BOOST_DESCRIBE_STRUCT(TableHitsView, (), (file, table_id, decision, asked, not_decided, no_rule, fired))

struct PackHitsView {
  std::string portfolio_id, pack_name, pack_version, pack_hash;
  std::optional<base::Date> as_of;                // absent: each party on the day of its newest decision
  int parties = 0, decided = 0, not_decided = 0;  // counted
  int sampled_of =
      0;  // parties of a portfolio too large to count whole: `parties` of so many; 0: every one was counted
  std::vector<TableHitsView> tables;
};
BOOST_DESCRIBE_STRUCT(PackHitsView, (),
                      (portfolio_id, pack_name, pack_version, pack_hash, as_of, parties, decided, not_decided,
                       sampled_of, tables))

// --- the static proof -----------------------------------------------------------------------------------------------
struct FindingInputView {
  std::string name;
  park::Label label;        // of a fact or indicator; empty otherwise
  std::string value;        // as FEEL; `null`: not given
  park::Label value_label;  // of a coded text: "leader" = 链主; empty otherwise
};
BOOST_DESCRIBE_STRUCT(FindingInputView, (), (name, label, value, value_label))

struct FindingView {
  std::string file, table_id, decision;
  std::string kind;                              // gap, overlap, masked …
  std::string severity;                          // error, warning, note
  park::Label message;                           // what is wrong; place and example stand beside it
  std::vector<int> rows;                         // from 1
  std::string column;                            // id of the column, "" when it is about whole rows
  std::vector<FindingInputView> counterexample;  // an enterprise on which the finding shows
  std::vector<FindingInputView> compared_with;   // of a direction: the other enterprise, which differs in one value
  std::string valid_from;                        // first day on which it holds, "" from the beginning
};
BOOST_DESCRIBE_STRUCT(FindingView, (),
                      (file, table_id, decision, kind, severity, message, rows, column, counterexample, compared_with,
                       valid_from))

// --- editing a model -----------------------------------------------------------------------------------------------
struct ModelText {
  std::string xml;
};
BOOST_DESCRIBE_STRUCT(ModelText, (), (xml))

struct ModelIssueView {
  std::string at;
  park::Label place;  // for people: decision, rule and column; may be empty
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ModelIssueView, (), (at, place, message))

struct ModelCheckView {
  bool readable = false;     // the engine could load it
  bool publishable = false;  // and every expression compiles
  std::string name;
  int decision_count = 0, rule_count = 0;
  std::vector<ModelIssueView> issues;
};
BOOST_DESCRIBE_STRUCT(ModelCheckView, (), (readable, publishable, name, decision_count, rule_count, issues))

}  // namespace app
