import { describe, expect, it } from "vitest";

import { base64_of, part_bytes, part_count } from "./parts";
import { is_at_work, step_of, steps } from "./steps";

describe("imports", () => {
  it("stand in the step that their state says", () => {
    const states = ["receiving", "reading", "ready", "checking", "checked", "loading", "shown", "withdrawn"];
    const places = states.map((state) => steps.indexOf(step_of(state) ?? "file"));
    expect(places).toEqual([0, 0, 1, 2, 2, 3, 3, 3]);
    expect(step_of("cancelled")).toBeUndefined();
    expect(states.filter(is_at_work)).toEqual(["reading", "checking", "loading"]);
  });

  it("are sent in parts, the last one shorter", () => {
    expect(part_count(1)).toBe(1);
    expect(part_count(part_bytes)).toBe(1);
    expect(part_count(part_bytes + 1)).toBe(2);
  });

  it("are sent as base64 whatever the bytes", () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
    const text = atob(base64_of(bytes));
    expect(Uint8Array.from(text, (one) => one.charCodeAt(0))).toEqual(bytes);
    expect(base64_of(new Uint8Array())).toBe("");
  });
});
