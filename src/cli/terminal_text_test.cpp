#include "cli/terminal_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using cli::wrapped;
using ::testing::ElementsAre;

TEST(TerminalText, counts_columns) {
  // clang-format off
  struct { char const* text; std::size_t want; } const cases[] = {
      {"", 0}, {"abc", 3}, {"信用", 4}, {"，", 2}, {"é", 1}, {"e\u0301", 1}, {"≥", 1}, {"“”", 2}, {"😀", 2}, {"Ａ", 2}};
  // clang-format on
  for (auto const& c : cases) EXPECT_EQ(cli::terminal_width(c.text), c.want) << c.text;
  EXPECT_EQ(cli::padded_to("信用", 6), "信用  ");
  EXPECT_EQ(cli::padded_to("信用等级", 6), "信用等级");
}

TEST(TerminalText, wraps_at_blanks_else_between_characters) {
  EXPECT_THAT(wrapped("", 5), ElementsAre(""));
  EXPECT_THAT(wrapped("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("信用等级", 5), ElementsAre("信用", "等级"));
  EXPECT_THAT(wrapped("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(wrapped("a\nb\r\nc", 9), ElementsAre("a", "b", "c"));
  EXPECT_THAT(wrapped("abc def", 3), ElementsAre("abc", "def"));
  EXPECT_THAT(wrapped("信", 0), ElementsAre("信"));
}

}  // namespace
