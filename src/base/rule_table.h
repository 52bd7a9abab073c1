// Tables of rules: a figure in each row and where it comes from. Columns rule, value, source, and unit where a rule has one.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace base {

struct Rule {
  std::string_view name;
  // A number stands in exactly one row. A list takes a row for each entry, in order, and may stay empty.
  std::variant<int*, std::vector<int>*, std::vector<std::string>*> into;
  std::string_view unit = {};  // "" where the table has no column for it
};

// Numbers are whole, from 1 to `value_max`. The table is read to the end: what is wrong is told at `file:line:column`.
Result<> read_rule_table(std::string_view csv, std::string_view file, std::vector<Rule> const& rules, int value_max);

}  // namespace base
