// Enterprises that may be known already, and what is done about the register of them.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";
import { ApiError } from "../api/problem";

const code_characters = 18;
const name_characters_min = 2;

// Asked once there is something to compare.
export const namesakes_query = (portfolio_id: string, name: string, uscc: string) =>
  queryOptions({
    queryKey: ["namesakes", portfolio_id, name, uscc],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/portfolios/{portfolio_id}/namesakes", {
          params: { path: { portfolio_id }, query: { name, uscc, limit: 5 } },
          signal,
        }),
      ),
    enabled: name.length >= name_characters_min || uscc.length === code_characters,
    placeholderData: keepPreviousData,
  });

// The register has changed: everything that lists or finds enterprises is asked anew.
export function useRegisterChange<Draft, Answer>(
  change: (draft: Draft) => Promise<Answer>,
  done: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      await queries.invalidateQueries();
      done(answer);
    },
    // Somebody else may have been quicker: what is known by now is shown.
    onError: () => queries.invalidateQueries({ queryKey: ["namesakes"] }),
  });
}

// The enterprise that a refusal names.
export function named_by(error: unknown): string[] {
  if (!(error instanceof ApiError) || error.status !== 409) return [];
  return error.problem.errors.map((fault) => fault.message);
}
