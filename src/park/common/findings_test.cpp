#include "park/common/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "park/common/testing.h"

namespace park {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string text(std::vector<PolicyFinding> const& findings) {
  std::string all;
  for (PolicyFinding const& finding : findings)
    all += "\n" + finding.severity + " " + finding.kind + ": " + finding.message_en;
  return all;
}

PackFiles with(std::string const& file, std::string const& from, std::string const& to) {
  PackFiles files = testing::mini_pack();
  std::size_t const at = files[file].find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) files[file].replace(at, from.size(), to);
  return files;
}

TEST(Findings, the_shipped_packs_have_none) {
  for (char const* name : {"chongming", "us_statements"}) {
    auto const pack = testing::load(testing::repository_pack(name));
    ASSERT_TRUE(pack);
    EXPECT_FALSE(pack->directions.empty());
    EXPECT_THAT(findings(*pack), IsEmpty()) << name << text(findings(*pack));
  }
}

TEST(Findings, a_planted_gap_names_file_decision_and_an_enterprise) {
  auto const pack = testing::load(with("decisions/rules.dmn", "<text>-</text>", "<text>&lt; 40</text>"));
  auto const found = findings(*pack);
  ASSERT_EQ(found.size(), 1U) << text(found);
  EXPECT_EQ(found[0].file, "decisions/rules.dmn");
  EXPECT_EQ(found[0].decision, "notch");
  EXPECT_EQ(found[0].table_id, "t_notch");
  EXPECT_EQ(found[0].kind, "gap");
  EXPECT_EQ(found[0].severity, "error");
  EXPECT_THAT(found[0].message_en, HasSubstr("no rule for `score` in [40..50)"));
  EXPECT_THAT(found[0].message_zh, HasSubstr("`score`属于[40..50)时没有对应的行"));
  ASSERT_EQ(found[0].counterexample.size(), 1U);
  EXPECT_EQ(found[0].counterexample[0].name, "score");
  EXPECT_EQ(found[0].counterexample[0].value, "40");
}

TEST(Findings, a_masked_row_is_told_by_its_id) {
  auto const pack = testing::load(with("decisions/rules.dmn", "<text>&gt;= 50</text>", "<text>&gt;= 85</text>"));
  auto const found = findings(*pack);
  ASSERT_EQ(found.size(), 1U) << text(found);
  EXPECT_EQ(found[0].kind, "masked");
  EXPECT_THAT(found[0].rule_ids, ElementsAre("r_b", "r_a"));
  EXPECT_THAT(found[0].rows, ElementsAre(2, 1));
}

TEST(Findings, a_declared_direction_is_proved_by_the_order_of_the_grades) {
  PackFiles files = with("decisions/rules.dmn", "<text>\"B\"</text>", "<text>\"C\"</text>");
  files["decisions/rules.dmn"].replace(
      files["decisions/rules.dmn"].find("<text>\"C\"</text></outputEntry></rule>\n    </dec"),
      std::string_view{"<text>\"C\"</text>"}.size(), "<text>\"B\"</text>");
  files["directions.csv"] = "decision,input,direction,order,source\nnotch,score,higher,,RAT-41\n";
  auto const found = findings(*testing::load(files));
  ASSERT_EQ(found.size(), 1U) << text(found);
  EXPECT_EQ(found[0].kind, "non_monotone");
  ASSERT_EQ(found[0].compared_with.size(), 1U);
  EXPECT_NE(found[0].compared_with[0].value, found[0].counterexample[0].value);
}

// A gap of one span counts and says from when; a row that is masked in one span only is no fault.
TEST(Findings, a_fault_that_begins_with_a_later_parameter_says_from_when) {
  PackFiles files = with("decisions/rules.dmn", "<text>&gt;= 50</text>", "<text>large</text>");
  std::string& dmn = files["decisions/rules.dmn"];
  dmn.replace(dmn.find("<text>-</text>"), std::string_view{"<text>-</text>"}.size(), "<text>&lt; 50</text>");
  std::string const requirement = "<requiredInput href=\"#i_score\"/></informationRequirement>";
  dmn.insert(dmn.find(requirement) + requirement.size(),
             "<informationRequirement><requiredInput href=\"#i_large\"/></informationRequirement>");
  dmn.insert(dmn.find("<inputData"), "<inputData id=\"i_large\" name=\"large\"><variable name=\"large\"/></inputData>");
  std::string& parameters = files["parameters.csv"];
  std::string const large = "large,>,1000,CNY,";
  parameters.replace(parameters.find(large), large.size(), "large,>=,50,CNY,");
  EXPECT_THAT(findings(*testing::load(files)), IsEmpty()) << text(findings(*testing::load(files)));
  parameters += "large,>=,90,CNY,2023-01-01,POL-14,\n";
  auto const found = findings(*testing::load(files));
  ASSERT_EQ(found.size(), 1U) << text(found);
  EXPECT_EQ(found[0].valid_from, "2023-01-01");
  EXPECT_THAT(found[0].message_en, HasSubstr("no rule for `score` in [50..80)"));
}

TEST(Findings, directions_are_checked_when_the_pack_is_read) {
  PackFiles files = testing::mini_pack();
  files["directions.csv"] =
      "decision,input,direction,order,source\nnothing,score,higher,,RAT-41\nnotch,revenue,up,,RAT-41\n";
  auto const pack = Pack::load(files);
  ASSERT_FALSE(pack);
  std::string const issues = base::to_text(pack.error());
  EXPECT_THAT(issues, HasSubstr("directions.csv:2"));
  EXPECT_THAT(issues, HasSubstr("there is no decision `nothing`"));
  EXPECT_THAT(issues, HasSubstr("directions.csv:3"));
}

}  // namespace
}  // namespace park
