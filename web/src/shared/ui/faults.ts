// The single faults of a refused form, at the field they belong to.
import type { Problem } from "../api/problem";
import type { Locale } from "../i18n/locale";

const has_chinese = /\p{Script=Han}/u;

// Some faults come in both languages at once, `中文 / English`.
export function in_language(message: string, locale: Locale): string {
  const cut = message.indexOf(" / ");
  if (cut < 0 || !has_chinese.test(message.slice(0, cut))) return message;
  return locale === "en" ? message.slice(cut + 3) : message.slice(0, cut);
}

type Faults = Problem["errors"];

export function fault_at(errors: Faults, pointer: string, locale: Locale): string | undefined {
  const found = errors.filter((item) => item.pointer === pointer).map((item) => in_language(item.message, locale));
  return found.length > 0 ? found.join(locale === "en" ? "; " : "；") : undefined;
}

export const faults_beside = (errors: Faults, shown: string[]): Faults =>
  errors.filter((item) => !shown.includes(item.pointer));
