// The list as a table: heads that sort, rows that open. Columns that a portfolio has no use for are left out.
import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Pagination } from "antd";
import type { ReactNode } from "react";

import type { Coded, PartyPage, PartyRow, PortfolioView } from "../../shared/api/types";
import { format_points } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { GradeTag } from "../../shared/grade/GradeTag";
import { useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { default_page_size, type PortfolioSearch } from "./search";

export interface ListProps {
  portfolio: PortfolioView;
  page: PartyPage;
  search: PortfolioSearch;
  change: (change: Partial<PortfolioSearch>) => void;
  chosen: number;
}

interface Column {
  key: string;
  title: string;
  sortable?: boolean;
  right?: boolean;
  wide?: boolean;
  cell: (row: PartyRow) => ReactNode;
}

const page_sizes = [20, 50, 100];

export function GradeCell({ row, scale }: { row: PartyRow; scale: Coded[] }) {
  const { t } = useTexts();
  if (!row.as_of) return <span className="chip">{t("portfolio.unrated")}</span>;
  if (row.status === "not_decided") return <span className="chip chip-warn">{t("portfolio.not_decided")}</span>;
  const changed = row.vetoes.length > 0 && row.grade_without_veto !== "" && row.grade_without_veto !== row.grade;
  return (
    <>
      <GradeTag grade={row.grade} scale={scale} />
      {changed && <div className="veto-note">{t("portfolio.veto_without", { grade: row.grade_without_veto })}</div>}
    </>
  );
}

// The catalogue cases a row demonstrates: the first names it, the others are proved with it.
export function Requirements({ text }: { text: string }) {
  const [first, ...others] = text.split(/[\s,;]+/).filter(Boolean);
  if (!first) return null;
  return (
    <span className="chip" title={others.join(", ")}>
      {first}
    </span>
  );
}

function NameCell({ row }: { row: PartyRow }) {
  const { locale } = useTexts();
  const first = locale === "en" ? row.name_en || row.name : row.name;
  const second = locale === "en" && row.name_en ? row.name : row.uscc;
  return (
    <>
      <Link to="/parties/$party_id" params={{ party_id: row.party_id }} className="party-link">
        {first}
      </Link>
      {second !== first && <div className="cell-sub">{second}</div>}
    </>
  );
}

// A portfolio without tiers has no credit policy: its rows carry no case, tier, limit or term.
function useCreditColumns(portfolio: PortfolioView): Column[] {
  const { t, say } = useTexts();
  const format = useFormat(portfolio.currency);
  if (portfolio.tiers.length === 0) return [];
  const word = (entries: Coded[], code: string) => say(entries.find((entry) => entry.code === code)?.label, code);
  const head = (key: string) => t(`portfolio.column.${key}`);
  return [
    {
      key: "tier",
      title: head("tier"),
      cell: (row) => (
        <>
          <span className="nowrap">{word(portfolio.tiers, row.tier)}</span>
          <div className="cell-sub tier-industry" title={word(portfolio.industries, row.industry)}>
            {word(portfolio.industries, row.industry)}
          </div>
        </>
      ),
    },
    {
      key: "limit_requested",
      title: head("limit_requested"),
      sortable: true,
      right: true,
      cell: (row) => <span className="muted">{format.money(row.limit_requested)}</span>,
    },
    {
      key: "limit_proposed",
      title: head("limit_proposed"),
      sortable: true,
      right: true,
      cell: (row) => <b>{format.money(row.limit_proposed)}</b>,
    },
    {
      key: "term_days",
      title: head("term_days"),
      sortable: true,
      right: true,
      cell: (row) => format.days(row.term_days),
    },
  ];
}

function useColumns(portfolio: PortfolioView): Column[] {
  const { t, locale } = useTexts();
  const credit = useCreditColumns(portfolio);
  const head = (key: string) => t(`portfolio.column.${key}`);
  const real = portfolio.attribution !== "";
  return [
    { key: "name", title: head("name"), sortable: true, cell: (row) => <NameCell row={row} /> },
    ...(credit.length > 0
      ? [
          {
            key: "requirement",
            title: head("requirement"),
            cell: (row: PartyRow) => <Requirements text={row.requirement} />,
          },
        ]
      : []),
    {
      key: "grade",
      title: head("grade"),
      sortable: true,
      cell: (row) => <GradeCell row={row} scale={portfolio.grades} />,
    },
    { key: "score", title: head("score"), sortable: true, right: true, cell: (row) => format_points(row.score) },
    ...credit,
    {
      key: "main_reason",
      title: head("main_reason"),
      wide: true,
      cell: (row) => <span className="reason-cell">{locale === "en" ? row.main_reason_en : row.main_reason_zh}</span>,
    },
    {
      key: "as_of",
      title: head("as_of"),
      sortable: true,
      right: true,
      cell: (row) => <span className="muted">{row.as_of ?? "—"}</span>,
    },
    ...(real
      ? [
          {
            key: "fate",
            title: head("fate"),
            cell: (row: PartyRow) =>
              row.fate && (
                <span className={row.fate === "failed" ? "chip chip-adverse" : "chip"}>{t(`fate.${row.fate}`)}</span>
              ),
          },
        ]
      : []),
  ];
}

// A sorted column turns round, then lets go; figures start from the largest.
function next_sort(column: Column, sort: string | undefined): string | undefined {
  const [up, down] = [column.key, `-${column.key}`];
  const order = column.right ? [down, up] : [up, down];
  const at = order.indexOf(sort ?? "");
  return at < 0 ? order[0] : order[at + 1];
}

function Head({ column, search, change }: { column: Column; search: PortfolioSearch; change: ListProps["change"] }) {
  const up = search.sort === column.key;
  const down = search.sort === `-${column.key}`;
  const name = [column.right ? "right" : "", column.wide ? "wide" : ""].join(" ");
  if (!column.sortable) return <th className={name}>{column.title}</th>;
  return (
    <th className={name} aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <button
        type="button"
        className={up || down ? "sort-button sorted" : "sort-button"}
        onClick={() => change({ sort: next_sort(column, search.sort) })}
      >
        {column.title}
        {down ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />}
      </button>
    </th>
  );
}

export function Pages({ page, change }: Pick<ListProps, "page" | "change">) {
  const { t } = useTexts();
  return (
    <Pagination
      className="list-pages"
      size="small"
      current={page.page}
      pageSize={page.page_size}
      total={page.total}
      pageSizeOptions={page_sizes}
      showSizeChanger={page.total > (page_sizes[0] ?? 0)}
      showTotal={(total, [from, to]) => t("portfolio.range", { from, to, total })}
      onChange={(number, size) =>
        change(
          size === page.page_size
            ? { page: number > 1 ? number : undefined }
            : { page_size: size === default_page_size ? undefined : size },
        )
      }
    />
  );
}

export function PartyTable({ portfolio, page, search, change, chosen }: ListProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const columns = useColumns(portfolio);
  return (
    <div className="card party-table">
      <ScrollX>
        <table className="grid" aria-label={t("portfolio.table")}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.key} column={column} search={search} change={change} />
              ))}
            </tr>
          </thead>
          <tbody>
            {page.items.map((row, index) => (
              // The name is the link for keyboard and readers; the pointer may use the whole row.
              <tr
                key={row.party_id}
                data-party-row=""
                className={index === chosen ? "chosen" : undefined}
                onClick={(event) => {
                  const selecting = window.getSelection()?.toString() !== "";
                  if (selecting || (event.target as HTMLElement).closest("a")) return;
                  void navigate({ to: "/parties/$party_id", params: { party_id: row.party_id } });
                }}
              >
                {columns.map((column) => (
                  <td key={column.key} className={column.right ? "right num" : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <Pages page={page} change={change} />
    </div>
  );
}
