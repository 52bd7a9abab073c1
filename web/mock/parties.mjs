// The enterprises of the mock: the cases the browser journey visits, and enough others to fill a list.
import { label, shown, step } from "./build.mjs";

const falsification = {
  code: "falsification", label: label("数据造假一票否决", "Falsified data: veto"), phase: "any", effect: "set_grade", value: "C", applied: true,
  decision: "vetoes", rule_id: "rule_falsification", source: "RAT-37 [001]",
};
const reputation = { code: "reputation", label: label("声誉风险扣分", "Reputation risk"), points: 3, decision: "deductions", rule_id: "rule_reputation", source: "RAT-18 [001]" };

const rat_16 = {
  party_id: "demo-rat-16", name: "示例·东滩跨境电商有限公司", name_en: "Dongtan Cross-border E-commerce (demo)", uscc: "91310151MA1JDEMO16", pinyin: "shilidongtankuajingdianshang sldtkjds",
  requirement: "RAT-16", industry: "e_commerce", tier: "key_cultivation", grade: "AA", blocks: [57.6, 25.2], model_2: [72, 28], as_of: "2024-05-31", phase: "admission",
  case_title: label("总分 100 分仍因退货率、投诉率高于行业均值而压降额度：申请 8,000 万元，建议 5,000 万元。", "A total of 100, yet return and complaint rates above the industry mean cut the limit: 80 M requested, 50 M proposed."),
  main: label("退货率 12% 高于行业均值 8%", "Return rate 12% against a mean of 8%"),
  adverse: [
    { name: "return_rate", label: label("退货率", "Return rate"), value: shown(0.12, "percent"), benchmark: 0.08, excess: 0.5 },
    { name: "complaint_rate", label: label("投诉率", "Complaint rate"), value: shown(0.05, "percent"), benchmark: 0.03, excess: 0.6667 },
  ],
  limit: {
    chain: "limit", requested: 80e6, proposed: 50e6, binding: "adverse_cut", binding_label: label("负面指标超行业均值扣减", "Cut for adverse indicators above the industry mean"), undecided_reason: "",
    steps: [
      step("key_cultivation_base", "base", "重点培育型：研发投入 × 200%", "Key cultivation: 200% of R&D spending", "rd_spending * key_rd_multiple", null, 80e6, "POL-17 [000]"),
      step("adverse_cut", "cut", "负面指标超行业均值扣减", "Cut for adverse indicators above the industry mean", "before * (1 - min(adverse_cut_rate * adverse_excess, adverse_cut_max))", 80e6, 50004160, "RAT-16 [000]"),
      step("request_cap", "cap", "不超过申请额度", "Not above the amount requested", "min(before, requested)", 50004160, 50004160, "POL-27 [000]"),
      step("rounding", "round", "向下取整到万元", "Rounded down to 10,000", "floor(before / limit_rounding) * limit_rounding", 50004160, 50e6, "AMB-10 [000]"),
    ],
  },
  term: {
    chain: "term", requested: null, proposed: 90, binding: "trade_base", binding_label: label("交易账期标准", "Trade term of the tier"), undecided_reason: "",
    steps: [step("trade_base", "base", "交易账期标准", "Trade term of the tier", "trade_term_key", null, 90, "AMB-24 [000]")],
  },
  facts: [
    ["operations", "经营", "Operations", "return_rate", "退货率", "Return rate", shown(0.12, "percent"), "platform", "2024-05-20", "平台后台导出 2024-05"],
    ["operations", "经营", "Operations", "complaint_rate", "投诉率", "Complaint rate", shown(0.05, "percent"), "platform", "2024-05-20", "平台后台导出 2024-05"],
  ],
};

