#include "base/csv_row_reader.h"

#include <gtest/gtest.h>

namespace base {
namespace {

CsvTable table_of(std::string_view text) { return read_csv_table(text, "t.csv").value(); }

TEST(CsvRowReader, tells_every_fault_with_file_line_and_column) {
  CsvTable const table = table_of("# a comment\nname,kind\n  a  ,red\n,blue\n");
  std::vector<Issue> issues;
  CsvRowReader const first{table, table.rows[0], "t.csv", issues}, second{table, table.rows[1], "t.csv", issues};
  EXPECT_EQ(first.text("name"), "a");
  EXPECT_EQ(first.text("absent"), "");
  EXPECT_EQ(first.one_of("kind", {"green", "red"}), 1);
  EXPECT_EQ(first.place(), "t.csv:3");
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(second.required("name"), "");
  EXPECT_EQ(second.one_of("kind", {"green", "red"}), 0);
  second.issue("", "the row is odd");
  EXPECT_EQ(issues, (std::vector<Issue>{{"t.csv:4:1", "name: must not be empty"},
                                        {"t.csv:4:2", "kind: expected one of green, red, got `blue`"},
                                        {"t.csv:4", "the row is odd"}}));
}

TEST(CsvRowReader, a_missing_column_is_told_at_the_line_of_the_header) {
  CsvTable const table = table_of("# a comment\n# another\nname,kind\na,red\n");
  std::vector<Issue> issues;
  EXPECT_TRUE(has_columns(table, "t.csv", {"kind", "name"}, issues));
  EXPECT_FALSE(has_columns(table, "t.csv", {"kind", "size"}, issues));
  EXPECT_EQ(issues, (std::vector<Issue>{{"t.csv:3", "the column `size` is missing"}}));
}

}  // namespace
}  // namespace base
