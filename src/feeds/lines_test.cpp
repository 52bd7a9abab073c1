#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "feeds/rows.h"

namespace {

std::string written(std::string const& bytes) {
  std::string const path = testing::TempDir() + "lines_test.jsonl";
  std::ofstream{path, std::ios::binary} << bytes;
  return path;
}

std::vector<std::string> lines_of(std::string const& bytes) {
  auto source = feeds::open_lines(written(bytes));
  std::vector<std::string> lines;
  app::InputRow row;
  for (std::int64_t number = 1;; ++number) {
    auto const more = (*source)->next(row);
    EXPECT_TRUE(more.has_value());
    if (!*more) return lines;
    EXPECT_EQ(row.line, number);
    lines.push_back(row.cells.front());
  }
}

TEST(Lines, are_given_one_by_one_whatever_ends_them) {
  EXPECT_EQ(lines_of("a\nb\r\n\nc"), (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_EQ(lines_of("\xEF\xBB\xBF{}\n"), (std::vector<std::string>{"{}"}));
  EXPECT_EQ(lines_of(""), std::vector<std::string>{});
  std::string const wide(100'000, 'x');  // longer than the buffer
  EXPECT_EQ(lines_of(wide + "\n" + wide), (std::vector<std::string>{wide, wide}));
}

TEST(Lines, a_line_without_end_is_an_error_with_its_number) {
  auto source = feeds::open_lines(written("a\n" + std::string(feeds::line_bytes_max + 1, 'x')));
  app::InputRow row;
  ASSERT_TRUE((*source)->next(row).has_value());
  auto const more = (*source)->next(row);
  ASSERT_FALSE(more.has_value());
  EXPECT_NE(more.error().message.find(":2: the line is longer"), std::string::npos) << more.error().message;
}

TEST(Lines, what_is_no_file_is_refused) {
  EXPECT_FALSE(feeds::open_lines("/no/such/file").has_value());
  EXPECT_FALSE(feeds::open_lines(testing::TempDir()).has_value());
}

}  // namespace
