import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";
import { users_query } from "../../shared/api/queries";
import type { AccessSearch } from "./search";

const minute = 60_000;

export const roles_query = queryOptions({
  queryKey: ["roles"],
  queryFn: () => unwrap(api.GET("/api/v1/roles")),
  staleTime: 5 * minute,
});

export const explanation_query = ({ user_id = "", permission = "", party_id }: AccessSearch) =>
  queryOptions({
    queryKey: ["explanation", user_id, permission, party_id ?? ""],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/access/explanation", {
          params: { query: { user_id, permission, ...(party_id && { party_id }) } },
        }),
      ),
    enabled: user_id !== "" && permission !== "",
    retry: false,
  });

export const useLinkOrganisation = () =>
  useUserChange(({ user_id, subject }: { user_id: string; subject: string }) =>
    subject === ""
      ? unwrap(api.DELETE("/api/v1/users/{user_id}/organisation", { params: { path: { user_id } } }))
      : unwrap(api.PUT("/api/v1/users/{user_id}/organisation", { params: { path: { user_id } }, body: { subject } })),
  );

function useUserChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: users_query.queryKey }),
  });
}

export const useInvite = () =>
  useUserChange((given: { login_name: string; display_name: string }) =>
    unwrap(api.POST("/api/v1/users", { body: given })),
  );

// What is done to an account rests on the version that is shown.
interface Account {
  user_id: string;
  version: number;
}
const account_of = ({ user_id, version }: Account) => ({
  params: { path: { user_id }, header: { "If-Match": `"${version}"` } },
});

export const useSetState = () =>
  useUserChange(({ disable, ...account }: Account & { disable: boolean }) =>
    disable
      ? unwrap(api.POST("/api/v1/users/{user_id}/disable", account_of(account)))
      : unwrap(api.POST("/api/v1/users/{user_id}/enable", account_of(account))),
  );

export const useResetPassword = () =>
  useUserChange(({ reset_second_factor, ...account }: Account & { reset_second_factor: boolean }) =>
    unwrap(
      api.POST("/api/v1/users/{user_id}/reset_password", { ...account_of(account), body: { reset_second_factor } }),
    ),
  );

export const useRenewInvitation = () =>
  useUserChange((account: Account) =>
    unwrap(api.POST("/api/v1/users/{user_id}/renew_invitation", account_of(account))),
  );

export const useWithdrawInvitation = () =>
  useUserChange((account: Account) =>
    unwrap(api.POST("/api/v1/users/{user_id}/withdraw_invitation", account_of(account))),
  );

export const useErase = () =>
  useUserChange((account: Account) => unwrap(api.POST("/api/v1/users/{user_id}/erase", account_of(account))));

export const useGrant = () =>
  useUserChange((grant: { user_id: string; workspace_id: string; department_id: string; role: string }) =>
    unwrap(api.POST("/api/v1/memberships", { body: grant })),
  );

export const useRevoke = () =>
  useUserChange((membership_id: string) =>
    unwrap(api.DELETE("/api/v1/memberships/{membership_id}", { params: { path: { membership_id } } })),
  );
