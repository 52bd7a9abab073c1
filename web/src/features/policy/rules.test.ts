import { describe, expect, it } from "vitest";

import type { DecisionTableView } from "../../shared/api/types";
import { conditions_of, outcome_of } from "./RuleList";

const column = (id: string, label = "", expression = "") => ({
  id,
  label,
  expression,
  type: "",
  allowed_values: [],
  title: { zh: "", en: "" },
});

const table: DecisionTableView = {
  file: "vetoes.dmn",
  table_id: "table_vetoes",
  decision_id: "vetoes",
  decision_name: "vetoes",
  hit_policy: "COLLECT",
  question: "",
  inputs: [column("1", "产业契合度", "industry_fit"), column("2", "", "energy_excess")],
  outputs: [column("code"), column("value"), column("zh"), column("en")],
  annotations: [column("source")],
  rules: [
    {
      id: "a",
      inputs: ['"misfit"', "-"],
      outputs: ['"misfit"', "0.5", '"封顶BB"', '"Capped"'],
      annotations: ["RAT-34"],
    },
    { id: "b", inputs: ["-", "-"], outputs: ['"none"', "", "", ""], annotations: [] },
  ],
};

const [first, second] = table.rules;
if (!first || !second) throw new Error("the table has two rules");

describe("a decision table row by row", () => {
  it("names only the conditions a row tests, by label or expression", () => {
    expect(conditions_of(table, first).map(({ name, text }) => [name, text])).toEqual([["产业契合度", '"misfit"']]);
    expect(conditions_of(table, second)).toEqual([]);
  });
  it("takes the words of the language and leaves both languages out of the values", () => {
    expect(outcome_of(table, first, "zh").words).toBe("封顶BB");
    expect(outcome_of(table, first, "en").words).toBe("Capped");
    expect(outcome_of(table, first, "en").values.map(({ name, text }) => [name, text])).toEqual([
      ["code", "misfit"],
      ["value", "0.5"],
    ]);
    expect(outcome_of(table, second, "zh").values.map(({ name }) => name)).toEqual(["code"]);
  });
});
