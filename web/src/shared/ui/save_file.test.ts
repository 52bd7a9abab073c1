import { describe, expect, it } from "vitest";

import { file_name_of } from "./save_file";

describe("the name of a download", () => {
  it("is the one the program gives, else the page's own", () => {
    expect(file_name_of("attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx", "x")).toBe("名单.xlsx");
    expect(file_name_of("attachment; filename*=UTF-8''%E5%90", "x")).toBe("x");
    expect(file_name_of("attachment", "x")).toBe("x");
    expect(file_name_of(null, "x")).toBe("x");
  });
});
