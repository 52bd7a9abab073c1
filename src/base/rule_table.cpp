#include "base/rule_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv_row_reader.h"

namespace base {
namespace {

void read_rule(CsvRowReader const& reader, Rule const& rule, bool stood_before, int value_max) {
  if (!rule.unit.empty() && reader.required("unit") != rule.unit)
    reader.issue("unit", fmt::format("the unit is `{}`", rule.unit));
  if (auto* const texts = std::get_if<std::vector<std::string>*>(&rule.into)) {
    (*texts)->push_back(reader.required("value"));
    return;
  }
  int const number = reader.whole("value", 1, value_max);
  if (auto* const numbers = std::get_if<std::vector<int>*>(&rule.into)) {
    (*numbers)->push_back(number);
    return;
  }
  if (stood_before) reader.issue("rule", fmt::format("`{}` stands twice", rule.name));
  *std::get<int*>(rule.into) = number;
}

}  // namespace

Result<> read_rule_table(std::string_view csv, std::string_view file, std::vector<Rule> const& rules, int value_max) {
  CsvTable const table = TRY(read_csv_table(csv, file));
  std::vector<Issue> issues;
  std::vector<std::string_view> names, columns{"rule", "value", "source"};
  for (Rule const& rule : rules) {
    names.push_back(rule.name);
    if (!rule.unit.empty() && columns.back() != "unit") columns.push_back("unit");
  }
  std::vector<bool> stands(rules.size());
  if (has_columns(table, file, columns, issues))
    for (CsvTable::Row const& row : table.rows) {
      CsvRowReader const reader{table, row, file, issues};
      reader.required("source");
      auto const which = static_cast<std::size_t>(reader.one_of("rule", names));
      if (names[which] != reader.text("rule")) continue;
      read_rule(reader, rules[which], stands[which], value_max);
      stands[which] = true;
    }
  if (issues.empty())
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (!stands[i] && std::holds_alternative<int*>(rules[i].into))
        issues.push_back({std::string{file}, fmt::format("the rule `{}` is missing", rules[i].name)});
  if (!issues.empty()) return invalid(fmt::format("{} has issues", file), std::move(issues));
  return {};
}

}  // namespace base
