// How long something still lasts, and clocks that go on while one looks.
import { useEffect, useState } from "react";

import { useTexts } from "../i18n";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export interface Span {
  key: "days_hours" | "hours_minutes" | "minutes" | "seconds" | "over";
  values: Record<string, number>;
}

// The two largest units; below a minute by the second, so that the end is seen to come.
export function span_of(milliseconds: number): Span {
  const part = (unit: number, within = Infinity) => Math.floor((milliseconds % within) / unit);
  if (milliseconds <= 0) return { key: "over", values: {} };
  if (milliseconds < minute) return { key: "seconds", values: { seconds: Math.ceil(milliseconds / second) } };
  if (milliseconds < hour) return { key: "minutes", values: { minutes: part(minute) } };
  if (milliseconds < day) return { key: "hours_minutes", values: { hours: part(hour), minutes: part(minute, hour) } };
  return { key: "days_hours", values: { days: part(day), hours: part(hour, day) } };
}

export function useNow(every_ms: number): number {
  const [now, set_now] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => set_now(Date.now()), every_ms);
    return () => window.clearInterval(timer);
  }, [every_ms]);
  return now;
}

// Instants as people of the park read them: day and minute by the clock on the wall.
export function moment_text(instant: string | null | undefined, with_seconds = false): string {
  if (!instant) return "—";
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = [at.getHours(), at.getMinutes(), ...(with_seconds ? [at.getSeconds()] : [])].map(two).join(":");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`;
}

const in_the_park = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }); // writes 2026-11-28

// The park's day, wherever the browser is: today, or so many days later.
export const park_day = (days_later = 0, now = Date.now()): string => in_the_park.format(now + days_later * day);

export function useSpan(): (milliseconds: number) => string {
  const { t } = useTexts();
  return (milliseconds) => {
    const { key, values } = span_of(milliseconds);
    return t(`time.${key}`, values);
  };
}
