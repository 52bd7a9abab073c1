// The portfolio page's address: what is asked for, in the words of the API.
import { count_of, stringify_search, text_of, type RawSearch } from "../../shared/search";

export interface PortfolioSearch {
  search?: string | undefined;
  grade?: string | undefined;
  tier?: string | undefined;
  industry?: string | undefined;
  admission?: string | undefined;
  veto?: "0" | "1" | undefined;
  fate?: string | undefined;
  sort?: string | undefined;
  page?: number | undefined;
  page_size?: number | undefined;
}

export type FilterName = "grade" | "tier" | "industry" | "admission" | "fate";

export const default_page_size = 50;

export const read_portfolio_search = (raw: RawSearch | PortfolioSearch): PortfolioSearch => of_raw({ ...raw });

const of_raw = (raw: RawSearch): PortfolioSearch => ({
  search: text_of(raw, "search"),
  grade: text_of(raw, "grade"),
  tier: text_of(raw, "tier"),
  industry: text_of(raw, "industry"),
  admission: text_of(raw, "admission"),
  veto: raw.veto === "1" || raw.veto === "0" ? raw.veto : undefined,
  fate: text_of(raw, "fate"),
  sort: text_of(raw, "sort"),
  page: count_of(raw, "page"),
  page_size: count_of(raw, "page_size"),
});

// What narrows the list: the part of the address that 清除筛选 takes away.
export function is_narrowed(search: PortfolioSearch): boolean {
  return Boolean(
    search.search || search.grade || search.tier || search.industry || search.admission || search.veto || search.fate,
  );
}

// The text a saved view keeps: filter and order, not the page one happens to be on.
export const view_query = (search: PortfolioSearch): string =>
  stringify_search({ ...search, page: undefined }).slice(1);
