import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../../shared/api/client";

// The version of DMN that the editor reads; the engine converts.
const editor_reads = "1.3";

export const model_query = (name: string, model: string) =>
  queryOptions({
    queryKey: ["model", name, model],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/packs/{name}/models/{model}", {
          params: { path: { name, model }, query: { dmn: editor_reads } },
          parseAs: "text",
        }),
      ),
    staleTime: Infinity,
  });
