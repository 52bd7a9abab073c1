// Texts of the page. Chinese comes with the first bundle, English is fetched when chosen.
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

import type { Label } from "../api/types";
import { current_locale, remember_locale, type Locale } from "./locale";
import { zh } from "./zh";

export async function start_texts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "zh-CN",
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: zh } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await change_locale(current_locale());
}

export async function change_locale(locale: Locale): Promise<void> {
  if (locale === "en" && !i18next.hasResourceBundle("en", "translation")) {
    const { en } = await import("./en");
    i18next.addResourceBundle("en", "translation", en);
  }
  remember_locale(locale);
  await i18next.changeLanguage(locale);
}

// Texts, the language in use, and the reading of two-language labels in it.
export function useTexts() {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === "en" ? "en" : "zh-CN";
  const say = (label: Label | null | undefined, otherwise = ""): string => {
    if (!label) return otherwise;
    return (locale === "en" ? label.en || label.zh : label.zh || label.en) || otherwise;
  };
  return { t, locale, say };
}

// A code of the API in words: the text under `group.code` where there is one, else the code itself.
export function useCode() {
  const { t, i18n } = useTranslation();
  return useCallback(
    (group: string, code: string): string => {
      const key = `${group}.${code}`;
      return code !== "" && i18n.exists(key) ? t(key) : code;
    },
    [t, i18n],
  );
}
