import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import { useRenewSession } from "../../shared/session";

export const sessions_query = queryOptions({
  queryKey: ["sessions"],
  queryFn: () => unwrap(api.GET("/api/v1/sessions")),
});

export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (session_id: string) =>
      unwrap(api.DELETE("/api/v1/sessions/{session_id}", { params: { path: { session_id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: sessions_query.queryKey }),
  });
}

export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { password: string; new_password: string }) =>
      unwrap(api.POST("/api/v1/session/password", { body: change })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessions_query.queryKey }),
  });
}

// A new key at each call; nothing is kept until a code proves that the phone has it.
export const useOfferFactor = () => useMutation({ mutationFn: () => unwrap(api.GET("/api/v1/session/second_factor")) });

export function useSetFactor() {
  const renew = useRenewSession();
  return useMutation({
    mutationFn: (proof: { key_text: string; code: string }) =>
      unwrap(api.POST("/api/v1/session/second_factor", { body: proof })),
    onSuccess: () => renew(),
  });
}

export const keys_query = queryOptions({
  queryKey: ["api_keys"],
  queryFn: () => unwrap(api.GET("/api/v1/api_keys")),
});

// The key itself stays with who made it: never in the cache of answers.
export function useMakeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: { title: string; permissions: string[]; expires_on: string }) =>
      unwrap(api.POST("/api/v1/api_keys", { body: draft })),
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys_query.queryKey }),
  });
}

export function useRevokeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key_id: string) => unwrap(api.DELETE("/api/v1/api_keys/{key_id}", { params: { path: { key_id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys_query.queryKey }),
  });
}
