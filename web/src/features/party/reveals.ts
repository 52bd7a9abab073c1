// Requests to see values of the enterprise in clear, and what an approved one shows.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import { approvals_query } from "../../shared/api/queries";
import type { ApprovalView } from "../../shared/api/types";
import { may_show, reveal_of, state_of } from "../../shared/approvals";
import { useMay, useSession } from "../../shared/session";

export interface OwnReveal {
  approval: ApprovalView;
  facts: string[];
  ready: boolean; // approved, or inside its time box
}

// The own requests about the enterprise that still count.
export function useOwnReveals(party_id: string, now: number): OwnReveal[] {
  const { user_id } = useSession();
  const may = useMay();
  const { data = [] } = useQuery({
    ...approvals_query,
    enabled: may("approval.read"),
    refetchOnMount: "always",
    refetchOnWindowFocus: true,
  });
  return data.flatMap((approval) => {
    const reveal = reveal_of(approval.request);
    if (!reveal || reveal.party_id !== party_id || approval.request.requester_id !== user_id) return [];
    const ready = may_show(approval, now);
    const waits = state_of(approval.request, now) === "pending";
    return ready || waits ? [{ approval, facts: reveal.facts, ready }] : [];
  });
}

export function useAskReveal(party_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: { facts: string[]; reason: string }) =>
      unwrap(api.POST("/api/v1/parties/{party_id}/reveals", { params: { path: { party_id } }, body: draft })),
    onSuccess: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}

// The values stay with the one who asked for them: never in the cache of answers.
export function useShowReveal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request_id: string) =>
      unwrap(api.POST("/api/v1/approvals/{request_id}/reveal", { params: { path: { request_id } } })),
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}
