// What only the policy page asks.
import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";

const minute = 60_000;

export const graph_query = (name: string) =>
  queryOptions({
    queryKey: ["pack-graph", name],
    queryFn: () => unwrap(api.GET("/api/v1/packs/{name}/graph", { params: { path: { name } } })),
    staleTime: 5 * minute,
  });

export const party_trace_query = (name: string, party_id: string, as_of: string | undefined) =>
  queryOptions({
    queryKey: ["party-trace", name, party_id, as_of ?? ""],
    queryFn: () =>
      unwrap(api.GET("/api/v1/packs/{name}/trace", { params: { path: { name }, query: { party_id, as_of } } })),
    staleTime: minute,
  });

export const hits_query = (name: string, portfolio_id: string) =>
  queryOptions({
    queryKey: ["pack-hits", name, portfolio_id],
    queryFn: () =>
      unwrap(api.GET("/api/v1/packs/{name}/hits", { params: { path: { name }, query: { portfolio_id } } })),
    staleTime: minute,
  });

export const findings_query = (name: string) =>
  queryOptions({
    queryKey: ["findings", name],
    queryFn: () => unwrap(api.GET("/api/v1/packs/{name}/findings", { params: { path: { name } } })),
    staleTime: 5 * minute,
  });
