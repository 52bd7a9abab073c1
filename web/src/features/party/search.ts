// The enterprise page's address: the day looked back from, the open tab, and what the panel explains.
import { day_of, text_of, type RawSearch } from "../../shared/search";

export const tabs = [
  "indicators",
  "limit",
  "models",
  "rules",
  "file",
  "facts",
  "declarations",
  "consents",
  "documents",
  "timeline",
] as const;
export type TabName = (typeof tabs)[number];

export interface PartySearch {
  as_of?: string | undefined;
  tab?: TabName | undefined;
  open?: string | undefined;
}

export const read_party_search = (raw: RawSearch): PartySearch => ({
  as_of: day_of(raw, "as_of"),
  tab: tabs.find((name) => name === raw.tab),
  open: text_of(raw, "open"),
});
