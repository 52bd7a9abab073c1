// A decision table row by row: only the conditions a row tests, then what it yields. Tables with many sparse columns read
// better this way; the row numbers are those of the table.
import { memo, useRef, type ReactNode } from "react";

import type { DecisionTableView, ParameterView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { HitCell, MissNote, RowMark } from "./marks";
import { found_class, notes_read, parameter_value, type Overlay } from "./overlay";
import { useColumnTitle, type RulesProps } from "./RuleGrid";
import { useVirtualRows, type VirtualRows } from "./useVirtualRows";

type Rule = DecisionTableView["rules"][number];

interface Pair {
  name: string;
  title: string;
  text: string;
}

const unquoted = (text: string): string => (/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);

type Titled = (column: DecisionTableView["inputs"][number]) => string;

export function conditions_of(
  table: DecisionTableView,
  rule: Rule,
  title_of: Titled = (column) => column.label || column.expression,
): Pair[] {
  return table.inputs.flatMap((column, at) => {
    const text = rule.inputs[at] ?? "-";
    if (text === "-" || text === "") return [];
    return [{ name: title_of(column), title: column.expression, text }];
  });
}

// Outputs named after a language are the row's words; the others are its values.
export function outcome_of(table: DecisionTableView, rule: Rule, language: string): { words: string; values: Pair[] } {
  const outputs = table.outputs.map((column, at) => ({
    name: column.label || column.id,
    text: rule.outputs[at] ?? "",
  }));
  const words = outputs.find((output) => output.name === language)?.text ?? "";
  const values = outputs.filter((output) => !["zh", "en"].includes(output.name) && unquoted(output.text) !== "");
  return {
    words: unquoted(words),
    values: values.map(({ name, text }) => ({ name, title: name, text: unquoted(text) })),
  };
}

function Pairs({ pairs, parameters }: { pairs: Pair[]; parameters: ParameterView[] }) {
  return pairs.map((pair) => {
    const value = parameter_value(pair.text, parameters);
    return (
      <div key={pair.name} className="rule-pair">
        <span className="muted" title={pair.title}>
          {pair.name}
        </span>
        <span>
          <b className={value ? "num" : "mono"}>{value || pair.text}</b>
          {value && <small className="mono muted"> {pair.text}</small>}
        </span>
      </div>
    );
  });
}

interface PartProps {
  table: DecisionTableView;
  entry: Rule;
  parameters: ParameterView[];
}

function Conditions({ table, entry, parameters }: PartProps) {
  const { t } = useTexts();
  const conditions = conditions_of(table, entry, useColumnTitle());
  if (conditions.length === 0) return <span className="muted">{t("policy.always_applies")}</span>;
  return <Pairs pairs={conditions} parameters={parameters} />;
}

function Outcome({ table, entry }: Omit<PartProps, "parameters">) {
  const { locale } = useTexts();
  const code = useCode();
  const outcome = outcome_of(table, entry, locale === "en" ? "en" : "zh");
  return (
    <>
      {outcome.words && <div className="rule-words">{outcome.words}</div>}
      <ul className="rule-values">
        {outcome.values.map((value) => (
          <li key={value.name}>
            <span className="muted" title={value.name}>
              {code("variable", value.name)}
            </span>{" "}
            <b className="mono">{value.text}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

// On a phone the three parts of a row stand below each other.
function Parts({ table, entry, parameters, narrow, children }: PartProps & { narrow: boolean; children: ReactNode }) {
  const { locale } = useTexts();
  const note = notes_read(table, locale)
    .map((at) => entry.annotations[at])
    .filter(Boolean)
    .join(" · ");
  const conditions = <Conditions table={table} entry={entry} parameters={parameters} />;
  const outcome = <Outcome table={table} entry={entry} />;
  if (narrow)
    return (
      <td>
        {conditions}
        {children}
        <div className="rule-outcome">{outcome}</div>
        <div className="cell-annotation">{note}</div>
      </td>
    );
  return (
    <>
      <td>
        {conditions}
        {children}
      </td>
      <td>{outcome}</td>
      <td className="cell-annotation">{note}</td>
    </>
  );
}

const row_height = 58;

function row_class(overlay: Overlay, row: number, chosen: boolean): string {
  const near = overlay.misses.has(row) ? "near" : overlay.matched.has(row) ? "matched" : "";
  return [overlay.fired.has(row) ? "fired" : near, found_class(overlay, row), chosen && "lit"]
    .filter(Boolean)
    .join(" ");
}

// What an enterprise's run says to one row: which input would have had to be otherwise.
function Misses({
  table,
  row,
  overlay,
  parameters,
}: Pick<RulesProps, "table" | "overlay" | "parameters"> & { row: number }) {
  const title_of = useColumnTitle();
  return overlay.misses.get(row)?.map((miss) => {
    const column = table.inputs[miss.column - 1];
    return (
      <div key={miss.column} className="rule-miss">
        {column && <b>{title_of(column)}</b>} <MissNote miss={miss} parameters={parameters} />
      </div>
    );
  });
}

interface RowProps extends PartProps {
  row: number;
  index: number;
  chosen: boolean;
  overlay: Overlay;
  narrow: boolean;
  measure: VirtualRows["measure"];
}

// Kept as long as nothing of it changes: scrolling draws only the rows that come into view.
const Row = memo(function Row({ table, entry, row, index, chosen, overlay, parameters, narrow, measure }: RowProps) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={row + 1}
      className={row_class(overlay, row, chosen)}
      aria-current={chosen || undefined}
    >
      <td className="row-number num">
        <RowMark row={row} overlay={overlay} />
      </td>
      {overlay.hits && <HitCell row={row} hits={overlay.hits} />}
      <Parts table={table} entry={entry} parameters={parameters} narrow={narrow}>
        <Misses table={table} row={row} overlay={overlay} parameters={parameters} />
      </Parts>
    </tr>
  );
});

export function RuleList({
  table,
  rows,
  overlay,
  chosen,
  parameters,
  jump,
}: RulesProps & { parameters: ParameterView[] }) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: rows.length, height: row_height, scroller, jump });
  const heads = narrow ? ["conditions"] : ["conditions", "outcome", "annotation"];
  const name = table.decision_name || table.decision_id;
  const span = heads.length + (overlay.hits ? 2 : 1);
  return (
    // The box scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="table-scroll" role="region" tabIndex={0} aria-label={t("policy.rules_of", { name })}>
      <table className="grid rule-list" aria-label={name} aria-rowcount={table.rules.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th className="row-number">{t("policy.row")}</th>
            {overlay.hits && <th className="hit-column">{t("policy.hits")}</th>}
            {heads.map((head) => (
              <th key={head}>{t(`policy.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {virtual.before > 0 && (
            <tr aria-hidden="true">
              <td colSpan={span} style={{ height: virtual.before, padding: 0 }} />
            </tr>
          )}
          {virtual.items.map((index) => {
            const at = rows[index] ?? 0;
            const entry = table.rules[at];
            if (!entry) return null;
            const row = at + 1;
            return (
              <Row
                key={entry.id || at}
                table={table}
                entry={entry}
                row={row}
                index={index}
                chosen={chosen === row}
                overlay={overlay}
                parameters={parameters}
                narrow={narrow}
                measure={virtual.measure}
              />
            );
          })}
          {virtual.after > 0 && (
            <tr aria-hidden="true">
              <td colSpan={span} style={{ height: virtual.after, padding: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