const dat_07 = {
  party_id: "demo-dat-07", name: "示例·瀛东新材料股份公司", name_en: "Yingdong New Materials (demo)", uscc: "91310151MA1JDEMO07", pinyin: "shiliyingdongxincailiao slydxcl",
  requirement: "DAT-07", industry: "new_materials", tier: "basic_service", grade: "C", grade_without: "AA", blocks: [58.4, 26.1], model_2: [81, 22], as_of: "2024-04-30",
  case_title: label("申报营收 20 亿元，税务与发票核验为 12 亿元：数据造假一票否决，直接定为 C。", "Declares 2 bn of revenue while tax and invoices show 1.2 bn: the falsification veto sets grade C."),
  main: label("数据造假一票否决", "Falsified data: veto"), vetoes: [falsification], admission: "refused",
  limit: {
    chain: "limit", requested: 60e6, proposed: 0, binding: "grade_cut_c", binding_label: label("C 级不授信", "No credit for grade C"), undecided_reason: "",
    steps: [
      step("basic_base", "base", "基础服务型：年营收 × 8%", "Basic service: 8% of annual revenue", "revenue_scale * basic_limit_share", null, 96e6, "POL-18 [000]"),
      step("grade_cut_c", "cut", "C 级不授信", "No credit for grade C", "0", 96e6, 0, "POL-27 [001]"),
    ],
  },
  rules: [{ decision: "vetoes", table: "vetoes.dmn", inputs: ["declared_excess = 0.6667", "phase = resident"], rules: ["rule_falsification"], rows: [1] }],
  facts: [
    ["verification", "核验", "Verification", "declared_revenue", "申报营收", "Declared revenue", shown(2e9, "money"), "declared", "2024-03-15", "2023 年度申报表"],
    ["verification", "核验", "Verification", "verified_revenue", "税务核验营收", "Revenue by tax records", shown(1.2e9, "money"), "tax", "2024-04-22", "增值税发票汇总 2023"],
  ],
};

const rat_18 = {
  party_id: "demo-rat-18", name: "示例·崇明优选电商有限公司", name_en: "Chongming Select E-commerce (demo)", uscc: "91310151MA1JDEMO18", pinyin: "shilichongmingyouxuandianshang slcmyxds",
  requirement: "RAT-18", industry: "e_commerce", tier: "basic_service", grade: "A", grade_before: "A+", grade_without: "A", blocks: [54.5, 24.6], model_2: [76, 20], as_of: "2023-09-10", deductions: [reputation],
  case_title: label("被曝“大数据杀熟”后触发声誉风险指标，等级由 A+ 降为 A。", "Reported for discriminating customers by big data: reputation risk takes it from A+ to A."),
  main: label("声誉风险扣 3 分", "Reputation risk: 3 points"), replay: [{ until: "2023-08-31", grade: "A+", deductions: [], as_of: "2023-06-30" }],
  facts: [["opinion", "舆情", "Opinion", "reputation_event", "声誉事件", "Reputation event", { number: null, text: "大数据杀熟", unit: "text" }, "opinion", "2023-09-01", "媒体报道 2023-09-01"]],
};

const rat_47 = {
  party_id: "demo-rat-47", name: "示例·长兴电子科技有限公司", name_en: "Changxing Electronics (demo)", uscc: "91310151MA1JDEMO47", pinyin: "shilichangxingdianzikeji slcxdzkj",
  requirement: "RAT-47", industry: "electronics", tier: "basic_service", grade: "A", blocks: [51.2, 23.1], model_2: [70, 21], as_of: "2024-04-30",
  values: { revenue_growth: [0.05, 0.1] },
  case_title: label("年度复评：营收增长率由 20% 降至 5%，等级由 AA 降为 A。", "Annual review: revenue growth falls from 20% to 5%, the grade from AA to A."),
  main: label("营收增长率 5% 低于行业均值 10%", "Revenue growth 5% against a mean of 10%"),
  replay: [{ until: "2024-03-31", grade: "AA", blocks: [57.9, 24.0], as_of: "2023-04-30", values: { revenue_growth: [0.2, 0.1] } }],
  facts: [["financial", "财务", "Financial", "revenue_growth_note", "技术水平评价", "Technology assessment", { number: null, text: "落后于同业", unit: "text" }, "park", "2024-04-12", "产业部门意见"]],
};

