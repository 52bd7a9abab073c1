// Questions more than one feature asks; what a single page asks stands with that feature.
import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "./client";

const minute = 60_000;

export const meta_query = queryOptions({
  queryKey: ["meta"],
  queryFn: () => unwrap(api.GET("/api/v1/meta")),
  staleTime: 5 * minute,
});

export const portfolios_query = queryOptions({
  queryKey: ["portfolios"],
  queryFn: () => unwrap(api.GET("/api/v1/portfolios")),
  staleTime: 5 * minute,
});

export const packs_query = queryOptions({
  queryKey: ["packs"],
  queryFn: () => unwrap(api.GET("/api/v1/packs")),
  staleTime: 5 * minute,
});

export const pack_query = (name: string) =>
  queryOptions({
    queryKey: ["pack", name],
    queryFn: () => unwrap(api.GET("/api/v1/packs/{name}", { params: { path: { name } } })),
    staleTime: 5 * minute,
  });

// A decision table with its rules, by id or by name of its decision.
export const table_query = (name: string, table: string) =>
  queryOptions({
    queryKey: ["table", name, table],
    queryFn: () => unwrap(api.GET("/api/v1/packs/{name}/tables/{table}", { params: { path: { name, table } } })),
    staleTime: 5 * minute,
  });

// Companies by name, pinyin or code, for boxes that find one.
export const company_search_query = (portfolio_id: string, search: string) =>
  queryOptions({
    queryKey: ["company-search", portfolio_id, search],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/parties", {
          params: { path: { portfolio_id }, query: { search, page_size: 6 } },
        }),
      ),
    staleTime: minute,
  });

// What columns of a file, or values of a source, may be.
export const targets_query = (portfolio_id: string) =>
  queryOptions({
    queryKey: ["import_targets", portfolio_id],
    queryFn: () =>
      unwrap(api.GET("/api/v1/portfolios/{portfolio_id}/import_targets", { params: { path: { portfolio_id } } })),
  });

// Requests for approval that one may see: the own ones, and those of one's reach.
export const approvals_query = queryOptions({
  queryKey: ["approvals"],
  queryFn: () => unwrap(api.GET("/api/v1/approvals")),
});

// What new passwords must be; anybody may know.
export const password_rules_query = queryOptions({
  queryKey: ["password-rules"],
  queryFn: () => unwrap(api.GET("/api/v1/password_rules")),
  staleTime: 5 * minute,
});

// Workspaces that one belongs to or answers for, with their departments.
export const workspaces_query = queryOptions({
  queryKey: ["workspaces"],
  queryFn: () => unwrap(api.GET("/api/v1/workspaces")),
  staleTime: 5 * minute,
});

// People, as far as one may see them.
export const users_query = queryOptions({
  queryKey: ["users"],
  queryFn: () => unwrap(api.GET("/api/v1/users")),
});
