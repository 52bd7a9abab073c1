import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import type { DeclarationView, DeclaredValue } from "../../shared/api/types";
import { file_hash } from "../../shared/evidence/hash";
import { send_parts } from "../../shared/files/parts";

export const portal_query = queryOptions({
  queryKey: ["portal"],
  queryFn: () => unwrap(api.GET("/api/v1/portal", {})),
  staleTime: 0,
});

export const declaration_query = (declaration_id: string) =>
  queryOptions({
    queryKey: ["declaration", declaration_id],
    queryFn: () => unwrap(api.GET("/api/v1/declarations/{declaration_id}", { params: { path: { declaration_id } } })),
    staleTime: 0,
  });

export type QueueState = "submitted" | "returned" | "received";
export const queue_query = (portfolio_id: string, state: QueueState) =>
  queryOptions({
    queryKey: ["declarations", portfolio_id, state],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/declarations", {
          params: { path: { portfolio_id }, query: { state } },
        }),
      ),
    staleTime: 0,
  });

export interface Spans {
  from: string;
  until: string;
  baseline_from: string;
  baseline_until: string;
}
export const figures_query = (portfolio_id: string, spans: Spans) =>
  queryOptions({
    queryKey: ["declaration-figures", portfolio_id, spans],
    queryFn: () => {
      const query = Object.fromEntries(Object.entries(spans).filter(([, day]) => day !== ""));
      return unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/declaration-figures", {
          params: { path: { portfolio_id }, query },
        }),
      );
    },
    retry: false,
    placeholderData: keepPreviousData,
  });

// Every change answers with the declaration as it is then.
function useDeclarationChange<Given>(change: (given: Given) => Promise<DeclarationView>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      queries.setQueryData(declaration_query(view.row.declaration_id).queryKey, view);
      void queries.invalidateQueries({ queryKey: portal_query.queryKey });
      void queries.invalidateQueries({ queryKey: ["declarations"] });
      void queries.invalidateQueries({ queryKey: ["party-declarations", view.row.party_id] });
    },
  });
}

export const useStart = () =>
  useDeclarationChange(({ party_id, form, period }: { party_id: string; form: string; period: string }) =>
    unwrap(
      api.POST("/api/v1/parties/{party_id}/declarations", { params: { path: { party_id } }, body: { form, period } }),
    ),
  );

const params_of = (declaration_id: string, version: number) => ({
  path: { declaration_id },
  header: { "If-Match": `"${version}"` },
});

export const useSave = (declaration_id: string) =>
  useDeclarationChange(({ version, values }: { version: number; values: DeclaredValue[] }) =>
    unwrap(
      api.PUT("/api/v1/declarations/{declaration_id}", {
        params: params_of(declaration_id, version),
        body: { values },
      }),
    ),
  );

interface Signing {
  version: number;
  accepted: boolean;
  signed_by: string;
  signed_as: string;
}
export const useSubmit = (declaration_id: string) =>
  useDeclarationChange(({ version, ...body }: Signing) =>
    unwrap(
      api.POST("/api/v1/declarations/{declaration_id}/submission", {
        params: params_of(declaration_id, version),
        body,
      }),
    ),
  );

export type StepOfDeclaration = "withdrawal" | "discard" | "receipt";
export const useStep = (declaration_id: string) =>
  useDeclarationChange(({ step, version }: { step: StepOfDeclaration; version: number }) =>
    unwrap(api.POST(`/api/v1/declarations/{declaration_id}/${step}`, { params: params_of(declaration_id, version) })),
  );

export const useReturn = (declaration_id: string) =>
  useDeclarationChange(({ version, reason }: { version: number; reason: string }) =>
    unwrap(
      api.POST("/api/v1/declarations/{declaration_id}/return", {
        params: params_of(declaration_id, version),
        body: { reason },
      }),
    ),
  );

// Announced, then sent in parts; what broke off stands in the list and can be taken away.
export const useSendVoucher = (declaration_id: string) =>
  useDeclarationChange(async ({ kind, file, told }: { kind: string; file: File; told: (share: number) => void }) => {
    const sha256 = await file_hash(file);
    const announced = await unwrap(
      api.POST("/api/v1/declarations/{declaration_id}/vouchers", {
        params: { path: { declaration_id } },
        body: { kind, file_name: file.name, bytes: file.size, sha256 },
      }),
    );
    const voucher_id = announced.vouchers.find((one) => one.sha256 === sha256)?.voucher_id ?? "";
    const put = (part: number, content: string) =>
      unwrap(
        api.PUT("/api/v1/vouchers/{voucher_id}/parts/{part}", {
          params: { path: { voucher_id, part } },
          body: { content },
        }),
      );
    return (await send_parts(file, put, told)) ?? announced;
  });

export const useRemoveVoucher = () =>
  useDeclarationChange((voucher_id: string) =>
    unwrap(api.POST("/api/v1/vouchers/{voucher_id}/removal", { params: { path: { voucher_id } } })),
  );
