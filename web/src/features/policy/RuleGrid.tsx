// A decision table as a table: inputs, outputs and notes side by side, rows numbered as a person counts. Long tables
// draw only the rows in view.
import { memo, useMemo, useRef, type CSSProperties, type Ref } from "react";

import type {
  DecisionTableView,
  ParameterView,
  TableColumnView,
  TableRuleView,
  TracedInputView,
} from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { HitCell, MissNote, RowMark } from "./marks";
import { found_class, notes_read, parameter_value, short_value, text_width, type Overlay } from "./overlay";
import { useVirtualRows, type RowJump, type VirtualRows } from "./useVirtualRows";

export interface RulesProps {
  table: DecisionTableView;
  rows: number[]; // shown, from 0
  overlay: Overlay;
  parameters: ParameterView[];
  chosen: number | undefined; // row of the address, from 1
  notes: boolean; // with annotation columns
  jump: Ref<RowJump>;
}

type Group = "input" | "output" | "annotation";
const words_of_group = { output: "variable", annotation: "annotation" };

const character = 7.7;
const [narrowest, widest] = [84, 268];
const row_height = 37;

interface Column {
  key: string;
  group: Group;
  at: number;
  column: TableColumnView;
  width: number;
}

function columns_of(table: DecisionTableView, notes: number[]): Column[] {
  const groups: [Group, TableColumnView[], (rule: TableRuleView) => string[]][] = [
    ["input", table.inputs, (rule) => rule.inputs],
    ["output", table.outputs, (rule) => rule.outputs],
    ["annotation", table.annotations, (rule) => rule.annotations],
  ];
  return groups.flatMap(([group, columns, texts]) =>
    columns.flatMap((column, at) => {
      if (group === "annotation" && !notes.includes(at)) return [];
      let longest = Math.max(text_width(column.label) * 0.6, text_width(column.expression) * 0.95);
      for (const rule of table.rules) longest = Math.max(longest, text_width(texts(rule)[at] ?? ""));
      const width = Math.round(Math.min(widest, Math.max(narrowest, longest * character + 22)));
      return [{ key: `${group} ${column.id || column.label || at}`, group, at, column, width }];
    }),
  );
}

export function useColumnTitle() {
  const { say, locale } = useTexts();
  return (column: TableColumnView): string =>
    (locale === "en" ? column.title.en : "") || column.label || say(column.title) || column.expression || column.id;
}

function InputValue({ input }: { input: TracedInputView }) {
  const { t, say } = useTexts();
  if (input.state === "known")
    return (
      <div className="column-value num" title={input.value}>
        = {short_value(input.value)}
      </div>
    );
  return (
    <div className={`column-value column-${input.state}`} title={say(input.reason)}>
      {t(`policy.input_state.${input.state}`)}
    </div>
  );
}

