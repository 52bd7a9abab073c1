// The formatters bound to the language of the page.
import { useTexts } from "../i18n";
import type { Shown } from "../api/types";
import { format_money, format_money_exact } from "./money";
import { format_shown, format_value } from "./shown";

export function useFormat(currency: string) {
  const { t, locale } = useTexts();
  const words = {
    yes: t("common.yes"),
    no: t("common.no"),
    hidden: t("reveal.hidden"),
    days: (count: string) => t("common.days", { days: count }),
  };
  return {
    money: (amount: number | null | undefined) => format_money(amount, currency, locale),
    money_exact: (amount: number | null | undefined) => format_money_exact(amount, currency, locale),
    shown: (value: Shown) => format_shown(value, currency, locale, words),
    value: (value: number | null | undefined, unit: string) => format_value(value, unit, currency, locale, words),
    days: (count: number | null | undefined) => format_value(count, "days", currency, locale, words),
    list: (items: string[]) => items.join(locale === "zh-CN" ? "、" : ", "),
    period: (from: string | null | undefined, to: string | null | undefined) =>
      !from && !to
        ? "—"
        : !to
          ? t("common.since", { date: from })
          : !from
            ? t("common.until", { date: to })
            : `${from} – ${to}`,
  };
}
