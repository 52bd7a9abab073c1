import { describe, expect, it } from "vitest";

import { assessment } from "../../../mock/build.mjs";
import { demo } from "../../../mock/parties.mjs";
import type { Assessment } from "../../shared/api/types";
import { drawn_bars, explained, leading_model } from "./waterfall";

function of_case(requirement: string): Assessment {
  const party = demo.find((candidate) => candidate.requirement === requirement);
  if (!party) throw new Error(`the mock has no case ${requirement}`);
  return assessment(party) as Assessment;
}

describe("the waterfall", () => {
  it("hangs every bar on the end of the one before", () => {
    for (const party of demo) {
      const bars = drawn_bars(assessment(party) as Assessment).filter(({ bar }) => bar.kind !== "total");
      bars.slice(1).forEach(({ bar }, at) => expect(bar.before).toBe(bars[at]?.bar.after));
    }
  });
  it("draws a deduction downwards and says the grade moved", () => {
    const bar = drawn_bars(of_case("RAT-18")).find((candidate) => candidate.bar.kind === "deduction");
    expect(bar).toMatchObject({ change: -3, regraded: true });
    expect(bar && bar.high - bar.low).toBeCloseTo(3, 9);
    expect([bar?.bar.grade_before, bar?.bar.grade_after]).toEqual(["A+", "A"]);
  });
  it("shows what a full block would have given", () => {
    const [hard, soft] = drawn_bars(of_case("RAT-16"));
    expect(hard?.ghost).toBe(70);
    expect(soft?.ghost).toBeCloseTo(57.6 + 30, 9);
  });
  it("RAT_38 draws a veto without points as a change of grade", () => {
    const bar = drawn_bars(of_case("DAT-07")).find((candidate) => candidate.bar.kind === "veto");
    expect(bar).toMatchObject({ change: 0, regraded: true });
    expect([bar?.bar.grade_before, bar?.bar.grade_after]).toEqual(["AA", "C"]);
  });
});

describe("what stands behind a name", () => {
  it("finds the leading model of a purpose", () => {
    expect(leading_model(of_case("RAT-16"), "grade")?.name).toBe("grade_model");
    expect(leading_model(of_case("RAT-16"), "limit")?.name).toBe("model_2");
  });
  it("opens a block on exactly its indicators, and their points sum to the block", () => {
    const found = explained(of_case("RAT-16"), "quantitative");
    expect(found?.block?.points_max).toBe(70);
    expect(found?.indicators.length).toBeGreaterThan(3);
    expect(found?.indicators.every((indicator) => indicator.nature === "quantitative")).toBe(true);
    expect(found?.indicators.reduce((sum, indicator) => sum + indicator.points, 0)).toBeCloseTo(57.6, 3);
  });
  it("opens a reason on its indicator, a veto on its rule, an adverse figure on its comparison", () => {
    expect(explained(of_case("RAT-16"), "cash_flow_coverage")?.indicators.map((indicator) => indicator.name)).toEqual([
      "cash_flow_coverage",
    ]);
    expect(explained(of_case("DAT-07"), "falsification")?.measures.map((measure) => measure.rule_id)).toEqual([
      "rule_falsification",
    ]);
    expect(explained(of_case("RAT-16"), "return_rate")?.adverse?.benchmark).toBe(0.08);
  });
  it("shows an indicator in the model where it earns points", () => {
    expect(explained(of_case("RAT-16"), "supporting_firms_brought")?.model?.name).toBe("model_2");
  });
  it("finds nothing for a name nobody knows", () => {
    expect(explained(of_case("RAT-16"), "no_such_thing")).toBeUndefined();
  });
});
