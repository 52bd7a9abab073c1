#include <fmt/core.h>

#include "report/sample_report.h"

namespace report {
namespace {

using base::decimal;

park::Coded coded(std::string code, std::string zh = {}, std::string en = {}) {
  return {std::move(code), {std::move(zh), std::move(en)}};
}

park::FactUse fact(std::string name, park::Label label, park::Shown value, std::string source, park::Label source_label,
                   std::string source_class) {
  return {.name = std::move(name),
          .label = std::move(label),
          .value = std::move(value),
          .dataset = "operation",
          .source = std::move(source),
          .source_label = std::move(source_label),
          .source_class = std::move(source_class),
          .valid_from = base::Date::of(2023, 1, 1),
          .valid_to = base::Date::of(2023, 12, 31),
          .known_at = base::Date::of(2024, 3, 5),
          .evidence = "电子税务局 2024-0317-22",
          .note = ""};
}

park::IndicatorResult indicator(std::string name, park::Label label, std::string nature, std::string block,
                                park::Shown value, std::optional<base::Decimal> benchmark, char const* score,
                                char const* weight, char const* points) {
  park::IndicatorResult result;
  result.name = name;
  result.label = std::move(label);
  result.nature = std::move(nature);
  result.block = std::move(block);
  result.formula = name + "_this_year / " + name + "_last_year - 1";
  result.known = value.number || value.text;
  result.value = value;
  result.benchmark = benchmark;
  result.score = decimal(score);
  result.weight = decimal(weight);
  result.points = decimal(points);
  result.points_lost = result.weight - result.points;
  result.weight_source = "ahp";
  if (!result.known) result.unknown_reason = "fact `" + name + "` is not known";
  result.facts = {fact(name, result.label, value, "tax", {"税务", "tax authority"}, "external")};
  return result;
}

park::Shown percent(char const* value) { return {decimal(value), {}, "percent"}; }
park::Shown money(char const* value) { return {decimal(value), {}, "money"}; }
park::Shown days(char const* value) { return {decimal(value), {}, "days"}; }

park::ModelResult grade_model() {
  park::ModelResult model{.name = "grade_model",
                          .label = {"评级模型", "Grade model"},
                          .purpose = "grade",
                          .leading = true,
                          .score_uncapped = decimal("83.6"),
                          .score = decimal("83.6"),
                          .blocks = {},
                          .indicators = {}};
  model.blocks = {{"quantitative", {"定量指标", "Quantitative"}, decimal("58.6"), decimal("70")},
                  {"qualitative", {"定性指标", "Qualitative"}, decimal("25"), decimal("30")}};
  model.indicators = {indicator("tax_growth", {"纳税增长率", "Growth of tax paid"}, "quantitative", "base",
                                percent("0.182"), decimal("0.10"), "92", "15", "13.8"),
                      indicator("revenue_growth", {"营业收入增长率", "Revenue growth"}, "quantitative", "base",
                                percent("0.155"), decimal("0.08"), "95", "10", "9.5"),
                      indicator("asset_liability_ratio", {"资产负债率", "Liabilities to assets"}, "quantitative",
                                "base", percent("0.61"), decimal("0.55"), "64", "12", "7.68"),
                      indicator("receivable_days", {"应收账款周转天数", "Receivable days"}, "quantitative", "base",
                                days("68"), decimal("45"), "47.5", "8", "3.8"),
                      indicator("rd_ratio", {"研发投入占比", "R&D to revenue"}, "quantitative", "base",
                                percent("0.087"), decimal("0.05"), "100", "15", "15"),
                      indicator("net_cash_flow", {"经营现金流净额", "Net operating cash flow"}, "quantitative", "base",
                                money("-12500000"), decimal("8000000"), "88.2", "10", "8.82"),
                      indicator("industry_fit", {"产业契合度", "Fit with the park's industries"}, "qualitative", "base",
                                {{}, "high", "text"}, {}, "100", "12", "12"),
                      indicator("management_team", {"管理团队稳定性", "Stability of management"}, "qualitative", "base",
                                {{}, {}, "text"}, {}, "50", "8", "4"),
                      indicator("environmental_record", {"环保合规记录", "Environmental record"}, "qualitative", "base",
                                {{}, "true", "boolean"}, {}, "90", "10", "9")};
  return model;
}

park::ModelResult limit_model() {
  park::ModelResult model{.name = "model_2",
                          .label = {"模型二（基础＋调整）", "Model 2 (base + adjustment)"},
                          .purpose = "limit",
                          .leading = true,
                          .score_uncapped = decimal("100"),
                          .score = decimal("100"),
                          .blocks = {},
                          .indicators = {}};
  model.blocks = {{"base", {"基础指标", "Base"}, decimal("72"), decimal("100")},
                  {"adjustment", {"调整指标", "Adjustment"}, decimal("28"), decimal("40")}};
  model.indicators = {indicator("platform_turnover", {"平台交易额", "Platform turnover"}, "quantitative", "base",
                                money("1234567890.12"), {}, "80", "60", "48"),
                      indicator("social_insurance_headcount", {"参保人数", "Insured headcount"}, "quantitative", "base",
                                {decimal("420"), {}, "number"}, decimal("350"), "60", "40", "24"),
                      indicator("rd_conversion", {"研发成果转化率", "R&D conversion"}, "quantitative", "adjustment",
                                percent("0.35"), decimal("0.3"), "70", "40", "28"),
                      indicator("return_rate", {"退货率", "Return rate"}, "quantitative", "adverse", percent("0.09"),
                                decimal("0.07"), "0", "0", "0")};
  return model;
}

park::ChainResult limit_chain() {
  park::ChainResult chain{.chain = "limit",
                          .requested = decimal("80000000"),
                          .proposed = decimal("50000000"),
                          .binding = "adverse_cut",
                          .binding_label = {"负向指标削减", "cut for adverse indicators"},
                          .steps = {},
                          .undecided_reason = ""};
  chain.steps = {{"tier_base",
                  "base",
                  {"档次基准额度", "Base of the tier"},
                  "rd_expense * limit_share_key_cultivation",
                  {},
                  decimal("80000000"),
                  "POL-15"},
                 {"requested",
                  "cap",
                  {"不超过申请额", "Not above the request"},
                  "min(before, requested)",
                  decimal("80000000"),
                  decimal("80000000"),
                  "POL-27"},
                 {"adverse_cut",
                  "cut",
                  {"负向指标削减", "Cut for adverse indicators"},
                  "before * (1 - adverse_cut * adverse_excess)",
                  decimal("80000000"),
                  decimal("50003200"),
                  "RAT-16 / AMB-10"},
                 {"rounding",
                  "round",
                  {"取整至万元", "Rounded to 10,000"},
                  "floor(before / 10000) * 10000",
                  decimal("50003200"),
                  decimal("50000000"),
                  "AMB-10"}};
  return chain;
}

void add_reasons(park::Assessment& a) {
  a.reasons = {{"R01",
                "asset_liability_ratio",
                "adverse",
                decimal("4.32"),
                {"资产负债率 61%，高于行业均值 55%", "Liabilities are 61% of assets, above the industry mean of 55%"},
                {"偿还短期借款或增资，将资产负债率降至行业均值以下",
                 "Repay short-term loans or raise equity until the ratio is below the industry mean"}},
               {"R02",
                "receivable_days",
                "adverse",
                decimal("4.2"),
                {"应收账款周转 68 天，慢于行业的 45 天", "Receivables turn in 68 days, the industry needs 45"},
                {"对逾期客户使用保理或分期回款，缩短账期",
                 "Use factoring or instalments for overdue customers and shorten terms"}},
               {"R03",
                "management_team",
                "adverse",
                decimal("4"),
                {"管理团队稳定性数据缺失", "Stability of management is not known"},
                {"补充近三年高管变动情况", "Hand in the changes of management of the last three years"}},
               {"R11",
                "rd_ratio",
                "favourable",
                decimal("15"),
                {"研发投入占比 8.7%，高于行业的 5%", "R&D is 8.7% of revenue, the industry spends 5%"},
                {}},
               {"R12", "tax_growth", "favourable", decimal("13.8"), {"纳税增长 18.2%", "Tax paid grew by 18.2%"}, {}}};
}

}  // namespace

RatingReport sample_report() {
  RatingReport report;
  report.party = {.party_id = "demo_rat_16",
                  .portfolio_id = "demo",
                  .name = "潮汐海淘跨境电商（崇明）有限公司",
                  .name_en = "Tide Cross-Border Commerce (Chongming) Co., Ltd.",
                  .uscc = "91310151MA1K3RAT6X",
                  .industry = "e_commerce",
                  .pack_name = "chongming",
                  .pack_version = "2026.1",
                  .currency = "CNY",
                  .industry_label = {"电子商务", "E-commerce"},
                  .requirement = "RAT-16",
                  .case_title = {},
                  .fate = "",
                  .demonstration = true,
                  .first_known = {},
                  .last_known = {},
                  .known_dates = {},
                  .former_names = {},
                  .merged_into = {},
                  .merged_files = {}};
  report.park_title = {"瀛洲示范园区", "Yingzhou Demonstration Park"};
  report.pack_title = {"崇明区信用评级与授信政策", "Chongming rating and credit policy"};
  for (char const* grade : {"AAA", "AA", "A+", "A", "BBB", "BB", "B", "CCC", "C"})
    report.grades.push_back(coded(grade));
  report.created_at = base::Instant::from_milliseconds(1'717'149'600'000);
  report.decision = {.decision_id = "dec_01hz6p3k8w5v7q2n4x9r1t0m6c",
                     .created_at = report.created_at.to_string(),
                     .trace_hash = "9f2c51d0b7a34e8895c1f06d2ab37e4410c8d95b6e7f3a21480bd97c5e62f1aa",
                     .assessment = {}};
  park::Assessment& a = report.decision.assessment;
  a.party_id = report.party.party_id;
  a.name = report.party.name;
  a.as_of = *base::Date::of(2024, 5, 31);
  a.status = "decided";
  a.pack = {"chongming", "2026.1", "4be1c0d2f9a87365214b0e9d8c7f6a5b4e3d2c1b0a99887766554433221100ff"};
  a.models = {grade_model(), limit_model()};
  a.bonuses = {{"national_high_tech",
                {"国家高新技术企业", "National high-tech enterprise"},
                decimal("3"),
                "bonuses",
                "rule_high_tech",
                "RAT-23 [001]"}};
  a.deductions = {{"reputation",
                   {"舆情：大数据杀熟", "Opinion: price discrimination"},
                   decimal("2"),
                   "deductions",
                   "rule_reputation",
                   "RAT-18 [001]"}};
  a.score = decimal("84.6");
  a.grade_before_adjustments = coded("AA");
  a.grade_without_veto = a.grade = coded("AA", "信用优良", "very good");
  a.management_grade = coded("A", "A 级管理", "management grade A");
  a.support_factor = decimal("1");
  a.admission = coded("admitted", "准入", "admitted");
  a.tier = coded("key_cultivation", "重点培育", "key cultivation");
  a.five_level_class = coded("normal", "正常", "normal");
  a.adverse = {{"return_rate",
                {"退货率", "Return rate"},
                percent("0.09"),
                decimal("0.07"),
                decimal("0.2857142857142857142857142857142857")},
               {"complaint_rate", {"投诉率", "Complaint rate"}, percent("0.028"), decimal("0.02"), decimal("0.4")}};
  a.adverse_excess = decimal("0.6857142857142857142857142857142857");
  a.limit = limit_chain();
  a.term = {.chain = "term",
            .requested = {},
            .proposed = decimal("90"),
            .binding = "receivable_term",
            .binding_label = {"按应收账款周转", "by receivable days"},
            .steps = {{"receivable_term",
                       "base",
                       {"按应收账款周转", "By receivable days"},
                       "min(90, term_days_max)",
                       {},
                       decimal("90"),
                       "POL-16"}},
            .undecided_reason = ""};
  a.waterfall = {{"quantitative", "block", {"定量指标", "Quantitative"}, decimal("0"), decimal("58.6"), "", ""},
                 {"qualitative", "block", {"定性指标", "Qualitative"}, decimal("58.6"), decimal("83.6"), "", "AA"},
                 {"national_high_tech",
                  "bonus",
                  {"国家高新技术企业", "National high-tech enterprise"},
                  decimal("83.6"),
                  decimal("86.6"),
                  "AA",
                  "AA"},
                 {"reputation",
                  "deduction",
                  {"舆情：大数据杀熟", "Opinion: price discrimination"},
                  decimal("86.6"),
                  decimal("84.6"),
                  "AA",
                  "AA"},
                 {"grade", "total", {"最终", "Final"}, decimal("84.6"), decimal("84.6"), "AA", "AA"}};
  add_reasons(a);
  a.rules = {{"tier", "decisions/tier.dmn", {"rd_expense = 40000000", "management_grade = \"A\""}, {"rule_key"}, {2}},
             {"bonuses", "decisions/bonuses.dmn", {"is_high_tech = true"}, {"rule_high_tech"}, {1, 4}}};
  a.confidence = decimal("0.92");
  return report;
}

RatingReport vetoed_report() {
  RatingReport report = sample_report();
  report.party.name = "镜湖精密仪器（崇明）有限公司";
  report.party.name_en = "Mirror Lake Instruments Co., Ltd.";
  park::Assessment& a = report.decision.assessment;
  a.grade = coded("C", "失信", "dishonest");
  a.management_grade = coded("D", "D 级管理", "management grade D");
  a.checks = {{"revenue_contradiction",
               {"申报与核验营收差异", "Declared against verified revenue"},
               "declared_revenue / verified_revenue - 1",
               percent("0.6667"),
               decimal("0.1"),
               {fact("declared_revenue", {"申报营收", "Declared revenue"}, money("2000000000"), "declared",
                     {"企业申报", "declared"}, "declared"),
                fact("verified_revenue", {"核验营收", "Verified revenue"}, money("1200000000"), "tax",
                     {"税务", "tax authority"}, "external")}},
              {"energy_use", {"单位能耗", "Energy use"}, "energy_use", {{}, {}, "number"}, {}, {}}};
  a.vetoes = {{"falsification",
               {"经核实的收入造假", "Verified falsification of revenue"},
               "any",
               "set_grade",
               "C",
               true,
               "vetoes",
               "rule_falsification",
               "RAT-37 [001]"},
              {"energy",
               {"单位能耗超园区标准", "Energy use above the park's standard"},
               "resident",
               "cap_grade",
               "BB",
               false,
               "vetoes",
               "rule_energy",
               "RAT-34"},
              {"energy_support",
               {"单位能耗超园区标准", "Energy use above the park's standard"},
               "resident",
               "cut_support",
               "0.5",
               true,
               "vetoes",
               "rule_energy_support",
               "RAT-34"}};
  a.lifts = {{"strategic",
              {"区级重点项目", "Key project of the district"},
              "any",
              "lift",
              "A",
              false,
              "lifts",
              "rule_strategic",
              "RAT-24"}};
  a.support_factor = decimal("0.5");
  a.admission = coded("refused", "不予准入", "refused");
  a.limit.proposed = {};
  a.limit.binding.clear();
  a.limit.binding_label = {};
  a.limit.undecided_reason = "admission is refused";
  a.waterfall.back() = {
      "falsification", "veto", {"收入造假", "Falsified revenue"}, decimal("84.6"), decimal("84.6"), "AA", "C"};
  a.waterfall.push_back({"grade", "total", {"最终", "Final"}, decimal("84.6"), decimal("84.6"), "C", "C"});
  return report;
}

RatingReport long_report() {
  RatingReport report = sample_report();
  std::string name = "上海市崇明区";
  for (int i = 0; i < 12; ++i) name += "生态环境与新能源综合利用科技";
  report.party.name = name + "股份有限公司";
  report.party.demonstration = false;
  park::Assessment& a = report.decision.assessment;
  park::ModelResult& model = a.models.front();
  for (int i = 1; i <= 30; ++i) {
    park::Shown const value = i % 5 == 0 ? park::Shown{{}, {}, "percent"} : percent("0.123456");
    model.indicators.push_back(
        indicator(fmt::format("long_indicator_{}", i),
                  {fmt::format("名称很长的第{}号指标，包含口径与计算期间的完整说明", i),
                   fmt::format("Indicator {} with a name that needs several lines to be printed in full", i)},
                  i % 2 ? "quantitative" : "qualitative", "base", value, decimal("0.1"), "50", "1", "0.5"));
  }
  for (int i = 1; i <= 25; ++i)
    a.waterfall.push_back({fmt::format("bonus_{}", i),
                           "bonus",
                           {fmt::format("加分事项{}", i), fmt::format("Bonus {}", i)},
                           decimal("84.6"),
                           decimal("85"),
                           "AA",
                           "AA"});
  std::string text;
  for (int i = 1; i <= 300; ++i) text += fmt::format("第{}句很长的说明；\n", i);
  a.reasons.front().advice.zh = text + "说明到此结束";
  a.reasons.front().advice.en = text + "this is where the advice ends";
  return report;
}

RatingReport undecided_report() {
  RatingReport report = sample_report();
  park::Assessment const& full = report.decision.assessment;
  park::Assessment a;
  a.party_id = full.party_id;
  a.name = full.name;
  a.as_of = full.as_of;
  a.pack = full.pack;
  a.status = "not_decided";
  a.problems = {"decisions/tier.dmn#tier: `revenue` is not known", "steps.csv:3: `tier` has no value"};
  report.decision.assessment = a;
  report.decision.decision_id.clear();
  return report;
}

}  // namespace report
