// The first columns of a table of sources: who, how it is obtained, how often it is renewed.
import type { SourceView } from "../api/types";
import { useTexts } from "../i18n";
import { SourceClass } from "./SourceClass";

export function SourceHeads() {
  const { t } = useTexts();
  return (
    <>
      <th>{t("sources.source")}</th>
      <th>{t("sources.obtained")}</th>
      <th>{t("sources.cadence")}</th>
    </>
  );
}

export function SourceCells({ source, registered = true }: { source: SourceView["source"]; registered?: boolean }) {
  const { t, say } = useTexts();
  return (
    <>
      <td>
        <b>{say(source.label, source.name)}</b> <SourceClass name={source.source_class} />
        {!registered && <span className="chip chip-warn">{t("sources.unregistered")}</span>}
      </td>
      <td data-label={t("sources.obtained")}>{say(source.obtained.label)}</td>
      <td data-label={t("sources.cadence")}>
        {say(source.cadence.label)}
        {source.late_after_days != null && (
          <div className="cell-note">{t("sources.late_after", { count: source.late_after_days })}</div>
        )}
      </td>
    </>
  );
}
