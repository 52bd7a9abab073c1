// Reading a request for approval: what it is about, and until when something can be done with it.
import type { ApprovalView } from "./api/types";

type Request = ApprovalView["request"];

// The subject of a reveal as the server writes it: `reveal party demo-rat-16: revenue, debt_ratio`.
export function reveal_of(request: Request): { party_id: string; facts: string[] } | null {
  const found = request.rule === "reveal" ? /^reveal party ([^:]+): (.+)$/.exec(request.subject) : null;
  return found?.[1] && found[2] ? { party_id: found[1], facts: found[2].split(", ") } : null;
}

// The server settles what expired when somebody next acts on it; until then the clock says so.
export function state_of(request: Request, now: number): Request["state"] {
  const waits = request.state === "pending" || request.state === "approved";
  return waits && Date.parse(request.expires_at) <= now ? "expired" : request.state;
}

export function until(request: Request, now: number): number | null {
  const state = state_of(request, now);
  if (state === "pending" || state === "approved") return Date.parse(request.expires_at);
  return state === "used" && request.used_until ? Date.parse(request.used_until) : null;
}

export const may_show = (approval: ApprovalView, now: number): boolean =>
  approval.may_use && (until(approval.request, now) ?? 0) > now;
