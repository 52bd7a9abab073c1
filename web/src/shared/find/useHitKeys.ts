// The keys of a box with a list of hits: up, down, Enter; not while characters are being composed.
import { useState, type KeyboardEvent } from "react";

export function useHitKeys(count: number, take: (at: number) => void) {
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, Math.max(count - 1, 0));
  const on_key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || count === 0) return;
    if (event.key === "ArrowDown") choose((at + 1) % count);
    else if (event.key === "ArrowUp") choose((at + count - 1) % count);
    else if (event.key === "Enter") take(at);
    else return;
    event.preventDefault();
  };
  return { at, choose, on_key };
}
