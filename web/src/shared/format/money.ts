// Amounts as people of each language read them: 8,000 万元 and 5.2 亿元 in Chinese, CNY 80 M and CNY 2 bn in English.
// The unit is chosen by size; the figure keeps up to two decimals of that unit, so the exact amount is the tooltip's.
import type { Locale } from "../i18n/locale";

interface Scale {
  from: number;
  unit: string;
}

const chinese: Scale[] = [
  { from: 1e8, unit: "亿" },
  { from: 1e4, unit: "万" },
  { from: 0, unit: "" },
];

const english: Scale[] = [
  { from: 1e9, unit: "bn" },
  { from: 1e6, unit: "M" },
  { from: 1e3, unit: "k" },
  { from: 0, unit: "" },
];

const chinese_currency: Record<string, string> = { CNY: "元", USD: "美元" };

const grouped = (value: number, digits: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: digits });

function scale_of(amount: number, scales: Scale[]): { divisor: number; unit: string } {
  const size = Math.abs(amount);
  const scale = scales.find((candidate) => size >= candidate.from) ?? { from: 0, unit: "" };
  return { divisor: scale.from || 1, unit: scale.unit };
}

export function format_money(amount: number | null | undefined, currency: string, locale: Locale): string {
  if (amount == null) return "—";
  if (locale === "zh-CN") {
    const { divisor, unit } = scale_of(amount, chinese);
    return `${grouped(amount / divisor, 2)} ${unit}${chinese_currency[currency] ?? currency}`;
  }
  const { divisor, unit } = scale_of(amount, english);
  return `${currency} ${grouped(amount / divisor, 2)}${unit && ` ${unit}`}`;
}

// The amount to the last digit, for tooltips and exact tables.
export function format_money_exact(amount: number | null | undefined, currency: string, locale: Locale): string {
  if (amount == null) return "—";
  const figure = grouped(amount, 6);
  return locale === "zh-CN" ? `${figure} ${chinese_currency[currency] ?? currency}` : `${currency} ${figure}`;
}
