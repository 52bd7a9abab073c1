import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { useTexts } from "../i18n";

const narrow_query = "(max-width: 720px)";

function subscribe_narrow(changed: () => void): () => void {
  const media = window.matchMedia(narrow_query);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

// A phone-sized window: tables become cards.
export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe_narrow, () => window.matchMedia(narrow_query).matches);

function subscribe_online(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

export const useOnline = (): boolean => useSyncExternalStore(subscribe_online, () => navigator.onLine);

// The value once it has rested for a while: what a person types is asked for when they pause.
export function useDebounced(value: string, wait_ms: number): string {
  const [settled, set_settled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => set_settled(value), wait_ms);
    return () => window.clearTimeout(timer);
  }, [value, wait_ms]);
  return settled;
}

export function usePageTitle(title: string | undefined): void {
  const { t } = useTexts();
  const product = t("product.name");
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}

// Keys are for the page, not for someone typing, and rest while a dialog is open.
function is_busy(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  if (target?.closest("input, textarea, select, [contenteditable=true], [role=listbox]")) return true;
  return document.querySelector("[role=dialog]:not([aria-hidden=true])")?.checkVisibility() ?? false;
}

export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

// Single keys by `event.key`; `mod+k` stands for Ctrl or Command and works everywhere.
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (!mod && (event.altKey || is_busy(event))) return;
      const action = latest.current[mod ? `mod+${event.key.toLowerCase()}` : event.key];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
