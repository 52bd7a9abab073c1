// What the file of an enterprise holds, as data of the pack: data sets of single values (attributes of facts.csv), data
// sets of entries (an honour, a commitment, a visit), what is summed up of them, which tags follow, and which values must
// agree. Source: ENT-03, ENT-10 to ENT-28, DAT-07 to DAT-09. Files: docs/manual/enterprise-file.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/expression.h"
#include "park/common/fact_definition.h"

namespace park {

// A part of an entry, in `value` as an attribute of facts.csv. A computed one follows from the others.
struct FieldDefinition {
  FactDefinition value;
  bool required = false;
  bool is_party = false;           // names an enterprise: a credit code or a name
  std::vector<std::string> codes;  // what it may be; empty: anything of its type
  std::optional<feel::Expression> computed;
  int slot = -1;  // in the scope of its data set
};

struct DatasetDefinition {
  std::string name;
  bool holds_entries = false;  // else single values
  std::string group;           // under which heading of the page it stands
  std::string requirement;
  Label label, help;  // help: what belongs here and who brings it
  // Of entries: the fields, the first one names an entry; `scope` has the fields and `as_of`.
  std::vector<FieldDefinition> fields;
  feel::Scope scope;
  int as_of_slot = -1;
  int slot = -1;  // of the list of its entries, in the scope of the pack

  FieldDefinition const* field(std::string_view field_name) const;
};

// A word of the field `relation` of an entry that names another enterprise. `named`: what that one is to the one of the
// file.
enum class Named { above, below, beside };
struct RelationDefinition {
  std::string relation, relation_class;  // class: group or chain
  Named named = Named::beside;
  Label label, inverse;  // inverse: how the file's enterprise is called by the named one
};

// A figure of a file that follows from its entries and facts. Also a name for tags and checks.
struct SummaryDefinition {
  std::string dataset, name, formula, unit;
  bool is_shared = false;  // seen from every member of its group
  Label label;
  feel::Expression expression;
  int slot = -1;
};

struct TagDefinition {
  std::string tag, formula, requirement;
  Label label;
  feel::Expression expression;
  std::vector<int> facts;  // that the formula rests on
};

// Two values that must agree: what is claimed, and what an independent source says.
struct CheckDefinition {
  struct Side {
    std::string formula;
    feel::Expression expression;
    std::vector<int> facts;
  };
  std::string name, requirement, note;
  bool only_excess = false;  // a claim below what is verified is no contradiction
  std::string unit;
  Label label;
  Side claimed, verified;
  // Shares of the verified value: up to the first the two agree, up to the second the difference may be explained.
  feel::Expression consistent_within, explainable_within;
  std::optional<feel::Expression> explained_when;  // whatever the difference
};

// After how long a value of this cadence is no longer fresh; never where nothing is given.
struct CadenceDefinition {
  std::string cadence;
  std::optional<int> stale_after_days;
  Label label;
};

struct IndustryDefinition {
  std::string family;  // "" = none
  Label label;
  std::string gbt4754;  // class of GB/T 4754 nearest to it, `C3973`; "" = not told
};

// A figure that the size of an enterprise is told by, and the facts that may serve as it: the first that is known counts.
struct SizeMeasure {
  std::string measure, source;
  std::vector<int> facts;  // indices of numbers
  bool is_yearly = false;  // a value of a shorter period does not serve
  Label label;
};

// A size of an industry group, with the least that each measure must reach; the last size of a group has no limits.
struct SizeLimits {
  std::string size, source;
  std::vector<std::optional<base::Decimal>> at_least;  // as Pack::size_measures; absent: not asked of this group
};

// Industries that the norm measures alike, from a day on until newer rows of the same group.
struct SizeGroup {
  std::string group;
  Label label;
  std::vector<std::string> prefixes;  // of codes of GB/T 4754
  std::optional<base::Date> valid_from;
  std::vector<SizeLimits> sizes;  // largest first
};

}  // namespace park
