import { describe, expect, it } from "vitest";

import { moment_text, park_day, span_of } from "./time";

const minute = 60_000;

describe("what is left of a time", () => {
  it.each([
    [0, "over", {}],
    [-5, "over", {}],
    [1, "seconds", { seconds: 1 }],
    [minute - 1, "seconds", { seconds: 60 }],
    [minute, "minutes", { minutes: 1 }],
    [59 * minute, "minutes", { minutes: 59 }],
    [60 * minute, "hours_minutes", { hours: 1, minutes: 0 }],
    [23 * 60 * minute + 5 * minute, "hours_minutes", { hours: 23, minutes: 5 }],
    [24 * 60 * minute, "days_hours", { days: 1, hours: 0 }],
    [49 * 60 * minute, "days_hours", { days: 2, hours: 1 }],
  ])("%d ms", (milliseconds, key, values) => expect(span_of(milliseconds)).toEqual({ key, values }));
  it("tells the day of the park, which begins at 16:00 UTC", () => {
    expect(park_day(0, Date.parse("2026-11-27T15:59:59Z"))).toBe("2026-11-27");
    expect(park_day(0, Date.parse("2026-11-27T16:00:00Z"))).toBe("2026-11-28");
    expect(park_day(365, Date.parse("2026-11-27T16:00:00Z"))).toBe("2027-11-28");
  });
  it("writes moments, and says nothing of none", () => {
    expect(moment_text("2026-11-26T08:05:09")).toBe("2026-11-26 08:05");
    expect(moment_text("2026-11-26T08:05:09", true)).toBe("2026-11-26 08:05:09");
    expect([moment_text(null), moment_text("soon")]).toEqual(["—", "soon"]);
  });
});
