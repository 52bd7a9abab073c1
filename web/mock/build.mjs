// Builders of assessments for the mock. They make consistent pictures to draw, not ratings: grades are given, not computed.
export const label = (zh, en) => ({ zh, en });
export const shown = (number, unit) => ({ number, text: null, unit });

export const grades = [
  ["AAA", "核心优质", "core quality"],
  ["AA", "重点培育", "key cultivation"],
  ["A+", "关注扶持", "attention and support"],
  ["A", "关注扶持", "attention and support"],
  ["BBB", "风险观察", "risk observation"],
  ["BB", "风险观察", "risk observation"],
  ["B", "风险观察", "risk observation"],
  ["CCC", "淘汰退出", "eliminate and exit"],
  ["C", "淘汰退出", "eliminate and exit"],
].map(([code, zh, en]) => ({ code, label: label(zh, en) }));

export const management_of = {
  AAA: "AAA",
  AA: "AA",
  "A+": "A",
  A: "A",
  BBB: "BB",
  BB: "BB",
  B: "BB",
  CCC: "C",
  C: "C",
};

export const coded = (code) => grades.find((grade) => grade.code === code) ?? { code: "", label: label("", "") };

export const sources = {
  tax: [label("税务系统", "tax system"), "external"],
  declared: [label("企业申报表", "enterprise declaration"), "declared"],
  finance: [label("审计财务报表", "audited accounts"), "declared"],
  court: [label("裁判文书", "court records"), "external"],
  platform: [label("电商平台后台数据", "platform back office"), "external"],
  park: [label("园区企业数据库", "park enterprise database"), "internal"],
  opinion: [label("舆情监测", "opinion monitoring"), "external"],
};

// One row per indicator of the model: name, zh, en, nature, block, weights in the two models, unit, formula, source of its
// fact.
export const register = [
  [
    "asset_liability_ratio",
    "资产负债率",
    "Asset-liability ratio",
    "quantitative",
    "base",
    9,
    16,
    "percent",
    "total_liabilities / total_assets",
    "finance",
  ],
  [
    "cash_flow_coverage",
    "现金流覆盖率",
    "Cash-flow coverage",
    "quantitative",
    "base",
    15,
    24,
    "ratio",
    "operating_cash_flow / debt_service",
    "finance",
  ],
  [
    "revenue_growth",
    "营收增长率",
    "Revenue growth",
    "quantitative",
    "base",
    10,
    18,
    "percent",
    "revenue / revenue_previous - 1",
    "tax",
  ],
  ["revenue_scale", "营收规模", "Revenue scale", "quantitative", "base", 6, 14, "money", "revenue", "tax"],
  ["gross_margin", "毛利率", "Gross margin", "quantitative", "base", 6, 12, "percent", "gross_margin", "finance"],
  [
    "tax_volatility",
    "近三年纳税波动",
    "Volatility of tax paid, three years",
    "quantitative",
    "base",
    7,
    10,
    "percent",
    "(max(tax) - min(tax)) / mean(tax)",
    "tax",
  ],
  [
    "receivables_turnover_days",
    "应收账款周转天数",
    "Receivables turnover days",
    "quantitative",
    "base",
    7,
    6,
    "days",
    "receivables_turnover_days",
    "finance",
  ],
  [
    "rd_ratio",
    "研发投入占比",
    "R&D ratio",
    "quantitative",
    "adjustment",
    10,
    16,
    "percent",
    "rd_spending / revenue",
    "declared",
  ],
  ["industry_fit", "产业契合度", "Industry fit", "qualitative", "adjustment", 12, 0, "text", "industry_fit", "park"],
  [
    "founder_credit",
    "创始人信用记录",
    "Founder's credit record",
    "qualitative",
    "adjustment",
    9,
    0,
    "text",
    "founder_credit_record",
    "court",
  ],
  [
    "legal_representative_stability",
    "法定代表人稳定性",
    "Stability of the legal representative",
    "qualitative",
    "adjustment",
    9,
    0,
    "number",
    "legal_representative_changes",
    "park",
  ],
  [
    "supporting_firms_brought",
    "带动入园配套企业数",
    "Supporting firms brought into the park",
    "quantitative",
    "adjustment",
    0,
    12,
    "number",
    "supporting_firms_brought",
    "park",
  ],
  [
    "ecological_contribution",
    "生态贡献",
    "Ecological contribution",
    "quantitative",
    "adjustment",
    0,
    12,
    "percent",
    "carbon_reduction_intensity",
    "park",
  ],
];

export function fact_use(name, zh, en, value, source, known_at, extra = {}) {
  const [source_label, source_class] = sources[source];
  return {
    name,
    label: label(zh, en),
    value,
    dataset: extra.dataset ?? "financial",
    source,
    source_label,
    source_class,
    valid_from: extra.valid_from ?? "2023-01-01",
    valid_to: extra.valid_to ?? "2023-12-31",
    known_at,
    evidence: extra.evidence ?? "",
    note: extra.note ?? "",
  };
}

