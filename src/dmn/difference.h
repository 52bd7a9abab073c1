// What is different between two versions of a model: decisions, their texts and requirements, and every decision table rule
// by rule. Pure, stable (equal input, equal order) and minimal: what merely moved is moved, not removed and added.
//
// Elements, columns and rules are paired by id; those without an id of their own by name, by content, and rules at last by
// the most cells in common (at least half). Rules of either version are counted from 1, 0 means: not in that version.
#pragma once

#include <string>
#include <vector>

#include "dmn/source.h"

namespace dmn {

enum class Change { added, removed, changed };

// A text that is not the same. `field`: name, label, question, description, type, requires_input, requires_decision,
// requires_knowledge, text (of an expression), logic (its kind), allowed_values, constraint, hit_policy, … `place`: where in
// a boxed expression or type, such as `rate` of a context; "" for the element itself.
struct FieldChange {
  std::string field, place, before, after;
};

struct ColumnChange {
  Change change = Change::changed;
  std::string role;           // input, output, annotation
  std::string id, title;      // of the newer version if there is one
  int before = 0, after = 0;  // place among the columns of its role
  bool moved = false;
  std::vector<FieldChange> fields;
};

struct CellChange {
  std::string role;    // input, output, annotation, description, id
  std::string column;  // its title
  std::string before, after;
};

struct RuleChange {
  Change change = Change::changed;
  std::string id;
  int before = 0, after = 0;
  bool moved = false;             // past rules that stayed; changed and no cells: only moved
  std::vector<CellChange> cells;  // of an added or removed rule: all that are not blank
};

struct TableChange {
  Change change = Change::changed;
  std::string table_id, title;
  std::vector<FieldChange> fields;  // hit_policy, aggregation, output_label
  std::vector<ColumnChange> columns;
  std::vector<RuleChange> rules;  // in the order of the newer version, removed ones where they were
  int rules_before = 0, rules_after = 0;
};

struct ElementChange {
  Change change = Change::changed;
  std::string kind;      // model, import, item_definition, input_data, decision, knowledge, service
  std::string id, name;  // of the newer version if there is one
  std::vector<FieldChange> fields;
  std::vector<TableChange> tables;
};

struct Difference {
  std::vector<ElementChange> elements;  // in the order of the newer version, removed ones last
  bool is_same() const { return elements.empty(); }
};

Difference difference(source::Document const& before, source::Document const& after);

}  // namespace dmn
