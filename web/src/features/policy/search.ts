// The policy page's address: the open tab and, when one comes from a decision, the table and the row that fired.
import { count_of, text_of, type RawSearch } from "../../shared/search";

export const tabs = ["overview", "parameters", "indicators", "tables", "steps", "ahp"] as const;
export type TabName = (typeof tabs)[number];

export interface PackSearch {
  tab?: TabName | undefined;
  q?: string | undefined;
  table?: string | undefined;
  row?: number | undefined;
  rule?: string | undefined;
}

export const read_pack_search = (raw: RawSearch): PackSearch => ({
  tab: tabs.find((name) => name === raw.tab),
  q: text_of(raw, "q"),
  table: text_of(raw, "table"),
  row: count_of(raw, "row"),
  rule: text_of(raw, "rule"),
});
