import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import { approvals_query } from "../../shared/api/queries";

// Names of the enterprise and its facts, for those who may see them.
export const party_name_query = (party_id: string) =>
  queryOptions({
    queryKey: ["party", party_id],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}", { params: { path: { party_id } } })),
    retry: false,
  });

export const fact_names_query = (party_id: string) =>
  queryOptions({
    queryKey: ["facts", party_id, ""],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}/facts", { params: { path: { party_id } } })),
    retry: false,
  });

export type Act =
  | { act: "approve"; request_id: string; seen_hash: string }
  | { act: "refuse"; request_id: string; seen_hash: string; reason: string }
  | { act: "withdraw"; request_id: string };

export function useAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Act) => {
      const params = { path: { request_id: given.request_id } };
      if (given.act === "withdraw") return unwrap(api.POST("/api/v1/approvals/{request_id}/withdraw", { params }));
      const body = { seen_hash: given.seen_hash, reason: given.act === "refuse" ? given.reason : "" };
      return given.act === "approve"
        ? unwrap(api.POST("/api/v1/approvals/{request_id}/approve", { params, body }))
        : unwrap(api.POST("/api/v1/approvals/{request_id}/refuse", { params, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}
