import { describe, expect, it } from "vitest";

import type { FactView, PackView } from "../../shared/api/types";
import { facts_behind } from "./evidence";

const label = { zh: "", en: "" };

const fact = (name: string, current = true): FactView => ({
  name,
  label,
  value: { number: 1, unit: "number" },
  dataset: "",
  dataset_label: label,
  source: "tax",
  source_label: label,
  source_class: "external",

  known_at: "2024-04-22",
  current,
  disagrees: false,
  evidence: "",
  note: "",
});

const indicator = (name: string, formula: string): PackView["indicators"][number] => ({
  name,
  formula,
  nature: "",
  block: "check",
  group: "",
  direction: "",
  missing: "",
  unit: "",
  requirement: "",
  source: "",
  label,
  weights: [],
  curves: [],
});

const indicators = [
  indicator("declared_excess", "if verified_revenue > 0 then declared_revenue / verified_revenue - 1 else null"),
  indicator("twice", "declared_excess * 2"),
  indicator("return_rate", "return_rate"),
];
const facts = [fact("declared_revenue"), fact("verified_revenue"), fact("return_rate"), fact("net_profit")];
const names = (texts: string[], known = facts) => facts_behind(texts, indicators, known).map((found) => found.name);

describe("facts behind a rule", () => {
  it("RAT_38 finds the evidence of a veto by way of its indicator", () => {
    expect(names(["declared_excess = 0.6667"])).toEqual(["verified_revenue", "declared_revenue"]);
  });
  it("follows indicators of indicators, once each", () => {
    expect(names(["twice > 1", "declared_excess"])).toEqual(["verified_revenue", "declared_revenue"]);
  });
  it("takes a fact that carries the name of its indicator", () => {
    expect(names(["return_rate"])).toEqual(["return_rate"]);
  });
  it("leaves out what does not count on the day and what is not a fact", () => {
    expect(names(["declared_excess"], [fact("declared_revenue", false), fact("verified_revenue")])).toEqual([
      "verified_revenue",
    ]);
    expect(names(['phase = "admission"'])).toEqual([]);
  });
});
