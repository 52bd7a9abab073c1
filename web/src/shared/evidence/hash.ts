// Hashing of a verifiable log (RFC 6962 §2.1) with SHA-256:  leaf = H(0x00 || entry), node = H(0x01 || left || right).
// The browser offers it only to pages that came over HTTPS or from this machine.
import { joined, type Bytes } from "./bytes";
import { Refused } from "./reason";

export const hash_size = 32;

export async function plain_hash(bytes: Bytes): Promise<Bytes> {
  // Some browsers leave it out of pages over plain HTTP, whatever the types say.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) throw new Refused("insecure");
  return new Uint8Array(await subtle.digest("SHA-256", bytes));
}

export const leaf_hash = (entry: Bytes): Promise<Bytes> => plain_hash(joined(new Uint8Array([0]), entry));
export const node_hash = (left: Bytes, right: Bytes): Promise<Bytes> =>
  plain_hash(joined(new Uint8Array([1]), left, right));

// As `sha256sum` prints it.
export async function file_hash(file: Blob): Promise<string> {
  const hash = await plain_hash(new Uint8Array(await file.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
