// A proof judged by the keys at hand: those that the reader knows from elsewhere, and those that this server names. Only
// the first make independent of the server; the key inside the file proves nothing.
import type { EventProof } from "../api/types";
import type { KnownKeys } from "./key";
import { check_proof, origin_of, type Proven } from "./proof";
import { Refused, refusal_of } from "./reason";

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
  const [first] = vouching;
  if (first) return { outcome: first.outcome, by: first.whose, vouching };
  const origin = await refusal_of(async () => origin_of(proof));
  const outcome = origin instanceof Refused ? origin : new Refused("no_key", { log: origin });
  return { outcome, by: undefined, vouching };
}
