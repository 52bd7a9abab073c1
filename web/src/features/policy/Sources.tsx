// The published list of data sources: the register that ratings rest on (RAT-74, DAT-27).
import { useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { SourceClass } from "../../shared/ui/SourceClass";
import type { TabProps } from "./PolicyPage";

export function SourcesTab({ pack }: TabProps) {
  const { t, say } = useTexts();
  return (
    <>
      <p className="muted">{t("policy.sources_note")}</p>
      <ScrollX>
        <table className="grid stacked" aria-label={t("policy.tabs.sources")}>
          <thead>
            <tr>
              <th>{t("sources.source")}</th>
              <th>{t("sources.obtained")}</th>
              <th>{t("sources.cadence")}</th>
              <th className="right">{t("sources.trust")}</th>
              <th>{t("policy.note")}</th>
            </tr>
          </thead>
          <tbody>
            {pack.sources.map((source) => (
              <tr key={source.name}>
                <td>
                  <b>{say(source.label, source.name)}</b> <SourceClass name={source.source_class} />
                </td>
                <td data-label={t("sources.obtained")}>{say(source.obtained.label)}</td>
                <td data-label={t("sources.cadence")}>
                  {say(source.cadence.label)}
                  {source.late_after_days != null && (
                    <span className="muted"> {t("sources.late_after", { count: source.late_after_days })}</span>
                  )}
                </td>
                <td className="right num" data-label={t("sources.trust")}>
                  {source.trust}
                </td>
                <td className="parameter-note">{source.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}
