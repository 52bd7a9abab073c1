// The enterprise page on paper: plain tables at A4 width, no navigation, nothing folded away.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Button } from "antd";

import { meta_query, portfolios_query } from "../../shared/api/queries";
import type { ModelResult } from "../../shared/api/types";
import { format_number, format_points } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { usePageTitle } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { AdverseTable, ChainTable } from "./Chains";
import { PartyContext, useParty } from "./context";
import { assessment_query, party_query } from "./queries";
import { Reasons } from "./Reasons";
import { Summary } from "./Summary";
import { TraceNote } from "./TraceNote";
import { drawn_bars, leading_model } from "./waterfall";
import { WaterfallTable } from "./WaterfallSection";
import "./party.css";
import "./print.css";

function IndicatorTable({ model }: { model: ModelResult }) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  return (
    <table className="grid" aria-label={say(model.label, model.name)}>
      <thead>
        <tr>
          <th>{t("indicators.name")}</th>
          <th className="right">{t("explain.value")}</th>
          <th className="right">{t("explain.benchmark")}</th>
          <th className="right">{t("explain.curve")}</th>
          <th className="right">{t("explain.points_weight")}</th>
        </tr>
      </thead>
      <tbody>
        {model.indicators
          .filter((indicator) => indicator.weight > 0)
          .map((indicator) => (
            <tr key={indicator.name}>
              <td>{say(indicator.label, indicator.name)}</td>
              <td className="right num">{indicator.known ? format.shown(indicator.value) : t("explain.unknown")}</td>
              <td className="right num">{format.value(indicator.benchmark, indicator.value.unit)}</td>
              <td className="right num">{format_number(indicator.score, 1)}</td>
              <td className="right num">
                {format_points(indicator.points)} / {format_points(indicator.weight)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Sheet() {
  const { party, assessment } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  const model = leading_model(assessment, "grade");
  return (
    <>
      <Summary />
      <h2>{t("waterfall.title")}</h2>
      <WaterfallTable bars={drawn_bars(assessment)} />
      <Reasons />
      {model && (
        <>
          <h2>{`${t("explain.indicators")} · ${say(model.label, model.name)}`}</h2>
          <IndicatorTable model={model} />
        </>
      )}
      <ChainTable title={t("chain.limit")} chain={assessment.limit} print={format.money} />
      <AdverseTable />
      <ChainTable title={t("chain.term")} chain={assessment.term} print={format.days} />
    </>
  );
}

export function PrintPage() {
  const { party_id } = useParams({ from: "/parties/$party_id/print" });
  const search = useSearch({ from: "/parties/$party_id/print" });
  const { t, locale } = useTexts();
  const party = useQuery(party_query(party_id));
  const decision = useQuery(assessment_query(party_id, search.as_of));
  const { data: portfolios = [] } = useQuery(portfolios_query);
  const { data: meta } = useQuery(meta_query);
  const name = party.data && (locale === "en" ? party.data.name_en || party.data.name : party.data.name);
  usePageTitle(name && `${t("print.title")} ${name}`);
  const error = party.error ?? decision.error;
  if (error) return <ErrorState error={error} retry={() => void Promise.all([party.refetch(), decision.refetch()])} />;
  if (!party.data || !decision.data) return <Loading rows={12} />;
  const scale = portfolios.find((portfolio) => portfolio.portfolio_id === party.data.portfolio_id)?.grades ?? [];
  const { assessment } = decision.data;
  return (
    <PartyContext value={{ party: party.data, assessment, scale, as_of: search.as_of, explain: () => {} }}>
      <main className="print-sheet">
        <div className="print-tools no-print">
          <Link to="/parties/$party_id" params={{ party_id }} search={search}>
            {t("print.back")}
          </Link>
          <span className="muted">{t("print.hint")}</span>
          <Button type="primary" onClick={() => window.print()}>
            {t("print.go")}
          </Button>
        </div>
        <header className="print-head">
          <div>
            <small>{t("print.title")}</small>
            <h1>{name}</h1>
            <span className="num">{party.data.uscc}</span>
          </div>
          <div className="print-dates">
            <div>{t("party.as_of_known", { date: assessment.as_of })}</div>
            {meta && <div>{t("print.generated", { date: meta.today })}</div>}
            {party.data.demonstration && <div className="chip chip-warn">{t("print.demonstration")}</div>}
          </div>
        </header>
        <Sheet />
        <TraceNote decision={decision.data} />
      </main>
    </PartyContext>
  );
}
