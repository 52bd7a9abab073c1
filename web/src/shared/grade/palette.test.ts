import { describe, expect, it } from "vitest";

import { contrast, grade_colour, no_grade_colour } from "./palette";

describe("grade colours", () => {
  it.each([1, 2, 5, 7, 9])("carry white text at 4.5 : 1 on a scale of %i grades", (count) => {
    for (let rank = 0; rank < count; ++rank)
      expect(contrast("#ffffff", grade_colour(rank, count))).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#ffffff", no_grade_colour)).toBeGreaterThanOrEqual(4.5);
  });
  it("run from the best to the worst end of the ramp whatever the length of the scale", () => {
    expect(grade_colour(0, 5)).toBe(grade_colour(0, 9));
    expect(grade_colour(4, 5)).toBe(grade_colour(8, 9));
    expect(new Set(Array.from({ length: 9 }, (_, rank) => grade_colour(rank, 9))).size).toBe(9);
  });
  it("stay neutral for a grade outside the scale", () => {
    expect(grade_colour(-1, 9)).toBe(no_grade_colour);
  });
  it("measure contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});
