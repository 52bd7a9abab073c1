// Decision tables as tables, rows numbered as a person counts. A row named in the address is lit and brought into view.
import { Segmented, Select } from "antd";
import { useEffect, useRef, useState } from "react";

import type { DecisionTableView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { ScrollX } from "../../shared/ui/ScrollX";
import type { TabProps } from "./PolicyPage";
import { RuleList } from "./RuleList";
import { UsedParameters } from "./UsedParameters";

const forms = ["rows", "grid"] as const;
type Form = (typeof forms)[number];

// More columns than this do not fit beside each other; such tables open row by row.
const columns_read_at_once = 7;

function Cell({ text, kind }: { text: string; kind: "input" | "output" | "annotation" }) {
  const { t } = useTexts();
  const any = kind === "input" && (text === "-" || text === "");
  return (
    <td className={`cell-${kind}`}>
      {any ? (
        <span className="muted" title={t("policy.any")}>
          –
        </span>
      ) : (
        text
      )}
    </td>
  );
}

function TableHead({ table }: { table: DecisionTableView }) {
  const { t } = useTexts();
  const groups = [
    ["input", table.inputs],
    ["output", table.outputs],
    ["annotation", table.annotations],
  ] as const;
  return (
    <thead>
      <tr>
        <th
          rowSpan={2}
          className="row-number"
          title={t(`hit_policy.${table.hit_policy}`, { defaultValue: table.hit_policy })}
        >
          {t("policy.row")}
        </th>
        {groups.map(
          ([name, columns]) =>
            columns.length > 0 && (
              <th key={name} colSpan={columns.length} scope="colgroup" className={`group-${name}`}>
                {t(`policy.${name}`)}
              </th>
            ),
        )}
      </tr>
      <tr>
        {groups.flatMap(([name, columns]) =>
          columns.map((column) => (
            <th
              key={`${name} ${column.id || column.label || column.expression}`}
              scope="col"
              className={`group-${name}`}
            >
              {column.label || column.expression}
              {column.expression && column.label && column.expression !== column.label && (
                <div className="mono column-expression">{column.expression}</div>
              )}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

function RuleTable({
  table,
  row,
  rule,
}: {
  table: DecisionTableView;
  row: number | undefined;
  rule: string | undefined;
}) {
  const lit = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    lit.current?.scrollIntoView({ block: "center" });
  }, [table, row, rule]);
  return (
    <ScrollX>
      <table className="grid decision-table" aria-label={table.decision_name || table.decision_id}>
        <TableHead table={table} />
        <tbody>
          {table.rules.map((entry, at) => {
            const chosen = row === at + 1 || (rule !== undefined && rule === entry.id);
            return (
              <tr
                key={entry.id || at}
                ref={chosen ? lit : undefined}
                className={chosen ? "lit" : undefined}
                aria-current={chosen || undefined}
                id={entry.id || undefined}
              >
                <td className="row-number num">{at + 1}</td>
                {entry.inputs.map((text, index) => (
                  <Cell key={`in ${index}`} text={text} kind="input" />
                ))}
                {entry.outputs.map((text, index) => (
                  <Cell key={`out ${index}`} text={text} kind="output" />
                ))}
                {table.annotations.map((column, index) => (
                  <Cell key={`note ${column.id || index}`} text={entry.annotations[index] ?? ""} kind="annotation" />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function DecisionTables({ pack, search, change }: TabProps) {
  const { t } = useTexts();
  const code = useCode();
  const narrow = useNarrow();
  const [form, set_form] = useState<Form | undefined>();
  const titled = (entry: DecisionTableView) => code("decision", entry.decision_name || entry.decision_id);
  const asked = search.table;
  const table =
    pack.tables.find((candidate) => candidate.decision_id === asked) ??
    pack.tables.find((candidate) => candidate.decision_name === asked || candidate.file === asked) ??
    pack.tables[0];
  if (!table) return <p className="muted">{t("policy.none")}</p>;
  const wide = table.inputs.length > columns_read_at_once || narrow;
  const shown_form = form ?? (wide ? "rows" : "grid");
  const choose = (decision_id: string) => change({ table: decision_id, row: undefined, rule: undefined });
  return (
    <div className="tables-layout">
      {narrow ? (
        <Select
          aria-label={t("policy.choose_table")}
          value={table.decision_id}
          onChange={choose}
          options={pack.tables.map((candidate) => ({ value: candidate.decision_id, label: titled(candidate) }))}
        />
      ) : (
        <nav aria-label={t("policy.choose_table")}>
          <ul className="table-list">
            {pack.tables.map((candidate) => (
              <li key={candidate.decision_id}>
                <button
                  type="button"
                  aria-current={candidate === table || undefined}
                  onClick={() => choose(candidate.decision_id)}
                >
                  <span>{titled(candidate)}</span>
                  <small className="num">{candidate.rules.length}</small>
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <section className="table-shown">
        <h2>{titled(table)}</h2>
        {table.question && <p className="muted">{table.question}</p>}
        <div className="table-facts">
          <span className="chip chip-good">
            {t("policy.hit_policy")}: {t(`hit_policy.${table.hit_policy}`, { defaultValue: table.hit_policy })}
          </span>
          <span className="chip">{t("policy.rule_count", { count: table.rules.length })}</span>
          <span className="mono muted">{table.file}</span>
          <Segmented<Form>
            size="small"
            className="table-form"
            value={shown_form}
            onChange={set_form}
            options={forms.map((value) => ({ value, label: t(`policy.form.${value}`) }))}
          />
        </div>
        {shown_form === "rows" ? (
          <RuleList table={table} parameters={pack.parameters} row={search.row} rule={search.rule} />
        ) : (
          <RuleTable table={table} row={search.row} rule={search.rule} />
        )}
        <UsedParameters
          texts={[
            ...table.inputs.map((input) => input.expression),
            ...table.rules.flatMap((rule) => [...rule.inputs, ...rule.outputs]),
          ]}
          parameters={pack.parameters}
        />
      </section>
    </div>
  );
}
