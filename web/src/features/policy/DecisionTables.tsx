// Decision tables, rows numbered as a person counts. Over a table lies what it did: for one enterprise the rules
// that fired and those it nearly met, for a portfolio how often each rule fired. A row named in the address is lit
// and brought into view.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Input, Segmented, Select, Spin, Switch } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";

import { portfolios_query, table_query } from "../../shared/api/queries";
import type {
  DecisionTableView,
  FindingView,
  PackHitsView,
  PartyTraceView,
  TableSummaryView,
} from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { ErrorState, Loading } from "../../shared/ui/States";
import { EditorLink } from "./EditorLink";
import { Findings } from "./Findings";
import { findings_in, hits_of, overlay_of, question_read, rows_found, runs_of, type Overlay } from "./overlay";
import { PartyPicker } from "./PartyPicker";
import type { TabProps } from "./PolicyPage";
import { findings_query, hits_query, party_trace_query } from "./queries";
import { RuleGrid } from "./RuleGrid";
import { RuleList } from "./RuleList";
import { RunSummary } from "./RunSummary";
import { forms, type Form } from "./search";
import { UsedParameters } from "./UsedParameters";
import type { RowJump } from "./useVirtualRows";

// More columns than this do not fit beside each other; such tables open row by row.
const columns_read_at_once = 7;

function useTitle() {
  const code = useCode();
  return (entry: TableSummaryView | DecisionTableView) => code("decision", entry.decision_name || entry.decision_id);
}

interface Laid {
  trace: PartyTraceView | undefined;
  hits: PackHitsView | undefined;
  findings: FindingView[] | undefined;
}

