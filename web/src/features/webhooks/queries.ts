import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import type { WebhookDraft } from "../../shared/api/types";

const look_again_ms = 5_000; // deliveries go on while one looks

export const deliveries_shown = 20;

export const webhooks_query = queryOptions({
  queryKey: ["webhooks"],
  queryFn: () => unwrap(api.GET("/api/v1/webhooks")),
  refetchInterval: look_again_ms,
});

export const deliveries_query = (webhook_id: string) =>
  queryOptions({
    queryKey: ["webhooks", webhook_id, "deliveries"],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/webhooks/{webhook_id}/deliveries", {
          params: { path: { webhook_id }, query: { page_size: deliveries_shown } },
        }),
      ),
    refetchInterval: look_again_ms,
    staleTime: 0,
  });

function useWebhookChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: webhooks_query.queryKey }),
  });
}

export const useAddWebhook = () =>
  useWebhookChange((draft: WebhookDraft) => unwrap(api.POST("/api/v1/webhooks", { body: draft })));

export type Act = "pause" | "resume" | "remove";

export const useAct = () =>
  useWebhookChange(({ act, webhook_id, version }: { act: Act; webhook_id: string; version: number }) => {
    const given = { params: { path: { webhook_id }, header: { "If-Match": `"${version}"` } } };
    if (act === "pause") return unwrap(api.POST("/api/v1/webhooks/{webhook_id}/pause", given));
    if (act === "resume") return unwrap(api.POST("/api/v1/webhooks/{webhook_id}/resume", given));
    return unwrap(api.DELETE("/api/v1/webhooks/{webhook_id}", given));
  });

export const useSendAgain = () =>
  useWebhookChange(({ webhook_id, delivery_id }: { webhook_id: string; delivery_id: string }) =>
    unwrap(
      api.POST("/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/send", {
        params: { path: { webhook_id, delivery_id } },
      }),
    ),
  );
