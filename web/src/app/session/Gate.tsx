// Lets somebody in and sends nobody to log-in; hears what the client and other windows tell about the session.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";

import { watch_session } from "../../shared/api/client";
import { session_query } from "../../shared/session";
import { listen_to_others } from "../../shared/session_channel";
import { ErrorState, Loading } from "../../shared/ui/States";
import { IdleWatch } from "./IdleWatch";
import { LiveNotices } from "./LiveNotices";
import { forget_session, session_began, why_ended } from "./leave";
import { StepUpDialog } from "./StepUpDialog";

type Done = (proved: boolean) => void;

function useSessionWatch(): [Done | null, () => void] {
  const queries = useQueryClient();
  const [waiting, set_waiting] = useState<Done | null>(null);
  useEffect(() => {
    let open: Done | null = null;
    const answer = (proved: boolean) => {
      open?.(proved);
      open = null;
    };
    watch_session({
      ended: () => {
        answer(false);
        forget_session(queries, "ended");
      },
      prove_again: () =>
        new Promise((resolve) => {
          open = resolve;
          set_waiting(() => resolve);
        }),
    });
    return () => answer(false);
  }, [queries]);
  useEffect(
    () =>
      listen_to_others((news) => {
        const present = queries.getQueryData(session_query.queryKey);
        if (news.kind === "logged_out" && present) forget_session(queries, news.why);
        // Another window logged in, maybe as someone else: nothing here is theirs.
        if (news.kind === "logged_in" && news.session_id !== present?.session_id) window.location.reload();
      }),
    [queries],
  );
  return [waiting, () => set_waiting(null)];
}

export function Gate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(session_query);
  const [waiting, close] = useSessionWatch();
  const is_in = session != null;
  useEffect(() => {
    if (is_in) session_began();
  }, [is_in]);
  const href = useRouterState({ select: (state) => state.location.href });
  if (session === undefined) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />;
  if (session === null) {
    const why = why_ended();
    return <Navigate to="/login" search={{ to: href === "/" || why === "out" ? undefined : href, why }} replace />;
  }
  return (
    <>
      {children}
      <IdleWatch />
      <LiveNotices />
      {waiting && (
        <StepUpDialog
          done={(proved) => {
            waiting(proved);
            close();
          }}
        />
      )}
    </>
  );
}
