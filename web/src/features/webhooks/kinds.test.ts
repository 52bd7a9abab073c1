import { describe, expect, it } from "vitest";

import { zh } from "../../shared/i18n/zh";
import { offered_kinds } from "./kinds";

describe("kinds of events that are offered for a webhook", () => {
  it("have words each, and stand there once", () => {
    expect(offered_kinds.filter((kind) => !(kind in zh.event))).toEqual([]);
    expect(new Set(offered_kinds).size).toBe(offered_kinds.length);
  });
});
