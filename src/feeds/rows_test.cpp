#include "feeds/rows.h"

#include <gmock/gmock.h>
#include <sys/resource.h>

#include <memory>

#include "feeds/testing.h"

namespace feeds {
namespace {

using testing::dump;
using testing::Folder;
using ::testing::HasSubstr;

TEST(CsvRows, tables_as_offices_write_them) {
  struct {
    char const* why;
    std::string bytes;
    char const* want;
  } const cases[] = {
      {"comma", "a,b\n1,2\n", "a|b\n2:1|2\n"},
      {"semicolon with decimal commas", "a;b\n1,5;2,5\n", "a|b\n2:1,5|2,5\n"},
      {"TAB", "a\tb\r\n1\t2\r\n", "a|b\n2:1|2\n"},
      {"comma inside quotes does not count", "\"a,x\";b\n1;2\n", "a,x|b\n2:1|2\n"},
      {"title with another separator", "Report, 2024\na;b\n1;2\n", "a|b\n3:1|2\n"},
      {"one row of numbers with decimal commas", "a;b;c\n1,5;2,5;3,5\n", "a|b|c\n2:1,5|2,5|3,5\n"},
      {"byte order mark", "\xEF\xBB\xBFname,b\n1,2\n", "name|b\n2:1|2\n"},
      {"UTF-16 little endian",
       std::string{"\xFF\xFE"
                   "a\0,\0b\0\n\0"
                   "1\0,\0-N\n\0",
                   18},
       "a|b\n2:1|中\n"},
      {"UTF-16 big endian",
       std::string{"\xFE\xFF\0a\0,\0b\0\n\0"
                   "1\0,N-\0\n",
                   18},
       "a|b\n2:1|中\n"},
      {"GB18030", "\xC3\xFB\xB3\xC6,b\n\xD6\xD0\xB9\xFA,2\n", "名称|b\n2:中国|2\n"},
      {"titles above the header", "园区报表,,\n\n,,\nname,,value\nx,,1\n", "name||value\n5:x||1\n"},
      {"separator line of a spreadsheet", "sep=;\na;b\n1;2\n", "a|b\n3:1|2\n"},
      {"blank rows are skipped", "a,b\n\n , \n1,2\n", "a|b\n4:1|2\n"},
      {"short rows are filled up", "a,b,c\n1\n", "a|b|c\n2:1||\n"},
      {"empty cells behind the header", "a,b,,\n1,2,,\n", "a|b\n2:1|2\n"},
      {"last row without a line end", "a,b\n1,2", "a|b\n2:1|2\n"},
      {"row numbers count rows, not lines", "a,b\n\"x\ny\r\nz\",1\n2,3\n", "a|b\n2:x\ny\r\nz|1\n3:2|3\n"},
      {"header only", "a,b\n", "a|b\n"},
      {"names are trimmed", " a ,\"b\n\"\n1,2\n", "a|b\n2:1|2\n"},
  };
  Folder folder;
  for (auto const& c : cases) EXPECT_EQ(dump(folder.write("t.csv", c.bytes)), c.want) << c.why;
}

TEST(CsvRows, wrong_files_are_told) {
  struct {
    char const* why;
    std::string bytes;
    char const* want;
  } const cases[] = {
      {"empty", "", "! FILE: the file is empty"},
      {"no header", "abc\n1\n", "! FILE: no header; expected a row with at least two column names"},
      {"two columns of one name", "a,b,a \n", "! FILE:1: columns A and C are both named `a`; rename one of them"},
      {"too many cells", "a,b\n1,2\n1,2,3\n", "a|b\n2:1|2\n3:1|2|3\n"},
      {"old Excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
       "! FILE: an old or password-protected Excel file; save it as .xlsx without a "
       "password, or as .csv"},
      {"PDF", "%PDF-1.7\n", "! FILE: a PDF file; a table as .xlsx or .csv is needed"},
  };
  Folder folder;
  for (auto const& c : cases) EXPECT_EQ(dump(folder.write("t.csv", c.bytes)), c.want) << c.why;
  EXPECT_THAT(dump(folder.write("t.csv", "a,b\n1,\"open\n")), HasSubstr("! FILE: not valid CSV\nFILE:2:"));
  EXPECT_THAT(dump(folder.write("t.csv", "a,b\n1," + std::string((1 << 20) + 1, 'x') + "\n")), HasSubstr("! FILE: "));
  EXPECT_THAT(dump(folder.write("t.csv",
                                "\xEF\xBB\xBF"
                                "a,b\n1,\xFF\n")),
              HasSubstr("! FILE: "));
  EXPECT_EQ(dump(folder.write("t.csv", "a,b\n"), {"Sheet1"}),
            "! FILE: a CSV file has no sheet `Sheet1`; leave the sheet out");
  EXPECT_EQ(dump(folder.path("absent.csv")), "! FILE: no such file");
  EXPECT_EQ(dump("/dev/zero"), "! FILE: not a regular file");
}

// A long header and very short rows: filling up happens row by row, not for everything that was read ahead.
TEST(CsvRows, many_columns_and_short_rows_stay_small) {
  std::string text;
  for (int i = 0; i < 4'000; ++i) text += "n" + std::to_string(i) + (i + 1 < 4'000 ? "," : "\n");
  for (int i = 0; i < 60'000; ++i) text += "1\n";
  Folder folder;
  auto source = open_rows(folder.write("t.csv", text));
  ASSERT_TRUE(source) << base::to_text(source.error());
  app::InputRow row;
  int rows = 0;
  while ((*source)->next(row).value()) rows += row.cells.size() == 4'000U ? 1 : 0;
  EXPECT_EQ(rows, 60'000);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 512 << 10);  // KiB; padding ahead would take gigabytes
}

TEST(CsvRows, a_million_rows_stream_in_bounded_memory) {
  Folder folder;
  std::string const path = folder.path("big.csv");
  {
    std::ofstream file{path, std::ios::binary};
    file << "name,year,value\n";
    for (int i = 0; i < 1'000'000; ++i) file << "company_" << i << ",2024,1234567.89\n";
  }
  auto source = open_rows(path);
  ASSERT_TRUE(source) << base::to_text(source.error());
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  app::InputRow row;
  std::int64_t rows = 0;
  double done = 0;
  bool rises = true;
  while ((*source)->next(row).value()) {
    ++rows;
    double const now = *(*source)->fraction_done();
    rises = rises && now >= done;
    done = now;
  }
  getrusage(RUSAGE_SELF, &after);
  EXPECT_EQ(rows, 1'000'000);
  EXPECT_EQ(row.line, 1'000'001);
  EXPECT_EQ(done, 1.0);
  EXPECT_TRUE(rises);
#if !defined(__SANITIZE_ADDRESS__)                          // which keeps what was freed for a while
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 16 << 10);  // KiB; the file has 34 MB
#endif
}

}  // namespace
}  // namespace feeds
