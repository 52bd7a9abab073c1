// The frame of every page: rail at the left (bar at the bottom on a phone), top bar, content.
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useState } from "react";

import { useTexts } from "../../shared/i18n";
import { useOnline, useShortcuts } from "../../shared/ui/hooks";
import { CommandPalette } from "./CommandPalette";
import { HelpOverlay } from "./HelpOverlay";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";
import "./shell.css";

function focus_search(): void {
  document.querySelector<HTMLInputElement>("[data-page-search] input, input[data-page-search]")?.focus();
}

export function Shell() {
  const { t } = useTexts();
  const online = useOnline();
  const [commands_open, set_commands_open] = useState(false);
  const [help_open, set_help_open] = useState(false);
  const printing = useRouterState({ select: (state) => state.location.pathname.endsWith("/print") });
  useShortcuts({
    "/": () => (document.querySelector("[data-page-search]") ? focus_search() : set_commands_open(true)),
    "mod+k": () => set_commands_open((open) => !open),
    "?": () => set_help_open(true),
  });
  if (printing) return <Outlet />;
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t("shell.skip")}
      </a>
      <Rail />
      <div className="shell-main">
        <TopBar open_commands={() => set_commands_open(true)} open_help={() => set_help_open(true)} />
        {!online && (
          <div className="offline-banner" role="status">
            {t("state.offline_banner")}
          </div>
        )}
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {commands_open && <CommandPalette close={() => set_commands_open(false)} />}
      <HelpOverlay open={help_open} close={() => set_help_open(false)} />
    </div>
  );
}
