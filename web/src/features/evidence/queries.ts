import { queryOptions } from "@tanstack/react-query";

import type { EventProof, LogView } from "../../shared/api/types";
import { parse_known_keys, type KnownKeys } from "../../shared/evidence/key";
import { read_proof_file } from "../../shared/evidence/proof";
import { keys_of_server } from "../../shared/evidence/queries";
import { Refused, refusal_of } from "../../shared/evidence/reason";
import { judge, type Verdict } from "../../shared/evidence/verdict";

export interface GivenFile {
  name: string;
  text: string;
  at: string; // when it was taken up
}

export interface Judged {
  proof: EventProof | undefined; // undefined when the file is none
  verdict: Verdict;
}

const refused = (outcome: Refused): Verdict => ({ outcome, by: undefined, vouching: [] });

async function judged(text: string, your_keys: string, log: LogView | undefined): Promise<Judged> {
  const proof = await refusal_of(async () => read_proof_file(text));
  if (proof instanceof Refused) return { proof: undefined, verdict: refused(proof) };
  const verdict = await refusal_of(async () => {
    const yours: KnownKeys | undefined = your_keys ? await parse_known_keys(your_keys) : undefined;
    return judge(proof, { yours, server: log && (await keys_of_server(log)) });
  });
  return { proof, verdict: verdict instanceof Refused ? refused(verdict) : verdict };
}

// Nothing is sent: the answer is computed here, and anew when a key changes.
export const verdict_query = (given: GivenFile | undefined, your_keys: string, log: LogView | undefined) =>
  queryOptions({
    queryKey: ["verdict", given?.at, your_keys, log?.log_key ?? "", log?.witness_keys.join() ?? ""],
    queryFn: () => judged(given?.text ?? "", your_keys, log),
    staleTime: Infinity,
    networkMode: "always",
  });
