import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import type { BenchmarkAdoption, BenchmarkDraft } from "../../shared/api/types";

const path_of = (portfolio_id: string) => ({ path: { portfolio_id } });

export const benchmarks_query = (portfolio_id: string) =>
  queryOptions({
    queryKey: ["benchmarks", portfolio_id],
    queryFn: () => unwrap(api.GET("/api/v1/portfolios/{portfolio_id}/benchmarks", { params: path_of(portfolio_id) })),
  });

// Keeps nothing; a city takes a while.
export const useCompute = (portfolio_id: string) =>
  useMutation({
    mutationFn: (period: string) =>
      unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/benchmarks/computed", {
          params: { ...path_of(portfolio_id), query: { period } },
        }),
      ),
  });

// Ratings are held against them: what is known of enterprises is asked for again.
function useBenchmarkChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries() });
}

export const useAdopt = (portfolio_id: string) =>
  useBenchmarkChange((body: BenchmarkAdoption) =>
    unwrap(api.POST("/api/v1/portfolios/{portfolio_id}/benchmarks/computed", { params: path_of(portfolio_id), body })),
  );

export const useEnter = (portfolio_id: string) =>
  useBenchmarkChange((body: BenchmarkDraft) =>
    unwrap(api.POST("/api/v1/portfolios/{portfolio_id}/benchmarks", { params: path_of(portfolio_id), body })),
  );

export const useWithdraw = (portfolio_id: string, benchmark_id: string) =>
  useBenchmarkChange((reason: string) =>
    unwrap(
      api.POST("/api/v1/portfolios/{portfolio_id}/benchmarks/{benchmark_id}/withdraw", {
        params: { path: { portfolio_id, benchmark_id } },
        body: { reason },
      }),
    ),
  );
