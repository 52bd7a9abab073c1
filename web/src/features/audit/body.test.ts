import { describe, expect, it } from "vitest";

import { body_text, fields_of, shown_as_sealed } from "./body";

describe("the body of an event", () => {
  it("is read as fields, hashes cut short, and never breaks the page", () => {
    expect(body_text('{"rule":"reveal","count":2,"content_hash":"' + "a".repeat(64) + '"}')).toBe(
      "rule: reveal, count: 2, content_hash: aaaaaaaaaaaa…",
    );
    expect([body_text("{}"), body_text(""), body_text("broken")]).toEqual(["", "", ""]);
    expect(fields_of('{"user_id":"u"}').user_id).toBe("u");
  });
  it("is left out when the page is compared with what was sealed", () => {
    const shown = {
      event_id: "e",
      kind: "logged_in",
      actor: "u",
      at: "2026-01-05T08:00:00.000Z",
      outcome: "done",
      party_id: "",
    };
    expect(shown_as_sealed(shown, { ...shown, body: { anything: 1 }, sequence: 3 })).toBe(true);
    for (const name of Object.keys(shown))
      expect(shown_as_sealed(shown, { ...shown, [name]: "other" }), name).toBe(false);
    expect(shown_as_sealed(shown, {})).toBe(false);
  });
});
