// Files that were brought into a portfolio, and where one begins with the next.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import type { ImportView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { usePageTitle } from "../../shared/ui/hooks";
import { PortfolioHead } from "../../shared/ui/PortfolioHead";
import { ScrollX } from "../../shared/ui/ScrollX";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { moment_text } from "../../shared/ui/time";
import { NewImport } from "./NewImport";
import { imports_query } from "./queries";
import { chip_of, is_through } from "./steps";
import "./imports.css";
import "../../shared/ui/stacked.css";

const figures_listed = ["parties_new", "parties_known", "facts_new", "facts_changed"] as const;

// What is not known yet is a dash, and nothing on a phone.
function Count({ label, value }: { label: string; value: number | undefined }) {
  const known = value === undefined ? "right num import-unknown" : "right num";
  return (
    <td className={known} data-label={label}>
      {format_number(value)}
    </td>
  );
}

function ImportRow({ one }: { one: ImportView }) {
  const { t, say } = useTexts();
  const is_counted = one.state === "checked" || is_through(one.state);
  const source = say(one.source);
  return (
    <tr>
      <td className="import-file">
        <Link
          to="/portfolios/$portfolio_id/imports/$batch_id"
          params={{ portfolio_id: one.portfolio_id, batch_id: one.batch_id }}
        >
          {one.file_name}
        </Link>
      </td>
      <td data-label={t("imports.state")}>
        <span className={chip_of(one.state)}>{t(`imports.states.${one.state}`)}</span>
      </td>
      <td className={source ? undefined : "import-unknown"} data-label={t("imports.source")}>
        {source || "—"}
      </td>
      <Count label={t("imports.rows")} value={is_counted ? one.rows : undefined} />
      {figures_listed.map((name) => (
        <Count key={name} label={t(`imports.figure.${name}`)} value={is_counted ? one[name] : undefined} />
      ))}
      <td data-label={t("imports.by")}>
        {one.created_by_name} <span className="muted num">{moment_text(one.created_at)}</span>
      </td>
    </tr>
  );
}

function ImportTable({ all }: { all: ImportView[] }) {
  const { t } = useTexts();
  const may = useMay()("fact.import");
  if (all.length === 0)
    return (
      <div className="card">
        <EmptyState title={t("imports.none")} text={t(may ? "imports.none_text" : "imports.none_reader")} />
      </div>
    );
  return (
    <div className="card imports-card">
      <ScrollX>
        <table className="grid stacked" aria-label={t("imports.title")}>
          <thead>
            <tr>
              <th>{t("imports.file")}</th>
              <th>{t("imports.state")}</th>
              <th>{t("imports.source")}</th>
              <th className="right">{t("imports.rows")}</th>
              {figures_listed.map((name) => (
                <th key={name} className="right">
                  {t(`imports.figure.${name}`)}
                </th>
              ))}
              <th>{t("imports.by")}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <ImportRow key={one.batch_id} one={one} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </div>
  );
}

export function ImportsPage() {
  const { portfolio_id } = useParams({ from: "/portfolios/$portfolio_id/imports" });
  const { t } = useTexts();
  const may = useMay();
  const { data, error, refetch } = useQuery(imports_query(portfolio_id));
  usePageTitle(t("imports.title"));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <div className="page">
      <PortfolioHead portfolio_id={portfolio_id} title={t("imports.title")} note={t("imports.note")} />
      {may("fact.import") && <NewImport portfolio_id={portfolio_id} />}
      {data ? <ImportTable all={data} /> : <Loading />}
    </div>
  );
}
