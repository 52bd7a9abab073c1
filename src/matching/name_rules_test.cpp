#include "matching/name_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/testing.h"

namespace matching {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

TEST(NameRules, shipped_files_are_read) {
  NameRules const& rules = testing::shipped();
  EXPECT_GT(rules.divisions.size(), 5'000U);
  EXPECT_GT(rules.industries.size(), 1'500U);
  EXPECT_GT(rules.forms.size(), 150U);
  EXPECT_EQ(rules.forms.find(U"有限公司")->meaning, rules.forms.find(U"有限责任公司")->meaning);
  EXPECT_NE(rules.forms.find(U"股份有限公司")->meaning, rules.forms.find(U"有限责任公司")->meaning);
  EXPECT_EQ(rules.divisions.find(U"上海")->codes.front(), 310000);
  EXPECT_EQ(rules.divisions.find(U"吉林")->codes.front(), 220000) << "the province before the city";
  EXPECT_FALSE(rules.divisions.find(U"平安")->alone);
  EXPECT_EQ(rules.folded(U'貿'), U'贸');
  EXPECT_EQ(rules.folded(U'【'), U'(');
}

TEST(NameRules, a_division_lies_in_another) {
  EXPECT_TRUE(lies_in(310115, 310000));
  EXPECT_TRUE(lies_in(320583, 320500));
  EXPECT_TRUE(lies_in(320500, 320500));
  EXPECT_TRUE(lies_in(320500, nation_code));
  EXPECT_FALSE(lies_in(320000, 320500));
  EXPECT_FALSE(lies_in(310000, 320000));
  EXPECT_FALSE(lies_in(-1, nation_code)) << "a zone lies nowhere by itself";
}

TEST(NameRules, what_is_wrong_is_told_with_its_place) {
  struct {
    char const *file, *from, *to, *place, *why;
  } const cases[] = {
      {"divisions.csv", "310000,上海市,province", "31,上海市,province",
       "divisions.csv:", "expected a code of 6 digits"},
      {"divisions.csv", "310000,上海市,province", "310000,上海市,state", "divisions.csv:", "expected one of nation"},
      {"divisions.csv", "310000,上海市,province,上海,yes", "310000,上海市,province,上海,",
       "divisions.csv:", "expected one of no"},
      {"industries.csv", "林业,,", "农业,,", "industries.csv:", "stands twice"},
      {"industries.csv", "林业,,", ",,", "industries.csv:", "must not be empty"},
      {"industries.csv", "林业,,", "林业,木材工业业,", "industries.csv:", "has no row of its own"},
      {"industries.csv", "word,same_as,section", "word,same,section", "industries.csv:5",
       "the column `same_as` is missing"},
      {"forms.csv", "公司,,company,yes", "公司,,firm,yes", "forms.csv:", "expected one of limited"},
      {"forms.csv", "公司,,company,yes", "公司,,company,often", "forms.csv:", "expected one of no, yes"},
      {"characters.csv", "〔,(,variant", "〔〔,(,variant", "characters.csv:", "a single character"},
      {"characters.csv", "〔,(,variant", "〔,(,odd", "characters.csv:", "expected one of variant"},
      {"rules.csv", "same_min,800,permille", "same_min,1001,permille", "rules.csv:", "from 1 to 1000"},
      {"rules.csv", "same_min,800,permille", "same_max,800,permille", "rules.csv:", "expected one of"},
      {"rules.csv", "same_min,800,permille", "same_min,500,permille", "rules.csv", "must not be above"},
  };
  for (auto const& c : cases) {
    SCOPED_TRACE(c.to);
    NameFiles files = testing::shipped_files();
    std::string& text = files[c.file];
    std::size_t const at = text.find(c.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string_view{c.from}.size(), c.to);
    auto const read = NameRules::read(files);
    ASSERT_FALSE(read);
    base::Error const error = read.error();
    EXPECT_THAT(error.issues,
                Contains(::testing::AllOf(::testing::Field(&base::Issue::at, ::testing::StartsWith(c.place)),
                                          ::testing::Field(&base::Issue::message, HasSubstr(c.why)))))
        << base::to_text(error);
  }
}

TEST(NameRules, missing_and_broken_files) {
  for (char const* const file : {"divisions.csv", "industries.csv", "forms.csv", "characters.csv", "rules.csv"}) {
    NameFiles files = testing::shipped_files();
    files.erase(file);
    base::Error const missing = NameRules::read(files).error();
    EXPECT_THAT(base::to_text(missing), HasSubstr(std::string{file} + ": the file is missing"));
    files[file] = "\"open";
    EXPECT_FALSE(NameRules::read(files)) << file;
    files[file] = "";
    EXPECT_FALSE(NameRules::read(files)) << file;
  }
}

}  // namespace
}  // namespace matching
