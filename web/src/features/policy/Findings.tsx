// What the static proof finds in a table, beside its rows: in words, with the rows it is about and an enterprise on
// which it shows.
import type { FindingView } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { short_value } from "./overlay";

interface Props {
  findings: FindingView[];
  go: (row: number) => void;
}

type Example = FindingView["counterexample"];

const tone: Record<string, string> = { error: "chip-adverse", warning: "chip-warn", note: "" };

export function Severity({ severity }: { severity: string }) {
  const { t } = useTexts();
  return (
    <span className={`chip ${tone[severity] ?? ""}`}>
      {t(`policy.severity.${severity}`, { defaultValue: severity })}
    </span>
  );
}

function Enterprise({ title, inputs }: { title: string; inputs: Example }) {
  const { t, say } = useTexts();
  const code = useCode();
  if (inputs.length === 0) return null;
  return (
    <dl className="finding-example">
      <dt>{title}</dt>
      {inputs.map((input) => (
        <dd key={input.name} title={input.name}>
          <span className="muted">{say(input.label) || code("variable", input.name)}</span>{" "}
          <b className="num">{input.value === "null" ? t("policy.input_state.missing") : short_value(input.value)}</b>
        </dd>
      ))}
    </dl>
  );
}

export function Findings({ findings, go }: Props) {
  const { t, say } = useTexts();
  const code = useCode();
  if (findings.length === 0)
    return (
      <p className="run-line muted">
        <span aria-hidden="true">✓</span> {t("policy.no_findings")}
      </p>
    );
  const urgent = findings.some((finding) => finding.severity === "error");
  return (
    <details className="findings" open={urgent}>
      <summary>
        <b>{t("policy.findings")}</b> <span className="num">{findings.length}</span>
      </summary>
      <ul>
        {findings.map((finding, at) => (
          <li key={`${finding.kind} ${finding.rows.join()} ${at}`}>
            <p>
              <Severity severity={finding.severity} /> <b>{code("policy.finding", finding.kind)}</b>{" "}
              {say(finding.message)}
              {finding.rows.map((row) => (
                <button key={row} type="button" className="link-button row-link num" onClick={() => go(row)}>
                  {t("rules.row", { row })}
                </button>
              ))}
            </p>
            <Enterprise title={t("policy.counterexample")} inputs={finding.counterexample} />
            <Enterprise title={t("policy.compared_with")} inputs={finding.compared_with} />
          </li>
        ))}
      </ul>
    </details>
  );
}
