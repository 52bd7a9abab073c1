// A DMN file as written: one struct per element, nothing resolved. The reader fills it, the compiler reads it; texts of
// expressions are kept as they stand. Elements without an id get one made of their parent's id and their place
// (`tier.rule_3.input_2`), so that every message can point somewhere.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dmn::source {

struct Variable {
  std::string id, name, type_ref;
};

struct Text {
  std::string id, text, type_ref;
  bool given = false;         // the element was there, though its text may be empty
  std::string language = {};  // expressionLanguage, when it is not FEEL
  friend bool operator==(Text const&, Text const&) = default;
};

struct InputClause {
  std::string id, label;
  Text expression, values;
  friend bool operator==(InputClause const&, InputClause const&) = default;
};
struct OutputClause {
  std::string id, label, name, type_ref;
  Text values, otherwise;  // outputValues, defaultOutputEntry
  friend bool operator==(OutputClause const&, OutputClause const&) = default;
};
struct Rule {
  std::string id, description;
  std::vector<Text> inputs, outputs;
  std::vector<std::string> annotations;
  friend bool operator==(Rule const&, Rule const&) = default;
};
struct Table {
  std::string hit_policy = "UNIQUE", aggregation, output_label;
  std::vector<InputClause> inputs;
  std::vector<OutputClause> outputs;
  std::vector<std::string> annotations;
  std::vector<Rule> rules;
  friend bool operator==(Table const&, Table const&) = default;
};

// A boxed expression. What `parts` and `names` hold depends on the kind:
//   context      entries in order, names[i] of parts[i]; an empty name is the result entry
//   list         items          relation   names = columns, parts = rows of kind list
//   invocation   parts[0] is what is called, parts[i + 1] the argument of names[i]
//   function     names = parameters, parts[0] the body (absent when it has none)
//   conditional  if, then, else       filter   in, match
//   iteration    in, return; names[0] is the iterator; likewise some and every: in, satisfies
struct Boxed {
  enum class Kind {
    none,
    literal,
    table,
    context,
    list,
    relation,
    invocation,
    function,
    conditional,
    filter,
    iteration,
    some,
    every
  };
  Kind kind = Kind::none;
  std::string id, type_ref, label;
  std::string text;                // literal
  std::string language;            // expressionLanguage of a literal, when it is not FEEL
  std::string function_kind;       // FEEL, Java, PMML
  std::string function_name = {};  // of another kind: what its body names, such as `java.lang.Math max(double, double)`
  std::vector<Variable> names;
  std::vector<Boxed> parts;
  std::shared_ptr<Table const> table;
};

std::string_view name_of(Boxed::Kind kind);  // "none", "decision_table", "literal_expression", "for" …

struct ItemDefinition {
  std::string id, name, type_ref;
  bool is_collection = false;
  Text allowed_values, type_constraint;
  std::vector<ItemDefinition> components;
  bool is_function = false;
  std::vector<Variable> parameters;
  std::string output_type_ref;
};

// What the requirement graph is made of. `requires_*` hold hrefs as written.
struct Node {
  enum class Kind { input, decision, knowledge, service };
  Kind kind = Kind::input;
  std::string id, name, label, question, description;
  Variable variable;
  std::vector<std::string> requires_inputs, requires_decisions, requires_knowledge;
  std::vector<std::string> output_decisions, encapsulated_decisions, input_decisions, input_data;  // service
  Boxed logic;  // decision: its expression; knowledge: a function
};

struct Import {
  std::string name, name_space, type;
};

struct Document {
  std::string id, name, name_space, file;
  std::vector<Import> imports;
  std::vector<ItemDefinition> items;
  std::vector<Node> nodes;
  std::vector<base::Issue> issues;
};

// Refuses what is no DMN 1.2–1.6 file; everything less is an issue of the document.
base::Result<Document> read_document(std::string_view xml, std::string const& file, std::size_t bytes_max);

}  // namespace dmn::source
