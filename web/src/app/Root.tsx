import { Outlet, useRouterState } from "@tanstack/react-router";

import { Gate } from "./session/Gate";
import { Shell } from "./shell/Shell";

const open_to_anyone = new Set(["/login", "/login/organisation", "/set-up", "/invitation", "/verify"]);

// The pages that need no log-in stand alone; all others in the shell, for somebody.
export function Root() {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  if (open_to_anyone.has(pathname)) return <Outlet />;
  return (
    <Gate>
      <Shell />
    </Gate>
  );
}
