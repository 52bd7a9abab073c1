import { Link } from "@tanstack/react-router";
import { Table, type TableColumnsType } from "antd";

import type { Coded, PartyPage, PartyRow, PortfolioView } from "../../shared/api/types";
import { format_points } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { GradeTag } from "../../shared/grade/GradeTag";
import { useTexts } from "../../shared/i18n";
import { default_page_size, type PortfolioSearch } from "./search";

export interface ListProps {
  portfolio: PortfolioView;
  page: PartyPage;
  search: PortfolioSearch;
  change: (change: Partial<PortfolioSearch>) => void;
  chosen: number;
}

const page_sizes = [20, 50, 100];

type Order = "ascend" | "descend" | null;

// `-score,name`: the first key is the one the table header shows.
function order_of(search: PortfolioSearch, key: string): Order {
  const first = search.sort?.split(",")[0];
  return first === key ? "ascend" : first === `-${key}` ? "descend" : null;
}

export function GradeCell({ row, scale }: { row: PartyRow; scale: Coded[] }) {
  const { t } = useTexts();
  if (row.status === "not_decided") return <span className="chip chip-warn">{t("portfolio.not_decided")}</span>;
  const changed = row.vetoes.length > 0 && row.grade_without_veto !== "" && row.grade_without_veto !== row.grade;
  return (
    <>
      <GradeTag grade={row.grade} scale={scale} />
      {changed && <div className="veto-note">{t("portfolio.veto_without", { grade: row.grade_without_veto })}</div>}
    </>
  );
}

function NameCell({ row }: { row: PartyRow }) {
  const { locale } = useTexts();
  const first = locale === "en" ? row.name_en || row.name : row.name;
  const second = locale === "en" ? (row.name_en ? row.name : row.uscc) : row.uscc;
  return (
    <>
      <Link to="/parties/$party_id" params={{ party_id: row.party_id }} className="party-link">
        {first}
      </Link>
      <div className="cell-sub">{second}</div>
    </>
  );
}

function useColumns(portfolio: PortfolioView, search: PortfolioSearch): TableColumnsType<PartyRow> {
  const { t, say, locale } = useTexts();
  const format = useFormat(portfolio.currency);
  const tiers = new Map(portfolio.tiers.map((tier) => [tier.code, say(tier.label, tier.code)]));
  const industries = new Map(portfolio.industries.map((industry) => [industry.code, say(industry.label, industry.code)]));
  const head = (key: string) => t(`portfolio.column.${key}`);
  const sortable = (key: string) => ({ key, sorter: true, sortOrder: order_of(search, key), showSorterTooltip: false });
  const columns: TableColumnsType<PartyRow> = [
    { title: head("name"), ...sortable("name"), render: (_, row) => <NameCell row={row} /> },
  ];
  // A portfolio without tiers has no credit policy: its rows carry no case, tier, limit or term.
  const with_credit = portfolio.tiers.length > 0;
  if (with_credit) columns.push({ title: head("requirement"), key: "requirement", width: 92, render: (_, row) => row.requirement && <span className="chip">{row.requirement}</span> });
  columns.push(
    { title: head("grade"), ...sortable("grade"), width: 104, render: (_, row) => <GradeCell row={row} scale={portfolio.grades} /> },
    { title: head("score"), ...sortable("score"), width: 84, align: "right", render: (_, row) => <span className="num">{format_points(row.score)}</span> },
  );
  if (with_credit)
    columns.push(
      { title: head("tier"), key: "tier", width: 124, render: (_, row) => <>{tiers.get(row.tier) ?? row.tier}<div className="cell-sub">{industries.get(row.industry) ?? row.industry}</div></> },
      { title: head("limit_requested"), ...sortable("limit_requested"), width: 116, align: "right", render: (_, row) => <span className="num muted">{format.money(row.limit_requested)}</span> },
      { title: head("limit_proposed"), ...sortable("limit_proposed"), width: 116, align: "right", render: (_, row) => <span className="num strong">{format.money(row.limit_proposed)}</span> },
      { title: head("term_days"), ...sortable("term_days"), width: 84, align: "right", render: (_, row) => <span className="num">{format.days(row.term_days)}</span> },
    );
  else columns.push({ title: t("party.industry"), key: "industry", width: 150, render: (_, row) => industries.get(row.industry) ?? row.industry });
  columns.push({ title: head("main_reason"), key: "main_reason", render: (_, row) => <span className="reason-cell">{locale === "en" ? row.main_reason_en : row.main_reason_zh}</span> });
  columns.push({ title: head("as_of"), key: "as_of", width: 104, render: (_, row) => <span className="num muted">{row.as_of}</span> });
  if (portfolio.attribution)
    columns.push({ title: head("fate"), key: "fate", width: 104, render: (_, row) => row.fate && <span className={row.fate === "failed" ? "chip chip-adverse" : "chip"}>{t(`fate.${row.fate}`)}</span> });
  return columns.filter((column) => column.key !== "industry" || portfolio.industries.length > 0);
}

export function PartyTable({ portfolio, page, search, change, chosen }: ListProps) {
  const { t } = useTexts();
  const columns = useColumns(portfolio, search);
  return (
    <div className="card party-table">
      <Table<PartyRow>
        aria-label={t("portfolio.table")}
        rowKey="party_id"
        size="small"
        columns={columns}
        dataSource={page.items}
        rowClassName={(_, index) => (index === chosen ? "chosen" : "")}
        onRow={() => ({ "data-party-row": "" }) as React.HTMLAttributes<HTMLElement>}
        onChange={(_pages, _filters, sorter, extra) => {
          if (extra.action !== "sort" || Array.isArray(sorter)) return;
          const key = String(sorter.columnKey ?? "");
          change({ sort: sorter.order === "ascend" ? key : sorter.order === "descend" ? `-${key}` : undefined });
        }}
        pagination={{
          current: page.page,
          pageSize: page.page_size,
          total: page.total,
          pageSizeOptions: page_sizes,
          showSizeChanger: page.total > (page_sizes[0] ?? 0),
          hideOnSinglePage: false,
          showTotal: (total, [from, to]) => t("portfolio.range", { from, to, total }),
          onChange: (number, size) =>
            change(size === page.page_size ? { page: number > 1 ? number : undefined } : { page_size: size === default_page_size ? undefined : size }),
        }}
      />
    </div>
  );
}