const names = ["绿洲环保", "东平智造", "横沙软件", "堡镇食品", "陈家镇生物", "新河汽配", "庙镇光伏", "三星能源", "向化化工", "港沿农业", "建设物流", "城桥医药", "竖新半导体", "中兴装备", "绿华文旅", "新村数科"];
const pinyin = ["lvzhouhuanbao lzhb", "dongpingzhizao dpzz", "hengsharuanjian hsrj", "baozhenshipin bzsp", "chenjiazhenshengwu cjzsw", "xinheqipei xhqp", "miaozhenguangfu mzgf", "sanxingnengyuan sxny", "xianghuahuagong xhhg", "gangyannongye gyny", "jianshewuliu jswl", "chengqiaoyiyao cqyy", "shuxinbandaoti sxbdt", "zhongxingzhuangbei zxzb", "lvhuawenlv lhwl", "xincunshuke xcsk"];
const spread = ["AAA", "AA", "AA", "A+", "A", "A", "A", "BBB", "BB", "BB", "B", "A", "AAA", "AA", "CCC", "A+"];
const level = { AAA: 92, AA: 83, "A+": 78.6, A: 73, BBB: 64, BB: 57, B: 47, CCC: 38, C: 20 };
const industry_cycle = ["environmental_technology", "electronics", "software", "chemical"];
const tier_cycle = ["key_cultivation", "strategic_core", "basic_service"];

const others = names.map((short, at) => {
  const grade = spread[at];
  const score = level[grade] + (at % 3) * 0.7;
  const tier = tier_cycle[at % 3];
  const proposed = (at + 2) * 3.25e6;
  return {
    party_id: `demo-${String(at + 1).padStart(3, "0")}`, name: `示例·${short}有限公司`, name_en: `Demo enterprise ${at + 1}`, uscc: `91310151MA1JDEMO${70 + at}`, pinyin: `shili${pinyin[at]}`,
    requirement: `POL-${13 + at}`, industry: industry_cycle[at % 4], tier, grade, blocks: [score * 0.69, score * 0.31], model_2: [Math.min(score, 96), (score * 22) / 90], as_of: "2024-05-31",
    case_title: label("", ""), main: label(at % 2 ? "现金流覆盖率 0.9 低于行业均值 1.2" : "研发投入占比高于行业均值", at % 2 ? "Cash-flow coverage 0.9 against a mean of 1.2" : "R&D ratio above the industry mean"),
    limit: { chain: "limit", requested: proposed * 1.2, proposed, binding: "base", binding_label: label("分层基数", "Base of the tier"), undecided_reason: "", steps: [step("base", "base", "分层基数", "Base of the tier", "revenue * share", null, proposed, "POL-18 [000]")] },
    term: { chain: "term", requested: null, proposed: 30 + (at % 5) * 30, binding: "base", binding_label: label("账期标准", "Standard term"), undecided_reason: "", steps: [step("base", "base", "账期标准", "Standard term", "trade_term", null, 30 + (at % 5) * 30, "AMB-24")] },
    facts: [],
  };
});

export const demo = [rat_16, dat_07, rat_18, rat_47, ...others];

// Real-looking listed companies for the second portfolio: no credit policy, a later fate.
export const us = Array.from({ length: 137 }, (_, at) => {
  const scale = ["AAA", "AA", "A+", "A", "BBB", "BB", "B", "CCC", "C"];
  const grade = scale[(at * 7 + ((at * at) % 5)) % 9];
  const rank = scale.indexOf(grade);
  return {
    party_id: `us-C_${100 + at * 13}`, name: `C_${100 + at * 13}`, name_en: `C_${100 + at * 13}`, uscc: "", pinyin: "", requirement: "", industry: "", tier: "", grade,
    blocks: [level[grade] * 0.7, level[grade] * 0.3], model_2: [level[grade], 10], as_of: "2018-12-31", case_title: label("", ""), main: label("利息保障不足", "Weak interest cover"), facts: [],
    fate: (at * 11) % 100 < rank * 4 ? "failed" : "alive",
  };
});
