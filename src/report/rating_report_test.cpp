#include "report/rating_report.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "report/sample_report.h"

namespace report {
namespace {

namespace fs = std::filesystem;

// What poppler, another program, reads in the PDF.
std::string output_of(std::string const& command) {
  std::string text;
  std::FILE* const pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) text.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << command;
  return text;
}

struct Read {
  std::string text;  // without blanks and line ends: where a line breaks is not the report's meaning
  std::string info;
  int page_count = 0;
};

std::string without_blanks(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\u3000")
      i += 2;
    else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\f')
      result += text[i];
  }
  return result;
}

Read read(std::string const& pdf) {
  std::string name = (fs::temp_directory_path() / "yingzhou-report-XXXXXX").string();
  int const file = mkstemp(name.data());
  EXPECT_EQ(write(file, pdf.data(), pdf.size()), static_cast<ssize_t>(pdf.size()));
  close(file);
  Read result;
  std::string const text = output_of(fmt::format("pdftotext -raw '{}' -", name));
  result.text = without_blanks(text);
  result.page_count = static_cast<int>(std::count(text.begin(), text.end(), '\f'));
  result.info = output_of(fmt::format("pdfinfo '{}'", name));
  fs::remove(name);
  return result;
}

void expect_all(Read const& read, std::vector<std::string> const& wanted) {
  for (std::string const& words : wanted)
    EXPECT_NE(read.text.find(without_blanks(words)), std::string::npos) << words << "\n" << read.text;
}

TEST(RatingReport, RAT_71_holds_result_reasons_and_suggestions_for_improvement) {
  auto const pdf = rating_report_pdf(sample_report(), "zh-CN");
  ASSERT_TRUE(pdf) << pdf.error().message;
  Read const report = read(*pdf);
  expect_all(report, {"信用评级报告", "瀛洲示范园区", "潮汐海淘跨境电商（崇明）有限公司", "91310151MA1K3RAT6X",
                      "评级基准日 2024年5月31日", "信用级别", "AA", "84.6", "重点培育", "失分因素与改进建议",
                      "资产负债率 61%，高于行业均值 55%", "−4.32", "偿还短期借款或增资", "研发投入占比 8.7%", "+15",
                      "加分", "国家高新技术企业", "扣分", "−2 分"});
}

TEST(RatingReport, RAT_16_shows_points_amounts_and_the_step_that_decides) {
  Read const zh = read(*rating_report_pdf(sample_report(), "zh-CN"));
  expect_all(zh, {"基础指标　72 / 100 分", "调整指标　28 / 40 分", "100 分", "申请 8,000 万元　→　建议 5,000 万元",
                  "决定项：负向指标削减", "5,000.32 万元", "68.57%"});
  Read const en = read(*rating_report_pdf(sample_report(), "en"));
  expect_all(en, {"Credit rating report", "Base　72 / 100 points", "requested CNY 80 M　→　proposed CNY 50 M",
                  "decided by: cut for adverse indicators", "Repay short-term loans", "90 days", "as of 31 May 2024"});
  EXPECT_EQ(en.text.find("信用评级报告"), std::string::npos) << "the English report has no Chinese heading";
}

TEST(RatingReport, DAT_01_facts_stand_with_source_and_dates) {
  Read const report = read(*rating_report_pdf(sample_report(), "zh-CN"));
  expect_all(report,
             {"依据的事实", "税务", "外部数据", "2023-01-01 – 2023-12-31", "2024-03-05", "电子税务局 2024-0317-22"});
}

TEST(RatingReport, RAT_38_names_the_veto_and_the_grade_without_it) {
  Read const report = read(*rating_report_pdf(vetoed_report(), "zh-CN"));
  expect_all(report, {"适用否决或限制：经核实的收入造假", "若无否决与限制，级别为 AA", "级别定为 C", "RAT-37 [001]",
                      "vetoes # rule_falsification", "已触发，未改变结果", "支持力度调整为 50%",
                      "无否决与限制时的级别：AA　→　最终级别：C", "AA → C", "不予准入", "admission is refused"});
}

TEST(RatingReport, DAT_07_shows_the_contradicting_facts_side_by_side) {
  Read const report = read(*rating_report_pdf(vetoed_report(), "zh-CN"));
  expect_all(report, {"核对与约束", "申报与核验营收差异", "66.67%", "10%", "申报营收：20 亿元　·　企业申报",
                      "核验营收：12 亿元　·　税务", "declared_revenue / verified_revenue - 1"});
  std::size_t const facts = report.text.find("依据的事实");
  ASSERT_NE(facts, std::string::npos);
  EXPECT_NE(report.text.find("申报营收", facts), std::string::npos) << "facts of checks stand among the facts";
  std::size_t const checks = report.text.find("核对与约束");
  EXPECT_GT(report.text.find("单位能耗", checks), facts) << "a check without data is not listed";
}

