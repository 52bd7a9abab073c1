// Declarations as lines of a list: whose, what for, how far they are.
import { Link } from "@tanstack/react-router";

import type { DeclarationRow } from "../api/types";
import { useTexts } from "../i18n";
import { ScrollX } from "../ui/ScrollX";
import { moment_text } from "../ui/time";
import "../ui/stacked.css";

const chips: Record<string, string> = {
  to_do: "chip chip-warn",
  draft: "chip chip-warn",
  submitted: "chip",
  returned: "chip chip-adverse",
  received: "chip chip-good",
};

export function DeclarationState({ state }: { state: string }) {
  const { t } = useTexts();
  return <span className={chips[state] ?? "chip"}>{t(`declarations.states.${state}`)}</span>;
}

interface Props {
  rows: DeclarationRow[];
  label: string;
  names?: boolean; // of more than one enterprise
}

export function DeclarationTable({ rows, label, names = false }: Props) {
  const { t, say } = useTexts();
  return (
    <ScrollX>
      <table className="grid stacked" aria-label={label}>
        <thead>
          <tr>
            {names && <th>{t("declarations.enterprise")}</th>}
            <th>{t("declarations.form")}</th>
            <th>{t("declarations.period")}</th>
            <th>{t("declarations.state")}</th>
            <th>{t("declarations.submitted")}</th>
            <th>{t("declarations.note")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.declaration_id}>
              {names && (
                <td data-label={t("declarations.enterprise")}>
                  <Link to="/parties/$party_id" params={{ party_id: row.party_id }}>
                    {row.party_name}
                  </Link>
                </td>
              )}
              <td data-label={t("declarations.form")}>
                <Link to="/declarations/$declaration_id" params={{ declaration_id: row.declaration_id }}>
                  {say(row.form.label, row.form.code)}
                </Link>
              </td>
              <td className="num" data-label={t("declarations.period")}>
                {row.period}
              </td>
              <td data-label={t("declarations.state")}>
                <DeclarationState state={row.state} />
              </td>
              <td className="num" data-label={t("declarations.submitted")}>
                {row.submitted_at ? moment_text(row.submitted_at) : "—"}
                {row.waiting_days > 0 && (
                  <div className="cell-note">{t("declarations.waiting", { days: row.waiting_days })}</div>
                )}
              </td>
              <td data-label={t("declarations.note")}>
                {row.contradictions.length > 0 && (
                  <span className="chip chip-adverse">
                    {t("declarations.contradicted", { count: row.contradictions.length })}
                  </span>
                )}{" "}
                {row.state === "returned" ? row.reason : row.contradictions.length === 0 && "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
