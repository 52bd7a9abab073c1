// What the columns of a file are, and how offices write periods.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/imports.h"
#include "base/date.h"
#include "base/result.h"

namespace park {
class Pack;
}

namespace app {

// What the columns of a file seem to be, by the names, labels and aliases of the pack's facts.
ImportMapping suggest_mapping(park::Pack const& pack, std::vector<std::string> const& header);
// The issues, located by JSON pointers into the mapping, when a file cannot be brought in so.
base::Result<> check_mapping(park::Pack const& pack, ImportMapping const& mapping,
                             std::vector<std::string> const& header);

// 2025, 2025年, 2025Q3, 2025年三季度, 2025H1, 2025-06, 2025年6月; a day is a period of that day.
struct ImportPeriod {
  base::Date from, to;
};
std::optional<ImportPeriod> read_period(std::string_view text);
// What a period is called, whoever wrote it: 2025, 2025Q4, 2025H1, 2025-10, or its first day.
std::string name_of_period(ImportPeriod const& period);

// Targets of columns that are no facts.
namespace import_target {
inline constexpr std::string_view name = "party.name", name_en = "party.name_en", uscc = "party.uscc",
                                  period = "row.period", year = "row.year", quarter = "row.quarter",
                                  month = "row.month", known_at = "row.known_at";
}  // namespace import_target
struct ImportTarget {
  std::string target;
  park::Label label, dataset;
  std::string type;  // text, number, money, percent, boolean, date; row for what is no fact
};
BOOST_DESCRIBE_STRUCT(ImportTarget, (), (target, label, dataset, type))
std::vector<ImportTarget> import_targets(park::Pack const& pack);

}  // namespace app
