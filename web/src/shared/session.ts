// Who is logged in, and what the pages may offer: the server's words, never judged anew here.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

import { api, keep_csrf_token, unwrap } from "./api/client";
import { ApiError } from "./api/problem";
import type { SessionView } from "./api/types";

export type Permission =
  | "portfolio.read"
  | "party.read"
  | "party.write"
  | "decision.read"
  | "document.read"
  | "source.read"
  | "benchmark.read"
  | "benchmark.record"
  | "fact.import"
  | "document.anchor"
  | "declaration.read"
  | "declaration.write"
  | "declaration.submit"
  | "declaration.examine"
  | "declaration.measure"
  | "portal.open"
  | "consent.read"
  | "consent.record"
  | "connector.read"
  | "connector.manage"
  | "policy.read"
  | "user.read"
  | "user.manage"
  | "user.erase"
  | "role.grant"
  | "webhook.read"
  | "webhook.manage"
  | "approval.read"
  | "approval.request"
  | "approval.decide"
  | "break_glass.open"
  | "break_glass.approve"
  | "audit.read"
  | "apikey.manage"
  | "audit.explain";

export const session_key = ["session"] as const;

export function remember_session(session: SessionView): SessionView {
  keep_csrf_token(session.csrf_token);
  return session;
}

// Null when nobody is logged in.
export const session_query = queryOptions({
  queryKey: session_key,
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return remember_session(await unwrap(api.GET("/api/v1/session")));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

// Of the pages inside the shell, which are shown only to somebody. A page may be drawn once more between the end of the
// session and its own: then with whom it began.
export function useSession(): SessionView {
  const { data } = useQuery(session_query);
  const [began] = useState(data);
  const session = data ?? began;
  if (!session) throw new Error("useSession stands outside the log-in");
  return session;
}

export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(session_query);
  return (permission) => data?.permissions.includes(permission) ?? false;
}

// People of an enterprise hold permissions on their own matters: the pages of the park have nothing for them.
export function useMayInPark(): (permission: Permission) => boolean {
  const may = useMay();
  return (permission) => may(permission) && !may("declaration.write");
}

// Asks the server anew: its answer also keeps the session awake.
export function useRenewSession(): () => Promise<unknown> {
  const queries = useQueryClient();
  return useCallback(() => queries.refetchQueries({ queryKey: session_key }), [queries]);
}
