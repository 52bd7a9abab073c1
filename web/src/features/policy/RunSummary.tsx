// In words what lies over the table: for an enterprise which rows fired and which it nearly met, each a step away; for a
// portfolio how many were asked.
import { Segmented } from "antd";
import { Link } from "@tanstack/react-router";

import type { PackHitsView, PartyTraceView, TableHitsView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { is_veiled, type Overlay } from "./overlay";

interface Props {
  laid: { trace: PartyTraceView | undefined; hits: PackHitsView | undefined };
  overlay: Overlay;
  runs: number;
  at: number;
  set_at: (at: number) => void;
  go: (row: number) => void;
}

function Rows({ rows, go }: { rows: number[]; go: (row: number) => void }) {
  const { t } = useTexts();
  return rows.map((row) => (
    <button key={row} type="button" className="link-button row-link num" onClick={() => go(row)}>
      {t("rules.row", { row })}
    </button>
  ));
}

function HitsLine({ hits, table }: { hits: PackHitsView; table: TableHitsView }) {
  const { t } = useTexts();
  const never = table.fired.filter((count) => count === 0).length;
  return (
    <p className="run-line">
      <b>{t("policy.hits")}</b>
      <span>{t("policy.hits_asked", { count: table.asked, all: hits.parties })}</span>
      {hits.sampled_of > 0 && (
        <span className="chip chip-warn">
          {t("policy.hits_sampled", { count: hits.parties, all: hits.sampled_of })}
        </span>
      )}
      {table.no_rule > 0 && <span>{t("policy.hits_no_rule", { count: table.no_rule })}</span>}
      {table.not_decided > 0 && (
        <span className="adverse">{t("policy.hits_not_decided", { count: table.not_decided })}</span>
      )}
      {never > 0 && <span className="chip chip-warn">{t("policy.hits_never", { count: never })}</span>}
    </p>
  );
}

export function RunSummary({ laid, overlay, runs, at, set_at, go }: Props) {
  const { t } = useTexts();
  const { trace, hits } = laid;
  const run = overlay.run;
  const near = [...overlay.misses.keys()].filter((row) => !overlay.fired.has(row));
  return (
    <div className="run-summary" aria-live="polite">
      {trace && (
        <p className="run-line">
          <Link to="/parties/$party_id" params={{ party_id: trace.party_id }} search={{ as_of: trace.as_of }}>
            <b>{trace.name}</b>
          </Link>
          <span className="num muted">{t("policy.as_of", { date: trace.as_of })}</span>
          {runs > 1 && (
            <Segmented<number>
              size="small"
              value={at}
              onChange={set_at}
              options={Array.from({ length: runs }, (_, index) => ({
                value: index,
                label: t("policy.run", { number: index + 1 }),
              }))}
            />
          )}
          {!run && <span className="muted">{t("policy.not_asked")}</span>}
          {run && !run.decided && <span className="chip chip-adverse">{t("policy.run_not_decided")}</span>}
          {run && run.fired.length === 0 && <span className="muted">{t("policy.nothing_fired")}</span>}
          {run && run.fired.length > 0 && (
            <span>
              <span className="row-sign row-fired" aria-hidden="true">
                ●
              </span>
              {t("policy.row_state.fired")} <Rows rows={run.fired} go={go} />
            </span>
          )}
          {near.length > 0 && (
            <span>
              <span className="row-sign row-near" aria-hidden="true">
                ◐
              </span>
              {t("policy.row_state.near")} <Rows rows={near} go={go} />
            </span>
          )}
        </p>
      )}
      {run && is_veiled(run) && (
        <p className="run-line">
          <span className="chip chip-warn">{t("reveal.masked")}</span> {t("policy.run_veiled")}
        </p>
      )}
      {trace &&
        trace.status !== "decided" &&
        trace.problems.map((problem) => (
          <p key={problem} className="adverse mono">
            {problem}
          </p>
        ))}
      {hits && overlay.hits && <HitsLine hits={hits} table={overlay.hits} />}
    </div>
  );
}
