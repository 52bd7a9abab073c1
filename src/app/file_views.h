// The file of an enterprise as people see it, and what they write into it. Described records as in app/views.h.
// Source: ENT-02, ENT-03, ENT-10 to ENT-28, DAT-07 to DAT-09.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "app/views.h"
#include "base/date.h"

namespace app {

struct FieldView {
  std::string name;
  park::Label label;
  std::string unit;  // money, percent, number, text, boolean, date
  bool required = false, computed = false, names_party = false;
  std::vector<park::Coded> codes;
};
BOOST_DESCRIBE_STRUCT(FieldView, (), (name, label, unit, required, computed, names_party, codes))

struct EntryCell {
  std::string field;
  park::Shown value;
};
BOOST_DESCRIBE_STRUCT(EntryCell, (), (field, value))

struct EntryView {
  std::string entry_id, version_id;
  std::vector<EntryCell> cells;  // those that are known
  std::string source;
  park::Label source_label;
  base::Date known_at;
  std::string recorded_by_name;
  base::Instant recorded_at;
  std::string evidence, note;
  bool removed = false;
  std::int64_t version = 1;  // how often it was written: for If-Match
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (entry_id, version_id, cells, source, source_label, known_at, recorded_by_name, recorded_at,
                       evidence, note, removed, version))

struct SummaryView {
  std::string name;
  park::Label label;
  park::Shown value;
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (name, label, value))

struct AttributeView {  // that a value may be given for
  std::string name;
  park::Label label;
  std::string unit, cadence, source_class;
};
BOOST_DESCRIBE_STRUCT(AttributeView, (), (name, label, unit, cadence, source_class))

struct DatasetView {
  std::string dataset;
  park::Label label, help;
  park::Coded group;
  std::string requirement;
  bool holds_entries = false;
  std::vector<FactView> values;           // that count, and those of other sources that say otherwise
  std::vector<AttributeView> attributes;  // all there may be
  std::vector<FieldView> fields;
  std::vector<EntryView> entries;
  std::vector<SummaryView> summaries;
};
BOOST_DESCRIBE_STRUCT(DatasetView, (),
                      (dataset, label, help, group, requirement, holds_entries, values, attributes, fields, entries,
                       summaries))

struct TagView {
  std::string tag;
  park::Label label;
  std::string requirement, held;            // yes, no, unknown
  std::string formula;                      // of the pack: why
  std::vector<park::Coded> facts, missing;  // what it rests on, and what of that is not known
};
BOOST_DESCRIBE_STRUCT(TagView, (), (tag, label, requirement, held, formula, facts, missing))

struct CheckSideView {
  park::Shown value;
  std::vector<FactView> facts;  // the evidence
};
BOOST_DESCRIBE_STRUCT(CheckSideView, (), (value, facts))
struct CrossCheckView {
  std::string check;
  park::Label label;
  std::string requirement, outcome;  // not_checked, consistent, explainable, contradicted
  CheckSideView claimed, verified;
  std::optional<base::Decimal> difference, consistent_within, explainable_within;  // shares of the verified value
  bool is_explained = false;
};
BOOST_DESCRIBE_STRUCT(CrossCheckView, (),
                      (check, label, requirement, outcome, claimed, verified, difference, consistent_within,
                       explainable_within, is_explained))

struct QualityView {
  base::Decimal completeness, freshness, agreement, confidence;
  int known = 0, stale = 0, compared = 0, disagree = 0;
  std::vector<park::Coded> stale_facts;
};
BOOST_DESCRIBE_STRUCT(QualityView, (),
                      (completeness, freshness, agreement, confidence, known, stale, compared, disagree, stale_facts))

// A measure of the size of an enterprise: what serves as it, and what each class asks of it (size_classes.csv).
struct SizeLimitView {
  park::Coded size_class;
  base::Decimal at_least;
};
BOOST_DESCRIBE_STRUCT(SizeLimitView, (), (size_class, at_least))
struct SizeMeasureView {
  park::Coded measure;
  std::string unit;                    // money, number
  std::vector<park::Coded> facts;      // that may serve, the first one known counts
  std::optional<FactView> fact;        // that serves; absent: nothing is known
  bool is_clear = true;                // false: known as a range or a hash alone
  std::vector<SizeLimitView> limits;   // largest first
  std::optional<park::Coded> reaches;  // the largest class that it allows; absent without a value in clear
};
BOOST_DESCRIBE_STRUCT(SizeMeasureView, (), (measure, unit, facts, fact, is_clear, limits, reaches))

// How large an enterprise is by the norm (ENT-03); without a class it says why.
struct SizeView {
  std::string outcome;  // told, industry_missing, industry_outside, measure_missing
  std::string gbt4754;
  std::optional<park::Coded> group, size_class, at_most;  // at_most: by the measures that are known, when not told
  std::vector<park::Coded> missing;                       // measures without a value in clear
  std::vector<SizeMeasureView> measures;
  std::string source;  // the norm
};
BOOST_DESCRIBE_STRUCT(SizeView, (), (outcome, gbt4754, group, size_class, at_most, missing, measures, source))

struct FileView {
  std::string party_id;
  base::Date as_of;
  std::vector<DatasetView> datasets;
  std::vector<TagView> tags;
  std::vector<CrossCheckView> checks;
  QualityView quality;
  std::optional<SizeView> size;      // absent: the pack has no size classes
  std::vector<park::Coded> sources;  // in whose name who asks may write; none: it may not write
};
BOOST_DESCRIBE_STRUCT(FileView, (), (party_id, as_of, datasets, tags, checks, quality, size, sources))

struct FactDraft {
  std::string name, value;
  std::string period;  // 2025, 2025Q3, 2025-06, a day; "" for a value of no period
  std::string source, evidence, note;
};
BOOST_DESCRIBE_STRUCT(FactDraft, (), (name, value, period, source, evidence, note))

struct RemovalDraft {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RemovalDraft, (), (reason))

}  // namespace app
