// Listens as long as somebody is logged in and looks: what others do shows on open pages without a reload. A hidden tab
// holds no connection (a browser has six for one server); when it is looked at again it goes on after the last notice.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { read_notice, stale_keys } from "./live";

export function LiveNotices() {
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | null = null;
    let last = "";
    const listen = () => {
      source = new EventSource(`/api/v1/events/stream${last ? `?after=${last}` : ""}`);
      source.addEventListener("happened", (message: MessageEvent<string>) => {
        last = message.lastEventId;
        const notice = read_notice(message.data);
        if (notice) for (const queryKey of stale_keys(notice)) void queries.invalidateQueries({ queryKey });
      });
      source.onmessage = (message: MessageEvent<string>) => {
        last = message.lastEventId;
      };
    };
    const look = () => {
      source?.close();
      source = null;
      if (document.visibilityState === "visible") listen();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      source?.close();
    };
  }, [queries]);
  return null;
}
