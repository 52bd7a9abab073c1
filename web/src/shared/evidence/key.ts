// Verifier keys of signed notes (C2SP signed-note):  <name>+<key ID, 8 hex digits>+base64(type || public key)
import { from_base64, joined, utf_8, type Bytes } from "./bytes";
import { plain_hash } from "./hash";
import { Refused } from "./reason";

export type KeyKind = "log" | "witness" | "national";

export interface VerifierKey {
  text: string;
  name: string;
  id: string; // 8 hexadecimal digits
  kind: KeyKind;
  public_key: Bytes;
}

const log_type = 0x01;
const witness_type = 0x04; // cosignature/v1
const own_type = 0xff; // followed by a name: our SM2 keys
const key_size = 32;
const parts_of_key = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;

export async function parse_key(text: string): Promise<VerifierKey> {
  if (text.startsWith("PRIVATE+KEY+")) throw new Refused("key_is_secret");
  const [, name = "", id = "", code = ""] = parts_of_key.exec(text) ?? [];
  const bytes = from_base64(code);
  if (!name || !bytes) throw new Refused("key_malformed", { key: text.slice(0, 40) });
  const kind = { [log_type]: "log", [witness_type]: "witness", [own_type]: "national" }[bytes[0] ?? 0];
  const public_key = bytes.slice(1);
  if (!kind || (kind !== "national" && public_key.length !== key_size))
    throw new Refused("key_malformed", { key: text.slice(0, 40) });
  const hash = await plain_hash(joined(utf_8(`${name}\n`), bytes));
  if (hex(hash.slice(0, 4)) !== id) throw new Refused("key_id_wrong", { name });
  return { text, name, id, kind: kind as KeyKind, public_key };
}

export const hex = (bytes: Bytes): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Whom a reader trusts: the key of a log, and those of the witnesses whose cosignature is asked for.
export interface KnownKeys {
  log: VerifierKey;
  witnesses: VerifierKey[];
}

// One key a line, the log's and those of witnesses in any order, as `yingzhou log export` writes them into `vkey`.
export async function parse_known_keys(text: string): Promise<KnownKeys> {
  const lines = text.split(/\s+/).filter(Boolean);
  const keys = await Promise.all(lines.map(parse_key));
  const [log, other] = keys.filter((key) => key.kind !== "witness");
  if (!log) throw new Refused(keys.length > 0 ? "key_of_witness" : "key_missing");
  if (other && log.kind !== "national") throw new Refused("key_twice", { name: log.name, other: other.name });
  return { log, witnesses: keys.filter((key) => key.kind === "witness") };
}
