import { describe, expect, it } from "vitest";

import type { ApprovalView } from "./api/types";
import { may_show, reveal_of, state_of, until } from "./approvals";

const noon = Date.parse("2026-11-26T12:00:00Z");
const request = (change: Partial<ApprovalView["request"]>): ApprovalView["request"] => ({
  request_id: "apr_1",
  rule: "reveal",
  action: "sensitive.reveal",
  subject: "reveal party demo-rat-16: debt_ratio, revenue",
  content_hash: "h",
  workspace_id: "park",
  requester_id: "a",
  requester_session_id: "",
  reason: "r",
  terms: "",
  created_at: "2026-11-26T10:00:00Z",
  expires_at: "2026-11-26T13:00:00Z",
  latest_at: "2026-11-26T10:00:00Z",
  state: "pending",
  approvals: [],
  closed_by: "",
  closed_reason: "",
  ...change,
});

describe("COL-25 a request for approval", () => {
  it("names its enterprise and facts; other rules do not", () => {
    expect(reveal_of(request({}))).toEqual({ party_id: "demo-rat-16", facts: ["debt_ratio", "revenue"] });
    expect(reveal_of(request({ rule: "override" }))).toBeNull();
    expect(reveal_of(request({ subject: "something else" }))).toBeNull();
  });
  it("is over when its time is, whatever was stored last", () => {
    const late = { expires_at: "2026-11-26T12:00:00Z" };
    expect(state_of(request(late), noon)).toBe("expired");
    expect(state_of(request({ ...late, state: "refused" }), noon)).toBe("refused");
    expect(until(request({}), noon)).toBe(Date.parse("2026-11-26T13:00:00Z"));
    expect(until(request(late), noon)).toBeNull();
  });
  it("shows values to who may use it, inside the time box only", () => {
    const view = (change: Partial<ApprovalView["request"]>, may_use = true): ApprovalView => ({
      request: request(change),
      requester_name: "",
      approver_names: [],
      approvals_needed: 2,
      may_decide: false,
      may_use,
    });
    expect(may_show(view({ state: "approved" }), noon)).toBe(true);
    expect(may_show(view({ state: "approved" }, false), noon)).toBe(false);
    expect(may_show(view({ state: "used", used_until: "2026-11-26T12:00:01Z" }), noon)).toBe(true);
    expect(may_show(view({ state: "used", used_until: "2026-11-26T12:00:00Z" }), noon)).toBe(false);
  });
});
