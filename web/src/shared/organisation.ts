// Going to the organisation's log-in and coming back: what is to be done on the way back, kept in this tab only. What
// makes the way back safe is not here but in a sealed cookie that scripts cannot read.
import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "./api/client";
import { safe_return } from "./safe_return";

export type Purpose = "log_in" | "link";
export interface WayBack {
  purpose: Purpose;
  to: string;
}

const place = "yingzhou.organisation";

export function way_back(): WayBack {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "{}");
    const { purpose, to } = kept as Partial<Record<keyof WayBack, unknown>>;
    return {
      purpose: purpose === "link" ? "link" : "log_in",
      to: safe_return(typeof to === "string" ? to : undefined),
    };
  } catch {
    return { purpose: "log_in", to: "/" };
  }
}

export const forget_way_back = (): void => sessionStorage.removeItem(place);

export const useBegin = () =>
  useMutation({
    mutationFn: async (back: WayBack) => {
      const { url } = await unwrap(api.POST("/api/v1/session/organisation/begin", { body: { purpose: back.purpose } }));
      sessionStorage.setItem(place, JSON.stringify(back));
      window.location.assign(url);
    },
  });
