// How large an enterprise is by the norm of its industry: large, medium, small, micro. The pack has the industry groups,
// the measures and the limits (size_classes.csv, size_measures.csv). A size is reached when every measure of the group
// reaches its lower limit; else the next smaller one is looked at, and the last one takes what is left. So one measure
// below the limits of all others settles the last size, and otherwise every measure must be known: nothing is guessed.
// Source: ENT-03, ENT-08; 统计上大中小微型企业划分办法（2017）, note 1.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "park/common/facts.h"
#include "park/common/pack.h"

namespace park::file {

enum class SizeOutcome { told, industry_missing, industry_outside, measure_missing };
std::string_view name_of(SizeOutcome outcome);

struct SizeMeasureResult {
  int measure = -1;            // index into Pack::size_measures
  Fact const* fact = nullptr;  // what serves as it, of the dossier; null: nothing is known
  bool is_clear = true;        // false: known as a range or a hash alone, which tells no size
  std::optional<base::Decimal> value;
  SizeLimits const* reaches = nullptr;  // the largest size that this measure allows; null without a value
};

struct SizeResult {
  SizeOutcome outcome = SizeOutcome::told;
  std::string gbt4754;                      // of the industry; "" when that is missing
  SizeGroup const* group = nullptr;         // null: the norm has none for the industry
  SizeLimits const* size = nullptr;         // when told
  SizeLimits const* at_most = nullptr;      // by the measures that are known, when not told
  std::vector<SizeMeasureResult> measures;  // of the group, in the order of the pack
};

// The group in force on the day whose prefix of the code is the longest; null when there is none.
SizeGroup const* size_group(Pack const& pack, std::string_view gbt4754, base::Date as_of);

// `values`: as Pack::size_measures; what is absent is not known.
SizeResult size_in(SizeGroup const& group, std::vector<std::optional<base::Decimal>> const& values);

// By what is known on the day. REQUIRES: the pack has size groups.
SizeResult size_of(Pack const& pack, Dossier const& dossier, base::Date as_of);

}  // namespace park::file
