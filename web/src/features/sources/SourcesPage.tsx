// Where the data of a portfolio come from, and whether each source keeps its cadence: what is late stands first.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert } from "antd";

import { api, unwrap } from "../../shared/api/client";
import type { SourceView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { usePageTitle } from "../../shared/ui/hooks";
import { PortfolioHead } from "../../shared/ui/PortfolioHead";
import { ScrollX } from "../../shared/ui/ScrollX";
import { SourceCells, SourceHeads } from "../../shared/ui/SourceCells";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { Connectors } from "./Connectors";
import "./sources.css";
import "../../shared/ui/stacked.css";

const sources_query = (portfolio_id: string) =>
  queryOptions({
    queryKey: ["sources", portfolio_id],
    queryFn: () => unwrap(api.GET("/api/v1/portfolios/{portfolio_id}/sources", { params: { path: { portfolio_id } } })),
  });

const state_chip: Record<string, string> = {
  late: "chip chip-adverse",
  never: "chip chip-warn",
  fresh: "chip chip-good",
  untimed: "chip",
};
const state_order = ["late", "never", "fresh", "untimed"];
const rank = (one: SourceView): number => state_order.indexOf(one.state);

function SourceRow({ one }: { one: SourceView }) {
  const { t } = useTexts();
  const { source } = one;
  return (
    <tr data-source={source.name}>
      <SourceCells source={source} registered={one.registered} />
      <td className="num" data-label={t("sources.last")}>
        {one.last ?? "—"}
        {one.heard && one.heard !== one.last && (
          <div className="cell-note">
            {t("connectors.heard")} {one.heard}
          </div>
        )}
      </td>
      <td className="num" data-label={t("sources.due")}>
        {one.due ?? "—"}
      </td>
      <td className="right num" data-label={t("sources.facts")}>
        {format_number(one.facts)}
      </td>
      <td data-label={t("sources.state")}>
        <span className={state_chip[one.state] ?? "chip"}>{t(`sources.states.${one.state}`)}</span>
      </td>
    </tr>
  );
}

function Sources({ all }: { all: SourceView[] }) {
  const { t, say } = useTexts();
  const late = all.filter((one) => one.state === "late");
  const names = late.map((one) => say(one.source.label, one.source.name));
  const rows = [...all].sort((a, b) => rank(a) - rank(b));
  return (
    <>
      {late.length > 0 && (
        <Alert
          className="sources-late"
          type="warning"
          showIcon
          title={t("sources.some_late", { count: late.length })}
          description={names.join(t("sources.comma")) + t("sources.what_to_do")}
        />
      )}
      <div className="card sources-card">
        <ScrollX>
          <table className="grid stacked" aria-label={t("sources.title")}>
            <thead>
              <tr>
                <SourceHeads />
                <th>{t("sources.last")}</th>
                <th>{t("sources.due")}</th>
                <th className="right">{t("sources.facts")}</th>
                <th>{t("sources.state")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <SourceRow key={one.source.name} one={one} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      </div>
    </>
  );
}

export function SourcesPage() {
  const { portfolio_id } = useParams({ from: "/portfolios/$portfolio_id/sources" });
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(sources_query(portfolio_id));
  usePageTitle(t("sources.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <div className="page">
      <PortfolioHead portfolio_id={portfolio_id} title={t("sources.title")} note={t("sources.note")} />
      {!data ? (
        <Loading />
      ) : data.length === 0 ? (
        <EmptyState title={t("sources.none")} text={t("sources.none_text")} />
      ) : (
        <Sources all={data} />
      )}
      {may("connector.read") && <Connectors portfolio_id={portfolio_id} />}
    </div>
  );
}
