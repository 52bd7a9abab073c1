import { Input } from "antd";

import { useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { short_value } from "./overlay";
import type { TabProps } from "./PolicyPage";

export function Parameters({ pack, search, change }: TabProps) {
  const { t } = useTexts();
  const wanted = (search.q ?? "").toLowerCase();
  const shown = pack.parameters.filter((row) =>
    `${row.name} ${row.value} ${row.source} ${row.note}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className="tab-tools" data-page-search>
        <Input
          type="search"
          allowClear
          className="tab-search"
          placeholder={t("policy.search_parameters")}
          aria-label={t("policy.search_parameters")}
          defaultValue={search.q}
          onChange={(event) => change({ q: event.target.value || undefined })}
        />
      </div>
      {shown.length === 0 && <p className="muted">{t("policy.none")}</p>}
      <ScrollX>
        <table className="grid stacked" aria-label={t("policy.tabs.parameters")}>
          <thead>
            <tr>
              <th>{t("policy.parameter")}</th>
              <th className="right">{t("policy.value")}</th>
              <th>{t("policy.unit")}</th>
              <th>{t("policy.valid_from")}</th>
              <th>{t("policy.source")}</th>
              <th>{t("policy.note")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.name} ${row.valid_from ?? ""}`}>
                <td className="mono">{row.name}</td>
                <td className="right num" data-label={t("policy.value")}>
                  <b>
                    {row.comparison} {short_value(row.value)}
                  </b>
                </td>
                <td data-label={t("policy.unit")}>{row.unit}</td>
                <td className="num" data-label={t("policy.valid_from")}>
                  {row.valid_from}
                </td>
                <td data-label={t("policy.source")}>{row.source}</td>
                <td className="parameter-note">{row.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}
