// The published list of data sources: the register that ratings rest on (RAT-74, DAT-27).
import { useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { SourceCells, SourceHeads } from "../../shared/ui/SourceCells";
import type { TabProps } from "./PolicyPage";

export function SourcesTab({ pack }: TabProps) {
  const { t } = useTexts();
  return (
    <>
      <p className="muted">{t("policy.sources_note")}</p>
      <ScrollX>
        <table className="grid stacked" aria-label={t("policy.tabs.sources")}>
          <thead>
            <tr>
              <SourceHeads />
              <th className="right">{t("sources.trust")}</th>
              <th>{t("policy.note")}</th>
            </tr>
          </thead>
          <tbody>
            {pack.sources.map((source) => (
              <tr key={source.name}>
                <SourceCells source={source} />
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
