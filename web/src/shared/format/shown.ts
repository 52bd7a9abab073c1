// A value of the API with its unit, printed.
import type { Shown } from "../api/types";
import type { Locale } from "../i18n/locale";
import { format_money } from "./money";
import { format_number, format_percent, format_ratio } from "./number";

export interface Words {
  yes: string;
  no: string;
  hidden: string;
  days: (count: string) => string;
}

const truth = new Set(["true", "false"]);

function format_figure(value: number, unit: string, currency: string, locale: Locale, words: Words): string {
  switch (unit) {
    case "percent":
      return format_percent(value, 2);
    case "money":
      return format_money(value, currency, locale);
    case "days":
      return words.days(format_number(value, 1));
    case "ratio":
      return format_ratio(value);
    default:
      return format_number(value, 4);
  }
}

// What the reader may not see comes masked (`***`, `张*`) or not at all.
export const is_veiled = (shown: Shown): boolean => shown.unit === "masked" || shown.unit === "hidden";

export function format_shown(shown: Shown, currency: string, locale: Locale, words: Words): string {
  if (shown.unit === "hidden") return words.hidden;
  if (shown.number != null) return format_figure(shown.number, shown.unit, currency, locale, words);
  if (shown.label) return locale === "en" ? shown.label.en : shown.label.zh;
  if (shown.text == null || shown.text === "") return "—";
  if (shown.unit === "boolean" && truth.has(shown.text)) return shown.text === "true" ? words.yes : words.no;
  return shown.text;
}

export const format_value = (
  value: number | null | undefined,
  unit: string,
  currency: string,
  locale: Locale,
  words: Words,
): string => format_shown({ ...(value != null && { number: value }), unit }, currency, locale, words);
