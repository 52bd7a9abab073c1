import { describe, expect, it } from "vitest";

import type { DecisionTableView, FindingView } from "../../shared/api/types";
import { example_rows, example_value, message_in_words } from "./finding_words";
import { notes_read, question_read } from "./overlay";

const title = (name: string) => ({ score: "得分", kind: "Kind" })[name] ?? name;
const zh = { included: "（含）", excluded: "（不含）", to: "至" };
const en = { included: " (included)", excluded: " (excluded)", to: " to " };

describe("message_in_words", () => {
  it("calls columns by their titles, and says what belongs to a range", () => {
    expect(message_in_words("`score`属于[10..35)时没有对应的行", title, zh)).toBe(
      "得分属于10（含）至35（不含）时没有对应的行",
    );
    expect(message_in_words("no rule for `score` in (10..35]", title, en)).toBe(
      "No rule for 得分 in 10 (excluded) to 35 (included)",
    );
  });
  it("counts rows as the page does and leaves other words as they are", () => {
    expect(message_in_words('never reached – rule 6 already covers `kind` = "a"', title, en)).toBe(
      'Never reached – row 6 already covers Kind = "a"',
    );
    expect(message_in_words("rules 1 and 2 overlap", title, en)).toBe("Rows 1 and 2 overlap");
    expect(message_in_words("永远不成立", title, zh)).toBe("永远不成立");
  });
});

describe("example_rows", () => {
  const table = {
    inputs: [{ expression: "score" }, { expression: "kind" }],
    rules: [{ inputs: ["-", '"a"'] }, { inputs: ["-", "-"] }],
  } as unknown as DecisionTableView;
  const label = { zh: "", en: "" };
  const finding = (rows: number[], compared_with: FindingView["compared_with"]) =>
    ({
      rows,
      compared_with,
      counterexample: [
        { name: "score", label, value: "10", value_label: label },
        { name: "kind", label, value: '"a"', value_label: label },
      ],
    }) as unknown as FindingView;

  it("puts what the rows test first", () => {
    expect(example_rows(finding([1, 2], []), table).map((row) => [row.name, row.tested])).toEqual([
      ["kind", true],
      ["score", false],
    ]);
    expect(example_rows(finding([], []), table).every((row) => row.tested)).toBe(true);
  });
  it("tells where the other enterprise differs", () => {
    const other = [
      { name: "score", label, value: "12", value_label: label },
      { name: "kind", label, value: '"a"', value_label: label },
    ];
    expect(example_rows(finding([], other), table).map((row) => [row.other?.value, row.differs])).toEqual([
      ["12", true],
      ['"a"', false],
    ]);
  });
});

it.each([
  ["null", undefined],
  ["true", true],
  ["false", false],
  ['"leader"', "leader"],
  ['date("2024-05-01")', "2024-05-01"],
  ["1000000000", "1,000,000,000"],
])("an example's value %s is read as %s", (text, value) => {
  expect(example_value(text)).toBe(value);
});

describe("texts in the language read", () => {
  const notes = (...names: string[]) =>
    ({ annotations: names.map((label) => ({ id: "", label })) }) as unknown as DecisionTableView;

  it("shows a note that stands in both languages once", () => {
    expect(notes_read(notes("source", "zh", "en"), "zh-CN")).toEqual([0, 1]);
    expect(notes_read(notes("source", "zh", "en"), "en")).toEqual([0, 2]);
    expect(notes_read(notes("source", "en"), "zh-CN")).toEqual([0, 1]);
  });
  it("parts a question in both languages and leaves any other whole", () => {
    expect(question_read("企业属于哪一层？Which tier?", "zh-CN")).toBe("企业属于哪一层？");
    expect(question_read("企业属于哪一层？Which tier?", "en")).toBe("Which tier?");
    expect(question_read("Which tier?", "zh-CN")).toBe("Which tier?");
  });
});
