// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature):
//
//   <origin>\n<size>\n<base64 of the root>\n[<extension>\n …]\n— <key name> base64(key ID, 4 bytes || signature)\n …
//
// A cosignature carries its time before the signature, 8 bytes, and signs "cosignature/v1\ntime <seconds>\n" before the
// text. Signatures of unknown keys are ignored; a wrong one of a known key refuses the note.
import { big_endian, count_of, from_base64, utf_8, type Bytes } from "./bytes";
import { verify_ed25519 } from "./ed25519";
import { hash_size } from "./hash";
import { hex, type KnownKeys, type VerifierKey } from "./key";
import { Refused } from "./reason";

interface NoteSignature {
  name: string;
  id: string;
  bytes: Bytes;
}
export interface Note {
  text: string; // with its last line end
  signatures: NoteSignature[];
}
export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
}
export interface Cosignature {
  name: string;
  time: Date;
}
export interface OpenedCheckpoint extends Checkpoint {
  cosignatures: Cosignature[]; // of known witnesses
  strangers: string[]; // who signed too, and is not known here
}

const id_size = 4;
const time_size = 8;
const signature_size = 64;
const signatures_max = 100;
const last_second = 253_402_300_799; // the end of the year 9999
const signature_line = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u;
const control = /[\u0000-\u0009\u000b-\u001f]/;

export function parse_note(text: string): Note {
  const blank = text.lastIndexOf("\n\n");
  const lines = text.slice(blank + 2).split("\n");
  if (blank < 0 || control.test(text) || lines.pop() !== "" || lines.length === 0 || lines.length > signatures_max)
    throw new Refused("note_malformed");
  const signatures = lines.map((line) => {
    const [, name = "", code = ""] = signature_line.exec(line) ?? [];
    const bytes = from_base64(code);
    if (!name || !bytes || bytes.length <= id_size) throw new Refused("note_malformed");
    return { name, id: hex(bytes.slice(0, id_size)), bytes: bytes.slice(id_size) };
  });
  return { text: text.slice(0, blank + 1), signatures };
}

export function parse_checkpoint(text: string): Checkpoint {
  const [origin = "", digits = "", code = "", ...rest] = text.split("\n");
  const size = count_of(digits);
  const root = from_base64(code);
  const is_whole = rest.length > 0 && rest.pop() === "" && !rest.includes("");
  if (!origin || size === null || !root || root.length !== hash_size || !is_whole)
    throw new Refused("checkpoint_malformed");
  return { origin, size, root };
}

const find = (note: Note, key: VerifierKey): NoteSignature | undefined =>
  note.signatures.find(({ name, id }) => name === key.name && id === key.id);

async function cosignature(text: string, signature: NoteSignature, key: VerifierKey): Promise<Cosignature> {
  const wrong = () => new Refused("cosignature_wrong", { name: key.name });
  if (signature.bytes.length !== time_size + signature_size) throw wrong();
  const second = big_endian(signature.bytes.slice(0, time_size));
  const message = utf_8(`cosignature/v1\ntime ${second}\n${text}`);
  if (second > last_second || !(await verify_ed25519(key.public_key, message, signature.bytes.slice(time_size))))
    throw wrong();
  return { name: key.name, time: new Date(second * 1000) };
}

// The checkpoint, once the log of `keys` has signed it.
export async function open_checkpoint(bytes: string, keys: KnownKeys): Promise<OpenedCheckpoint> {
  const { log, witnesses } = keys;
  const note = parse_note(bytes);
  const checkpoint = parse_checkpoint(note.text);
  if (checkpoint.origin !== log.name) throw new Refused("other_log", { found: checkpoint.origin, wanted: log.name });
  if (log.kind === "national") throw new Refused("national");
  const signature = find(note, log);
  if (!signature) throw new Refused("not_signed", { name: log.name, id: log.id });
  if (!(await verify_ed25519(log.public_key, utf_8(note.text), signature.bytes)))
    throw new Refused("signature_wrong", { name: log.name });
  const cosignatures: Cosignature[] = [];
  for (const witness of witnesses) {
    const found = find(note, witness);
    if (found) cosignatures.push(await cosignature(note.text, found, witness));
  }
  const known = [log, ...witnesses];
  const strangers = note.signatures.filter(({ name, id }) => !known.some((key) => key.name === name && key.id === id));
  return { ...checkpoint, cosignatures, strangers: strangers.map(({ name }) => name) };
}

// The tree stood at the earliest of these times, and so did every entry in it.
export const earliest = (cosignatures: Cosignature[]): Date | undefined =>
  cosignatures.map(({ time }) => time).sort((a, b) => a.getTime() - b.getTime())[0];
