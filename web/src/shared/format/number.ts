// Plain figures, shares and points. Digits group by three in both languages, so the format does not depend on it.
const dash = "—";

export function format_number(value: number | null | undefined, digits = 2): string {
  if (value == null) return dash;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

// Points of a score: two decimals at most, a minus sign that lines up with digits.
export function format_points(value: number | null | undefined): string {
  return format_number(value, 2).replace("-", "−");
}

export function format_signed(value: number | null | undefined): string {
  if (value == null) return dash;
  if (value === 0) return "0";
  return value > 0 ? `+${format_points(value)}` : format_points(value);
}

export function format_percent(share: number | null | undefined, digits = 1): string {
  if (share == null) return dash;
  return `${format_number(share * 100, digits)}%`;
}

export function format_ratio(value: number | null | undefined): string {
  return format_number(value, 4);
}
