// A decision table row by row: only the conditions a row tests, then what it yields. Tables with many sparse columns read
// better this way; the row numbers are those of the table.
import { useEffect, useRef } from "react";

import type { DecisionTableView, ParameterView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";

type Rule = DecisionTableView["rules"][number];

interface Pair {
  name: string;
  title: string;
  text: string;
}

const unquoted = (text: string): string => (/^"[^"]*"$/.test(text) ? text.slice(1, -1) : text);

export function conditions_of(table: DecisionTableView, rule: Rule): Pair[] {
  return table.inputs.flatMap((column, at) => {
    const text = rule.inputs[at] ?? "-";
    if (text === "-" || text === "") return [];
    return [{ name: column.label || column.expression, title: column.expression, text }];
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

// A condition that is the name of a parameter shows the parameter's newest value beside it.
function value_of(text: string, parameters: ParameterView[]): string {
  const row = parameters.findLast((parameter) => parameter.name === text);
  return row ? `${row.comparison} ${row.value}`.trim() : "";
}

function Pairs({ pairs, parameters }: { pairs: Pair[]; parameters: ParameterView[] }) {
  return pairs.map((pair) => {
    const value = value_of(pair.text, parameters);
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

interface Props {
  table: DecisionTableView;
  parameters: ParameterView[];
  row: number | undefined;
  rule: string | undefined;
}

interface PartProps {
  table: DecisionTableView;
  entry: Rule;
  parameters: ParameterView[];
}

function Conditions({ table, entry, parameters }: PartProps) {
  const { t } = useTexts();
  const conditions = conditions_of(table, entry);
  if (conditions.length === 0) return <span className="muted">{t("policy.always_applies")}</span>;
  return <Pairs pairs={conditions} parameters={parameters} />;
}

function Outcome({ table, entry }: Omit<PartProps, "parameters">) {
  const { locale } = useTexts();
  const outcome = outcome_of(table, entry, locale === "en" ? "en" : "zh");
  return (
    <>
      {outcome.words && <div className="rule-words">{outcome.words}</div>}
      <ul className="rule-values">
        {outcome.values.map((value) => (
          <li key={value.name}>
            <span className="muted">{value.name}</span> <b className="mono">{value.text}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

// On a phone the three parts of a row stand below each other.
function Parts({ table, entry, parameters, narrow }: PartProps & { narrow: boolean }) {
  const note = entry.annotations.filter(Boolean).join(" · ");
  const conditions = <Conditions table={table} entry={entry} parameters={parameters} />;
  const outcome = <Outcome table={table} entry={entry} />;
  if (narrow)
    return (
      <td>
        {conditions}
        <div className="rule-outcome">{outcome}</div>
        <div className="cell-annotation">{note}</div>
      </td>
    );
  return (
    <>
      <td>{conditions}</td>
      <td>{outcome}</td>
      <td className="cell-annotation">{note}</td>
    </>
  );
}

export function RuleList({ table, parameters, row, rule }: Props) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const lit = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    lit.current?.scrollIntoView({ block: "center" });
  }, [table, row, rule]);
  const heads = narrow ? ["conditions"] : ["conditions", "outcome", "annotation"];
  return (
    <table className="grid rule-list" aria-label={table.decision_name || table.decision_id}>
      <thead>
        <tr>
          <th className="row-number">{t("policy.row")}</th>
          {heads.map((head) => (
            <th key={head}>{t(`policy.${head}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rules.map((entry, at) => {
          const chosen = row === at + 1 || (rule !== undefined && rule === entry.id);
          return (
            <tr
              key={entry.id || at}
              ref={chosen ? lit : undefined}
              className={chosen ? "lit" : undefined}
              aria-current={chosen || undefined}
            >
              <td className="row-number num">{at + 1}</td>
              <Parts table={table} entry={entry} parameters={parameters} narrow={narrow} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
