// The body of an event: canonical JSON of identifiers, codes and amounts.
const hash = /^[0-9a-f]{64}$/;
const shown_digits = 12;

export function fields_of(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const value_text = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return hash.test(text) ? `${text.slice(0, shown_digits)}…` : text;
};

export const body_text = (body: string): string =>
  Object.entries(fields_of(body))
    .map(([name, value]) => `${name}: ${value_text(value)}`)
    .join(", ");

// Whether a sealed record is the one that the page shows. Its body is left out: personal values stand opened on the page.
const compared = ["event_id", "kind", "actor", "at", "outcome", "party_id"] as const;
export const shown_as_sealed = (shown: Record<(typeof compared)[number], string>, sealed: Record<string, unknown>) =>
  compared.every((name) => shown[name] === sealed[name]);
