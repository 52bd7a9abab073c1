// What a decision says in short, as it was sealed: to be compared with the words on the pages of a report.
import { Fragment } from "react";

import { is_object, JsonNumber, type Json } from "../../shared/evidence/json";
import type { Proven } from "../../shared/evidence/proof";
import { useTexts } from "../../shared/i18n";

const names = ["name", "as_of", "grade", "score", "tier", "admission", "limit", "term_days", "pack"] as const;
const field = "/body/result";

// A number, a text, or a code with its words in both languages.
function text_of(value: Json | undefined, language: "zh" | "en"): string {
  if (value instanceof JsonNumber) return value.text;
  if (typeof value === "string") return value;
  if (!is_object(value)) return "";
  const code = text_of(value.code, language);
  const words = text_of(value[language], language);
  return words === "" || words === code ? code : `${words}（${code}）`;
}

// Undefined where the record tells of none, or keeps it closed.
export function result_of({ event, opened }: Proven): { [name: string]: Json } | undefined {
  const result = is_object(event.body) ? event.body.result : undefined;
  return opened.includes(field) && is_object(result) ? result : undefined;
}

export function Decision({ proven, is_report, is_whole }: { proven: Proven; is_report: boolean; is_whole: boolean }) {
  const { t, locale } = useTexts();
  const language = locale === "en" ? "en" : "zh";
  const result = result_of(proven);
  if (!result) return is_report ? <p>{t("verify.decision_absent")}</p> : null;
  return (
    <>
      <h2>{t("verify.decision")}</h2>
      {is_report && <p className="decision-note">{t("verify.decision_note")}</p>}
      <dl className="record-terms">
        {names
          .map((name) => [name, text_of(result[name], language)] as const)
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt>{t(`verify.result_of.${name}`)}</dt>
              <dd>
                <strong>{value}</strong>
              </dd>
            </Fragment>
          ))}
      </dl>
      {is_whole && <p className="muted">✓ {t("verify.decision_whole")}</p>}
    </>
  );
}
