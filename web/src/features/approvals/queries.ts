import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, post_document, unwrap } from "../../shared/api/client";
import { approvals_query } from "../../shared/api/queries";
import { file_name_of, save_file } from "../../shared/ui/save_file";

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
  | { act: "approve"; rule: string; request_id: string; seen_hash: string }
  | { act: "refuse"; rule: string; request_id: string; seen_hash: string; reason: string }
  | { act: "close"; request_id: string }
  | { act: "withdraw"; request_id: string };

export function useAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Act) => {
      const params = { path: { request_id: given.request_id } };
      if (given.act === "withdraw") return unwrap(api.POST("/api/v1/approvals/{request_id}/withdraw", { params }));
      if (given.act === "close")
        return unwrap(api.POST("/api/v1/approvals/{request_id}/close_emergency", { params, body: { reason: "" } }));
      const body = { seen_hash: given.seen_hash, reason: given.act === "refuse" ? given.reason : "" };
      if (given.rule === "break_glass")
        return given.act === "approve"
          ? unwrap(api.POST("/api/v1/approvals/{request_id}/approve_emergency", { params, body }))
          : unwrap(api.POST("/api/v1/approvals/{request_id}/refuse_emergency", { params, body }));
      return given.act === "approve"
        ? unwrap(api.POST("/api/v1/approvals/{request_id}/approve", { params, body }))
        : unwrap(api.POST("/api/v1/approvals/{request_id}/refuse", { params, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}

// The approved export, inside its time box.
export function useDownload() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (request_id: string) => {
      const reply = await post_document(`/api/v1/approvals/${encodeURIComponent(request_id)}/export`);
      save_file(file_name_of(reply.headers.get("Content-Disposition"), "export.xlsx"), await reply.blob());
    },
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}

// Parks that emergency access can be opened for.
export const parks_query = queryOptions({
  queryKey: ["workspaces"],
  queryFn: () => unwrap(api.GET("/api/v1/workspaces")),
  select: (workspaces) => workspaces.filter(({ kind }) => kind === "park"),
});

export function useOpenEmergency() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { login_name: string; workspace_id: string; reason: string }) =>
      unwrap(api.POST("/api/v1/emergency_access", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}
