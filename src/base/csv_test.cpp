#include "base/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace base {
namespace {

// Rows as `line|cell|cell;`, read in chunks of `chunk` bytes.
std::string scanned(std::string_view text, std::size_t chunk, char separator = ',') {
  CsvScanner scanner{separator};
  std::string out;
  auto const on_row = [&](CsvRow const& row) -> Result<> {
    out += std::to_string(row.line);
    for (std::string_view const cell : row.cells) out.append("|").append(cell);
    out += ';';
    return {};
  };
  for (; !text.empty(); text.remove_prefix(std::min(chunk, text.size())))
    if (Result<> const fed = scanner.feed(text.substr(0, chunk), on_row); !fed) return out + to_text(fed.error());
  if (Result<> const done = scanner.finish(on_row); !done) return out + to_text(done.error());
  return out;
}

TEST(Csv, ScansRowsInChunksOfAnySize) {
  struct {
    char const* text;
    char const* want;
  } const cases[] = {
      {"", ""},
      {"a,b\n1,2\n", "1|a|b;2|1|2;"},
      {"a,b\r\n1,2", "1|a|b;2|1|2;"},
      {"a\rb\r\nc", "1|a;2|b;3|c;"},
      {"a,\n,b\n,", "1|a|;2||b;3||;"},
      {"\n\na", "1|;2|;3|a;"},
      {"\"a,b\",\"c\"\"d\"\n", "1|a,b|c\"d;"},
      {"\"x\ny\",2\n3,4\n", "1|x\ny|2;3|3|4;"},
      {"\"\"", "1|;"},
      {"\"\",\"\"\r\n", "1||;"},
      {"名称,\"瀛洲\"\n", "1|名称|瀛洲;"},
      {"a\"b,c\n", "not valid CSV\n1:1: a quote inside a cell; put the whole cell in quotes and double it"},
      {"1,2\n\"a\"b\n", "1|1|2;not valid CSV\n2:1: text after the closing quote; double a quote inside a cell"},
      {"1,2\n3,\"a\nb", "1|1|2;not valid CSV\n2:2: the quote that opens in this row is never closed"},
  };
  for (auto const& c : cases)
    for (std::size_t chunk = 1; chunk <= std::string_view{c.text}.size() + 1; ++chunk)
      EXPECT_EQ(scanned(c.text, chunk), c.want) << c.text << " in " << chunk;
  EXPECT_EQ(scanned("a;b,c\n", 99, ';'), "1|a|b,c;");
}

TEST(Csv, LimitsAreErrorsWithTheirLine) {
  std::string const cell(1 << 20, 'x');
  EXPECT_EQ(scanned("a\n" + cell, 4096), "1|a;2|" + cell + ";");
  EXPECT_EQ(scanned("a\n" + cell + "y", 4096),
            "1|a;not valid CSV\n2:1: the cell is longer than 1 MiB; is a closing quote missing?");
  EXPECT_EQ(scanned("a\nb,\"\n" + cell, 4096),
            "1|a;not valid CSV\n2:2: the cell is longer than 1 MiB; is a closing quote missing?");
  EXPECT_EQ(scanned(std::string(4095, ','), 4096).size(), 1 + 4096 + 1U);
  EXPECT_EQ(scanned("a\n" + std::string(4096, ','), 4096),
            "1|a;not valid CSV\n2:4096: the row has more than 4,096 cells");
}

TEST(Csv, AnErrorOfTheReceiverEndsTheScan) {
  CsvScanner scanner;
  int rows = 0;
  auto const on_row = [&](CsvRow const&) -> Result<> {
    if (++rows == 2) return invalid("enough");
    return {};
  };
  EXPECT_EQ(scanner.feed("1\n2\n3\n", on_row).error().message, "enough");
  EXPECT_EQ(rows, 2);
}

TEST(CsvTable, ReadsHeaderCommentsAndRows) {
  Result<CsvTable> const table = read_csv_table(
      "\xEF\xBB\xBF# a \"comment\"\nname,value\n\n# another\r\na,1\r\n\"#b\",\"x\n# not a comment\"\nc,3", "p.csv");
  ASSERT_TRUE(table) << table;
  EXPECT_EQ(table->header, (std::vector<std::string>{"name", "value"}));
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->rows[0].line, 5);
  EXPECT_EQ(table->rows[1].line, 6);
  EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"#b", "x\n# not a comment"}));
  EXPECT_EQ(table->rows[2].line, 8);
  EXPECT_EQ(table->column("value"), 1);
  EXPECT_EQ(table->column("missing"), -1);
}

