// What the check has found: nothing has been written yet.
import { Link } from "@tanstack/react-router";
import { Alert, Button, Checkbox } from "antd";

import { download_url } from "../../shared/api/client";
import type { ImportMapping, ImportView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { DownloadButton } from "../../shared/ui/DownloadButton";
import { Refusal } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { Figures } from "./Figures";
import { useCheck, useStep } from "./queries";
import { is_through } from "./steps";
import "../../shared/ui/stacked.css";

export function Faults({ one }: { one: ImportView }) {
  const { t, say, locale } = useTexts();
  const shown = is_through(one.state);
  const title = t(shown ? "imports.left_out_faults" : "imports.faults");
  const words = { rows: format_number(one.rows_faulty), lost: format_number(one.rows_lost) };
  const path = `/api/v1/imports/${encodeURIComponent(one.batch_id)}/faults.xlsx`;
  return (
    <section className="card imports-card" aria-label={title}>
      <div className="import-head">
        <h2>
          {title} <span className="chip chip-adverse">{format_number(one.fault_count)}</span>
        </h2>
        <DownloadButton className="no-print" url={download_url(path, { locale })}>
          {t("imports.faults_get")}
        </DownloadButton>
      </div>
      <p className="muted">{t(shown ? "imports.left_out_text" : "imports.faults_text", words)}</p>
      <ScrollX>
        <table className="grid stacked" aria-label={title}>
          <thead>
            <tr>
              <th className="right">{t("imports.row")}</th>
              <th>{t("imports.column")}</th>
              <th>{t("imports.value")}</th>
              <th>{t("imports.what_to_write")}</th>
            </tr>
          </thead>
          <tbody>
            {one.faults.map(({ fault, text }, at) => (
              <tr key={at}>
                <td className="right num" data-label={t("imports.row")}>
                  {fault.row}
                </td>
                <td data-label={t("imports.column")}>{fault.column || "—"}</td>
                <td className="import-value" data-label={t("imports.value")}>
                  {fault.value || "—"}
                </td>
                <td data-label={t("imports.what_to_write")}>{say(text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {one.fault_count > one.faults.length && (
        <p className="muted import-more">
          {t("imports.first_faults", { shown: one.faults.length, all: format_number(one.fault_count) })}
        </p>
      )}
    </section>
  );
}

export function Changes({ one }: { one: ImportView }) {
  const { t, say } = useTexts();
  return (
    <section className="card imports-card" aria-label={t("imports.changes")}>
      <h2>
        {t("imports.changes")} <span className="chip">{format_number(one.change_count)}</span>
      </h2>
      <ScrollX>
        <table className="grid stacked" aria-label={t("imports.changes")}>
          <thead>
            <tr>
              <th className="right">{t("imports.row")}</th>
              <th>{t("imports.party")}</th>
              <th>{t("imports.fact")}</th>
              <th>{t("imports.before")}</th>
              <th>{t("imports.after")}</th>
              <th>{t("imports.kind")}</th>
            </tr>
          </thead>
          <tbody>
            {one.changes.map(({ change, fact, source }, at) => (
              <tr key={at}>
                <td className="right num" data-label={t("imports.row")}>
                  {change.row}
                </td>
                <td data-label={t("imports.party")}>
                  {change.party_id ? (
                    <Link to="/parties/$party_id" params={{ party_id: change.party_id }} search={{}}>
                      {change.party}
                    </Link>
                  ) : (
                    "—"
                  )}
                </td>
                <td data-label={t("imports.fact")}>{say(fact, t("imports.name_of_party"))}</td>
                <td data-label={t("imports.before")}>
                  {change.before} <span className="muted">{change.source && say(source, change.source)}</span>
                </td>
                <td data-label={t("imports.after")}>{change.after}</td>
                <td data-label={t("imports.kind")}>{t(`imports.kinds.${change.kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {one.change_count > one.changes.length && (
        <p className="muted import-more">
          {t("imports.first_of", { shown: one.changes.length, all: format_number(one.change_count) })}
        </p>
      )}
    </section>
  );
}

function verdict_of(one: ImportView): { type: "success" | "warning" | "info"; key: string } {
  if (one.may_commit) return { type: "success", key: one.rows_faulty > 0 ? "without_faults" : "good" };
  return one.rows_faulty > 0 ? { type: "warning", key: "faulty" } : { type: "info", key: "nothing" };
}

export function Checked({ one, may, map }: { one: ImportView; may: boolean; map: () => void }) {
  const { t } = useTexts();
  const check = useCheck(one.batch_id);
  const step = useStep(one.batch_id);
  const verdict = verdict_of(one);
  const check_again = (change: Partial<ImportMapping>) => check.mutate({ ...one.mapping, ...change });
  const is_busy = check.isPending || step.isPending;
  return (
    <>
      <Alert
        className="import-note"
        type={verdict.type}
        showIcon
        title={t(`imports.verdict.${verdict.key}`)}
        description={t("imports.nothing_written", { rows: format_number(one.rows) })}
      />
      <div className="card imports-card">
        <Figures one={one} />
        {one.rows_faulty > 0 && may && (
          <Checkbox
            checked={check.variables?.leave_out_faulty ?? one.mapping.leave_out_faulty}
            disabled={is_busy}
            onChange={(event) => check_again({ leave_out_faulty: event.target.checked })}
          >
            {t("imports.leave_out")}
          </Checkbox>
        )}
      </div>
      <Refusal error={check.error ?? step.error} />
      {may && (
        <div className="form-buttons import-buttons no-print">
          <Button onClick={() => step.mutate("cancel")} disabled={is_busy}>
            {t("imports.cancel")}
          </Button>
          <Button onClick={map} disabled={is_busy}>
            {t("imports.map_again")}
          </Button>
          <Button
            type="primary"
            disabled={!one.may_commit || is_busy}
            loading={step.isPending && step.variables === "commit"}
            onClick={() => step.mutate("commit")}
          >
            {t("imports.commit")}
          </Button>
        </div>
      )}
      {one.faults.length > 0 && <Faults one={one} />}
      {one.changes.length > 0 && <Changes one={one} />}
    </>
  );
}
