#include "http/text.h"

#include <gtest/gtest.h>

#include "base/spelling.h"

namespace http {
namespace {

TEST(HttpText, PercentDecodingIsStrict) {
  struct {
    char const* text;
    bool plus_is_blank;
    std::optional<std::string> want;
  } const cases[] = {
      {"a-b", false, "a-b"}, {"%E7%91%9E", false, "瑞"}, {"a+b", true, "a b"}, {"a+b", false, "a+b"},
      {"%2B", true, "+"},    {"%", false, {}},           {"%4", false, {}},    {"%4g", false, {}},
      {"%C0%AF", false, {}}, {"%ED%A0%80", false, {}},   {"%00", false, {}},   {"%0A", false, {}},
      {"%7F", false, {}},    {"\xFF", false, {}},        {"", false, ""},      {"%41%e7%91%9e", false, "A瑞"}};
  for (auto const& c : cases) EXPECT_EQ(percent_decoded(c.text, c.plus_is_blank), c.want) << c.text;
}

TEST(HttpText, EncodingAndDecodingAreInverse) {
  for (char const* text : {"", "a b", "评级报告 2024.pdf", "100%", "a/b?c=d&e", "'\"<>"})
    EXPECT_EQ(percent_decoded(base::percent_encoded(text), true), text);
}

TEST(HttpText, TheLanguageFollowsTheWeights) {
  struct {
    char const *header, *want;
  } const cases[] = {{"", "zh-CN"},
                     {"en", "en"},
                     {"en-US,en;q=0.9", "en"},
                     {"zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"},
                     {"fr, en;q=0.5", "en"},
                     {"fr", "zh-CN"},
                     {"en;q=0.3, zh;q=0.4", "zh-CN"},
                     {"EN", "en"},
                     {"en;q=0", "zh-CN"},
                     {"*", "zh-CN"},
                     {"en;q=x", "zh-CN"},
                     {",,;q=1,en", "en"}};
  for (auto const& c : cases) EXPECT_EQ(locale_of(c.header), c.want) << c.header;
}

TEST(HttpText, WeightedLists) {
  auto const list = weighted_list(" br;q=0.5 , gzip ;level=1; q=0.25,identity");
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].value, "br");
  EXPECT_EQ(list[0].weight, 0.5);
  EXPECT_EQ(list[1].value, "gzip");
  EXPECT_EQ(list[1].weight, 0.25);
  EXPECT_EQ(list[2].weight, 1);
}

}  // namespace
}  // namespace http