TEST(CsvTable, EveryIssueHasItsPlace) {
  auto const text_of = [](std::string_view text) { return to_text(read_csv_table(text, "p.csv").error()); };
  EXPECT_EQ(text_of(""), "table `p.csv` is not usable\np.csv: the table has no header line");
  EXPECT_EQ(text_of("a,b\n1\n1,2\n1,2,3\n"),
            "table `p.csv` is not usable\np.csv:2: expected 2 cells, got 1\np.csv:4: expected 2 cells, got 3");
  EXPECT_EQ(text_of("a,a,\n"),
            "table `p.csv` is not usable\np.csv:1:2: column `a` occurs twice\np.csv:1:3: the column has no name");
  EXPECT_EQ(
      text_of("a,b\n1\n1,\"2\n"),
      "not valid CSV\np.csv:2: expected 2 cells, got 1\np.csv:3:2: the quote that opens in this row is never closed");
}

TEST(Csv, WritesWhatASpreadsheetCannotRun) {
  struct {
    char const* cell;
    char const* want;
  } const cases[] = {
      {"plain", "plain"},
      {"a,b", "\"a,b\""},
      {"say \"x\"", "\"say \"\"x\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"=1+1", "'=1+1"},
      {"+86 21", "'+86 21"},
      {"-5", "-5"},
      {"-5.25", "-5.25"},
      {"-", "'-"},
      {"-2+3", "'-2+3"},
      {"@sum", "'@sum"},
      {"\tx", "'\tx"},
      {"\rx", "\"'\rx\""},
      {"＝1", "'＝1"},
      {"＋1", "'＋1"},
      {"－1", "'－1"},
      {"＠x", "'＠x"},
      {"#1", "\"#1\""},
      {"", "\"\""},
  };
  for (auto const& c : cases) {
    std::string out;
    append_csv_row(out, std::vector<std::string>{c.cell});
    EXPECT_EQ(out, std::string{c.want} + '\n') << c.cell;
  }
  std::string out;
  append_csv_row(out, std::vector<std::string_view>{"", "a", "#b"});
  EXPECT_EQ(out, ",a,#b\n");
}

TEST(CsvProperty, WrittenIsReadBack) {
  EXPECT_TRUE(rc::check([] {
    auto const rows = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::elementOf(std::string{"ab1,\"\n\r #;"}))))));
    std::string text;
    std::string want;
    for (auto const& row : rows) {
      append_csv_row(text, row);
      for (std::string const& cell : row) want.append("|").append(cell.starts_with('\r') ? "'" : "").append(cell);
      want += ';';
    }
    CsvScanner scanner;
    std::string got;
    auto const on_row = [&](CsvRow const& row) -> Result<> {
      for (std::string_view const cell : row.cells) got.append("|").append(cell);
      got += ';';
      return {};
    };
    std::size_t const cut = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    RC_ASSERT(scanner.feed(std::string_view{text}.substr(0, cut), on_row).has_value());
    RC_ASSERT(scanner.feed(std::string_view{text}.substr(cut), on_row).has_value());
    RC_ASSERT(scanner.finish(on_row).has_value());
    RC_ASSERT(got == want);
  }));
}

TEST(CsvProperty, AnyBytesAreReadOrRefused) {
  EXPECT_TRUE(rc::check([](std::string const& bytes) { static_cast<void>(read_csv_table(bytes, "x")); }));
}

}  // namespace
}  // namespace base
