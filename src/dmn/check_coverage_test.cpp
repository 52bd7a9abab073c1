#include "dmn/check_coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dmn/check_test.h"

namespace dmn {
namespace {

std::size_t failed(Model const& model, Suite const& suite) {
  std::size_t number = 0;
  EvaluateOptions options;
  options.strict = false;
  for (NodeResult const& result : run_suite(model, suite, options)) number += result.passed ? 0 : 1;
  return number;
}

model_text::TableText const tier{.hit_policy = "FIRST",
                                 .columns = "revenue, score, kind => tier",
                                 .rules = {"> 100 | >= 60 | \"a\" => 1", "> 100 | - | not(\"a\") => 2",
                                           "[10..100] | >= 80 | - => 3", "- | - | - => 4"}};

TEST(Coverage, each_condition_is_shown_by_two_cases_that_differ_in_its_input) {
  Model const model = check_test::model_of(tier);
  Coverage const coverage = cover_conditions(model, "tier.dmn");
  EXPECT_EQ(coverage.conditions, 7);
  EXPECT_EQ(coverage.shown, 7);
  EXPECT_LT(coverage.suite.cases.size(), 18U);
  EXPECT_EQ(failed(model, coverage.suite), 0U);
}

TEST(Coverage, the_cases_are_written_as_a_suite_and_read_back) {
  Model const model = check_test::model_of(tier);
  Coverage const coverage = cover_conditions(model, "tier.dmn");
  auto const xml = write_suite(coverage.suite);
  ASSERT_TRUE(xml) << base::to_text(xml.error());
  auto const suite = read_suite(*xml, "tier-test-01.xml");
  ASSERT_TRUE(suite) << base::to_text(suite.error());
  EXPECT_EQ(suite->cases.size(), coverage.suite.cases.size());
  EXPECT_EQ(failed(model, *suite), 0U);
}

// Mutation: conditions changed one at a time, also by their bound alone, are noticed by some case.
TEST(Coverage, a_change_of_any_condition_fails_a_case) {
  Coverage const coverage = cover_conditions(check_test::model_of(tier), "tier.dmn");
  struct {
    std::size_t rule;
    char const *from, *to;
  } const changes[] = {{0, "> 100", "> 200"},        {0, ">= 60", ">= 61"},  {0, "\"a\"", "\"b\""},
                       {1, "> 100", ">= 100"},       {1, "not(\"a\")", "-"}, {2, "[10..100]", "(10..100]"},
                       {2, ">= 80", "> 80"},         {0, ">= 60", "-"},      {0, "=> 1", "=> 2"},
                       {2, "[10..100]", "[10..90]"}, {2, "=> 3", "=> 4"}};
  for (auto const& change : changes) {
    model_text::TableText mutant = tier;
    std::string& rule = mutant.rules[change.rule];
    rule.replace(rule.find(change.from), std::string_view{change.from}.size(), change.to);
    EXPECT_GT(failed(check_test::model_of(mutant), coverage.suite), 0U)
        << "rule " << change.rule + 1 << ": " << change.from << " -> " << change.to;
  }
}

TEST(Coverage, a_condition_that_changes_nothing_is_named) {
  Model const model = check_test::model_of(
      {.hit_policy = "FIRST", .columns = "revenue => tier", .rules = {"> 5 => 1", "> 3 => 1", "- => 1"}});
  Coverage const coverage = cover_conditions(model, "tier.dmn");
  EXPECT_EQ(coverage.shown, 0);
  ASSERT_EQ(coverage.unshown.size(), 2U);
  EXPECT_EQ(coverage.unshown[0].place_en, "`Tier`, rule 1, column `revenue`");
}

}  // namespace
}  // namespace dmn
