// What became of the last runs of a connector.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import type { ConnectorRunView, ConnectorView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { runs_query } from "./queries";

const chip_of: Record<string, string> = {
  taken: "chip chip-good",
  refused: "chip chip-warn",
  retrying: "chip chip-warn",
  failed: "chip chip-adverse",
};

export function Outcome({ run }: { run: ConnectorRunView }) {
  const { t } = useTexts();
  return <span className={chip_of[run.outcome] ?? "chip"}>{t(`connectors.outcomes.${run.outcome}`)}</span>;
}

function Run({ run, portfolio_id }: { run: ConnectorRunView; portfolio_id: string }) {
  const { t, say } = useTexts();
  const { batch_id, facts_new, facts_changed, facts_same } = run;
  return (
    <tr>
      <td className="num nowrap" data-label={t("connectors.begun")}>
        {moment_text(run.begun_at, true)}
      </td>
      <td data-label={t("connectors.outcome")}>
        <Outcome run={run} />
      </td>
      <td className="right num" data-label={t("connectors.items_count")}>
        {format_number(run.items)}
      </td>
      <td data-label={t("connectors.brought")}>
        {batch_id ? t("connectors.brought_text", { facts_new, facts_changed, facts_same }) : "—"}
      </td>
      <td className="connector-details" data-label={t("connectors.details")}>
        {run.fault_count > run.facts_withheld && (
          <div>{t("connectors.faults", { count: run.fault_count - run.facts_withheld })}</div>
        )}
        {run.facts_withheld > 0 && <div>{t("connectors.withheld", { count: run.facts_withheld })}</div>}
        {say(run.error) && <div className="connector-error">{say(run.error)}</div>}
        {batch_id && (
          <Link to="/portfolios/$portfolio_id/imports/$batch_id" params={{ portfolio_id, batch_id }}>
            {t("connectors.batch")}
          </Link>
        )}
      </td>
    </tr>
  );
}

export function Runs({ connector }: { connector: ConnectorView }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(runs_query(connector.connector_id));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  if (data.length === 0) return <EmptyState title={t("connectors.no_runs")} text={t("connectors.no_runs_text")} />;
  return (
    <ScrollX>
      <table className="grid stacked" aria-label={t("connectors.runs_of", { title: connector.title })}>
        <thead>
          <tr>
            <th>{t("connectors.begun")}</th>
            <th>{t("connectors.outcome")}</th>
            <th className="right">{t("connectors.items_count")}</th>
            <th>{t("connectors.brought")}</th>
            <th>{t("connectors.details")}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((run) => (
            <Run key={run.run_id} run={run} portfolio_id={connector.portfolio_id} />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
