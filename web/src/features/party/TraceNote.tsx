import { Link } from "@tanstack/react-router";

import { api, unwrap } from "../../shared/api/client";
import type { DecisionView } from "../../shared/api/types";
import { is_object } from "../../shared/evidence/json";
import { RecordCheck } from "../../shared/evidence/RecordCheck";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { useParty } from "./context";

// The record that tells of the decision that stands; a decision of an earlier day has one of its own.
function DecisionCheck({ decision }: { decision: DecisionView }) {
  const { t } = useTexts();
  const { party_id } = useParty().party;
  return (
    <RecordCheck
      load={() => unwrap(api.GET("/api/v1/parties/{party_id}/decision_proof", { params: { path: { party_id } } }))}
      tells_of={({ party_id: of, body }) =>
        of === party_id &&
        is_object(body) &&
        body.decision_id === decision.decision_id &&
        body.trace_hash === decision.trace_hash
      }
      name={`rating-${party_id}`}
      text={t("evidence.check_rating")}
    />
  );
}

// What a later reader needs to get the same result again.
export function TraceNote({ decision, stands = false }: { decision: DecisionView; stands?: boolean }) {
  const { t } = useTexts();
  const may = useMay();
  const { pack } = decision.assessment;
  return (
    <footer>
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
      {stands && decision.decision_id && may("decision.read") && <DecisionCheck decision={decision} />}
    </footer>
  );
}
