// The address is the state: plain `key=value` pairs, lists joined by commas, nothing empty.
export type RawSearch = Record<string, unknown>;

export const parse_search = (text: string): RawSearch => Object.fromEntries(new URLSearchParams(text));

export function stringify_search(search: RawSearch): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value == null || value === "") continue;
    pairs.set(key, String(value));
  }
  const text = pairs.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

export function text_of(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  return value == null || value === "" ? undefined : String(value);
}

export function count_of(raw: RawSearch, key: string): number | undefined {
  const value = Number(raw[key]);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

export const list_of = (text: string | undefined): string[] => (text ? text.split(",").filter(Boolean) : []);
export const text_of_list = (items: string[]): string | undefined => (items.length > 0 ? items.join(",") : undefined);

const day = /^\d{4}-\d{2}-\d{2}$/;

// A calendar day as written in the address, or nothing.
export function day_of(raw: RawSearch, key: string): string | undefined {
  const value = text_of(raw, key);
  return value && day.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

// Where each list was left, so that the way back from one of its entries leads to the same filter, order and page.
const left_lists = new Map<string, Record<string, never>>();

export function leave_list(list_id: string, search: object): void {
  left_lists.set(list_id, search as Record<string, never>);
}

export const left_list = (list_id: string): Record<string, never> => left_lists.get(list_id) ?? {};
