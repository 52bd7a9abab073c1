// The policy page's address: the open tab, the table and row shown, the model of the graph, and what is laid over
// the tables: an enterprise (what fired for it) or a portfolio (how often each rule fired).
import { count_of, day_of, text_of, type RawSearch } from "../../shared/search";

export const tabs = ["overview", "graph", "tables", "parameters", "indicators", "steps", "ahp", "sources"] as const;
export type TabName = (typeof tabs)[number];

export const forms = ["rows", "grid"] as const;
export type Form = (typeof forms)[number];

export interface PackSearch {
  tab?: TabName | undefined;
  q?: string | undefined;
  model?: string | undefined;
  table?: string | undefined;
  form?: Form | undefined;
  row?: number | undefined;
  rule?: string | undefined;
  party?: string | undefined;
  as_of?: string | undefined;
  hits?: string | undefined;
}

export const read_pack_search = (raw: RawSearch): PackSearch => ({
  tab: tabs.find((name) => name === raw.tab),
  q: text_of(raw, "q"),
  model: text_of(raw, "model"),
  table: text_of(raw, "table"),
  form: forms.find((name) => name === raw.form),
  row: count_of(raw, "row"),
  rule: text_of(raw, "rule"),
  party: text_of(raw, "party"),
  as_of: day_of(raw, "as_of"),
  hits: text_of(raw, "hits"),
});