function TableChoice({ tables, chosen, laid, choose }: ChoiceProps) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const titled = useTitle();
  const found_in = (entry: TableSummaryView) => {
    const found = findings_in(laid.findings, entry);
    return found.some((finding) => finding.severity !== "note")
      ? t("policy.finding_count", { count: found.length })
      : undefined;
  };
  if (narrow)
    return (
      <Select
        aria-label={t("policy.choose_table")}
        value={chosen.table_id}
        onChange={choose}
        options={tables.map((candidate) => ({
          value: candidate.table_id,
          label: [titled(candidate), found_in(candidate)].filter(Boolean).join(" · "),
        }))}
      />
    );
  const fired_in = (entry: TableSummaryView) =>
    new Set(laid.trace?.runs.flatMap((run) => (run.table_id === entry.table_id ? run.fired : []))).size;
  return (
    <nav aria-label={t("policy.choose_table")}>
      <ul className="table-list">
        {tables.map((candidate) => (
          <li key={`${candidate.file} ${candidate.table_id}`}>
            <button
              type="button"
              aria-current={candidate === chosen || undefined}
              onClick={() => choose(candidate.table_id)}
            >
              <span>{titled(candidate)}</span>
              {fired_in(candidate) > 0 && (
                <span className="chip chip-good">{t("policy.fired_count", { count: fired_in(candidate) })}</span>
              )}
              {found_in(candidate) && <span className="chip chip-warn">{found_in(candidate)}</span>}
              <small className="num">{candidate.rule_count}</small>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ChoiceProps {
  tables: TableSummaryView[];
  chosen: TableSummaryView;
  laid: Laid;
  choose: (table_id: string) => void;
}

// What is laid over the tables, chosen here and kept in the address.
function OverlayTools({ pack, search, change, trace }: TabProps & { trace: PartyTraceView | undefined }) {
  const { t, say } = useTexts();
  const { data: portfolios = [] } = useQuery(portfolios_query);
  const own = portfolios.filter((portfolio) => portfolio.pack_name === pack.name && portfolio.party_count > 0);
  return (
    <div className="tab-tools overlay-tools no-print">
      <PartyPicker
        pack={pack.name}
        party={search.party}
        name={trace?.name}
        choose={(party) => change({ party, as_of: undefined, row: undefined, rule: undefined })}
      />
      {own.length > 0 && (
        <Select
          aria-label={t("policy.choose_hits")}
          className="hits-picker"
          placeholder={t("policy.choose_hits")}
          allowClear
          value={search.hits}
          onChange={(hits?: string) => change({ hits })}
          options={own.map((portfolio) => ({
            value: portfolio.portfolio_id,
            label: t("policy.hits_of", { name: say(portfolio.title, portfolio.portfolio_id) }),
          }))}
        />
      )}
    </div>
  );
}

interface ShownProps extends TabProps {
  table: DecisionTableView;
  laid: Laid;
}

function useShownRun({ table, laid }: ShownProps): {
  overlay: Overlay;
  runs: number;
  at: number;
  set_at: (at: number) => void;
} {
  const runs = runs_of(laid.trace, table);
  const [at, set_at] = useState<number>();
  // The last evaluation is the one that counts.
  const shown = Math.min(at ?? runs.length - 1, runs.length - 1);
  return {
    overlay: overlay_of(runs[shown], hits_of(laid.hits, table), findings_in(laid.findings, table)),
    runs: runs.length,
    at: shown,
    set_at,
  };
}

function Shown(props: ShownProps) {
  const { pack, table, search, change, laid } = props;
  const { t, locale } = useTexts();
  const narrow = useNarrow();
  const titled = useTitle();
  const jump = useRef<RowJump>(null);
  const { overlay, runs, at, set_at } = useShownRun(props);
  const [notes, set_notes] = useState(!narrow);
  const rows = useMemo(() => rows_found(table, search.q ?? ""), [table, search.q]);
  const by_id = search.rule === undefined ? -1 : table.rules.findIndex((rule) => rule.id === search.rule);
  const chosen = search.row ?? (by_id >= 0 ? by_id + 1 : undefined);
  const form: Form = search.form ?? (table.inputs.length > columns_read_at_once || narrow ? "rows" : "grid");
  const [asked, set_asked] = useState(0); // the same row may be asked for again
  useEffect(() => {
    const index = chosen === undefined ? -1 : rows.indexOf(chosen - 1);
    if (index >= 0) jump.current?.to(index);
  }, [chosen, rows, form, table, asked]);
  const go = (row: number) => {
    change({ row, rule: undefined, q: undefined });
    set_asked(asked + 1);
  };
  const rules = { table, rows, overlay, parameters: pack.parameters, chosen, notes, jump };
  const texts = useMemo(
    () => [
      ...table.inputs.map((input) => input.expression),
      ...table.rules.flatMap((rule) => [...rule.inputs, ...rule.outputs]),
    ],
    [table],
  );
  return (
    <section className="table-shown">
      <h2>{titled(table)}</h2>
      {table.question && <p className="muted">{question_read(table.question, locale)}</p>}
      <div className="table-facts">
        <span className="chip chip-good">
          {t("policy.hit_policy")}: {t(`hit_policy.${table.hit_policy}`, { defaultValue: table.hit_policy })}
        </span>
        <span className="chip">{t("policy.rule_count", { count: table.rules.length })}</span>
        <span className="mono muted">{table.file}</span>
        <EditorLink pack={pack.name} file={table.file} />
      </div>
      <div className="table-facts no-print">
        <Input.Search
          type="search"
          className="table-search"
          aria-label={t("policy.search_rules")}
          placeholder={t("policy.search_rules")}
          allowClear
          value={search.q ?? ""}
          onChange={(event) => change({ q: event.target.value || undefined })}
        />
        {search.q && (
          <span className="muted num" role="status">
            {t("policy.rows_found", { count: rows.length, all: table.rules.length })}
          </span>
        )}
        <span className="table-form">
          {table.annotations.length > 0 && form === "grid" && (
            <span className="notes-switch">
              <Switch size="small" checked={notes} onChange={set_notes} aria-label={t("policy.annotation")} />{" "}
              {t("policy.annotation")}
            </span>
          )}
          <Segmented<Form>
            size="small"
            value={form}
            onChange={(value) => change({ form: value })}
            options={forms.map((value) => ({ value, label: t(`policy.form.${value}`) }))}
          />
        </span>
      </div>
      <RunSummary laid={laid} overlay={overlay} runs={runs} at={at} set_at={set_at} go={go} />
      {laid.findings && <Findings findings={findings_in(laid.findings, table)} table={table} go={go} />}
      {rows.length === 0 ? (
        <p className="muted">{t("policy.none")}</p>
      ) : form === "rows" ? (
        <RuleList {...rules} />
      ) : (
        <RuleGrid {...rules} />
      )}
      <UsedParameters texts={texts} parameters={pack.parameters} />
    </section>
  );
}

// An error of what is laid over leaves the table itself readable.
function OverlayProblem({ error, retry }: { error: Error | null; retry: () => void }) {
  const { t } = useTexts();
  if (!error) return null;
  return (
    <Alert
      type="error"
      className="overlay-problem"
      title={t("policy.overlay_failed")}
      description={error.message}
      action={
        <button type="button" className="link-button" onClick={retry}>
          {t("state.retry")}
        </button>
      }
    />
  );
}

function useLaid({ pack, search }: TabProps) {
  const trace = useQuery({
    ...party_trace_query(pack.name, search.party ?? "", search.as_of),
    enabled: search.party !== undefined,
  });
  const hits = useQuery({ ...hits_query(pack.name, search.hits ?? ""), enabled: search.hits !== undefined });
  const findings = useQuery(findings_query(pack.name));
  return { trace, hits, findings };
}

export function DecisionTables(props: TabProps) {
  const { pack, search, change } = props;
  const { t } = useTexts();
  const { trace, hits, findings } = useLaid(props);
  const asked = search.table;
  const found =
    pack.tables.find((candidate) => candidate.table_id === asked || candidate.decision_id === asked) ??
    pack.tables.find((candidate) => candidate.decision_name === asked || candidate.file === asked);
  const chosen = found ?? pack.tables[0];
  const table = useQuery({
    ...table_query(pack.name, chosen ? `${chosen.file}#${chosen.table_id}` : ""),
    enabled: chosen !== undefined,
    placeholderData: keepPreviousData,
  });
  if (!chosen) return <p className="muted">{t("policy.none")}</p>;
  const laid: Laid = { trace: trace.data, hits: hits.data, findings: findings.data };
  return (
    <>
      {asked !== undefined && !found && (
        <p role="status" className="run-line">
          {t("policy.no_such_table", { table: asked })}
        </p>
      )}
      <OverlayTools {...props} trace={trace.data} />
      <OverlayProblem error={trace.error} retry={() => void trace.refetch()} />
      <OverlayProblem error={hits.error} retry={() => void hits.refetch()} />
      <OverlayProblem error={findings.error} retry={() => void findings.refetch()} />
      <div className="tables-layout">
        <TableChoice
          tables={pack.tables}
          chosen={chosen}
          laid={laid}
          choose={(id) => change({ table: id, row: undefined, rule: undefined, q: undefined, form: undefined })}
        />
        {table.error ? (
          <ErrorState error={table.error} retry={() => void table.refetch()} />
        ) : !table.data ? (
          <Loading rows={8} />
        ) : (
          <Spin spinning={table.isPlaceholderData} delay={200}>
            <Shown key={table.data.table_id} {...props} table={table.data} laid={laid} />
          </Spin>
        )}
      </div>
    </>
  );
}
