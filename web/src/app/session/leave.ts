// The end of a session in this window, for whatever reason.
import type { QueryClient } from "@tanstack/react-query";

import { api, keep_csrf_token } from "../../shared/api/client";
import { keep_known_keys, known_keys_text } from "../../shared/evidence/known_keys";
import { current_locale, remember_locale } from "../../shared/i18n/locale";
import { session_key } from "../../shared/session";
import { tell_others } from "../../shared/session_channel";

export type EndWhy = "ended" | "idle" | "out";

let last_why: EndWhy | undefined;
let leaving: EndWhy | undefined;
export const why_ended = (): EndWhy | undefined => last_why;
export function session_began(): void {
  last_why = undefined;
}

// The shell leads to log-in once nobody is there. While somebody leaves, other calls are refused already: not news.
export function forget_session(queries: QueryClient, why: EndWhy): void {
  last_why = leaving ?? why;
  keep_csrf_token("");
  queries.setQueryData(session_key, null);
}

const answer_within_ms = 3000;

// Ends it on the server too. Without an answer the session rests out there by itself.
export async function leave(queries: QueryClient, why: EndWhy): Promise<void> {
  const keys = known_keys_text();
  leaving = why;
  await Promise.race([
    api.DELETE("/api/v1/session").catch(() => undefined),
    new Promise((resolve) => window.setTimeout(resolve, answer_within_ms)),
  ]);
  // The server has the browser forget what this site kept; language and trusted keys are the person's, not the session's.
  remember_locale(current_locale());
  keep_known_keys(keys);
  forget_session(queries, why);
  leaving = undefined;
  tell_others({ kind: "logged_out", why });
}
