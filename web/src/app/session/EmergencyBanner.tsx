// Whoever holds emergency access sees it on every page: what it gives, until when, and that each use is on record.
import { useEffect } from "react";

import type { SessionView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useRenewSession, useSession } from "../../shared/session";
import { useNow, useSpan } from "../../shared/ui/time";

const look_every_ms = 1000;

function Running({ emergency }: { emergency: SessionView["emergencies"][number] }) {
  const { t, say } = useTexts();
  const span = useSpan();
  const renew = useRenewSession();
  const left = Date.parse(emergency.until) - useNow(look_every_ms);
  const is_over = left <= 0;
  useEffect(() => {
    if (is_over) void renew();
  }, [is_over, renew]);
  return (
    <div className="account-banner emergency-banner" role="status">
      {t("emergency.banner", { role: say(emergency.role), park: say(emergency.workspace), time: span(left) })}
    </div>
  );
}

export function EmergencyBanner() {
  const { emergencies } = useSession();
  return emergencies.map((emergency) => <Running key={emergency.request_id} emergency={emergency} />);
}
