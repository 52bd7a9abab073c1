// What follows from the file of an enterprise: the entries that count on a day, figures summed up of them, tags, whether
// the sources agree, and how good the data are. Pure functions; the pack says what there is (park/common/datasets.h).
// Source: ENT-15 to ENT-28, DAT-07 to DAT-09, ENT-24.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/value.h"
#include "park/common/evaluation.h"
#include "park/common/facts.h"
#include "park/file/content.h"
#include "park/file/size_class.h"

namespace park::file {

// A version of an entry of a data set. A correction is a newer version of the same entry, and so is its removal.
struct Entry {
  std::string version_id, entry_id, dataset;
  Content content;
  base::Date known_at;
  std::string source, evidence, note;
  bool removed = false;
};

// Of each entry the newest version known on the day, in the order in which the entries first became known; removed ones
// are not there. REQUIRES: versions in the order in which they were recorded.
std::vector<Entry const*> entries_as_of(std::vector<Entry> const& versions, base::Date as_of);

struct SummaryResult {
  SummaryDefinition const* summary = nullptr;
  feel::Value value;  // null: cannot be told
};

enum class TagState { no, yes, unknown };
std::string_view name_of(TagState state);
struct TagResult {
  TagDefinition const* tag = nullptr;
  TagState held = TagState::unknown;
};

enum class Agreement { not_checked, consistent, explainable, contradicted };
std::string_view name_of(Agreement agreement);
struct CheckResult {
  CheckDefinition const* check = nullptr;
  Agreement outcome = Agreement::not_checked;
  feel::Value claimed, verified;
  std::optional<base::Decimal> difference;  // claimed / verified − 1
  std::optional<base::Decimal> consistent_within, explainable_within;
  bool is_explained = false;  // by the condition of the check, whatever the difference
};

// No longer fresh on the day, by the cadence of its attribute (cadences.csv).
bool is_stale(Pack const& pack, FactDefinition const& definition, Fact const& fact, base::Date as_of);

// Shares of 1. Their product is the confidence shown beside the grade.
struct Quality {
  base::Decimal completeness;  // as the caller found it: weight of the values that are known
  base::Decimal freshness;     // of the facts that count
  base::Decimal agreement;     // of what more than one source speaks of, and of the checks
  base::Decimal confidence;
  int known = 0, stale = 0, compared = 0, disagree = 0;  // facts; facts and checks
  std::vector<Fact const*> stale_facts;
};

struct Findings {
  std::vector<SummaryResult> summaries;
  std::vector<TagResult> tags;
  std::vector<CheckResult> checks;
  Quality quality;
  std::optional<SizeResult> size;  // absent: the pack has no sizes
};

// REQUIRES: `evaluation` has bound the dossier as of the day, and settled or run; what it decided, tags may ask about.
Findings find(Evaluation& evaluation, Dossier const& dossier, std::vector<Entry> const& versions,
              base::Decimal completeness);

}  // namespace park::file
