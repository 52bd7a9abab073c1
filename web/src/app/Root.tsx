import { Outlet, useRouterState } from "@tanstack/react-router";

import { Loading } from "../shared/ui/States";
import { Gate } from "./session/Gate";
import { Shell } from "./shell/Shell";

const open_to_anyone = new Set(["/login", "/login/organisation", "/set-up", "/invitation", "/new-password", "/verify"]);

// The pages that need no log-in stand alone; all others in the shell, for somebody.
export function Root() {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname });
  // On the way out the page before is still the one to show: it must not stand outside the log-in.
  if (open_to_anyone.has(pathname)) return open_to_anyone.has(shown) ? <Outlet /> : <Loading />;
  return (
    <Gate>
      <Shell />
    </Gate>
  );
}
