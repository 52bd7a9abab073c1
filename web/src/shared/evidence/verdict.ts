// A proof judged by the keys at hand: those that the reader knows from elsewhere, and those that this server names. Only
// the first make independent of the server; the key inside the file proves nothing.
import type { EventProof } from "../api/types";
import { parse_key, type KnownKeys } from "./key";
import { check_proof, origin_of, type Proven } from "./proof";
import { Refused, refusal_of, type ReasonCode } from "./reason";

export type Whose = "yours" | "server";

export interface Vouching {
  whose: Whose;
  log_name: string;
  outcome: Proven | Refused;
}

export interface Verdict {
  outcome: Proven | Refused;
  by: Whose | undefined; // whose keys the outcome rests on
  vouching: Vouching[];
}

export interface KeysAtHand {
  yours: KnownKeys | undefined;
  server: KnownKeys | undefined;
}

export const is_proven = (outcome: Proven | Refused): outcome is Proven => !(outcome instanceof Refused);

const is_refused_as = (outcome: Proven | Refused, code: ReasonCode): boolean =>
  outcome instanceof Refused && outcome.code === code;

async function without_key(proof: EventProof): Promise<Refused> {
  const origin = await refusal_of(async () => origin_of(proof));
  return origin instanceof Refused ? origin : new Refused("no_key", { log: origin });
}

// As the file itself says: good enough to say why nothing can be said here.
async function is_national(proof: EventProof): Promise<boolean> {
  const key = await refusal_of(() => parse_key(proof.log_key));
  return !(key instanceof Refused) && key.kind === "national";
}

export async function judge(proof: EventProof, at_hand: KeysAtHand): Promise<Verdict> {
  const vouching: Vouching[] = [];
  for (const whose of ["yours", "server"] as const) {
    const keys = at_hand[whose];
    // A witness of the server may be late; one that the reader asks for must be there.
    if (keys)
      vouching.push({
        whose,
        log_name: keys.log.name,
        outcome: await refusal_of(() => check_proof(proof, keys, whose === "yours")),
      });
  }
  // A server that keeps another log has no say.
  const first = vouching.find(({ whose, outcome }) => whose === "yours" || !is_refused_as(outcome, "other_log"));
  const outcome = first?.outcome ?? (await without_key(proof));
  if ((!first || is_refused_as(outcome, "other_log")) && (await is_national(proof)))
    return { outcome: new Refused("national"), by: undefined, vouching };
  return { outcome, by: first?.whose, vouching };
}
