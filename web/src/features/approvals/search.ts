import { text_of, type RawSearch } from "../../shared/search";

export const tabs = ["to_decide", "own", "others"] as const;
export type TabName = (typeof tabs)[number];

export interface ApprovalsSearch {
  tab?: TabName | undefined;
}

export function read_approvals_search(raw: RawSearch): ApprovalsSearch {
  const tab = text_of(raw, "tab");
  return { tab: tabs.find((known) => known === tab) };
}
