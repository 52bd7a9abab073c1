#include "report/tables.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "report/testing.h"

namespace report {
namespace {

namespace fs = std::filesystem;
using app::OutputCell;
using Kind = OutputCell::Kind;

// One part of a workbook, read by another program than the one that wrote it.
std::string part(fs::path const& workbook, std::string const& name) {
  std::string const command = fmt::format(
      "python3 -c 'import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' '{}' "
      "{}",
      workbook.string(), name);
  std::string text;
  std::FILE* const pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) text.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << command;
  return text;
}

bool has(std::string const& text, std::string_view wanted) { return text.find(wanted) != std::string::npos; }

class Tables : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "yingzhou-tables-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string at(char const* name) const { return (folder_ / name).string(); }
  auto files() const { return std::distance(fs::directory_iterator{folder_}, fs::directory_iterator{}); }

  fs::path folder_;
};

TEST_F(Tables, NothingStandsUnderTheFinalNameBeforeFinish) {
  for (bool const workbook : {true, false}) {
    std::string const path = at(workbook ? "out.xlsx" : "out.csv");
    auto sink = workbook ? *xlsx_sink(path) : *csv_sink(path);
    ASSERT_TRUE(sink->header({"name"}));
    ASSERT_TRUE(sink->row({{Kind::text, "甲"}}));
    EXPECT_FALSE(fs::exists(path));
    ASSERT_TRUE(sink->finish());
    EXPECT_TRUE(fs::exists(path));
    sink.reset();
    EXPECT_TRUE(fs::exists(path));
    fs::remove(path);
    EXPECT_EQ(files(), 0);
  }
}

TEST_F(Tables, AnUnfinishedFileGoesAwayAndTheOldOneStays) {
  std::ofstream{at("out.csv")} << "old";
  std::ofstream{at("out.xlsx")} << "old";
  {
    auto csv = *csv_sink(at("out.csv"));
    auto xlsx = *xlsx_sink(at("out.xlsx"));
    ASSERT_TRUE(csv->header({"name"}));
    ASSERT_TRUE(xlsx->header({"name"}));
  }
  EXPECT_EQ(bytes_of(at("out.csv")), "old");
  EXPECT_EQ(bytes_of(at("out.xlsx")), "old");
  EXPECT_EQ(files(), 2);
}

TEST_F(Tables, AFolderThatIsNotThereIsAnErrorThatNamesTheFile) {
  for (auto const& result :
       {xlsx_sink(at("no/out.xlsx")).has_error() ? xlsx_sink(at("no/out.xlsx")).error() : base::Error{},
        csv_sink(at("no/out.csv")).has_error() ? csv_sink(at("no/out.csv")).error() : base::Error{}}) {
    EXPECT_EQ(result.code, base::ErrorCode::unavailable);
    EXPECT_TRUE(has(result.message, "cannot write `")) << result.message;
    EXPECT_TRUE(has(result.message, "/no/out.")) << result.message;
  }
}

TEST_F(Tables, CsvKeepsTextAndDefusesFormulas) {
  auto sink = *csv_sink(at("out.csv"));
  ASSERT_TRUE(sink->header({"name", "note"}));
  ASSERT_TRUE(sink->row({{Kind::text, "=HYPERLINK(1)"}, {Kind::text, "a,\"b\"\nc"}}));
  ASSERT_TRUE(sink->row({{Kind::number, "-12.5"}, {Kind::text, "+cmd"}}));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(bytes_of(at("out.csv")), "name,note\n'=HYPERLINK(1),\"a,\"\"b\"\"\nc\"\n-12.5,'+cmd\n");
}

TEST_F(Tables, CsvForOfficeProgramsBeginsWithAByteOrderMark) {
  auto sink = *csv_sink(at("out.csv"), ByteOrderMark::written);
  ASSERT_TRUE(sink->header({"名称"}));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(bytes_of(at("out.csv")), "\xEF\xBB\xBF名称\n");
}

