// Rows of policy tables by column name, read to the end: what is wrong becomes an Issue at `file:line:column`. Packs add
// their own kinds of cells by deriving from it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"

namespace base {

// An Issue per column that the header lacks; true when it lacks none.
bool has_columns(CsvTable const& table, std::string_view file, std::vector<std::string_view> const& columns,
                 std::vector<Issue>& issues);

// The table of a file among `files`, when it is there, whole and has the columns; what is wrong becomes Issues.
using TableFiles = std::map<std::string, std::string, std::less<>>;  // name → bytes
std::optional<CsvTable> table_in(TableFiles const& files, std::string_view file,
                                 std::vector<std::string_view> const& columns, std::vector<Issue>& issues);

// Keeps references: table, row and issues must outlive it.
class CsvRowReader {
 public:
  CsvRowReader(CsvTable const& table, CsvTable::Row const& row, std::string_view file, std::vector<Issue>& issues)
      : table_(table), row_(row), file_(file), issues_(issues) {}

  std::string text(std::string_view column) const;      // trimmed; "" when empty or when there is no such column
  std::string required(std::string_view column) const;  // an issue when empty
  // The index of the text among `words`; an issue naming them otherwise (then 0).
  int one_of(std::string_view column, std::vector<std::string_view> const& words) const;
  int whole(std::string_view column, int min, int max) const;      // an issue when it is no such number (then `min`)
  void issue(std::string_view column, std::string message) const;  // column "": of the row
  std::string place(std::string_view column = {}) const;
  std::int64_t line() const { return row_.line; }

 private:
  CsvTable const& table_;
  CsvTable::Row const& row_;
  std::string file_;
  std::vector<Issue>& issues_;
};

}  // namespace base