TEST(RatingReport, DemonstrationDataIsMarkedOnEveryPage) {
  auto const count = [](std::string const& text, std::string const& words) {
    int n = 0;
    for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; at += words.size()) ++n;
    return n;
  };
  Read const demonstration = read(*rating_report_pdf(sample_report(), "zh-CN"));
  EXPECT_EQ(count(demonstration.text, "演示数据"), demonstration.page_count);
  RatingReport real = sample_report();
  real.party.demonstration = false;
  real.attribution = "CC BY 4.0, Lombardo et al. 2022";
  Read const shown = read(*rating_report_pdf(real, "zh-CN"));
  EXPECT_EQ(count(shown.text, "演示"), 0);
  expect_all(shown, {"CC BY 4.0, Lombardo et al. 2022"});
}

TEST(RatingReport, EveryPageHasItsNumberDecisionAndTraceHash) {
  RatingReport const sample = sample_report();
  Read const report = read(*rating_report_pdf(sample, "zh-CN"));
  ASSERT_GE(report.page_count, 3);
  for (int page = 1; page <= report.page_count; ++page)
    expect_all(report, {fmt::format("第 {} 页 / 共 {} 页", page, report.page_count)});
  expect_all(report, {sample.decision.decision_id, sample.decision.trace_hash, sample.decision.assessment.pack.hash});
  EXPECT_NE(report.info.find("595.276 x 841.89 pts (A4)"), std::string::npos) << report.info;
  EXPECT_NE(report.info.find("潮汐海淘"), std::string::npos) << report.info;
}

TEST(RatingReport, EqualReportsGiveEqualBytesAlsoFromSeveralThreads) {
  std::string const first = *rating_report_pdf(sample_report(), "zh-CN");
  EXPECT_EQ(first, *rating_report_pdf(sample_report(), "zh-CN"));
  std::array<std::string, 2> others;
  std::vector<std::thread> threads;
  for (std::string& other : others)
    threads.emplace_back([&other] { other = *rating_report_pdf(sample_report(), "zh-CN"); });
  for (std::thread& thread : threads) thread.join();
  for (std::string const& other : others) EXPECT_EQ(first, other);
  RatingReport later = sample_report();
  later.created_at = base::Instant::from_milliseconds(later.created_at.milliseconds() + 60'000);
  EXPECT_NE(first, *rating_report_pdf(later, "zh-CN")) << "the date of the decision is part of the document";
  EXPECT_NE(read(first).info.find("CreationDate:    Fri May 31"), std::string::npos) << read(first).info;
}

TEST(RatingReport, NothingIsCutOff) {
  RatingReport const long_one = long_report();
  for (char const* locale : {"zh-CN", "en"}) {
    Read const report = read(*rating_report_pdf(long_one, locale));
    EXPECT_GE(report.page_count, 9);
    bool const chinese = std::string_view{locale} == "zh-CN";
    std::vector<std::string> wanted{long_one.party.name};
    for (int i = 1; i <= 30; ++i)
      wanted.push_back(fmt::format(fmt::runtime(chinese ? "名称很长的第{}号指标，包含口径与计算期间的完整说明"
                                                        : "Indicator {} with a name that needs several lines"),
                                   i));
    for (int i = 1; i <= 25; ++i) wanted.push_back(fmt::format(fmt::runtime(chinese ? "加分事项{}" : "Bonus {}"), i));
    for (int i = 1; i <= 300; ++i) wanted.push_back(fmt::format("第{}句很长的说明", i));
    wanted.push_back(chinese ? "说明到此结束" : "this is where the advice ends");
    expect_all(report, wanted);
  }
}

TEST(RatingReport, MissingValuesAreSaidNotInvented) {
  Read const report = read(*rating_report_pdf(sample_report(), "zh-CN"));
  expect_all(report, {"数据缺失: fact `management_team` is not known"});
}

TEST(RatingReport, WithoutADecisionItSaysWhyAndShowsNoGrade) {
  Read const report = read(*rating_report_pdf(undecided_report(), "zh-CN"));
  expect_all(report, {"未评定", "为何没有评定", "decisions/tier.dmn#tier: `revenue` is not known",
                      "steps.csv:3: `tier` has no value", "按请求即时计算，未存档"});
  EXPECT_EQ(report.text.find("本次级别"), std::string::npos);
}

TEST(RatingReport, WhatThePackDoesNotKnowTakesNoRoom) {
  RatingReport report = sample_report();
  park::Assessment& a = report.decision.assessment;
  a.limit = a.term = {};
  a.tier = a.admission = a.five_level_class = a.management_grade = {};
  Read const graded = read(*rating_report_pdf(report, "zh-CN"));
  for (char const* words :
       {"建议授信额度", "建议期限", "授信档次", "准入结论", "风险五级分类", "管理级别", "额度的形成"})
    EXPECT_EQ(graded.text.find(words), std::string::npos) << words;
  expect_all(graded, {"综合得分", "84.6", "数据完备度"});
}

TEST(RatingReport, BytesThatAreNoTextDoNotBreakThePage) {
  RatingReport report = sample_report();
  report.party.name = "甲\xFF\xFE乙";
  auto const pdf = rating_report_pdf(report, "zh-CN");
  ASSERT_TRUE(pdf);
  expect_all(read(*pdf), {"甲", "乙"});
}

}  // namespace
}  // namespace report
