import { describe, expect, it } from "vitest";

import { body_text, fields_of } from "./body";

describe("the body of an event", () => {
  it("is read as fields, hashes cut short, and never breaks the page", () => {
    expect(body_text('{"rule":"reveal","count":2,"content_hash":"' + "a".repeat(64) + '"}')).toBe(
      "rule: reveal, count: 2, content_hash: aaaaaaaaaaaa…",
    );
    expect([body_text("{}"), body_text(""), body_text("broken")]).toEqual(["", "", ""]);
    expect(fields_of('{"user_id":"u"}').user_id).toBe("u");
  });
});
