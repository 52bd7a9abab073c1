import { describe, expect, it } from "vitest";

import { count_of, day_of, list_of, parse_search, stringify_search, text_of_list } from "./search";

describe("the address", () => {
  it("reads and writes plain pairs, lists by commas", () => {
    expect(stringify_search({ grade: "AAA,AA", sort: "-score", page: 2, search: undefined, tier: "" })).toBe(
      "?grade=AAA,AA&sort=-score&page=2",
    );
    expect(parse_search("?grade=AAA,AA&sort=-score")).toEqual({ grade: "AAA,AA", sort: "-score" });
    expect(stringify_search({})).toBe("");
  });
  it("keeps A+ apart from A with a blank", () => {
    const text = stringify_search({ grade: "A+" });
    expect(parse_search(text)).toEqual({ grade: "A+" });
  });
  it("keeps Chinese search words", () => {
    expect(parse_search(stringify_search({ search: "跨境电商 91310151" }))).toEqual({ search: "跨境电商 91310151" });
  });
  it("takes only whole positive counts and calendar days", () => {
    expect(count_of({ page: "3" }, "page")).toBe(3);
    expect([
      count_of({ page: "0" }, "page"),
      count_of({ page: "x" }, "page"),
      count_of({ page: "1.5" }, "page"),
      count_of({}, "page"),
    ]).toEqual([undefined, undefined, undefined, undefined]);
    expect(day_of({ as_of: "2024-05-31" }, "as_of")).toBe("2024-05-31");
    expect([
      day_of({ as_of: "2024-13-01" }, "as_of"),
      day_of({ as_of: "31.5.2024" }, "as_of"),
      day_of({ as_of: "'; drop" }, "as_of"),
    ]).toEqual([undefined, undefined, undefined]);
  });
  it("turns lists round", () => {
    expect(list_of("AAA,AA")).toEqual(["AAA", "AA"]);
    expect(list_of(undefined)).toEqual([]);
    expect(text_of_list([])).toBeUndefined();
    expect(text_of_list(["a", "b"])).toBe("a,b");
  });
});
