// When nothing has happened for as long as the server lets a session rest, the person is logged out, and warned before.
const second = 1000;
const minute = 60 * second;
const warned_before = minute;
const renewals_per_rest = 3;

export type IdleStage = { kind: "awake" } | { kind: "warned"; seconds: number } | { kind: "over" };

export function idle_stage(now: number, active_at: number, idle_minutes: number): IdleStage {
  const left = active_at + idle_minutes * minute - now;
  if (left <= 0) return { kind: "over" };
  return left <= warned_before ? { kind: "warned", seconds: Math.ceil(left / second) } : { kind: "awake" };
}

// Reading and typing send nothing: the server is told now and then that somebody is there.
export const needs_renewal = (now: number, active_at: number, renewed_at: number, idle_minutes: number): boolean =>
  active_at > renewed_at && now - renewed_at >= (idle_minutes * minute) / renewals_per_rest;
