import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, download_url, unwrap } from "../../shared/api/client";
import type { Locale } from "../../shared/i18n/locale";

const path_of = (party_id: string) => ({ path: { party_id } });

export const party_query = (party_id: string) =>
  queryOptions({
    queryKey: ["party", party_id],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}", { params: path_of(party_id) })),
  });

export const assessment_query = (party_id: string, as_of: string | undefined) =>
  queryOptions({
    queryKey: ["assessment", party_id, as_of ?? ""],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/parties/{party_id}/assessment", {
          params: { ...path_of(party_id), query: as_of ? { as_of } : {} },
        }),
      ),
    // Moving through the days keeps the last picture until the next one is there.
    placeholderData: (before, query) => (query?.queryKey[1] === party_id ? keepPreviousData(before) : undefined),
  });

export const facts_query = (party_id: string, as_of: string | undefined) =>
  queryOptions({
    queryKey: ["facts", party_id, as_of ?? ""],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/parties/{party_id}/facts", {
          params: { ...path_of(party_id), query: as_of ? { as_of } : {} },
        }),
      ),
    placeholderData: (before, query) => (query?.queryKey[1] === party_id ? keepPreviousData(before) : undefined),
  });

export const documents_query = (party_id: string) =>
  queryOptions({
    queryKey: ["documents", party_id],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}/documents", { params: path_of(party_id) })),
  });

export const consents_query = (party_id: string) =>
  queryOptions({
    queryKey: ["consents", party_id],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}/consents", { params: path_of(party_id) })),
  });

export const declarations_query = (party_id: string) =>
  queryOptions({
    queryKey: ["party-declarations", party_id],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}/declarations", { params: path_of(party_id) })),
  });

export const timeline_query = (party_id: string) =>
  queryOptions({
    queryKey: ["timeline", party_id],
    queryFn: () => unwrap(api.GET("/api/v1/parties/{party_id}/timeline", { params: path_of(party_id) })),
  });

export const report_url = (party_id: string, as_of: string | undefined, locale: Locale): string =>
  download_url(`/api/v1/parties/${encodeURIComponent(party_id)}/report.pdf`, { as_of, locale });
