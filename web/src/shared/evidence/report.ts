// A rating report as a file: the proof that it carries, and the decision beside it, which counts only when the proven
// record tells of exactly these bytes.
import type { EventProof } from "../api/types";
import type { Bytes } from "./bytes";
import { plain_hash } from "./hash";
import { is_object, read_json, type Json, type JsonObject } from "./json";
import { embedded_files, is_pdf } from "./pdf";
import { read_proof_file, type Proven } from "./proof";
import { Refused, refusal_of } from "./reason";

export interface GivenProof {
  proof: EventProof;
  is_report: boolean;
  decision: Bytes | undefined; // as it stands in the report
}

const text_of = (bytes: Bytes): string => new TextDecoder().decode(bytes);

// Throws Refused.
export async function read_given(bytes: Bytes): Promise<GivenProof> {
  if (!is_pdf(bytes)) return { proof: read_proof_file(text_of(bytes)), is_report: false, decision: undefined };
  let proof: EventProof | undefined;
  let decision: Bytes | undefined;
  for (const file of await embedded_files(bytes)) {
    const read = await refusal_of(async () => read_proof_file(text_of(file)));
    if (read instanceof Refused) decision ??= file;
    else proof ??= read;
  }
  if (!proof) throw new Refused("no_proof_inside");
  return { proof, is_report: true, decision };
}

const hex = (bytes: Bytes): string => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

function parsed(text: string): Json | undefined {
  try {
    return read_json(text);
  } catch {
    return undefined;
  }
}

// The decision that the proven record tells of. Throws Refused when it is another one.
export async function sealed_decision({ event }: Proven, decision: Bytes): Promise<JsonObject> {
  const told = is_object(event.body) ? event.body.trace_hash : undefined;
  if (told !== hex(await plain_hash(decision))) throw new Refused("decision_changed");
  const read = parsed(text_of(decision));
  if (!is_object(read)) throw new Refused("decision_changed");
  return read;
}
