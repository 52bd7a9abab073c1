// The keys that the person of this browser trusts, as they were entered. They came by another way than from this server;
// that is why they are kept here and not on it.
const store_key = "yingzhou.known_keys";

export function known_keys_text(): string {
  try {
    return window.localStorage.getItem(store_key) ?? "";
  } catch {
    return ""; // storage can be switched off; the keys then last as long as the page
  }
}

export function keep_known_keys(text: string): void {
  try {
    if (text.trim() === "") window.localStorage.removeItem(store_key);
    else window.localStorage.setItem(store_key, text);
  } catch {
    // see known_keys_text()
  }
}
