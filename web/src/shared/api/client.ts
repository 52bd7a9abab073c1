// The one place that talks to the server: typed by the generated schema, in the language of the page.
import createClient, { type Middleware } from "openapi-fetch";

import { current_locale } from "../i18n/locale";
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

export const api = createClient<paths>({ baseUrl: window.location.origin });
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

// Address of a download (PDF, XLSX) that the browser fetches by itself.
export function download_url(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
