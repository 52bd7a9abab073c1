// The log as the server tells of it, and the keys at hand. Whatever it tells, it is checked in the browser.
import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";
import type { LogView } from "../api/types";
import { parse_known_keys, type KnownKeys } from "./key";
import { known_keys_text } from "./known_keys";
import { Refused, refusal_of } from "./reason";
import type { KeysAtHand } from "./verdict";

export const log_query = queryOptions({
  queryKey: ["log"],
  queryFn: () => unwrap(api.GET("/api/v1/log")),
  staleTime: 0,
});

const otherwise_none = async (text: string): Promise<KnownKeys | undefined> => {
  const keys = await refusal_of(() => parse_known_keys(text));
  return keys instanceof Refused ? undefined : keys;
};

export const keys_of_server = (log: LogView): Promise<KnownKeys | undefined> =>
  otherwise_none([log.log_key, ...log.witness_keys].join("\n"));

export const keys_at_hand = async (log: LogView | undefined): Promise<KeysAtHand> => ({
  yours: await otherwise_none(known_keys_text()),
  server: log && (await keys_of_server(log)),
});
