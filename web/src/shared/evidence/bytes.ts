// Bytes and their spellings. Reading base64 is strict: one value has one spelling (RFC 4648 §4).
export type Bytes = Uint8Array<ArrayBuffer>;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const to_base64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

export function from_base64(text: string): Bytes | null {
  if (!base64.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  return to_base64(bytes) === text ? bytes : null; // no bits left over
}

export const utf_8 = (text: string): Bytes => new TextEncoder().encode(text);

export function joined(...parts: Bytes[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const is_same = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

// REQUIRES: what the bytes say is below 2^53, else the nearest number that can be said.
export const big_endian = (bytes: Bytes): number => bytes.reduce((value, byte) => value * 256 + byte, 0);

// A count as these formats write it: decimal digits, no leading zero.
export function count_of(text: string): number | null {
  const value = /^(?:0|[1-9]\d*)$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : null;
}
