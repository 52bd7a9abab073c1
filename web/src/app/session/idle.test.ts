import { describe, expect, it } from "vitest";

import { idle_stage, needs_renewal } from "./idle";

const minute = 60_000;

describe("a rest", () => {
  it("warns in its last minute and then is over", () => {
    expect(idle_stage(28 * minute, 0, 30)).toEqual({ kind: "awake" });
    expect(idle_stage(29 * minute - 1, 0, 30)).toEqual({ kind: "awake" });
    expect(idle_stage(29 * minute, 0, 30)).toEqual({ kind: "warned", seconds: 60 });
    expect(idle_stage(30 * minute - 1, 0, 30)).toEqual({ kind: "warned", seconds: 1 });
    expect(idle_stage(30 * minute, 0, 30)).toEqual({ kind: "over" });
    expect(idle_stage(9 * 60 * minute, 0, 30)).toEqual({ kind: "over" }); // the machine slept
  });
  it("is told to the server as no rest while somebody works, and only then", () => {
    expect(needs_renewal(9 * minute, 8 * minute, 0, 30)).toBe(false);
    expect(needs_renewal(10 * minute, 8 * minute, 0, 30)).toBe(true);
    expect(needs_renewal(25 * minute, 0, 0, 30)).toBe(false);
  });
});
