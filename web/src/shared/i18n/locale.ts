// Which language the page speaks: the address wins (`?lang=en`), then the last choice, then Chinese.
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

const store_key = "yingzhou.locale";

const is_locale = (value: string | null): value is Locale => locales.some((locale) => locale === value);

function remembered(): string | null {
  try {
    return window.localStorage.getItem(store_key);
  } catch {
    return null; // storage can be switched off; the choice then lasts as long as the page
  }
}

function first_locale(): Locale {
  const asked = new URLSearchParams(window.location.search).get("lang");
  if (is_locale(asked)) return asked;
  const last = remembered();
  return is_locale(last) ? last : "zh-CN";
}

let current: Locale = typeof window === "undefined" ? "zh-CN" : first_locale();

export const current_locale = (): Locale => current;

export function remember_locale(locale: Locale): void {
  current = locale;
  document.documentElement.lang = locale;
  try {
    window.localStorage.setItem(store_key, locale);
  } catch {
    // see remembered()
  }
}
