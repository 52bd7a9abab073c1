import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../../shared/api/client";
import type { EntryDraft, FactDraft } from "../../../shared/api/types";

const path_of = (party_id: string) => ({ path: { party_id } });
const day = (as_of: string | undefined) => (as_of ? { as_of } : {});

export const file_query = (party_id: string, as_of: string | undefined) =>
  queryOptions({
    queryKey: ["file", party_id, as_of ?? ""],
    queryFn: () =>
      unwrap(api.GET("/api/v1/parties/{party_id}/file", { params: { ...path_of(party_id), query: day(as_of) } })),
    placeholderData: (before, query) => (query?.queryKey[1] === party_id ? keepPreviousData(before) : undefined),
  });

export const relations_query = (party_id: string, as_of: string | undefined) =>
  queryOptions({
    queryKey: ["relations", party_id, as_of ?? ""],
    queryFn: () =>
      unwrap(api.GET("/api/v1/parties/{party_id}/relations", { params: { ...path_of(party_id), query: day(as_of) } })),
  });

export const entry_query = (entry_id: string) =>
  queryOptions({
    queryKey: ["entry", entry_id],
    queryFn: () => unwrap(api.GET("/api/v1/entries/{entry_id}", { params: { path: { entry_id } } })),
  });

// Whatever is written may change everything that is shown of the enterprise.
function useChanged(party_id: string) {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ["file", "relations", "facts", "timeline", "party", "assessment"].map((name) =>
        queries.invalidateQueries({ queryKey: [name, party_id] }),
      ),
    );
    await queries.invalidateQueries({ queryKey: ["entry"] });
  };
}

export function useRecordFact(party_id: string) {
  const onSuccess = useChanged(party_id);
  return useMutation({
    mutationFn: (body: FactDraft) =>
      unwrap(api.POST("/api/v1/parties/{party_id}/facts", { params: path_of(party_id), body })),
    onSuccess,
  });
}

export interface EntryChange {
  entry_id?: string | undefined;
  version?: number | undefined;
  body: EntryDraft;
}
export function useSaveEntry(party_id: string) {
  const onSuccess = useChanged(party_id);
  return useMutation({
    mutationFn: ({ entry_id, version, body }: EntryChange) =>
      entry_id === undefined
        ? unwrap(api.POST("/api/v1/parties/{party_id}/entries", { params: path_of(party_id), body }))
        : unwrap(
            api.PUT("/api/v1/entries/{entry_id}", {
              params: { path: { entry_id }, header: { "If-Match": `"${version}"` } },
              body,
            }),
          ),
    onSuccess,
  });
}

export function useRemoveEntry(party_id: string) {
  const onSuccess = useChanged(party_id);
  return useMutation({
    mutationFn: ({ entry_id, version, reason }: { entry_id: string; version: number; reason: string }) =>
      unwrap(
        api.POST("/api/v1/entries/{entry_id}/removal", {
          params: { path: { entry_id }, header: { "If-Match": `"${version}"` } },
          body: { reason },
        }),
      ),
    onSuccess,
  });
}
