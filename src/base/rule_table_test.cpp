#include "base/rule_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace base {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
  int seconds = 0, days = 0;
  std::vector<int> waits;
  std::vector<std::string> hosts;
  Result<> result;
};

Read read(std::string_view csv) {
  Read read;
  read.result = read_rule_table(csv, "rules.csv",
                                {{"seconds", &read.seconds, "s"},
                                 {"days", &read.days, "d"},
                                 {"wait", &read.waits, "s"},
                                 {"host", &read.hosts, "name"}},
                                100);
  return read;
}

TEST(RuleTable, numbers_and_lists_are_read_in_order) {
  Read const all =
      read("rule,value,unit,source\nwait,5,s,x\nseconds,100,s,x\nwait,1,s,x\nhost,a.b,name,x\ndays,1,d,x\n");
  ASSERT_TRUE(all.result) << to_text(all.result.error());
  EXPECT_EQ(all.seconds, 100);
  EXPECT_EQ(all.days, 1);
  EXPECT_THAT(all.waits, ElementsAre(5, 1));
  EXPECT_THAT(all.hosts, ElementsAre("a.b"));
  EXPECT_THAT(read("rule,value,unit,source\nseconds,1,s,x\ndays,1,d,x\n").waits, IsEmpty());
}

TEST(RuleTable, what_is_wrong_is_told_with_its_place_and_once) {
  struct {
    char const *csv, *place, *why;
  } const cases[] = {
      {"rule,value,source\nseconds,1,x\n", "rules.csv:1", "the column `unit` is missing"},
      {"rule,value,unit,source\nseconds,1,s,x\n", "rules.csv", "the rule `days` is missing"},
      {"rule,value,unit,source\nseconds,1,s,x\nseconds,1,s,x\ndays,1,d,x\n", "rules.csv:3:1", "stands twice"},
      {"rule,value,unit,source\nseconds,0,s,x\ndays,1,d,x\n", "rules.csv:2:2", "from 1 to 100"},
      {"rule,value,unit,source\nseconds,101,s,x\ndays,1,d,x\n", "rules.csv:2:2", "from 1 to 100"},
      {"rule,value,unit,source\nseconds,soon,s,x\ndays,1,d,x\n", "rules.csv:2:2", "from 1 to 100"},
      {"rule,value,unit,source\nseconds,1,h,x\ndays,1,d,x\n", "rules.csv:2:3", "the unit is `s`"},
      {"rule,value,unit,source\nseconds,1,s,\ndays,1,d,x\n", "rules.csv:2:4", "must not be empty"},
      {"rule,value,unit,source\nhost,,name,x\nseconds,1,s,x\ndays,1,d,x\n", "rules.csv:2:2", "must not be empty"},
      {"rule,value,unit,source\nspeed,,,x\nseconds,1,s,x\ndays,1,d,x\n", "rules.csv:2:1", "expected one of"},
  };
  for (auto const& c : cases) {
    SCOPED_TRACE(c.csv);
    Read const wrong = read(c.csv);
    ASSERT_FALSE(wrong.result);
    ASSERT_EQ(wrong.result.error().issues.size(), 1U) << to_text(wrong.result.error());
    EXPECT_EQ(wrong.result.error().issues[0].at, c.place);
    EXPECT_THAT(wrong.result.error().issues[0].message, HasSubstr(c.why));
  }
}

}  // namespace
}  // namespace base
