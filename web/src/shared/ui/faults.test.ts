import { describe, expect, it } from "vitest";

import { fault_at, faults_beside, in_language } from "./faults";

describe("faults of a form", () => {
  it("are told in the language of the page when they come in both", () => {
    expect(in_language("至少 15 个字符 / at least 15 characters", "zh-CN")).toBe("至少 15 个字符");
    expect(in_language("至少 15 个字符 / at least 15 characters", "en")).toBe("at least 15 characters");
    expect(in_language("km / h is no unit", "zh-CN")).toBe("km / h is no unit");
    expect(in_language("请填写", "en")).toBe("请填写");
  });
  it("stand at their field, all of them; the rest is told once", () => {
    const errors = [
      { pointer: "/password", message: "太短 / too short" },
      { pointer: "/password", message: "太常见 / too common" },
      { pointer: "/login_name", message: "请填写" },
    ];
    expect(fault_at(errors, "/password", "zh-CN")).toBe("太短；太常见");
    expect(fault_at(errors, "/code", "zh-CN")).toBeUndefined();
    expect(faults_beside(errors, ["/password"])).toEqual([errors[2]]);
  });
});
