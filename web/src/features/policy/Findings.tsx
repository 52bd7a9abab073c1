// What the static proof finds in a table, beside its rows: what is wrong in plain words, where, and an enterprise on
// which it shows.
import type { DecisionTableView, FindingView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { example_rows, example_value, message_in_words, type ExampleRow } from "./finding_words";
import { useColumnTitle } from "./RuleGrid";
import { usePrinting } from "./useVirtualRows";

interface Props {
  findings: FindingView[];
  table: DecisionTableView;
  go: (row: number) => void;
}

// With more findings than these the examples are folded, so that the table stays near.
const examples_read_at_once = 2;

const tone: Record<string, string> = { error: "chip-adverse", warning: "chip-warn", note: "" };

function Severity({ severity }: { severity: string }) {
  const { t } = useTexts();
  return (
    <span className={`chip ${tone[severity] ?? ""}`}>
      {t(`policy.severity.${severity}`, { defaultValue: severity })}
    </span>
  );
}

function ExampleValue({ text, label }: { text: string; label: ExampleRow["value_label"] }) {
  const { t, say } = useTexts();
  const value = example_value(text);
  if (value === undefined) return <span className="muted">{t("policy.input_state.missing")}</span>;
  if (typeof value === "boolean") return t(value ? "policy.yes" : "policy.no");
  return <span title={value}>{say(label, value)}</span>;
}

function ExampleLine({
  row,
  compared,
  title,
}: {
  row: ExampleRow;
  compared: boolean;
  title: (name: string) => string;
}) {
  const names = [row.tested ? "" : "muted", row.differs ? "differs" : ""].filter(Boolean);
  return (
    <tr className={names.join(" ") || undefined}>
      <th scope="row" title={row.name}>
        {title(row.name)}
      </th>
      <td className="num">
        <ExampleValue text={row.value} label={row.value_label} />
      </td>
      {compared && (
        <td className="num">{row.other && <ExampleValue text={row.other.value} label={row.other.value_label} />}</td>
      )}
    </tr>
  );
}

function Example({ finding, table, title }: { finding: FindingView; table: DecisionTableView; title: Title }) {
  const { t } = useTexts();
  const compared = finding.compared_with.length > 0;
  return (
    <table className="finding-example">
      <thead>
        <tr>
          <th scope="col">{t("policy.example_input")}</th>
          <th scope="col">{t(compared ? "policy.example_better" : "policy.example_value")}</th>
          {compared && <th scope="col">{t("policy.compared_with")}</th>}
        </tr>
      </thead>
      <tbody>
        {example_rows(finding, table).map((row) => (
          <ExampleLine key={row.name} row={row} compared={compared} title={title} />
        ))}
      </tbody>
    </table>
  );
}

type Title = (name: string) => string;

// A name of the engine as the table's readers call it.
function useTitle(finding: FindingView, table: DecisionTableView): Title {
  const { say } = useTexts();
  const code = useCode();
  const title_of = useColumnTitle();
  return (name) => {
    const column = table.inputs.find((input) => input.expression === name);
    const input = finding.counterexample.find((one) => one.name === name);
    return say(input?.label) || (column && title_of(column)) || code("variable", name);
  };
}

function Where({ finding, table, go }: { finding: FindingView } & Omit<Props, "findings">) {
  const { t } = useTexts();
  const title_of = useColumnTitle();
  const column = [...table.inputs, ...table.outputs].find((one) => one.id !== "" && one.id === finding.column);
  return (
    <p className="finding-where">
      <span className="muted">{t("policy.finding_where")}</span>
      {finding.rows.length === 0 && <span>{t("policy.finding_no_row")}</span>}
      {finding.rows.map((row) => (
        <button key={row} type="button" className="link-button row-link num" onClick={() => go(row)}>
          {t("rules.row", { row })}
        </button>
      ))}
      {column && <span>{t("policy.finding_column", { name: title_of(column) })}</span>}
      {finding.valid_from && <span className="muted num">{t("common.since", { date: finding.valid_from })}</span>}
    </p>
  );
}

function Finding({ finding, table, go, open }: { finding: FindingView; open: boolean } & Omit<Props, "findings">) {
  const { t, say } = useTexts();
  const code = useCode();
  const title = useTitle(finding, table);
  const words = {
    included: t("policy.range.included"),
    excluded: t("policy.range.excluded"),
    to: t("policy.range.to"),
  };
  const says = code("policy.finding_says", finding.kind);
  const first = finding.rows[0];
  return (
    <li>
      <h4>
        <Severity severity={finding.severity} />{" "}
        {first === undefined ? (
          says
        ) : (
          <button type="button" className="link-button finding-title" onClick={() => go(first)}>
            {says}
          </button>
        )}
      </h4>
      <p>
        <b>
          {code("policy.finding", finding.kind)}
          {t("policy.colon")}
        </b>
        {message_in_words(say(finding.message), title, words)}
      </p>
      <Where finding={finding} table={table} go={go} />
      {finding.counterexample.length > 0 && (
        <details open={open}>
          <summary>{t("policy.counterexample")}</summary>
          <Example finding={finding} table={table} title={title} />
        </details>
      )}
    </li>
  );
}

export function Findings({ findings, table, go }: Props) {
  const { t } = useTexts();
  const printing = usePrinting();
  if (findings.length === 0)
    return (
      <p className="run-line muted">
        <span>
          <span aria-hidden="true">✓</span> {t("policy.no_findings")}
        </span>
      </p>
    );
  const urgent = findings.some((finding) => finding.severity !== "note");
  // A key, because what a person folds must unfold on paper.
  return (
    <details key={printing ? "paper" : "page"} className="findings" open={urgent || printing}>
      <summary>
        <b>{t("policy.findings")}</b> <span className="num">{findings.length}</span>
        <span className="muted">{t("policy.findings_note")}</span>
      </summary>
      <ol>
        {findings.map((finding, at) => (
          <Finding
            key={`${finding.kind} ${finding.rows.join()} ${at}`}
            finding={finding}
            table={table}
            go={go}
            open={printing || findings.length <= examples_read_at_once}
          />
        ))}
      </ol>
    </details>
  );
}