const round = (value) => Math.round(value * 10000) / 10000;

function indicator(row, weight, score, value, benchmark, known_at) {
  const [name, zh, en, nature, block, , , unit, formula, source] = row;
  const points = round((weight * score) / 100);
  const known = value !== undefined;
  const seen =
    unit === "text" ? { number: null, text: known ? String(value) : null, unit } : shown(known ? value : null, unit);
  return {
    name,
    label: label(zh, en),
    nature,
    block,
    group: block,
    formula,
    known,
    value: seen,
    benchmark: benchmark ?? null,
    score,
    weight,
    points,
    points_lost: round(weight - points),
    weight_source: weight === 15 || weight === 10 || weight === 12 ? "RAT-30" : "ahp",
    unknown_reason: known ? "" : "missing input",
    facts: known
      ? [
          fact_use(name, zh, en, seen, source, known_at, {
            evidence: source === "finance" ? "审字〔2024〕第 0318 号" : "",
          }),
        ]
      : [],
  };
}

function model(name, labels, purpose, leading, weight_at, blocks, block_of, party, targets) {
  const rows = register.filter((row) => row[weight_at] > 0);
  const known_at = party.as_of;
  const indicators = rows.map((row) => {
    const target = targets[block_of(row)];
    const own = party.scores?.[row[0]];
    const [value, benchmark] = party.values?.[row[0]] ?? defaults[row[0]];
    return indicator(row, row[weight_at], own ?? target, value, benchmark, known_at);
  });
  // The last indicator of a block takes what is left, so that the block shows exactly the points given.
  const shown_blocks = blocks.map(([block, zh, en, max, points]) => {
    const mine = indicators.filter((entry, at) => block_of(rows[at]) === block);
    const full = mine.reduce((sum, entry) => sum + entry.weight, 0);
    for (const entry of mine) Object.assign(entry, { weight: round((entry.weight * max) / full) });
    let left = points;
    mine.forEach((entry, at) => {
      entry.points =
        at === mine.length - 1
          ? round(Math.max(0, Math.min(left, entry.weight)))
          : round(Math.min(entry.weight, left, (entry.weight * entry.score) / 100));
      left -= entry.points;
      entry.points_lost = round(entry.weight - entry.points);
      entry.score = round((entry.points / entry.weight) * 100);
    });
    return { name: block, label: label(zh, en), points, points_max: max };
  });
  const total = blocks.reduce((sum, block) => sum + block[4], 0);
  return {
    name,
    label: labels,
    purpose,
    leading,
    score_uncapped: round(total),
    score: round(Math.min(total, 100)),
    blocks: shown_blocks,
    indicators,
  };
}

const defaults = {
  asset_liability_ratio: [0.52, 0.65],
  cash_flow_coverage: [1.6, 1.2],
  revenue_growth: [0.18, 0.1],
  revenue_scale: [500_000_000, undefined],
  gross_margin: [0.31, 0.28],
  tax_volatility: [0.12, 0.2],
  receivables_turnover_days: [62, 70],
  rd_ratio: [0.08, 0.05],
  industry_fit: ["契合"],
  founder_credit: ["良好"],
  legal_representative_stability: [0],
  supporting_firms_brought: [5],
  ecological_contribution: [0.11, 0.1],
};

function waterfall(party, blocks) {
  const bars = [];
  let level = 0;
  let grade = "";
  const bar = (step, kind, words, after, grade_after) => {
    bars.push({ step, kind, label: words, before: level, after: round(after), grade_before: grade, grade_after });
    level = round(after);
    grade = grade_after;
  };
  for (const block of blocks)
    bar(
      block.name,
      "block",
      block.label,
      level + block.points,
      party.grade_before ?? party.grade_without ?? party.grade,
    );
  for (const entry of party.bonuses ?? [])
    bar(entry.code, "bonus", entry.label, level + entry.points, party.grade_without ?? party.grade);
  for (const entry of party.deductions ?? [])
    bar(entry.code, "deduction", entry.label, level - entry.points, party.grade_without ?? party.grade);
  for (const entry of party.vetoes ?? [])
    if (entry.applied && grade !== party.grade) bar(entry.code, "veto", entry.label, level, party.grade);
  bars.push({
    step: "grade",
    kind: "total",
    label: label("最终等级", "final grade"),
    before: 0,
    after: level,
    grade_before: grade,
    grade_after: party.grade,
  });
  return bars;
}

