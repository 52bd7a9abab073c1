// All enterprises of one portfolio: how their grades spread, who they are, and why they stand where they stand.
import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";

import { ApiError } from "../../shared/api/problem";
import { portfolios_query } from "../../shared/api/queries";
import type { PartyRow, PortfolioView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { leave_list } from "../../shared/search";
import { useMay } from "../../shared/session";
import { DownloadButton } from "../../shared/ui/DownloadButton";
import { useNarrow, usePageTitle, useShortcuts } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { AskExport } from "./AskExport";
import { FilterBar } from "./FilterBar";
import { GradeChart } from "./GradeChart";
import { NewParty } from "./NewParty";
import { PartyCards } from "./PartyCards";
import { PartyTable } from "./PartyTable";
import { export_url, parties_query } from "./queries";
import { SavedViews } from "./SavedViews";
import { is_narrowed, read_portfolio_search, type PortfolioSearch } from "./search";
import "./portfolio.css";

type Change = (change: Partial<PortfolioSearch>) => void;

function PageHead({
  portfolio,
  search,
  total,
}: {
  portfolio: PortfolioView;
  search: PortfolioSearch;
  total: number | undefined;
}) {
  const { t, say, locale } = useTexts();
  const may = useMay();
  const [refusal, set_refusal] = useState<ApiError | null>(null);
  // The server says when an export needs an approval; the page offers to ask for it.
  const refused = (error: ApiError) => {
    const asks = error.problem.errors.some((fault) => fault.pointer === "approval_needed");
    if (asks) set_refusal(error);
    return asks;
  };
  return (
    <div className="page-head">
      <div className="page-head-text">
        <h1>{say(portfolio.title)}</h1>
        <p>{say(portfolio.description)}</p>
      </div>
      <div className="page-actions no-print">
        {may("declaration.read") && (
          <Link
            to="/portfolios/$portfolio_id/declarations"
            params={{ portfolio_id: portfolio.portfolio_id }}
            className="ant-btn-like"
          >
            {t("declarations.link")}
          </Link>
        )}
        {(["sources", "imports", "benchmarks"] as const)
          .filter((page) => may(page === "benchmarks" ? "benchmark.read" : "source.read"))
          .map((page) => (
            <Link
              key={page}
              to={`/portfolios/$portfolio_id/${page}`}
              params={{ portfolio_id: portfolio.portfolio_id }}
              className="ant-btn-like"
            >
              {t(`${page}.link`)}
            </Link>
          ))}
        {may("party.write") && <NewParty portfolio={portfolio} />}
        <SavedViews portfolio={portfolio} search={search} />
        <DownloadButton
          icon={<DownloadOutlined />}
          url={export_url(portfolio.portfolio_id, search, locale)}
          title={total == null ? undefined : t("portfolio.export_hint", { count: total })}
          disabled={total === 0}
          refused={refused}
        >
          {t("portfolio.export")}
        </DownloadButton>
        {refusal && (
          <AskExport portfolio={portfolio} search={search} refusal={refusal} close={() => set_refusal(null)} />
        )}
      </div>
    </div>
  );
}

// j and k move through the rows, Enter opens the chosen one.
function useRowKeys(rows: PartyRow[]): number {
  const navigate = useNavigate();
  const [chosen, set_chosen] = useState(-1);
  const at = chosen < rows.length ? chosen : -1;
  const move = (step: number) => {
    const next = Math.min(Math.max(at + step, 0), rows.length - 1);
    set_chosen(next);
    document.querySelectorAll("[data-party-row]")[next]?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      const row = rows[at];
      const on_control = (event.target as HTMLElement | null)?.closest("a, button");
      if (on_control instanceof HTMLElement) on_control.click();
      else if (row) void navigate({ to: "/parties/$party_id", params: { party_id: row.party_id } });
    },
  });
  return at;
}

function Body({ portfolio, search, change }: { portfolio: PortfolioView; search: PortfolioSearch; change: Change }) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const { data, error, isFetching, refetch } = useQuery(parties_query(portfolio.portfolio_id, search));
  const at = useRowKeys(data?.items ?? []);
  const clear = () =>
    change({
      search: undefined,
      grade: undefined,
      tier: undefined,
      industry: undefined,
      admission: undefined,
      veto: undefined,
      fate: undefined,
    });
  const List = narrow ? PartyCards : PartyTable;
  return (
    <>
      <PageHead portfolio={portfolio} search={search} total={data?.total} />
      <section className="card overview" aria-label={t("portfolio.distribution")}>
        <div className="overview-count">
          <strong className="num">{data ? format_number(data.total) : "…"}</strong>
          <span>{t("portfolio.count")}</span>
          {is_narrowed(search) && <small>{t("portfolio.matching_of_all", { count: portfolio.party_count })}</small>}
        </div>
        <GradeChart portfolio={portfolio} counts={data?.grade_distribution ?? []} search={search} change={change} />
      </section>
      <FilterBar portfolio={portfolio} search={search} change={change} clear={clear} />
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState
          title={t("portfolio.empty")}
          text={t("portfolio.empty_text")}
          action={
            <Button type="primary" onClick={clear}>
              {t("portfolio.clear")}
            </Button>
          }
        />
      ) : (
        <div aria-busy={isFetching}>
          <List portfolio={portfolio} page={data} search={search} change={change} chosen={at} />
        </div>
      )}
      {portfolio.attribution && (
        <p className="attribution">
          {t("portfolio.attribution")}: {portfolio.attribution}
        </p>
      )}
    </>
  );
}

export function PortfolioPage() {
  const { portfolio_id } = useParams({ from: "/portfolios/$portfolio_id" });
  // The address may carry more than the page knows; only what it knows goes to the server.
  const address = useSearch({ from: "/portfolios/$portfolio_id" });
  const search = useMemo(() => read_portfolio_search(address), [address]);
  const navigate = useNavigate({ from: "/portfolios/$portfolio_id" });
  const { say } = useTexts();
  const { data: portfolios, error, refetch } = useQuery(portfolios_query);
  const portfolio = portfolios?.find((candidate) => candidate.portfolio_id === portfolio_id);
  usePageTitle(say(portfolio?.title));
  useEffect(() => leave_list(portfolio_id, search), [portfolio_id, search]);

  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!portfolios) return <Loading />;
  if (!portfolio) return <ErrorState error={not_found} />;

  // Any change of the question starts again at its first page.
  const change: Change = (changes) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...changes }),
      replace: true,
      resetScroll: false,
    });
  return (
    <div className="page">
      <Body key={portfolio_id} portfolio={portfolio} search={search} change={change} />
    </div>
  );
}

const not_found = new ApiError({
  type: "about:blank",
  title: "",
  status: 404,
  detail: "",
  code: "not_found",
  errors: [],
  trace_id: "",
});