function Head({ columns, overlay }: { columns: Column[]; overlay: Overlay }) {
  const { t } = useTexts();
  const code = useCode();
  const title_of = useColumnTitle();
  const size = (group: Group) => columns.filter((column) => column.group === group).length;
  const groups = (["input", "output", "annotation"] as const).filter((group) => columns.some((c) => c.group === group));
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th rowSpan={2} scope="col" className="row-number">
          {t("policy.row")}
        </th>
        {overlay.hits && (
          <th rowSpan={2} scope="col" className="hit-column">
            {t("policy.hits")}
          </th>
        )}
        {groups.map((group) => (
          <th key={group} colSpan={size(group)} scope="colgroup" className={`group-${group}`}>
            {t(`policy.${group}`)}
          </th>
        ))}
      </tr>
      <tr aria-rowindex={2}>
        {columns.map(({ key, group, at, column }) => {
          const input = group === "input" ? overlay.run?.inputs[at] : undefined;
          const title = group === "input" ? title_of(column) : code(words_of_group[group], column.label || column.id);
          return (
            <th key={key} scope="col" className={`group-${group}`}>
              <div className="column-title">{title}</div>
              {column.expression && column.expression !== title && (
                <div className="mono column-expression">{column.expression}</div>
              )}
              {column.type && <span className="column-type">{column.type}</span>}
              {column.allowed_values.length > 0 && (
                <div className="mono column-expression" title={t("policy.allowed_values")}>
                  ∈ {column.allowed_values.join(", ")}
                </div>
              )}
              {input && <InputValue input={input} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const any = (text: string): boolean => text === "-" || text === "";

interface CellProps {
  rule: TableRuleView;
  column: Column;
  row: number;
  overlay: Overlay;
  parameters: ParameterView[];
}

function Cell({ rule, column, row, overlay, parameters }: CellProps) {
  const { t } = useTexts();
  const { group, at } = column;
  const text = (group === "input" ? rule.inputs : group === "output" ? rule.outputs : rule.annotations)[at] ?? "";
  const miss = group === "input" && overlay.misses.get(row)?.find((one) => one.column === at + 1);
  const numeric = /^[<>=\s]*-?\d[\d.,]*%?$/.test(text);
  const value = group === "input" ? parameter_value(text, parameters) : "";
  const lit = overlay.fired.has(row) && group !== "annotation" && !any(text);
  const names = [`cell-${group}`, lit && "cell-lit", miss && "cell-missed", numeric && "cell-figure"];
  return (
    <td className={names.filter(Boolean).join(" ")}>
      {group === "input" && any(text) ? (
        <span className="muted" title={t("policy.any")}>
          –
        </span>
      ) : (
        text
      )}
      {value && <div className="cell-parameter num">{value}</div>}
      {miss && <MissNote miss={miss} parameters={parameters} />}
    </td>
  );
}

const row_class = (overlay: Overlay, row: number, chosen: boolean): string =>
  [
    chosen && "lit",
    overlay.fired.has(row) && "fired",
    overlay.matched.has(row) && "matched",
    overlay.misses.has(row) && !overlay.fired.has(row) && "near",
    found_class(overlay, row),
  ]
    .filter(Boolean)
    .join(" ");

interface RowProps {
  rule: TableRuleView;
  row: number;
  index: number;
  chosen: boolean;
  columns: Column[];
  overlay: Overlay;
  parameters: ParameterView[];
  measure: VirtualRows["measure"];
}

// Kept as long as nothing of it changes: scrolling draws only the rows that come into view.
const Row = memo(function Row({ rule, row, index, chosen, columns, overlay, parameters, measure }: RowProps) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={row + 2}
      aria-current={chosen || undefined}
      className={row_class(overlay, row, chosen)}
    >
      <td className="row-number num">
        <RowMark row={row} overlay={overlay} />
      </td>
      {overlay.hits && <HitCell row={row} hits={overlay.hits} />}
      {columns.map((column) => (
        <Cell key={column.key} rule={rule} column={column} row={row} overlay={overlay} parameters={parameters} />
      ))}
    </tr>
  );
});

export function RuleGrid({ table, rows, overlay, parameters, chosen, notes, jump }: RulesProps) {
  const { t, locale } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columns_of(table, notes ? notes_read(table, locale) : []), [table, notes, locale]);
  const virtual = useVirtualRows({ count: rows.length, height: row_height, scroller, jump });
  const name = table.decision_name || table.decision_id;
  const lead = overlay.hits ? [58, 132] : [58];
  const width = [...lead, ...columns.map((column) => column.width)].reduce((sum, one) => sum + one, 0);
  const span = lead.length + columns.length;
  const spacer = (height: number): CSSProperties => ({ height, padding: 0, border: 0 });
  return (
    // The box scrolls in both directions, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="table-scroll" role="region" tabIndex={0} aria-label={t("policy.rules_of", { name })}>
      <table
        className="grid decision-table"
        aria-label={name}
        aria-rowcount={table.rules.length + 2}
        style={{ width, minWidth: "100%" }}
      >
        <colgroup>
          {lead.map((one) => (
            <col key={one} style={{ width: one }} />
          ))}
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <Head columns={columns} overlay={overlay} />
        <tbody>
          {virtual.before > 0 && (
            <tr aria-hidden="true">
              <td colSpan={span} style={spacer(virtual.before)} />
            </tr>
          )}
          {virtual.items.map((index) => {
            const at = rows[index] ?? 0;
            const rule = table.rules[at];
            if (!rule) return null;
            const row = at + 1;
            return (
              <Row
                key={rule.id || at}
                rule={rule}
                row={row}
                index={index}
                chosen={chosen === row}
                columns={columns}
                overlay={overlay}
                parameters={parameters}
                measure={virtual.measure}
              />
            );
          })}
          {virtual.after > 0 && (
            <tr aria-hidden="true">
              <td colSpan={span} style={spacer(virtual.after)} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
