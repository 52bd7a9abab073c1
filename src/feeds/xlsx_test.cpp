#include <gmock/gmock.h>

#include "feeds/testing.h"
#include "feeds/xlsx_workbook.h"
#include "feeds/zip_package.h"

namespace feeds {
namespace {

using testing::dump;
using ::testing::EndsWith;
using testing::Folder;
using ::testing::HasSubstr;
using testing::Parts;
using testing::save_package;
using testing::workbook_parts;

std::string const testdata = YINGZHOU_SOURCE_DIR "/src/feeds/testdata/";
std::string const header_row = "<row r='1'><c r='A1' t='str'><v>a</v></c><c r='B1' t='str'><v>b</v></c></row>";

void replace_part(Parts& parts, std::string const& name, std::string bytes) {
  for (auto& part : parts)
    if (part.first == name) part.second = std::move(bytes);
}

TEST(Xlsx, reads_what_openpyxl_writes) {
  EXPECT_EQ(dump(testdata + "from_openpyxl.xlsx"),
            "name|revenue|founded|checked_at|listed|note\n"
            "4:崇明船舶 & Co <1>|1234567.89|2024-03-05|2024-03-05T06:07:08|true|#DIV/0!\n"
            "5:测试|0.1|1999-12-31|2000-02-29|false|  blanks kept  \n"
            "7:第三|-5||||line 1\nline 2\n");
  EXPECT_EQ(dump(testdata + "from_openpyxl.xlsx", {"Second sheet"}), "a|b\n2:1|2\n");
  EXPECT_EQ(dump(testdata + "from_openpyxl.xlsx", {"third"}),
            "! FILE: no sheet `third`; the sheets are `企业`, `Second sheet`");
}

TEST(Xlsx, reads_what_libxlsxwriter_writes) {
  EXPECT_EQ(dump(testdata + "from_libxlsxwriter.xlsx"),
            "企业|评分|日期|占比|公式|正常\n2:瀛洲科技|87.25|2024-02-29|0.125|174.5|true\n");
}

TEST(Xlsx, cells_as_text) {
  struct {
    char const* why;
    char const* cell;  // of B2
    char const* want;
  } const cases[] = {
      {"number keeps its digits", "<c r='B2'><v>1.10</v></c>", "1.10"},
      {"number with 17 digits", "<c r='B2'><v>0.30000000000000004</v></c>", "0.30000000000000004"},
      {"number of a literal unit", "<c r='B2' s='3'><v>12</v></c>", "12"},
      {"day", "<c r='B2' s='1'><v>45356</v></c>", "2024-03-05"},
      {"day and time", "<c r='B2' s='2'><v>45356.5</v></c>", "2024-03-05T12:00:00"},
      {"style that does not exist", "<c r='B2' s='99'><v>45356</v></c>", "45356"},
      {"ISO day", "<c r='B2' t='d'><v>2024-03-05T00:00:00</v></c>", "2024-03-05"},
      {"true", "<c r='B2' t='b'><v>1</v></c>", "true"},
      {"error", "<c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"},
      {"formula", "<c r='B2'><f>1+1</f><v>2</v></c>", "2"},
      {"formula of an empty text", "<c r='B2' t='str'><f>\"\"</f><v></v></c>", ""},
      {"shared string", "<c r='B2' t='s'><v>0</v></c>", "plain"},
      {"rich text without its reading aid", "<c r='B2' t='s'><v>1</v></c>", "重庆 city"},
      {"escaped character", "<c r='B2' t='s'><v>2</v></c>", "a\rb_x000D_"},
      {"inline string in runs", "<c r='B2' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c>", "ab"},
      {"cell without a reference", "<c><v>7</v></c>", "7"},
  };
  std::string const strings =
      "<si><t>plain</t></si><si><r><rPr/><t>重庆</t></r><r><t xml:space='preserve'> city</t></r><rPh sb='0' eb='2'>"
      "<t>chong</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>";
  Folder folder;
  for (auto const& c : cases) {
    std::string const rows = header_row + "<row r='2'><c r='A2' t='str'><v>k</v></c>" + c.cell + "</row>";
    EXPECT_EQ(dump(save_package(folder.path("t.xlsx"), workbook_parts(rows, strings))),
              std::string{"a|b\n2:k|"} + c.want + "\n")
        << c.why;
  }
}

TEST(Xlsx, header_is_the_first_row_with_two_names_and_rows_keep_their_numbers) {
  Folder folder;
  std::string const rows =
      "<row r='1'><c r='A1' t='str'><v>title</v></c></row><row r='2'/>"
      "<row r='4'><c r='B4' t='str'><v> name </v></c><c r='D4' t='str'><v>value</v></c><c r='F4' s='1'/></row>"
      "<row r='7'><c r='D7'><v>1</v></c></row><row r='8'><c r='B8' t='str'><v> </v></c></row><row><c "
      "r='B9'><v>2</v></c></row>";
  EXPECT_EQ(dump(save_package(folder.path("t.xlsx"), workbook_parts(rows))), "|name||value\n7:|||1\n9:|2||\n");
}

TEST(Xlsx, date_system_of_1904_and_prefixes) {
  Folder folder;
  std::string const rows = header_row + "<row r='2'><c r='A2' s='1'><v>43894</v></c></row>";
  EXPECT_EQ(dump(save_package(folder.path("t.xlsx"), workbook_parts(rows, "", "date1904='1'"))),
            "a|b\n2:2024-03-05|\n");
  Parts parts = workbook_parts("");
  replace_part(
      parts, "xl/worksheets/sheet1.xml",
      "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>"
      "<x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  EXPECT_EQ(dump(save_package(folder.path("t.xlsx"), parts)), "1|2\n");
}

TEST(Xlsx, a_value_without_a_name_is_handed_on_with_its_row) {
  Folder folder;
  std::string const rows =
      header_row +
      "<row r='5'><c r='A5'><v>1</v></c><c r='D5'><v>4</v></c></row><row r='6'><c r='A6'><v>2</v></c></row>";
  EXPECT_EQ(dump(save_package(folder.path("t.xlsx"), workbook_parts(rows))), "a|b\n5:1|||4\n6:2|\n");
}

TEST(Xlsx, wrong_rows_are_told_with_their_place) {
  struct {
    char const* why;
    std::string rows;
    char const* want;
  } const cases[] = {
      {"no header", "<row r='1'><c r='A1'><v>1</v></c></row>",
       "no header; expected a row with at least two column names"},
      {"two columns of one name", "<row><c t='str'><v>a</v></c><c/><c t='str'><v>a </v></c></row>",
       "row 1: columns A and C are both named `a`; rename one of them"},
      {"string that does not exist", header_row + "<row r='2'><c r='B2' t='s'><v>9</v></c></row>",
       "cell B2: shared string 9 does not exist; save the file again"},
      {"string before the first", header_row + "<row r='2'><c r='B2' t='s'><v>-1</v></c></row>",
       "cell B2: shared string -1 does not exist; save the file again"},
      {"formula never calculated", header_row + "<row r='2'><c r='B2'><f>1+1</f></c></row>",
       "cell B2: a formula without its result; open the file in a spreadsheet program and save it"},
      {"rows that fall", header_row + "<row r='1'/>", "row `1` after row 1; rows must rise up to 1048576"},
      {"row beyond the sheet", header_row + "<row r='1048577'/>",
       "row `1048577` after row 1; rows must rise up to 1048576"},
      {"cells that fall", header_row + "<row r='2'><c r='B2'/><c r='A2'/></row>",
       "row 2: cell `A2` is out of order or no cell of a sheet"},
      {"column beyond the sheet", header_row + "<row r='2'><c r='XFE2'/></row>",
       "row 2: cell `XFE2` is out of order or no cell of a sheet"},
      {"cell too long",
       header_row + "<row r='2'><c r='B2' t='str'><v>" + testing::noise((1 << 20) + 1) + "</v></c></row>",
       "cell B2: longer than 1 MiB"},
  };
  Folder folder;
  for (auto const& c : cases) {
    std::string const text = dump(save_package(folder.path("t.xlsx"), workbook_parts(c.rows)));
    EXPECT_THAT(text, HasSubstr("! FILE: sheet `Data`")) << c.why;
    EXPECT_THAT(text, EndsWith(c.want)) << c.why;
  }
}

TEST(Xlsx, an_error_stays_until_the_source_is_closed) {
  Folder folder;
  std::string const rows =
      header_row + "<row r='2'><c r='B2' t='s'><v>9</v></c></row><row r='3'><c r='A3'><v>1</v></c></row>";
  auto source = open_rows(save_package(folder.path("t.xlsx"), workbook_parts(rows)));
  ASSERT_TRUE(source) << base::to_text(source.error());
  app::InputRow row;
  auto const first = (*source)->next(row), second = (*source)->next(row);
  ASSERT_FALSE(first);
  ASSERT_FALSE(second);
  EXPECT_EQ(first.error(), second.error());
}

TEST(Xlsx, hostile_packages_are_refused) {
  auto const with_sheet = [](std::string const& xml) {
    Parts parts = workbook_parts("");
    replace_part(parts, "xl/worksheets/sheet1.xml", xml);
    return parts;
  };
  auto const with_part = [](std::string const& name, std::string const& bytes) {
    Parts parts = workbook_parts(header_row);
    parts.emplace_back(name, bytes);
    return parts;
  };
  std::string nested;
  for (int i = 0; i < 200; ++i) nested += "<a>";
  std::string wide_header, wide_row;
  for (int i = 0; i < 20; ++i) {
    wide_header += "<c t='str'><v>n" + std::to_string(i) + "</v></c>";
    wide_row += "<c t='s'><v>0</v></c>";
  }
  struct {
    char const* why;
    Parts parts;
    char const* want;
  } const cases[] = {
      {"entities that grow",
       with_sheet("<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet>&b;</worksheet>"),
       "document types (DOCTYPE) are refused"},
      {"an outside file", with_sheet("<!DOCTYPE w SYSTEM 'file:///etc/passwd'><worksheet/>"),
       "document types (DOCTYPE) are refused"},
      {"endless nesting", with_sheet(nested), "elements nest deeper than 128"},
      {"not XML", with_sheet("<worksheet><sheetData>"), "not well-formed XML"},
      {"entity that does not exist", with_sheet("<worksheet>&nbsp;</worksheet>"), "not well-formed XML"},
      {"a bomb", with_sheet("<worksheet>" + std::string(8 << 20, ' ') + "</worksheet>"), "packed more than 100:1"},
      {"name that leads out", with_part("../../etc/cron.d/x", "x"),
       "entry 7 has the forbidden name `../../etc/cron.d/x`"},
      {"name from the root", with_part("/etc/passwd", "x"), "forbidden name"},
      {"name that leads out of a folder", with_part("xl/../../x", "x"), "forbidden name"},
      {"long string in every cell",
       workbook_parts("<row>" + wide_header + "</row><row>" + wide_row + "</row>",
                      "<si><t>" + testing::noise(1 << 20) + "</t></si>"),
       "the row is longer than 16 MiB"},
      {"shared string too long", workbook_parts(header_row, "<si><t>" + testing::noise((1 << 20) + 1) + "</t></si>"),
       "shared string 0 is longer than 1 MiB"},
      {"relationship to nowhere", {{"_rels/.rels", "<Relationships/>"}}, "a ZIP file, but not an XLSX workbook"},
      {"a ZIP of something else", {{"table.xlsx", "PK"}}, "a ZIP file, but not an XLSX workbook"},
  };
  Folder folder;
  for (auto const& c : cases)
    EXPECT_THAT(dump(save_package(folder.path("t.xlsx"), c.parts)), HasSubstr(c.want)) << c.why;
}

TEST(Xlsx, too_many_entries_are_refused) {
  Folder folder;
  Parts parts = workbook_parts(header_row);
  for (int i = 0; i < 2'000; ++i) parts.emplace_back("x" + std::to_string(i), "");
  EXPECT_EQ(dump(save_package(folder.path("t.xlsx"), parts)),
            "! FILE: the package has 2006 entries, at most 2000 are read");
}

TEST(Xlsx, unpacked_bytes_are_counted_over_all_parts) {
  Folder folder;
  std::string const path =
      save_package(folder.path("t.zip"), {{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}});
  auto package = ZipPackage::open(path, {.unpacked_bytes_max = 1'000});
  ASSERT_TRUE(package);
  char buffer[1'024];
  auto first = package->entry("a");
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->read(buffer, sizeof buffer));
  auto second = package->entry("B");  // part names know no case
  ASSERT_TRUE(second);
  auto const count = second->read(buffer, sizeof buffer);
  ASSERT_FALSE(count);
  EXPECT_EQ(count.error().message, path + ": B: the package unpacks to more than 1000 bytes; split the table");
}

// Every truncation and thousands of flipped bytes: an answer or an error, never a crash.
TEST(Xlsx, damaged_packages_never_crash) {
  std::string good;
  for (char const* name : {"from_openpyxl.xlsx", "from_libxlsxwriter.xlsx"}) {
    std::ifstream file{testdata + name, std::ios::binary};
    good.assign(std::istreambuf_iterator<char>{file}, {});
    ASSERT_GT(good.size(), 1'000U);
    Folder folder;
    for (std::size_t size = 0; size < good.size(); size += 97)
      EXPECT_THAT(dump(folder.write("t.xlsx", good.substr(0, size))), HasSubstr("! FILE: ")) << size;
    int refused = 0;
    for (std::size_t at = 0; at < good.size(); at += 7) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ (1 << at % 8));
      refused += dump(folder.write("t.xlsx", bad)).find("! FILE: ") != std::string::npos ? 1 : 0;
    }
    EXPECT_GT(refused, 100);  // flips in what is not read (themes, times) do no harm
  }
}

TEST(Xlsx, escapes) {
  EXPECT_EQ(unescaped("a_x0041_b"), "aAb");
  EXPECT_EQ(unescaped("_x005F_x0041_"), "_x0041_");
  EXPECT_EQ(unescaped("_x004"), "_x004");
  EXPECT_EQ(unescaped("_xZZZZ_ _x"), "_xZZZZ_ _x");
  EXPECT_EQ(unescaped("_x4E2D_"), "_x4E2D_");
}

}  // namespace
}  // namespace feeds
