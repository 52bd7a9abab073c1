import { describe, expect, it } from "vitest";

import { read_notice, stale_keys } from "./live";

describe("notices", () => {
  it("are read, and whatever is none is left alone", () => {
    expect(read_notice('{"kind":"decision_made","party_id":"p-1","at":"2026-03-05T02:00:00.000Z"}')).toEqual({
      kind: "decision_made",
      party_id: "p-1",
    });
    for (const text of ["", "null", "[]", '{"kind":1,"party_id":"p"}', '{"kind":"x"}', "{"])
      expect(read_notice(text)).toBeNull();
  });
  it("make what speaks of the enterprise stale, and of no other", () => {
    expect(stale_keys({ kind: "decision_made", party_id: "p-1" })).toContainEqual(["timeline", "p-1"]);
    expect(stale_keys({ kind: "decision_made", party_id: "p-1" })).toContainEqual(["parties"]);
    expect(stale_keys({ kind: "request_approved", party_id: "" })).toEqual([["approvals"]]);
  });
});
