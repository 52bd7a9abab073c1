#include "feeds/sheets.h"

#include <gmock/gmock.h>

#include "feeds/testing.h"

namespace feeds {
namespace {

using testing::Folder;
using ::testing::HasSubstr;
using testing::save_package;
using testing::workbook_parts;
using Kind = dmn::SheetCell::Kind;

std::string with_merged(testing::Parts parts, std::string const& path, std::string const& merged) {
  for (auto& [name, bytes] : parts)
    if (name == "xl/worksheets/sheet1.xml")
      bytes.replace(bytes.find("</worksheet>"), 0, "<mergeCells>" + merged + "</mergeCells>");
  save_package(path, parts);
  return path;
}

TEST(Sheets, tells_what_each_cell_is) {
  Folder folder;
  std::string const path = folder.path("a.xlsx");
  save_package(path, workbook_parts("<row r='2'><c r='A2' t='str'><v>&gt;= 10</v></c><c r='B2'><v>0.1</v></c>"
                                    "<c r='C2' t='b'><v>1</v></c><c r='D2' s='1'><v>45356</v></c>"
                                    "<c r='E2' s='2'><v>45356.5</v></c><c r='F2' t='e'><v>#REF!</v></c>"
                                    "<c r='H2' t='s'><v>0</v></c></row>",
                                    "<si><t xml:space='preserve'> a </t></si>"));
  auto const sheets = read_sheets(path);
  ASSERT_TRUE(sheets) << sheets;
  ASSERT_EQ(sheets->size(), 1U);
  dmn::Sheet const& sheet = sheets->front();
  EXPECT_EQ(sheet.name, "Data");
  ASSERT_EQ(sheet.rows.size(), 2U) << "rows stand where the spreadsheet shows them";
  EXPECT_TRUE(sheet.rows[0].empty());
  // clang-format off
  struct { std::size_t column; char const* text; Kind kind; } const cases[] = {
      {0, ">= 10", Kind::text}, {1, "0.1", Kind::number}, {2, "true", Kind::boolean}, {3, "2024-03-05", Kind::date},
      {4, "2024-03-05T12:00:00", Kind::date_time}, {5, "#REF!", Kind::error}, {6, "", Kind::text}, {7, " a ", Kind::text}};
  // clang-format on
  for (auto const& c : cases) {
    EXPECT_EQ(sheet.rows[1].at(c.column).text, c.text);
    EXPECT_EQ(sheet.rows[1].at(c.column).kind, c.kind) << c.text;
  }
}

TEST(Sheets, kinds_do_not_stick_from_row_to_row) {
  Folder folder;
  std::string const path = folder.path("a.xlsx");
  save_package(path, workbook_parts("<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1'><v>1</v></c></row>"
                                    "<row r='2'><c r='B2' t='str'><v>x</v></c></row>"));
  auto const sheets = read_sheets(path);
  ASSERT_TRUE(sheets) << sheets;
  EXPECT_EQ(sheets->front().rows[1][0].kind, Kind::text);
  EXPECT_EQ(sheets->front().rows[1][1].kind, Kind::text);
}

TEST(Sheets, reads_merged_cells_and_refuses_areas_that_are_none) {
  Folder folder;
  auto const parts = workbook_parts("<row r='1'><c r='A1'><v>1</v></c></row>");
  auto const sheets = read_sheets(with_merged(parts, folder.path("a.xlsx"), "<mergeCell ref='B3:AA4'/>"));
  ASSERT_TRUE(sheets) << sheets;
  ASSERT_EQ(sheets->front().merged.size(), 1U);
  auto const& area = sheets->front().merged.front();
  EXPECT_EQ(area.first_row, 2U);
  EXPECT_EQ(area.first_column, 1U);
  EXPECT_EQ(area.last_row, 3U);
  EXPECT_EQ(area.last_column, 26U);
  for (auto const* bad : {"B4:A1", "", "A0:B1", "7", "ZZZZ1:ZZZZ2", "A1:A99999999"}) {
    auto const refused =
        read_sheets(with_merged(parts, folder.path("b.xlsx"), std::string{"<mergeCell ref='"} + bad + "'/>"));
    ASSERT_FALSE(refused) << bad;
    EXPECT_THAT(refused.error().message, HasSubstr("are no area of a sheet")) << bad;
  }
}

}  // namespace
}  // namespace feeds
