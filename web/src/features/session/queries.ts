import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import type { LogIn, PasswordByLink, SetUp } from "../../shared/api/types";
import { remember_session, session_key } from "../../shared/session";
import { tell_others } from "../../shared/session_channel";

export function useLogIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: LogIn) => unwrap(api.POST("/api/v1/session", { body: given })),
    onSuccess: (session) => {
      // Nothing that another person saw stays.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session_key[0] && queryKey[0] !== "meta" });
      queries.setQueryData(session_key, remember_session(session));
      tell_others({ kind: "logged_in", session_id: session.session_id });
    },
  });
}

export const useSetUp = () =>
  useMutation({ mutationFn: (given: SetUp) => unwrap(api.POST("/api/v1/set_up", { body: given })) });

export const useAcceptInvitation = () =>
  useMutation({ mutationFn: (given: PasswordByLink) => unwrap(api.POST("/api/v1/invitation", { body: given })) });

export const useSetNewPassword = () =>
  useMutation({ mutationFn: (given: PasswordByLink) => unwrap(api.POST("/api/v1/new_password", { body: given })) });
