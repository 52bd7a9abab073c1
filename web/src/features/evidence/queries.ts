import { queryOptions } from "@tanstack/react-query";

import type { EventProof, LogView } from "../../shared/api/types";
import type { Bytes } from "../../shared/evidence/bytes";
import type { JsonObject } from "../../shared/evidence/json";
import { parse_known_keys, type KnownKeys } from "../../shared/evidence/key";
import { keys_of_server } from "../../shared/evidence/queries";
import { Refused, refusal_of } from "../../shared/evidence/reason";
import { read_given, sealed_decision } from "../../shared/evidence/report";
import { is_proven, judge, type Verdict } from "../../shared/evidence/verdict";

export interface GivenFile {
  name: string;
  bytes: Bytes;
  at: string; // when it was taken up
}

export interface Judged {
  proof: EventProof | undefined; // undefined when the file is none
  verdict: Verdict;
  is_report?: boolean;
  decision?: JsonObject; // of a report, when it is the one that was sealed
}

const refused = (outcome: Refused): Verdict => ({ outcome, by: undefined, vouching: [] });

async function judged(bytes: Bytes, your_keys: string, log: LogView | undefined): Promise<Judged> {
  const given = await refusal_of(() => read_given(bytes));
  if (given instanceof Refused) return { proof: undefined, verdict: refused(given) };
  const { proof, is_report } = given;
  const verdict = await refusal_of(async () => {
    const yours: KnownKeys | undefined = your_keys ? await parse_known_keys(your_keys) : undefined;
    return judge(proof, { yours, server: log && (await keys_of_server(log)) });
  });
  if (verdict instanceof Refused) return { proof, verdict: refused(verdict), is_report };
  const { outcome } = verdict;
  if (!given.decision || !is_proven(outcome)) return { proof, verdict, is_report };
  const beside = given.decision;
  const decision = await refusal_of(() => sealed_decision(outcome, beside));
  if (decision instanceof Refused) return { proof, verdict: { ...verdict, outcome: decision }, is_report };
  return { proof, verdict, is_report, decision };
}

// Nothing is sent: the answer is computed here, and anew when a key changes.
export const verdict_query = (given: GivenFile | undefined, your_keys: string, log: LogView | undefined) =>
  queryOptions({
    queryKey: ["verdict", given?.at, your_keys, log?.log_key ?? "", log?.witness_keys.join() ?? ""],
    queryFn: () => judged(given?.bytes ?? new Uint8Array(), your_keys, log),
    staleTime: Infinity,
    networkMode: "always",
  });
