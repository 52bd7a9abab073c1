import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, download_url, unwrap } from "../../shared/api/client";
import { approvals_query } from "../../shared/api/queries";
import type { PortfolioView } from "../../shared/api/types";
import type { Locale } from "../../shared/i18n/locale";
import { default_page_size, type PortfolioSearch } from "./search";

export const parties_query = (portfolio_id: string, search: PortfolioSearch) =>
  queryOptions({
    queryKey: ["parties", portfolio_id, search],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/parties", {
          params: { path: { portfolio_id }, query: { page_size: default_page_size, ...search } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const views_query = (portfolio_id: string) =>
  queryOptions({
    queryKey: ["views", portfolio_id],
    queryFn: () => unwrap(api.GET("/api/v1/views", { params: { query: { portfolio_id } } })),
  });

export function useSaveView(portfolio: PortfolioView) {
  const queries = useQueryClient();
  const { portfolio_id } = portfolio;
  return useMutation({
    mutationFn: (view: { name: string; query: string }) =>
      unwrap(api.POST("/api/v1/views", { body: { portfolio_id, ...view } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["views", portfolio_id] }),
  });
}

export function useRemoveView(portfolio: PortfolioView) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view_id: string) => unwrap(api.DELETE("/api/v1/views/{view_id}", { params: { path: { view_id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["views", portfolio.portfolio_id] }),
  });
}

// Rows that leave only with an approval: asked for with the filter of the page.
export function useAskExport(portfolio_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ search, reason }: { search: PortfolioSearch; reason: string }) => {
      const { grade = "", tier = "", industry = "", admission = "", fate = "", veto = "", sort = "" } = search;
      const filter = { search: search.search ?? "", grade, tier, industry, admission, fate, veto, sort };
      return unwrap(
        api.POST("/api/v1/portfolios/{portfolio_id}/exports", {
          params: { path: { portfolio_id } },
          body: { filter, facts: [], in_clear: false, reason },
        }),
      );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: approvals_query.queryKey }),
  });
}

export function export_url(portfolio_id: string, search: PortfolioSearch, locale: Locale): string {
  const filter = { ...search, page: undefined, page_size: undefined };
  return download_url(`/api/v1/portfolios/${encodeURIComponent(portfolio_id)}/parties.xlsx`, { ...filter, locale });
}
