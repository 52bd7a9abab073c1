import { Link } from "@tanstack/react-router";

import { useCode, useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { useParty } from "./context";
import { MeasureCard } from "./ExplainPanel";

const long_fraction = /(\d+\.\d{6})\d+/g;

// Thirty-four digits are for the record (they stand in the tooltip), six for the reader.
const shortened = (input: string): string => input.replace(long_fraction, "$1…");

function Measures() {
  const { assessment } = useParty();
  const { t } = useTexts();
  const measures = [...assessment.vetoes, ...assessment.lifts];
  return (
    <section className="block-section">
      <h3>{t("vetoes.title")}</h3>
      {measures.length === 0 ? (
        <p className="muted">{t("vetoes.none")}</p>
      ) : (
        <ul className="fact-cards">
          {measures.map((entry) => (
            <MeasureCard key={`${entry.code} ${entry.rule_id} ${entry.effect}`} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

// What the table saw; what it did not know is counted, so that the known stands out.
function Inputs({ inputs }: { inputs: string[] }) {
  const { t } = useTexts();
  const known = inputs.filter((input) => !input.endsWith("= null"));
  const unknown = inputs.filter((input) => input.endsWith("= null")).map((input) => input.replace(/\s*= null$/, ""));
  return (
    <>
      {known.map((input) => (
        <div key={input} className="mono" title={input}>
          {shortened(input)}
        </div>
      ))}
      {unknown.length > 0 && (
        <div className="cell-note" title={unknown.join("\n")}>
          {t("rules.unknown", { count: unknown.length })}
        </div>
      )}
    </>
  );
}

export function RulesTab() {
  const { assessment } = useParty();
  const { t } = useTexts();
  const code = useCode();
  return (
    <>
      <Measures />
      <section className="block-section">
        <h3>{t("rules.title")}</h3>
        {assessment.rules.length === 0 && <p className="muted">{t("rules.none")}</p>}
        <ScrollX>
          <table className="grid" aria-label={t("rules.title")}>
            <thead>
              <tr>
                <th>{t("rules.decision")}</th>
                <th>{t("rules.inputs")}</th>
                <th>{t("rules.rows")}</th>
              </tr>
            </thead>
            <tbody>
              {assessment.rules.map((rule, at) => (
                <tr key={`${rule.decision} ${at}`}>
                  <td>
                    <b>{code("decision", rule.decision)}</b>
                    {rule.table && rule.table !== rule.decision && <div className="cell-note mono">{rule.table}</div>}
                  </td>
                  <td>
                    <Inputs inputs={rule.inputs} />
                  </td>
                  <td className="nowrap">
                    {rule.rows.length === 0 && <span className="muted">{t("common.none")}</span>}
                    {rule.rows.map((row) => (
                      <Link
                        key={row}
                        to="/packs/$name"
                        params={{ name: assessment.pack.name }}
                        search={{
                          tab: "tables",
                          table: rule.decision,
                          row,
                          party: assessment.party_id,
                          as_of: assessment.as_of,
                        }}
                        className="row-link"
                        title={t("explain.to_rule")}
                      >
                        {t("rules.row", { row })}
                      </Link>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      </section>
    </>
  );
}
