// Decision tables through real XLSX files: what the report module writes, the feeds module reads, and nothing is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dmn/model_files.h"
#include "dmn/sheet_random.h"
#include "feeds/sheets.h"
#include "report/sheets.h"

// For the leak checker: libxlsxwriter 1.1.4 copies the formula of a drop-down twice and frees one of them
// (worksheet_data_validation_range). Read by the leak sanitizer where it is linked.
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions() { return "leak:libxlsxwriter.so\n"; }

namespace {

using ::testing::HasSubstr;

class SheetsRoundTrip : public ::testing::Test {
 protected:
  SheetsRoundTrip() {
    std::string name = (std::filesystem::temp_directory_path() / "sheets_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~SheetsRoundTrip() override { std::filesystem::remove_all(folder_); }
  std::string at(std::string const& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

TEST_F(SheetsRoundTrip, random_tables_come_back_without_loss) {
  dmn::sheet_random::Tables tables{11};
  for (int round = 0; round < 20; ++round) {
    std::vector<dmn::NamedTable> named;
    for (int i = 0; i < 20; ++i) {
      std::string const id = "t" + std::to_string(i);
      named.push_back(dmn::sheet_random::named(id, tables.next(id, i % 2 == 0)));
      named.back().title = tables.text();
    }
    ASSERT_TRUE(report::write_sheets(at("t.xlsx"), dmn::sheets_of(named, round % 2 ? "en" : "zh-CN")));
    auto const sheets = feeds::read_sheets(at("t.xlsx"));
    ASSERT_TRUE(sheets) << sheets;
    ASSERT_EQ(sheets->size(), named.size()) << "the sheet of drop-downs is hidden";
    for (std::size_t i = 0; i < named.size(); ++i) {
      EXPECT_EQ(dmn::table_id_of((*sheets)[i]), named[i].table_id);
      auto const read = dmn::read_sheet((*sheets)[i], named[i].table.get(), {}, "en");
      for (auto const& error : read.errors) ADD_FAILURE() << dmn::to_text(error, "en");
      for (auto const& note : read.notes) ADD_FAILURE() << dmn::to_text(note, "en");
      ASSERT_EQ(dmn::model_files::dump(read.table), dmn::model_files::dump(*named[i].table));
    }
  }
}

TEST_F(SheetsRoundTrip, every_model_comes_back_byte_for_byte) {
  int models = 0;
  for (auto const& file : dmn::model_files::all()) {
    auto const document = dmn::source::read_document(file.xml, "m", 1U << 24U);
    if (!document || !document->issues.empty()) continue;
    ASSERT_TRUE(report::write_sheets(at("m.xlsx"), dmn::sheets_of(dmn::tables_of(*document), "zh-CN")));
    auto const sheets = feeds::read_sheets(at("m.xlsx"));
    ASSERT_TRUE(sheets) << sheets;
    auto const got = dmn::import_sheets(file.xml, "m", *sheets, "en");
    ASSERT_TRUE(got) << file.path;
    EXPECT_TRUE(got->errors.empty()) << file.path;
    EXPECT_EQ(got->xml, file.xml) << file.path;
    ++models;
  }
  EXPECT_GE(models, 12);
}

TEST_F(SheetsRoundTrip, equal_tables_give_equal_bytes) {
  dmn::sheet_random::Tables tables{5};
  auto const sheets = dmn::sheets_of({dmn::sheet_random::named("t", tables.next("t", true))}, "en");
  auto const bytes = [&](std::string const& name) {
    EXPECT_TRUE(report::write_sheets(at(name), sheets));
    std::ifstream file{at(name), std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
  };
  EXPECT_EQ(bytes("a.xlsx"), bytes("b.xlsx"));
}

TEST_F(SheetsRoundTrip, a_text_too_long_for_a_cell_is_located_and_no_file_appears) {
  dmn::source::Table table;
  table.outputs.push_back({"o", "", "", "", {}, {}});
  table.rules.push_back({"r", "", {}, {{"c", std::string(40'000, '1'), "", true}}, {}});
  auto const written =
      report::write_sheets(at("long.xlsx"), dmn::sheets_of({dmn::sheet_random::named("t", table)}, "en"));
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().message,
              HasSubstr("sheet `决策` cell B13: the text is longer than the 32767 characters"));
  EXPECT_FALSE(std::filesystem::exists(at("long.xlsx")));
}

TEST_F(SheetsRoundTrip, what_is_no_workbook_is_refused) {
  std::ofstream{at("x.xlsx")} << "a,b";
  EXPECT_FALSE(feeds::read_sheets(at("x.xlsx")));
  EXPECT_FALSE(feeds::read_sheets(at("missing.xlsx")));
}

}  // namespace