TEST_F(Tables, CellsKeepTheirKind) {
  auto sink = *xlsx_sink(at("out.xlsx"), {.sheet = "企业/评级", .title = "t", .created_at = {}});
  ASSERT_TRUE(sink->header({"统一社会信用代码", "得分", "占比", "金额", "日期", "公式"}));
  ASSERT_TRUE(sink->row({{Kind::text, "91350100M000100Y43"},
                         {Kind::number, "98.25"},
                         {Kind::percent, "0.155"},
                         {Kind::money, "50000000"},
                         {Kind::date, "2024-03-05"},
                         {Kind::text, "=1+1"}}));
  ASSERT_TRUE(sink->row({{Kind::number, "1234567890123456"},
                         {Kind::number, "0.1234567890123456789"},
                         {Kind::percent, ""},
                         {Kind::money, "unknown"},
                         {Kind::date, "1890-01-01"},
                         {Kind::text, "@x"}}));
  ASSERT_TRUE(sink->finish());
  std::string const sheet = part(at("out.xlsx"), "xl/worksheets/sheet1.xml");
  for (char const* wanted : {"<v>98.25</v>", "<v>0.155</v>", "<v>50000000</v>", "<v>45356</v>",  // 45356 = 2024-03-05
                             "t=\"inlineStr\"><is><t>=1+1</t>", "<t>@x</t>", "<t>91350100M000100Y43</t>",
                             "<t>1234567890123456</t>", "<t>unknown</t>", "<t>1890-01-01</t>", "<v>0.12345678901234",
                             "<autoFilter ref=\"A1:F3\"/>", "state=\"frozen\"", "ySplit=\"1\""})
    EXPECT_TRUE(has(sheet, wanted)) << wanted << "\n" << sheet;
  EXPECT_FALSE(has(sheet, "<f>")) << "no cell may hold a formula";
  EXPECT_TRUE(has(part(at("out.xlsx"), "xl/workbook.xml"), "name=\"企业 评级\""));
}

TEST_F(Tables, ATextTooLongForACellIsNamedWithItsPlace) {
  auto sink = *xlsx_sink(at("out.xlsx"));
  ASSERT_TRUE(sink->header({"a", "reason"}));
  ASSERT_TRUE(sink->row({{Kind::text, "x"}, {Kind::text, std::string(32'767, 'x')}}));
  auto const result = sink->row({{Kind::text, "x"}, {Kind::text, std::string(32'768, 'x')}});
  ASSERT_TRUE(result.has_error());
  EXPECT_TRUE(has(result.error().message, "row 3, column `reason`")) << result.error().message;
}

TEST_F(Tables, RowsBeyondOneSheetGoOnTheNext) {
  auto sink = *xlsx_sink(at("out.xlsx"), {.sheet = "rows", .title = "", .created_at = {}});
  ASSERT_TRUE(sink->header({"n"}));
  for (int i = 1; i <= 1'048'577; ++i) ASSERT_TRUE(sink->row({{Kind::number, std::to_string(i)}}));
  ASSERT_TRUE(sink->finish());
  EXPECT_TRUE(has(part(at("out.xlsx"), "xl/workbook.xml"), "name=\"rows (2)\""));
  std::string const second = part(at("out.xlsx"), "xl/worksheets/sheet2.xml");
  EXPECT_TRUE(has(second, "<t>n</t>"));
  EXPECT_TRUE(has(second, "<v>1048576</v>"));
  EXPECT_TRUE(has(second, "<v>1048577</v>"));
  EXPECT_FALSE(has(second, "<v>1048575</v>"));
}

TEST_F(Tables, EqualRowsGiveEqualBytes) {
  TableOptions const options{
      .sheet = "s", .title = "t", .created_at = base::Instant::from_milliseconds(1'717'113'600'000)};
  std::vector<std::vector<OutputCell>> const rows{{{Kind::text, "甲"}, {Kind::number, "1"}}};
  auto const first = xlsx_bytes({"name", "n"}, rows, options);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->substr(0, 2), "PK");
  EXPECT_EQ(*first, *xlsx_bytes({"name", "n"}, rows, options));
  EXPECT_NE(*first, *xlsx_bytes({"name", "m"}, rows, options));
}

TEST_F(Tables, RejectedRowsSayHowToMendThem) {
  auto book = *error_workbook(at("errors.xlsx"), "zh-CN");
  ASSERT_TRUE(book.add({.row = 7,
                        .column = "营业收入",
                        .value = "一千万",
                        .reason = {"不是数字", "not a number"},
                        .mend = {"写成 10000000 或 1000万", "write 10000000"}}));
  ASSERT_TRUE(book.add({.row = 9, .column = "", .value = "", .reason = {"", "too few cells"}, .mend = {}}));
  EXPECT_EQ(book.count(), 2);
  ASSERT_TRUE(book.finish());
  std::string const sheet = part(at("errors.xlsx"), "xl/worksheets/sheet1.xml");
  for (char const* wanted :
       {"行号", "修改办法", "<v>7</v>", "营业收入", "一千万", "不是数字", "写成 10000000 或 1000万", "too few cells"})
    EXPECT_TRUE(has(sheet, wanted)) << wanted;
  EXPECT_FALSE(has(sheet, "not a number"));
}

}  // namespace
}  // namespace report
