import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import type { ConnectorDraft } from "../../shared/api/types";

const look_again_ms = 4_000; // runs go on while one looks

export const connectors_query = (portfolio_id: string) =>
  queryOptions({
    queryKey: ["connectors", portfolio_id],
    queryFn: () =>
      unwrap(api.GET("/api/v1/portfolios/{portfolio_id}/connectors", { params: { path: { portfolio_id } } })),
    refetchInterval: look_again_ms,
  });

export const runs_query = (connector_id: string) =>
  queryOptions({
    queryKey: ["connector_runs", connector_id],
    queryFn: () => unwrap(api.GET("/api/v1/connectors/{connector_id}/runs", { params: { path: { connector_id } } })),
    refetchInterval: look_again_ms,
    staleTime: 0,
  });

function useConnectorChange<Given, Made>(portfolio_id: string, change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: connectors_query(portfolio_id).queryKey }),
  });
}

// The enterprise with that credit code, "" when there is none.
async function party_of(portfolio_id: string, uscc: string): Promise<string> {
  const found = await unwrap(
    api.GET("/api/v1/portfolios/{portfolio_id}/parties", {
      params: { path: { portfolio_id }, query: { search: uscc } },
    }),
  );
  return found.items.find((one) => one.uscc === uscc.toUpperCase())?.party_id ?? "";
}

export class NoEnterprise extends Error {}

export const useAddConnector = (portfolio_id: string) =>
  useConnectorChange(portfolio_id, async ({ draft, uscc }: { draft: ConnectorDraft; uscc: string }) => {
    const party_id = uscc === "" ? "" : await party_of(portfolio_id, uscc);
    if (uscc !== "" && party_id === "") throw new NoEnterprise();
    return unwrap(
      api.POST("/api/v1/portfolios/{portfolio_id}/connectors", {
        params: { path: { portfolio_id } },
        body: { ...draft, settings: { ...draft.settings, party_id } },
      }),
    );
  });

export type Act = "pause" | "resume" | "remove" | "run";

export const useAct = (portfolio_id: string) =>
  useConnectorChange(
    portfolio_id,
    ({ act, connector_id, version }: { act: Act; connector_id: string; version: number }) => {
      const path = { connector_id };
      if (act === "run") return unwrap(api.POST("/api/v1/connectors/{connector_id}/run", { params: { path } }));
      const given = { params: { path, header: { "If-Match": `"${version}"` } } };
      if (act === "pause") return unwrap(api.POST("/api/v1/connectors/{connector_id}/pause", given));
      if (act === "resume") return unwrap(api.POST("/api/v1/connectors/{connector_id}/resume", given));
      return unwrap(api.DELETE("/api/v1/connectors/{connector_id}", given));
    },
  );
