// One record proved to whoever has neither the database nor the network: its entry, the proof that a signed checkpoint
// covers it (C2SP tlog-proof), and the openings of personal values. The same verdict as `yingzhou log verify FILE --key`.
//
//   c2sp.org/tlog-proof@v1\n[extra <base64>\n]index <n>\n{<base64 hash>\n}\n<checkpoint, a signed note>
import type { EventProof } from "../api/types";
import { count_of, from_base64, is_same, joined, utf_8, type Bytes } from "./bytes";
import { hash_size, leaf_hash, plain_hash } from "./hash";
import { at_pointer, canonical, is_object, read_json, type Json, type JsonObject } from "./json";
import type { KnownKeys } from "./key";
import { earliest, open_checkpoint, parse_checkpoint, parse_note, type Cosignature } from "./note";
import { Refused } from "./reason";
import { verify_inclusion } from "./tree";

const header = "c2sp.org/tlog-proof@v1";
const hashes_max = 63;
const salt_size = 32;
export const commitment_key = "$commitment";

interface OfflineProof {
  index: number;
  inclusion: Bytes[];
  checkpoint: string; // the signed note, byte by byte
}

export interface Proven {
  index: number;
  size: number;
  time: Date | undefined; // the record stood in the log then, as trusted witnesses say
  cosignatures: Cosignature[];
  strangers: string[];
  event: JsonObject; // with the opened values in place of their commitments
  opened: string[]; // their fields
}

const is_text = (value: unknown): value is string => typeof value === "string";
const is_opening = (value: unknown): value is EventProof["openings"][number] =>
  typeof value === "object" &&
  value !== null &&
  ["field", "salt", "value"].every((name) => is_text(Reflect.get(value, name)));

export function read_proof_file(file: string): EventProof {
  let given: unknown;
  try {
    given = JSON.parse(file);
  } catch {
    throw new Refused("no_file");
  }
  const { entry, proof, openings, log_key, witness_keys } = (given ?? {}) as Partial<Record<keyof EventProof, unknown>>;
  const is_whole = is_text(entry) && is_text(proof) && Array.isArray(openings) && openings.every(is_opening);
  if (!is_whole || !is_text(log_key) || !Array.isArray(witness_keys) || !witness_keys.every(is_text))
    throw new Refused("no_file");
  return { entry, proof, openings, log_key, witness_keys };
}

export function parse_offline_proof(text: string): OfflineProof {
  const blank = text.indexOf("\n\n");
  const [first, ...lines] = text.slice(0, Math.max(blank, 0)).split("\n");
  if (first !== header) throw new Refused("proof_malformed");
  if (lines[0]?.startsWith("extra ")) {
    if (!from_base64(lines[0].slice("extra ".length))?.length) throw new Refused("proof_malformed");
    lines.shift();
  }
  const [place = "", ...codes] = lines;
  const index = place.startsWith("index ") ? count_of(place.slice("index ".length)) : null;
  const inclusion = codes.map(from_base64).filter((hash) => hash?.length === hash_size) as Bytes[];
  if (index === null || inclusion.length !== codes.length || codes.length > hashes_max)
    throw new Refused("proof_malformed");
  return { index, inclusion, checkpoint: text.slice(blank + 2) };
}

function parsed(text: string, otherwise: Refused): Json {
  try {
    return read_json(text);
  } catch {
    throw otherwise;
  }
}

// commitment = H(salt || canonical JSON of [field, value])
async function opened_value(event: JsonObject, { field, salt, value }: EventProof["openings"][number]): Promise<Json> {
  const malformed = new Refused("opening_malformed", { field });
  const place = at_pointer(event, field);
  const committed = is_object(place) && Object.keys(place).length === 1 ? place[commitment_key] : undefined;
  const hash = is_text(committed) ? from_base64(committed) : null;
  const drawn = from_base64(salt);
  if (hash?.length !== hash_size || drawn?.length !== salt_size) throw malformed;
  const given = parsed(value, malformed);
  if (!is_same(await plain_hash(joined(drawn, utf_8(canonical([field, given])))), hash))
    throw new Refused("opening_wrong", { field });
  return given;
}

function put(event: JsonObject, field: string, value: Json): void {
  const at = field.lastIndexOf("/");
  const name = field
    .slice(at + 1)
    .replace(/~1/g, "/")
    .replace(/~0/g, "~");
  const holder = at > 0 ? at_pointer(event, field.slice(0, at)) : event;
  if (Array.isArray(holder)) holder[Number(name)] = value;
  else if (is_object(holder)) holder[name] = value;
}

// Which log the proof speaks of, before anything is verified.
export const origin_of = (proof: EventProof): string =>
  parse_checkpoint(parse_note(parse_offline_proof(proof.proof).checkpoint).text).origin;

// Every witness of `keys` must have cosigned when `must_cosign`. Throws Refused.
export async function check_proof(proof: EventProof, keys: KnownKeys, must_cosign: boolean): Promise<Proven> {
  const { index, inclusion, checkpoint } = parse_offline_proof(proof.proof);
  const { size, root, cosignatures, strangers } = await open_checkpoint(checkpoint, keys);
  const missing = keys.witnesses.filter(({ name }) => !cosignatures.some((one) => one.name === name));
  if (must_cosign && missing.length > 0)
    throw new Refused("witness_missing", { names: missing.map(({ name }) => name).join(", ") });
  if (!(await verify_inclusion(inclusion, index, await leaf_hash(utf_8(proof.entry)), size, root)))
    throw new Refused("not_included", { record: index + 1, size });
  const event = parsed(proof.entry, new Refused("entry_malformed"));
  if (!is_object(event)) throw new Refused("entry_malformed");
  for (const opening of proof.openings) put(event, opening.field, await opened_value(event, opening));
  return {
    index,
    size,
    time: earliest(cosignatures),
    cosignatures,
    strangers,
    event,
    opened: proof.openings.map(({ field }) => field),
  };
}
