import { describe, expect, it } from "vitest";

import { base64_of, part_bytes, part_count, received_bytes, size_text } from "../../shared/files/parts";
import { is_at_work, is_through, step_of, steps } from "./steps";

describe("imports", () => {
  it("stand in the step that their state says", () => {
    const states = ["receiving", "reading", "ready", "checking", "checked", "loading", "shown", "withdrawn"];
    const places = states.map((state) => steps.indexOf(step_of(state) ?? "file"));
    expect(places).toEqual([0, 0, 1, 2, 2, 3, 3, 3]);
    expect(step_of("cancelled")).toBeUndefined();
    expect(states.filter(is_at_work)).toEqual(["reading", "checking", "loading"]);
    expect(states.filter(is_through)).toEqual(["shown", "withdrawn"]);
  });

  it("are sent in parts, the last one shorter", () => {
    expect(part_count(1)).toBe(1);
    expect(part_count(part_bytes)).toBe(1);
    expect(part_count(part_bytes + 1)).toBe(2);
  });

  it("tell their size, and never more received than there is", () => {
    expect([1, 1024, 1025, 2 ** 20, 48_211_044].map(size_text)).toEqual(["1 KB", "1 KB", "2 KB", "1 MB", "46 MB"]);
    expect(received_bytes(1, 2 * part_bytes)).toBe(part_bytes);
    expect(received_bytes(2, part_bytes + 1)).toBe(part_bytes + 1);
  });

  it("are sent as base64 whatever the bytes", () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
    const text = atob(base64_of(bytes));
    expect(Uint8Array.from(text, (one) => one.charCodeAt(0))).toEqual(bytes);
    expect(base64_of(new Uint8Array())).toBe("");
  });
});
