import { describe, expect, it } from "vitest";

import { translator } from "./words";

describe("words of the DMN editor", () => {
  it("are Chinese on a Chinese page and stay as they are on an English one", () => {
    expect(translator("zh-CN")("Add rule")).toBe("添加规则");
    expect(translator("en")("Add rule")).toBe("Add rule");
    expect(translator("zh-CN")("Nobody translated this")).toBe("Nobody translated this");
  });
  it("fill in what the editor passes and leave other braces alone", () => {
    expect(translator("en")("Function kind: {kind}", { kind: "FEEL" })).toBe("Function kind: FEEL");
    expect(translator("en")("e.g. { sample }")).toBe("e.g. { sample }");
  });
});
