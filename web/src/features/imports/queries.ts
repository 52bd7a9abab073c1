import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { api, unwrap } from "../../shared/api/client";
import type { ImportMapping, ImportView } from "../../shared/api/types";
import { file_hash } from "../../shared/evidence/hash";
import { send_parts } from "../../shared/files/parts";
import { is_at_work, is_through } from "./steps";

const look_again_ms = 700; // while the server works on the file
const look_at_list_again_ms = 3000; // while it works on any

export const imports_query = (portfolio_id: string) =>
  queryOptions({
    queryKey: ["imports", portfolio_id],
    queryFn: () => unwrap(api.GET("/api/v1/portfolios/{portfolio_id}/imports", { params: { path: { portfolio_id } } })),
    refetchInterval: (query) =>
      query.state.data?.some((one) => is_at_work(one.state)) ? look_at_list_again_ms : false,
    staleTime: 0,
  });

export const import_query = (batch_id: string) =>
  queryOptions({
    queryKey: ["import", batch_id],
    queryFn: () => unwrap(api.GET("/api/v1/imports/{batch_id}", { params: { path: { batch_id } } })),
    refetchInterval: (query) => (query.state.data && is_at_work(query.state.data.state) ? look_again_ms : false),
    staleTime: 0,
  });

interface Sending {
  portfolio_id: string;
  file: File;
  told: (fraction: number) => void;
  signal: AbortSignal; // no part is sent any more
}

const cancel = (batch_id: string) =>
  unwrap(api.POST("/api/v1/imports/{batch_id}/cancel", { params: { path: { batch_id } } }));

// The parts one after the other; what was begun stays, and is cancelled on the list when it is of no use.
async function send({ portfolio_id, file, told, signal }: Sending): Promise<ImportView> {
  const begun = await unwrap(
    api.POST("/api/v1/portfolios/{portfolio_id}/imports", {
      params: { path: { portfolio_id } },
      body: { file_name: file.name, bytes: file.size, sha256: await file_hash(file) },
    }),
  );
  const put = (part: number, content: string) =>
    unwrap(
      api.PUT("/api/v1/imports/{batch_id}/parts/{part}", {
        params: { path: { batch_id: begun.batch_id, part } },
        body: { content },
      }),
    );
  return (await send_parts(file, put, told, signal)) ?? cancel(begun.batch_id);
}

function useImportChange<Given>(change: (given: Given) => Promise<ImportView>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: async (view) => {
      if (!view) return;
      await Promise.all([
        queries.invalidateQueries({ queryKey: import_query(view.batch_id).queryKey }),
        queries.invalidateQueries({ queryKey: imports_query(view.portfolio_id).queryKey }),
      ]);
    },
  });
}

export function useSendFile({ portfolio_id }: Pick<Sending, "portfolio_id">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Omit<Sending, "portfolio_id">) => send({ ...given, portfolio_id }),
    // Also what broke off stands in the list.
    onSettled: () => queries.invalidateQueries({ queryKey: imports_query(portfolio_id).queryKey }),
  });
}

export const useCheck = (batch_id: string) =>
  useImportChange((body: ImportMapping) =>
    unwrap(api.POST("/api/v1/imports/{batch_id}/check", { params: { path: { batch_id } }, body })),
  );

export const useStep = (batch_id: string) =>
  useImportChange((step: "commit" | "cancel") =>
    step === "commit"
      ? unwrap(api.POST("/api/v1/imports/{batch_id}/commit", { params: { path: { batch_id } } }))
      : cancel(batch_id),
  );

export const useWithdraw = (batch_id: string) =>
  useImportChange((reason: string) =>
    unwrap(api.POST("/api/v1/imports/{batch_id}/withdraw", { params: { path: { batch_id } }, body: { reason } })),
  );

// Once a file is in, or out again, every list and figure may be another.
export function useFreshLists(state: string | undefined): void {
  const queries = useQueryClient();
  const before = useRef<string>(undefined);
  useEffect(() => {
    const is_moved = before.current !== undefined && before.current !== state;
    before.current = state;
    if (is_moved && state && is_through(state)) void queries.invalidateQueries();
  }, [queries, state]);
}
