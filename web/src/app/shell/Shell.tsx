// The frame of every page: rail at the left (bar at the bottom on a phone), top bar, content.
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useState } from "react";

import { useTexts } from "../../shared/i18n";
import { useSession } from "../../shared/session";
import { useOnline, useShortcuts } from "../../shared/ui/hooks";
import { EmergencyBanner } from "../session/EmergencyBanner";
import { CommandPalette } from "./CommandPalette";
import { HelpOverlay } from "./HelpOverlay";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";
import "./shell.css";

function focus_search(): void {
  document.querySelector<HTMLInputElement>("[data-search-box]")?.focus();
}

// What the account itself still needs.
function AccountBanner() {
  const { t } = useTexts();
  const session = useSession();
  if (session.memberships.length === 0) return <div className="account-banner">{t("account.no_role_text")}</div>;
  if (!session.second_factor_required || session.has_second_factor) return null;
  return (
    <div className="account-banner">
      {t("account.factor_required")} <Link to="/account">{t("account.factor_start")}</Link>
    </div>
  );
}

export function Shell() {
  const { t } = useTexts();
  const online = useOnline();
  const [commands_open, set_commands_open] = useState(false);
  const [help_open, set_help_open] = useState(false);
  const printing = useRouterState({ select: (state) => state.location.pathname.endsWith("/print") });
  useShortcuts({
    "/": () => (document.querySelector("[data-search-box]") ? focus_search() : set_commands_open(true)),
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
        <AccountBanner />
        <EmergencyBanner />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {commands_open && <CommandPalette close={() => set_commands_open(false)} />}
      <HelpOverlay open={help_open} close={() => set_help_open(false)} />
    </div>
  );
}
