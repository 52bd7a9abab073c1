// The figures a table or chain refers to by name: a reader of `> limit_min` wants to see the number.
import type { ParameterView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { short_value } from "./overlay";

const name_pattern = /[A-Za-z_][A-Za-z0-9_]*/g;

export function used_parameters(texts: string[], parameters: ParameterView[]): ParameterView[] {
  const names = new Set(texts.flatMap((text) => text.match(name_pattern) ?? []));
  return parameters.filter((parameter) => names.has(parameter.name));
}

export function UsedParameters({ texts, parameters }: { texts: string[]; parameters: ParameterView[] }) {
  const { t } = useTexts();
  const used = used_parameters(texts, parameters);
  if (used.length === 0) return null;
  return (
    <section className="used-parameters">
      <h3>{t("policy.used_parameters")}</h3>
      <ul>
        {used.map((row) => (
          <li key={`${row.name} ${row.valid_from ?? ""}`}>
            <span className="mono">{row.name}</span>
            <b className="num">
              {row.comparison} {short_value(row.value)}
            </b>
            {row.valid_from && <span className="muted num">{t("common.since", { date: row.valid_from })}</span>}
            <span className="muted">
              {row.note} {row.source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
