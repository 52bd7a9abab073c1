// Ed25519 (RFC 8032) by the browser; by a library in browsers that do not know it yet.
import type { Bytes } from "./bytes";

export async function verify_by_library(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const { verifyAsync } = await import("@noble/ed25519");
  // `zip215` would let some signatures pass that RFC 8032 refuses.
  return verifyAsync(signature, message, key, { zip215: false }).catch(() => false);
}

export async function verify_ed25519(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  let native: CryptoKey;
  try {
    native = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch {
    return verify_by_library(key, message, signature);
  }
  return crypto.subtle.verify("Ed25519", native, signature, message);
}
