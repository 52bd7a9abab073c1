import { describe, expect, it } from "vitest";

import { used_parameters } from "./UsedParameters";

const row = (name: string) => ({ name, comparison: "", value: "1", unit: "", source: "", note: "" });

describe("parameters a table refers to", () => {
  it("matches whole names only", () => {
    const parameters = [row("limit"), row("limit_rounding"), row("adverse_cut_rate")];
    const used = used_parameters(["floor(before / limit_rounding) * limit_rounding", "-"], parameters);
    expect(used.map((parameter) => parameter.name)).toEqual(["limit_rounding"]);
  });
  it("keeps every dated version", () => {
    expect(used_parameters(["> share"], [row("share"), row("share")])).toHaveLength(2);
  });
});
