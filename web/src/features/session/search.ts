import { text_of, type RawSearch } from "../../shared/search";

export const whys = ["ended", "idle", "out", "set_up", "invited", "password"] as const;
export type Why = (typeof whys)[number];

export interface LogInSearch {
  to?: string | undefined; // where to go afterwards
  why?: Why | undefined; // what led here
}

export function read_log_in_search(raw: RawSearch): LogInSearch {
  const why = text_of(raw, "why");
  return { to: text_of(raw, "to"), why: whys.find((known) => known === why) };
}
