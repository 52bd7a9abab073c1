import { expect, it } from "vitest";

import type { RelationsView } from "../../../shared/api/types";
import { lines_of } from "./RelationGraph";

type Tie = RelationsView["ties"][number];
const label = (zh: string) => ({ zh, en: zh });
const tie = (from: string, to: string, position: Tie["position"], zh: string, inverse: string): Tie => ({
  from,
  to,
  position,
  relation: zh,
  relation_class: "group",
  label: label(zh),
  inverse: label(inverse),
});
const say = (text: { zh: string } | null | undefined) => text?.zh ?? "";

it("ENT-16 leads from who controls to who is controlled, whoever of them told it", () => {
  const lines = lines_of(
    [
      { ...tie("child", "mother", "above", "母公司", "子公司"), share: 0.6 },
      tie("mother", "other", "below", "子公司", "母公司"),
      tie("child", "friend", "beside", "关联公司", "关联公司"),
    ],
    say,
  );
  expect(lines.map(({ from, to, label, plain }) => [from, to, label, plain])).toEqual([
    ["mother", "child", "子公司 60%", false],
    ["mother", "other", "子公司", false],
    ["child", "friend", "关联公司", true],
  ]);
});

it("says once what two tell alike, and both of what differs, on one line", () => {
  const told = tie("mother", "child", "below", "子公司", "母公司");
  const lines = lines_of(
    [
      told,
      tie("child", "mother", "above", "母公司", "子公司"),
      { ...told, relation_class: "chain", label: label("客户") },
    ],
    say,
  );
  expect(lines.map((line) => line.label)).toEqual(["子公司 · 客户"]);
});
