import { Link } from "@tanstack/react-router";

import { useTexts } from "../shared/i18n";
import { usePageTitle } from "../shared/ui/hooks";
import { EmptyState } from "../shared/ui/States";

export function NotFound() {
  const { t } = useTexts();
  usePageTitle(t("state.not_found"));
  return (
    <EmptyState
      title={t("state.not_found")}
      text={t("state.not_found_text")}
      action={<Link to="/">{t("state.to_start")}</Link>}
    />
  );
}
