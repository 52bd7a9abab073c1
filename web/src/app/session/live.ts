// What a notice of the server makes stale. Notices tell that something changed, never what: pages ask again.
import type { QueryKey } from "@tanstack/react-query";

export interface Notice {
  kind: string;
  party_id: string;
}

export function read_notice(text: string): Notice | null {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null || !("kind" in read) || !("party_id" in read)) return null;
    const { kind, party_id } = read;
    return typeof kind === "string" && typeof party_id === "string" ? { kind, party_id } : null;
  } catch {
    return null;
  }
}

const of_party = ["party", "assessment", "facts", "timeline"];

export function stale_keys({ kind, party_id }: Notice): QueryKey[] {
  const keys: QueryKey[] = [["approvals"]];
  // What one may see is another thing by it.
  if (kind.startsWith("emergency_access_")) keys.push(["session"], ["portfolios"], ["parties"]);
  if (party_id === "") return keys;
  return [...keys, ["parties"], ...of_party.map((name) => [name, party_id])];
}
