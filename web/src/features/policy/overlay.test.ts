import { describe, expect, it } from "vitest";

import type { DecisionTableView, TableRunView } from "../../shared/api/types";
import { overlay_of, rows_found, runs_of, short_value, text_width } from "./overlay";

const title = { zh: "", en: "" };
const table: DecisionTableView = {
  file: "decisions/tier.dmn",
  table_id: "table_tier",
  decision_id: "decision_tier",
  decision_name: "tier",
  hit_policy: "FIRST",
  question: "",
  inputs: [{ id: "i", label: "排名", expression: "rank", type: "number", allowed_values: [], title }],
  outputs: [{ id: "o", label: "tier", expression: "", type: "string", allowed_values: [], title }],
  annotations: [],
  rules: [
    { id: "a", inputs: ["<= 3"], outputs: ['"Core"'], annotations: [] },
    { id: "b", inputs: ["-"], outputs: ['"Base"'], annotations: ["POL-14"] },
  ],
};

const run = (changes: Partial<TableRunView>): TableRunView => ({
  file: table.file,
  table_id: table.table_id,
  decision: "tier",
  decided: true,
  inputs: [],
  matched: [],
  fired: [],
  near_misses: [],
  value: "",
  ...changes,
});

describe("what is laid over a table", () => {
  it("tells fired rows from rows that only hold, and gathers near misses by row", () => {
    const miss = { row: 1, column: 1, value: "6", wanted: "<= 3", nearest: "3", beyond: false };
    const overlay = overlay_of(run({ matched: [1, 2], fired: [2], near_misses: [miss] }), undefined);
    expect([...overlay.fired]).toEqual([2]);
    expect([...overlay.matched]).toEqual([1]);
    expect(overlay.misses.get(1)).toEqual([miss]);
  });
  it("takes the runs of this table only, by file and id", () => {
    const runs = [run({}), run({ file: "decisions/other.dmn" }), run({ table_id: "other" })];
    const trace = { party_id: "p", name: "", as_of: "2024-05-31", status: "decided", problems: [], runs };
    expect(runs_of(trace, table)).toEqual([runs[0]]);
    expect(runs_of(undefined, table)).toEqual([]);
  });
  it("finds rows by any text and by number, whatever the case", () => {
    expect(rows_found(table, "")).toEqual([0, 1]);
    expect(rows_found(table, "core")).toEqual([0]);
    expect(rows_found(table, "pol-14")).toEqual([1]);
    expect(rows_found(table, "nothing of the kind")).toEqual([]);
  });
  it("shows numbers in groups and marks decimals it cuts off", () => {
    expect(short_value("5200000000")).toBe("5,200,000,000");
    expect(short_value("-0.155555555555")).toBe("-0.155555…");
    expect(short_value("0.25")).toBe("0.25");
    expect(short_value("2024-05-31")).toBe("2024-05-31");
  });
  it("counts a Chinese character as two figures", () => expect(text_width("营收 3")).toBe(6));
});