export function assessment(party) {
  const [hard, soft] = party.blocks;
  const [base, adjustment] = party.model_2;
  const nature = (row) => row[3];
  const block = (row) => row[4];
  const share = {
    quantitative: (hard / 70) * 100,
    qualitative: (soft / 30) * 100,
    base,
    adjustment: (adjustment / 40) * 100,
  };
  const models = [
    model(
      "grade_model",
      label("评级模型（定量 70、定性 30）", "Grade model (70/30)"),
      "grade",
      true,
      5,
      [
        ["quantitative", "定量指标（硬实力）", "Quantitative (hard strength)", 70, hard],
        ["qualitative", "定性指标（软实力）", "Qualitative (soft strength)", 30, soft],
      ],
      nature,
      party,
      share,
    ),
    model(
      "model_2",
      label("信用评级模型 2.0（基础分＋调整分）", "Model 2.0 (base + adjustment)"),
      "limit",
      true,
      6,
      [
        ["base", "基础分", "Base score", 100, base],
        ["adjustment", "调整分", "Adjustment score", 40, adjustment],
      ],
      block,
      party,
      share,
    ),
  ];
  const bars = waterfall(party, models[0].blocks);
  const lost = [...models[0].indicators].sort((a, b) => b.points_lost - a.points_lost).slice(0, 4);
  const earned = [...models[0].indicators].sort((a, b) => b.points - a.points).slice(0, 2);
  const reasons = [
    ...(party.vetoes ?? [])
      .filter((veto) => veto.applied)
      .map((veto) => ({
        code: veto.code,
        name: veto.code,
        direction: "adverse",
        points: 0,
        text: veto.label,
        advice: label("", ""),
      })),
    ...lost.map((entry) => ({
      code: entry.name,
      name: entry.name,
      direction: "adverse",
      points: entry.points_lost,
      text: label(`${entry.label.zh}低于满分要求`, `${entry.label.en} is below what full points need`),
      advice: label(
        `改善${entry.label.zh}，可争取 ${entry.points_lost} 分`,
        `Improve it to gain up to ${entry.points_lost} points`,
      ),
    })),
    ...earned.map((entry) => ({
      code: entry.name,
      name: entry.name,
      direction: "favourable",
      points: entry.points,
      text: label(`${entry.label.zh}表现良好`, `${entry.label.en} is good`),
      advice: label("", ""),
    })),
  ];
  const none = {
    chain: "",
    requested: null,
    proposed: null,
    binding: "",
    binding_label: label("", ""),
    steps: [],
    undecided_reason: "",
  };
  return {
    party_id: party.party_id,
    name: party.name,
    as_of: party.as_of,
    status: "decided",
    problems: [],
    pack: { name: "chongming", version: "2026.1", hash: "4f1c".repeat(16) },
    family: party.industry,
    phase: party.phase ?? "resident",
    models,
    bonuses: party.bonuses ?? [],
    deductions: party.deductions ?? [],
    score: bars.at(-1).after,
    grade_before_adjustments: coded(party.grade_before ?? party.grade_without ?? party.grade),
    lifts: [],
    vetoes: party.vetoes ?? [],
    grade_without_veto: coded(party.grade_without ?? party.grade),
    grade: coded(party.grade),
    management_grade: coded(management_of[party.grade]),
    support_factor: party.support ?? 1,
    admission: {
      code: party.admission ?? "admitted",
      label: label(
        { refused: "拒绝准入", joint_meeting: "联席会议审议" }[party.admission] ?? "准入",
        party.admission ?? "admitted",
      ),
    },
    tier: tiers.find((tier) => tier.code === party.tier),
    five_level_class: { code: "normal", label: label("正常", "normal") },
    checks: [],
    adverse: party.adverse ?? [],
    adverse_excess: (party.adverse ?? []).reduce((sum, entry) => sum + entry.excess, 0),
    limit: party.limit ?? none,
    term: party.term ?? none,
    waterfall: bars,
    reasons,
    rules: party.rules ?? [
      {
        decision: "notch",
        table: "grade.dmn",
        inputs: [`score = ${bars.at(-1).after}`],
        rules: ["rule_cutoff_AA"],
        rows: [2],
      },
    ],
    confidence: party.confidence ?? 1,
  };
}

export const tiers = [
  { code: "strategic_core", label: label("战略核心型", "Strategic core") },
  { code: "key_cultivation", label: label("重点培育型", "Key cultivation") },
  { code: "basic_service", label: label("基础服务型", "Basic service") },
];

export const industries = [
  { code: "e_commerce", label: label("跨境电商", "E-commerce") },
  { code: "new_materials", label: label("新材料", "New materials") },
  { code: "electronics", label: label("电子信息", "Electronics") },
  { code: "chemical", label: label("化工", "Chemical") },
  { code: "environmental_technology", label: label("环保技术", "Environmental technology") },
  { code: "software", label: label("软件", "Software") },
];

export const step = (name, kind, zh, en, formula, before, after, source) => ({
  step: name,
  kind,
  label: label(zh, en),
  formula,
  before,
  after,
  source,
});
