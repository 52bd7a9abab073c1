// The waterfall as drawn: every bar of the assessment with its span, its ghost (what a full block would give) and what
// stands behind it. Nothing is computed that the assessment does not say: spans are its `before` and `after`.
import type {
  Adjustment,
  AdverseResult,
  Assessment,
  BlockResult,
  IndicatorResult,
  Measure,
  ModelResult,
  WaterfallBar,
} from "../../shared/api/types";

export interface DrawnBar {
  bar: WaterfallBar;
  low: number;
  high: number;
  change: number;
  // Top of the block if it had earned everything, when the bar is a block.
  ghost: number | null;
  regraded: boolean;
}

export const leading_model = (assessment: Assessment, purpose: string): ModelResult | undefined =>
  assessment.models.find((model) => model.purpose === purpose && model.leading) ??
  assessment.models.find((model) => model.leading) ??
  assessment.models[0];

// A step may carry its family in front (`grade_model.quantitative`): the last part is the name.
const name_of = (step: string): string => step.slice(step.lastIndexOf(".") + 1);

const block_of = (assessment: Assessment, step: string): BlockResult | undefined =>
  leading_model(assessment, "grade")?.blocks.find((block) => block.name === name_of(step));

// A model splits by nature or by block; its blocks are named by the one it splits by.
export const is_in_block = (indicator: IndicatorResult, block: string): boolean =>
  indicator.weight > 0 && (indicator.block === block || indicator.nature === block);

export function drawn_bars(assessment: Assessment): DrawnBar[] {
  return assessment.waterfall.map((bar) => {
    const from = bar.kind === "total" ? 0 : bar.before;
    const block = bar.kind === "block" ? block_of(assessment, bar.step) : undefined;
    return {
      bar,
      low: Math.min(from, bar.after),
      high: Math.max(from, bar.after),
      change: bar.after - from,
      ghost: block ? bar.before + block.points_max : null,
      regraded:
        bar.kind !== "block" &&
        bar.grade_before !== bar.grade_after &&
        bar.grade_after !== "" &&
        bar.grade_before !== "",
    };
  });
}

// What the panel shows for a name.
export interface Explained {
  bar: WaterfallBar | undefined;
  model: ModelResult | undefined;
  block: BlockResult | undefined;
  indicators: IndicatorResult[];
  adjustments: Adjustment[];
  measures: Measure[];
  adverse: AdverseResult | undefined;
}

const nothing: Explained = {
  bar: undefined,
  model: undefined,
  block: undefined,
  indicators: [],
  adjustments: [],
  measures: [],
  adverse: undefined,
};

const only_or_all = <T extends { code: string }>(entries: T[], name: string): T[] => {
  const named = entries.filter((entry) => entry.code === name);
  return named.length > 0 ? named : entries;
};

function explain_bar(assessment: Assessment, bar: WaterfallBar): Explained {
  const name = name_of(bar.step);
  switch (bar.kind) {
    case "block": {
      const model = leading_model(assessment, "grade");
      const block = block_of(assessment, bar.step);
      const indicators = (model?.indicators ?? []).filter((indicator) => is_in_block(indicator, name));
      return { ...nothing, bar, model, block, indicators };
    }
    case "bonus":
      return { ...nothing, bar, adjustments: only_or_all(assessment.bonuses, name) };
    case "deduction":
      return { ...nothing, bar, adjustments: only_or_all(assessment.deductions, name) };
    case "lift":
      return { ...nothing, bar, measures: only_or_all(assessment.lifts, name) };
    case "cap":
    case "veto":
      return { ...nothing, bar, measures: only_or_all(assessment.vetoes, name) };
    default:
      return { ...nothing, bar };
  }
}

function explain_indicator(assessment: Assessment, name: string): Explained | undefined {
  const by_rank = [...assessment.models].sort((a, b) => Number(b.leading) - Number(a.leading));
  const holding = by_rank.flatMap((model) => {
    const indicator = model.indicators.find((candidate) => candidate.name === name);
    return indicator ? [{ model, indicator }] : [];
  });
  // The model in which the indicator earns points explains it best.
  const best = holding.find(({ indicator }) => indicator.weight > 0) ?? holding[0];
  return best && { ...nothing, model: best.model, indicators: [best.indicator] };
}

export function explained(assessment: Assessment, name: string): Explained | undefined {
  const bar = assessment.waterfall.find((candidate) => candidate.step === name);
  if (bar) return explain_bar(assessment, bar);
  const indicator = explain_indicator(assessment, name);
  if (indicator) return indicator;
  const adjustments = [...assessment.bonuses, ...assessment.deductions].filter((entry) => entry.code === name);
  const measures = [...assessment.vetoes, ...assessment.lifts].filter((entry) => entry.code === name);
  const adverse = assessment.adverse.find((entry) => entry.name === name);
  return adjustments.length + measures.length > 0 || adverse
    ? { ...nothing, adjustments, measures, adverse }
    : undefined;
}
