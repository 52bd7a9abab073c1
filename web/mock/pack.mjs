// A policy pack for the mock: small, but with every kind of content the page draws.
import { label, register } from "./build.mjs";

const curve = (points, mode = "value", form = "linear") => ({
  model: "",
  mode,
  form,
  points: points.map(([x, score]) => ({ x: String(x), score })),
});
const curves = {
  asset_liability_ratio: curve([
    [0.3, 100],
    [0.5, 85],
    [0.65, 60],
    [0.8, 20],
    [0.95, 0],
  ]),
  cash_flow_coverage: curve([
    [0, 0],
    [1, 50],
    [1.2, 70],
    [2, 100],
  ]),
  revenue_growth: curve([
    [-0.2, 0],
    [0, 35],
    [0.1, 60],
    [0.3, 100],
  ]),
  rd_ratio: curve(
    [
      [-1, 0],
      [0, 60],
      [0.6, 100],
    ],
    "relative",
  ),
  industry_fit: curve(
    [
      ["契合", 100],
      ["部分契合", 60],
      ["不契合", 0],
    ],
    "category",
  ),
};

const plain = { allowed_values: [], title: { zh: "", en: "" } };
const table = (file, decision_id, decision_name, hit_policy, inputs, outputs, rules) => ({
  file,
  table_id: decision_id.replace("decision", "table"),
  decision_id,
  decision_name,
  hit_policy,
  question: "",
  inputs: inputs.map((expression, at) => ({ id: `i${at}`, label: "", expression, type: "number", ...plain })),
  outputs: outputs.map((name, at) => ({ id: `o${at}`, label: name, expression: "", type: "string", ...plain })),
  annotations: [
    { id: "a0", label: "source", expression: "", type: "", ...plain },
    { id: "a1", label: "zh", expression: "", type: "", ...plain },
  ],
  rules: rules.map(([id, ins, outs, notes]) => ({ id, inputs: ins, outputs: outs, annotations: notes })),
});

export const pack = {
  name: "chongming",
  version: "2026.1",
  hash: "4f1c".repeat(16),
  region: "上海市崇明区",
  currency: "CNY",
  valid_from: "2010-01-01",
  title: label("崇明生态园区信用评级与信用政策", "Credit rating and credit policy of the Chongming ecological park"),
  legal_basis: ["社会信用体系建设规划纲要（2014—2020年）", "上海市高新技术企业信用培育计划（2021年）"],
  industrial_base: "生态农业、环保技术、新能源与数字经济",
  fiscal_strength: "区级财政中等",
  risk_appetite: "稳健：生存能力先于短期扩张",
  parameters: [
    {
      name: "key_growth_min",
      comparison: ">",
      value: "0.30",
      unit: "percent",
      source: "POL-16 [000]",
      note: "重点培育型：营收增长率",
      valid_from: null,
    },
    {
      name: "strategic_limit_share",
      comparison: "",
      value: "0.15",
      unit: "percent",
      source: "POL-15 [000]",
      note: "战略核心型额度上限占年营收",
      valid_from: null,
    },
    {
      name: "adverse_cut_rate",
      comparison: "",
      value: "0.3214",
      unit: "ratio",
      source: "AMB-10 [000]",
      note: "使 RAT-16 的 8,000 万元压降为 5,000 万元",
      valid_from: "2020-01-01",
    },
    {
      name: "export_bonus_points",
      comparison: "",
      value: "3",
      unit: "points",
      source: "RAT-27 [001]",
      note: "恢复期出口创汇加分",
      valid_from: "2021-01-01",
    },
  ],
  indicators: register.map(([name, zh, en, nature, block, hard, second, unit, formula]) => ({
    name,
    formula,
    nature,
    block,
    group: block,
    direction: name.includes("liability") || name.includes("days") ? "lower" : "higher",
    missing: "neutral",
    unit,
    requirement: "RAT-13",
    source: "[001]",
    label: label(zh, en),
    weights: [
      ...(hard ? [{ model: "grade_model", family: "", weight: hard, source: hard === 15 ? "RAT-30" : "ahp" }] : []),
      ...(second ? [{ model: "model_2", family: "", weight: second, source: "ahp" }] : []),
    ],
    curves: curves[name] ? [curves[name]] : [],
  })),
  tables: [
    table(
      "decisions/grade.dmn",
      "notch",
      "信用等级",
      "FIRST",
      ["score"],
      ["notch"],
      [
        ["rule_cutoff_AAA", [">= 90"], ['"AAA"'], ["AMB-11", "核心优质"]],
        ["rule_cutoff_AA", [">= 80"], ['"AA"'], ["AMB-11", "重点培育"]],
        ["rule_cutoff_A+", [">= 78"], ['"A+"'], ["AMB-11", "关注扶持"]],
        ["rule_cutoff_A", [">= 70"], ['"A"'], ["AMB-11", "关注扶持"]],
        ["rule_cutoff_C", ["-"], ['"C"'], ["AMB-11", "淘汰退出"]],
      ],
    ),
    table(
      "decisions/vetoes.dmn",
      "vetoes",
      "否决与封顶",
      "COLLECT",
      ["declared_excess", "energy_excess", "phase"],
      ["code", "effect", "value"],
      [
        [
          "rule_falsification",
          ["> falsification_tolerance", "-", "-"],
          ['"falsification"', '"set_grade"', '"C"'],
          ["RAT-37", "数据造假一票否决"],
        ],
        ["rule_energy", ["-", "> 0", '"resident"'], ['"energy"', '"cap_grade"', '"BB"'], ["RAT-35", "能耗不达标封顶"]],
      ],
    ),
  ],
  steps: [
    {
      chain: "limit",
      step: "key_cultivation_base",
      kind: "base",
      when: 'tier = "key_cultivation"',
      formula: "rd_spending * key_rd_multiple",
      requirement: "POL-17",
      source: "[000]",
      label: label("重点培育型：研发投入 × 200%", "Key cultivation: 200% of R&D spending"),
    },
    {
      chain: "limit",
      step: "rounding",
      kind: "round",
      when: "",
      formula: "floor(before / limit_rounding) * limit_rounding",
      requirement: "AMB-10",
      source: "[000]",
      label: label("向下取整到万元", "Rounded down to 10,000"),
    },
    {
      chain: "term",
      step: "trade_base",
      kind: "base",
      when: 'term_kind = "trade"',
      formula: "trade_term_key",
      requirement: "AMB-24",
      source: "[000]",
      label: label("交易账期标准", "Trade term of the tier"),
    },
  ],
  ahp: [
    {
      model: "grade_model",
      node: "qualitative",
      children: ["industry_fit", "founder_credit", "legal_representative_stability"],
      weights: [0.54, 0.16, 0.3],
      consistency_ratio: 0.0079,
      experts: [
        { name: "tax", consistency_ratio: 0.0088 },
        { name: "finance", consistency_ratio: 0.0462 },
        { name: "legal", consistency_ratio: 0 },
      ],
    },
  ],
  case_count: 41,
};
