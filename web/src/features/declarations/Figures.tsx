// Whether filing has become quicker and declarations truer, beside an earlier span of time (DAT-12).
import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";

import type { DeclarationFigures } from "../../shared/api/types";
import { format_number, format_percent } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { Field, Refusal } from "../../shared/ui/Form";
import { ScrollX } from "../../shared/ui/ScrollX";
import { useSpan } from "../../shared/ui/time";
import { figures_query, type Spans } from "./queries";

type SpanFigures = DeclarationFigures["current"];

function useCells() {
  const span = useSpan();
  const share = (value: number | null | undefined) => (value == null ? "—" : format_percent(value, 1));
  return (one: SpanFigures | null | undefined): Record<string, string> =>
    one
      ? {
          handed_in: format_number(one.handed_in),
          median: one.median_seconds == null ? "—" : span(Math.max(one.median_seconds, 1) * 1000),
          fetched: share(one.fetched_share),
          authenticity: `${share(one.authenticity)} (${one.confirmed_values}/${one.checked_values})`,
          falsification: `${share(one.falsification_rate)} (${one.falsified}/${one.checked})`,
        }
      : {};
}

const effect_of: Record<string, string> = {
  median: "filing_efficiency",
  authenticity: "authenticity",
  falsification: "falsification",
};

function Table({ figures }: { figures: DeclarationFigures }) {
  const { t } = useTexts();
  const cells = useCells();
  const now = cells(figures.current);
  const before = cells(figures.baseline);
  const signed = (value: number | null | undefined) =>
    value == null ? "—" : `${value > 0 ? "+" : ""}${format_percent(value, 1)}`;
  return (
    <ScrollX>
      <table className="grid stacked" aria-label={t("declarations.figures")}>
        <thead>
          <tr>
            <th>{t("declarations.figure")}</th>
            <th className="right">{t("declarations.current")}</th>
            <th className="right">{t("declarations.baseline")}</th>
            <th className="right">{t("declarations.change")}</th>
            <th className="right">{t("declarations.target")}</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(now).map((name) => {
            const effect = figures.effects.find((one) => one.effect === effect_of[name]);
            return (
              <tr key={name}>
                <td data-label={t("declarations.figure")}>
                  {t(`declarations.measures.${name}`)}
                  {name !== "handed_in" && <div className="cell-note">{t(`declarations.measure_notes.${name}`)}</div>}
                </td>
                <td className="right num" data-label={t("declarations.current")}>
                  {now[name]}
                </td>
                <td className="right num" data-label={t("declarations.baseline")}>
                  {before[name] ?? "—"}
                </td>
                <td className="right num" data-label={t("declarations.change")}>
                  {signed(effect?.change)}
                </td>
                <td className="right num" data-label={t("declarations.target")}>
                  {signed(effect?.claimed)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function Figures({ portfolio_id }: { portfolio_id: string }) {
  const { t } = useTexts();
  const [spans, set_spans] = useState<Spans>({ from: "", until: "", baseline_from: "", baseline_until: "" });
  const { data, error } = useQuery(figures_query(portfolio_id, spans));
  const shown: Partial<Spans> = { from: data?.current.from ?? "", until: data?.current.until ?? "" }; // a year unless asked
  const box = (name: keyof Spans) => (
    <Field label={t(`declarations.days.${name}`)}>
      {(ids) => (
        <Input
          {...ids}
          type="date"
          value={spans[name] || shown[name]}
          onChange={(event) => set_spans((before) => ({ ...before, [name]: event.target.value }))}
        />
      )}
    </Field>
  );
  const is_half = (spans.baseline_from === "") !== (spans.baseline_until === "");
  return (
    <section className="card declarations-card" aria-labelledby="figures">
      <h2 id="figures">{t("declarations.figures")}</h2>
      <p className="muted">{t("declarations.figures_text")}</p>
      <div className="spans no-print">
        {box("from")}
        {box("until")}
        {box("baseline_from")}
        {box("baseline_until")}
      </div>
      {!is_half && <Refusal error={error} />}
      {data && <Table figures={data} />}
    </section>
  );
}
