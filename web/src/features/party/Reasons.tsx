import type { ReasonResult } from "../../shared/api/types";
import { format_points } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { Section } from "../../shared/ui/Section";
import { useParty } from "./context";

function Reason({ reason }: { reason: ReasonResult }) {
  const { explain } = useParty();
  const { t, say } = useTexts();
  const adverse = reason.direction === "adverse";
  const advice = say(reason.advice);
  const text = say(reason.text, reason.name);
  // Most reason texts of a pack say the points themselves.
  const said = text.includes(String(Math.abs(reason.points)));
  return (
    <li className="reason">
      <button type="button" className="reason-text" onClick={() => explain(reason.name)} title={t("waterfall.explain")}>
        <span>{text}</span>
        {reason.points !== 0 && !said && (
          <b className={adverse ? "num adverse" : "num favourable"}>
            {t(adverse ? "reasons.lost" : "reasons.earned", { points: format_points(Math.abs(reason.points)) })}
          </b>
        )}
      </button>
      {advice && <p className="reason-advice">{advice}</p>}
    </li>
  );
}

export function Reasons() {
  const { assessment } = useParty();
  const { t } = useTexts();
  const groups = (["adverse", "favourable"] as const).map(
    (direction) => [direction, assessment.reasons.filter((reason) => reason.direction === direction)] as const,
  );
  return (
    <Section title={t("reasons.title")} className="reasons">
      {assessment.reasons.length === 0 && <p className="muted">{t("reasons.none")}</p>}
      {groups.map(
        ([direction, reasons]) =>
          reasons.length > 0 && (
            <div key={direction} className={`reason-group reason-${direction}`}>
              <h3>
                <span aria-hidden="true">{direction === "adverse" ? "▼" : "▲"}</span> {t(`reasons.${direction}`)}
              </h3>
              <ul>
                {reasons.map((reason) => (
                  <Reason key={`${reason.code} ${reason.name}`} reason={reason} />
                ))}
              </ul>
            </div>
          ),
      )}
    </Section>
  );
}
