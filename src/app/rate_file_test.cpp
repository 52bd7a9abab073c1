#include "app/rate_file.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "park/common/testing.h"

namespace app {
namespace {

class Rows final : public RowSource {
 public:
  Rows(std::vector<std::string> header, std::vector<std::vector<std::string>> rows)
      : header_(std::move(header)), rows_(std::move(rows)) {}
  std::vector<std::string> const& header() const override { return header_; }
  base::Result<bool> next(InputRow& row) override {
    if (at_ == rows_.size()) return false;
    row.line = static_cast<std::int64_t>(at_) + 2;
    row.cells = rows_[at_++];
    return true;
  }
  std::optional<double> fraction_done() const override { return std::nullopt; }

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::size_t at_ = 0;
};

class Collected final : public RateOutput {
 public:
  base::Result<> row(std::vector<OutputCell> const& cells) override {
    std::string line;
    for (auto const& cell : cells) line += cell.text + "|";
    lines.push_back(line);
    return {};
  }
  base::Result<> fault(CellFault const& fault) override {
    faults.push_back(fault);
    return {};
  }
  std::vector<std::string> lines;
  std::vector<CellFault> faults;
};

std::shared_ptr<park::Pack const> mini() { return park::Pack::load(park::testing::mini_pack()).value(); }

RateOptions options(int threads = 2) {
  RateOptions result;
  result.as_of = base::Date::parse("2020-06-01").value();
  result.chinese = false;
  result.threads = threads;
  return result;
}

RateSummary rate(Rows rows, Collected& output, RateOptions const& chosen = options()) {
  std::atomic<bool> const cancel{false};
  auto summary = rate_rows(mini(), rows, output, chosen, {}, cancel);
  EXPECT_TRUE(summary) << (summary ? "" : base::to_text(summary.error()));
  return summary.value();
}

std::vector<std::string> const header = {"id", "name", "cover", "增长率", "营业收入（万元）", "founder", "remark"};

TEST(RateFile, NamesChineseNamesAliasesAndUnitsOfTheHeaderAreUnderstood) {
  auto const plan =
      plan_columns(*mini(), {"ID", "name", "Coverage", "增长率（%）", "营收（万元）", "founder", "remark"});
  ASSERT_TRUE(plan) << base::to_text(plan.error());
  EXPECT_TRUE(plan->columns[0].id);
  EXPECT_EQ(plan->columns[3].factor.to_string(), "0.01");
  EXPECT_EQ(plan->columns[4].factor.to_string(), "10000");
  EXPECT_EQ(plan->ignored, (std::vector<std::string>{"remark"}));
  EXPECT_THAT(plan->absent, ::testing::ElementsAre("return_rate"));
}

TEST(RateFile, AHeaderThatDoesNotFitSaysWhatWould) {
  auto const no_id = plan_columns(*mini(), {"company", "cover"});
  ASSERT_FALSE(no_id);
  EXPECT_THAT(base::to_text(no_id.error()), ::testing::HasSubstr("no column identifies the enterprise: expected id"));
  auto const no_fact = plan_columns(*mini(), {"id", "what"});
  ASSERT_FALSE(no_fact);
  EXPECT_THAT(base::to_text(no_fact.error()), ::testing::HasSubstr("cover (覆盖率)"));
  auto const twice = plan_columns(*mini(), {"id", "cover", "覆盖率"});
  ASSERT_FALSE(twice);
  EXPECT_THAT(base::to_text(twice.error()), ::testing::HasSubstr("`cover` and `覆盖率` are the same fact"));
}

TEST(RateFile, RAT_42_good_rowsAreRatedAndBadCellsAreReportedWithPlaceAndMend) {
  Collected output;
  auto const summary = rate(Rows{header,
                                 {{"1", "甲", "2", "50%", "0.2", "good", ""},
                                  {"2", "乙", "two", "half", "0.2", "good", ""},
                                  {"", "丙", "1", "", "", "", ""},
                                  {"4", "丁", "1", "25%", "0.2", "good", "", "extra"}}},
                            output);
  EXPECT_EQ(summary.rows, 4);
  EXPECT_EQ(summary.rated, 1);
  EXPECT_EQ(summary.rejected, 3);
  ASSERT_EQ(output.lines.size(), 1U);
  EXPECT_THAT(output.lines[0], ::testing::StartsWith("1|甲|decided|A|100|A||"));
  ASSERT_EQ(output.faults.size(), 4U);
  EXPECT_EQ(output.faults[0].row, 3);
  EXPECT_EQ(output.faults[0].column, "cover");
  EXPECT_EQ(output.faults[0].value, "two");
  EXPECT_THAT(output.faults[0].mend, ::testing::HasSubstr("1,234.5"));
  EXPECT_EQ(output.faults[1].column, "增长率");
  EXPECT_EQ(output.faults[2].reason, "the identification is empty");
  EXPECT_THAT(output.faults[3].reason, ::testing::HasSubstr("more cells than the header"));
}

TEST(RateFile, RowsKeepTheirOrderAndAnyNumberOfThreadsGivesTheSameBytes) {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < 5'000; ++i)
    rows.push_back({fmt::format("c{}", i), "n", fmt::format("{}.{}", i % 3, i % 7), fmt::format("{}%", i % 60), "0.2",
                    i % 2 ? "good" : "bad", ""});
  Collected one, two, seven;
  rate(Rows{header, rows}, one, options(1));
  rate(Rows{header, rows}, two, options(2));
  rate(Rows{header, rows}, seven, options(7));
  ASSERT_EQ(one.lines.size(), 5'000U);
  EXPECT_TRUE(one.lines[4'999].starts_with("c4999|"));
  EXPECT_EQ(one.lines, two.lines);
  EXPECT_EQ(one.lines, seven.lines);
}

TEST(RateFile, TheRowsOfTheExplainedPartyAreKept) {
  Collected output;
  auto chosen = options();
  chosen.explain_id = "2";
  auto const summary =
      rate(Rows{header, {{"1", "", "1", "", "", "good", ""}, {"2", "乙", "2", "", "", "good", ""}}}, output, chosen);
  ASSERT_EQ(summary.explained.size(), 1U);
  EXPECT_EQ(summary.explained[0].first, 3);
  EXPECT_EQ(summary.explained[0].second.facts.size(), 2U);
}

TEST(RateFile, CancellingKeepsWhatIsDone) {
  Collected output;
  Rows rows{header, {{"1", "", "1", "", "", "good", ""}}};
  std::atomic<bool> const cancel{true};
  auto const summary = rate_rows(mini(), rows, output, options(), {}, cancel);
  ASSERT_TRUE(summary);
  EXPECT_TRUE(summary->cancelled);
}

TEST(RateFile, EveryRowHasAsManyCellsAsTheHeader) {
  for (bool const chinese : {true, false}) {
    auto chosen = options();
    chosen.chinese = chinese;
    Collected output;
    rate(Rows{header, {{"1", "甲", "1", "", "", "good", ""}, {"2", "乙", "", "", "", "", ""}}}, output, chosen);
    auto const cells = [](std::string const& line) {
      return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
    };
    ASSERT_EQ(output.lines.size(), 2U);
    for (auto const& line : output.lines) EXPECT_EQ(cells(line), rate_header(*mini(), chinese).size()) << line;
  }
}

}  // namespace
}  // namespace app
