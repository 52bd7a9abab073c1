// Enterprises found as one types, of one portfolio.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";

const seconds = 1_000;

export const find_query = (portfolio_id: string, text: string, limit = 8) =>
  queryOptions({
    queryKey: ["find", portfolio_id, text, limit],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/search", {
          params: { path: { portfolio_id }, query: { text, limit } },
          signal,
        }),
      ),
    enabled: text !== "",
    staleTime: 10 * seconds,
    placeholderData: keepPreviousData,
  });
