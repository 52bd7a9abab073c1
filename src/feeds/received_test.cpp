#include "feeds/received.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "feeds/testing.h"

namespace feeds {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// In parts of `size` bytes.
base::Result<std::unique_ptr<app::RowSource>> received(std::string const& bytes, std::size_t size = 7) {
  std::size_t at = 0;
  return open_received([&]() -> base::Result<std::optional<std::string>> {
    if (at >= bytes.size()) return std::optional<std::string>{};
    std::string part = bytes.substr(at, size);
    at += size;
    return std::optional{std::move(part)};
  });
}

std::vector<std::string> rows_of(app::RowSource& source) {
  std::vector<std::string> rows;
  app::InputRow row;
  while (source.next(row).value()) {
    std::string text = std::to_string(row.line) + ":";
    for (auto const& cell : row.cells) text += cell + "|";
    rows.push_back(std::move(text));
  }
  return rows;
}

std::size_t files_of_imports() {
  std::size_t count = 0;
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
    if (entry.path().filename().string().starts_with("yingzhou_import_")) ++count;
  return count;
}

TEST(Received, a_table_in_parts_is_the_table_and_its_file_goes_with_it) {
  std::size_t const before = files_of_imports();
  {
    auto source = received("企业名称,年份\n甲,2024\n\n乙,2025\n");
    ASSERT_TRUE(source) << base::to_text(source.error());
    EXPECT_EQ(files_of_imports(), before + 1);
    EXPECT_THAT((*source)->header(), ElementsAre("企业名称", "年份"));
    EXPECT_THAT(rows_of(**source), ElementsAre("2:甲|2024|", "4:乙|2025|"));
  }
  EXPECT_EQ(files_of_imports(), before);
  EXPECT_FALSE(received("%PDF-1.7"));
  EXPECT_EQ(files_of_imports(), before);
}

TEST(Received, a_head_of_two_rows_with_merged_cells_becomes_one) {
  auto source = received(
      "2025年企业情况表\n"
      "企业名称,信用代码,财务数据（万元）,,其他\n"
      ",,营业收入,净利润,备注\n"
      "甲,91310110666073468P,100,5,\n");
  ASSERT_TRUE(source) << base::to_text(source.error());
  EXPECT_THAT((*source)->header(), ElementsAre("企业名称", "信用代码", "营业收入", "净利润", "备注"));
  EXPECT_THAT(rows_of(**source), ElementsAre("4:甲|91310110666073468P|100|5||"));
}

TEST(Received, names_that_stand_below_two_groups_carry_the_name_of_the_group) {
  auto source = received("企业名称,2024年,,2025年,\n,营业收入,净利润,营业收入,净利润\n甲,1,2,3,4\n");
  ASSERT_TRUE(source);
  EXPECT_THAT((*source)->header(),
              ElementsAre("企业名称", "2024年 营业收入", "2024年 净利润", "2025年 营业收入", "2025年 净利润"));
}

TEST(Received, a_row_of_values_below_the_head_is_no_part_of_it) {
  for (auto const* bytes :
       {"企业名称,备注,\n甲,好,\n", "a,b\n,x\n", "名称,收入,,利润\n甲,1,2,3\n", "名称,收入\n,5\n"}) {
    auto source = received(bytes);
    ASSERT_TRUE(source) << bytes;
    EXPECT_EQ(rows_of(**source).size(), 1u) << bytes;
  }
}

TEST(Received, troubles_name_the_row_and_no_path) {
  auto const broken = received("a,b\n1,2\n\"3,4\n5");
  ASSERT_FALSE(broken);
  EXPECT_THAT(base::to_text(broken.error()), Not(HasSubstr("yingzhou_import")));
  EXPECT_THAT(base::to_text(broken.error()), HasSubstr("3:1: the quote"));
}

TEST(Received, what_a_sender_breaks_off_is_told) {
  auto const broken =
      open_received([]() -> base::Result<std::optional<std::string>> { return base::not_found("part 3 is missing"); });
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().message, "part 3 is missing");
}

}  // namespace
}  // namespace feeds
