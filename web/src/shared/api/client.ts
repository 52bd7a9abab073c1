// The one place that talks to the server: typed by the generated schema, in the language of the page, for the session that
// is logged in.
import createClient, { type Middleware } from "openapi-fetch";

import { current_locale } from "../i18n/locale";
import { guarded, shared_proof } from "./guard";
import { ApiError, problem_of, unreachable } from "./problem";
import type { paths } from "./schema";

const language: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", current_locale());
    return request;
  },
  onError({ error }) {
    return unreachable(error);
  },
};

// Of whoever is logged in; kept in memory only.
let csrf_token = "";
export function keep_csrf_token(token: string): void {
  csrf_token = token;
}

export interface SessionWatch {
  ended: () => void;
  prove_again: () => Promise<boolean>;
}
let watch: SessionWatch = { ended: () => {}, prove_again: async () => false };
// Set by the app, which knows where log-in is and how to ask.
export function watch_session(by: SessionWatch): void {
  watch = { ...by, prove_again: shared_proof(by.prove_again) };
}

const send = guarded((request) => fetch(request), {
  csrf_token: () => csrf_token,
  new_key: () => crypto.randomUUID(),
  session_ended: () => watch.ended(),
  prove_again: () => watch.prove_again(),
});

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });
api.use(language);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

// The body of a good answer; a problem becomes an ApiError.
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new ApiError(problem_of(error, response.status));
  return data as T;
}

// A document (PDF, XLSX) under an address of `download_url`; a refusal becomes an ApiError.
export const fetch_document = (url: string): Promise<Response> => ask_document(url, "GET");

// One that is made by a change, such as the use of an approval.
export const post_document = (url: string): Promise<Response> => ask_document(url, "POST");

async function ask_document(url: string, method: "GET" | "POST"): Promise<Response> {
  const request = new Request(new URL(url, window.location.origin), {
    method,
    headers: { "Accept-Language": current_locale() },
  });
  const reply = await send(request).catch((error: unknown) => Promise.reject(unreachable(error)));
  if (!reply.ok) throw new ApiError(problem_of(await reply.json().catch(() => ({})), reply.status));
  return reply;
}

// Address of a download (PDF, XLSX).
export function download_url(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
