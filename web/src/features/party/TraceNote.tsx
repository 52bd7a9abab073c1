import { Link } from "@tanstack/react-router";

import type { DecisionView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";

// What a later reader needs to get the same result again.
export function TraceNote({ decision }: { decision: DecisionView }) {
  const { t } = useTexts();
  const { pack } = decision.assessment;
  return (
    <dl className="trace-note">
      <div>
        <dt>{t("trace.pack")}</dt>
        <dd>
          <Link to="/packs/$name" params={{ name: pack.name }}>
            {pack.name} {pack.version}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("trace.decision")}</dt>
        <dd className="mono">{decision.decision_id || t("trace.computed")}</dd>
      </div>
      {decision.created_at && (
        <div>
          <dt>{t("trace.created")}</dt>
          <dd className="num">{decision.created_at}</dd>
        </div>
      )}
      {decision.trace_hash && (
        <div>
          <dt>{t("trace.hash")}</dt>
          <dd className="mono hash" title={decision.trace_hash}>
            {decision.trace_hash}
          </dd>
        </div>
      )}
    </dl>
  );
}
