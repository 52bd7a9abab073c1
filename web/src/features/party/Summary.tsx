// The answer in one card: grade, score, tier, limit with what binds it, term, admission.
import type { ReactNode } from "react";

import { format_percent, format_points } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { GradeTag } from "../../shared/grade/GradeTag";
import { useTexts } from "../../shared/i18n";
import { useParty } from "./context";

function Figure({ name, value, note, title }: { name: string; value: ReactNode; note?: ReactNode; title?: string }) {
  return (
    <div className="figure" title={title}>
      <dt>{name}</dt>
      <dd>
        <div className="figure-value">{value}</div>
        {note && <div className="figure-note">{note}</div>}
      </dd>
    </div>
  );
}

function GradeFigure() {
  const { assessment, scale } = useParty();
  const { t, say } = useTexts();
  return (
    <div className="summary-grade">
      <GradeTag grade={assessment.grade.code} scale={scale} size="large" />
      <div>
        <div className="muted">{t("party.grade")}</div>
        <div className="summary-grade-words">{say(assessment.grade.label, assessment.grade.code)}</div>
        {assessment.management_grade.code && (
          <div className="muted">
            {t("party.management_grade")} {assessment.management_grade.code} {say(assessment.management_grade.label)}
          </div>
        )}
      </div>
    </div>
  );
}

// The score of the grade; where another model leads for the limit, its blocks and sum stand below.
function ScoreFigure() {
  const { assessment } = useParty();
  const { t, say } = useTexts();
  const limit_model = assessment.models.find((model) => model.purpose === "limit" && model.leading);
  return (
    <Figure
      name={t("party.score")}
      value={<span className="num">{format_points(assessment.score)}</span>}
      note={
        <>
          {limit_model && (
            <div title={say(limit_model.label, limit_model.name)}>
              {t("party.limit_model", {
                blocks: limit_model.blocks.map((block) => format_points(block.points)).join(" + "),
                points: format_points(limit_model.score),
              })}
            </div>
          )}
          <div title={t("party.confidence_hint")}>
            {t("party.confidence")} <span className="num">{format_percent(assessment.confidence, 0)}</span>
          </div>
        </>
      }
    />
  );
}

function CreditFigures() {
  const { party, assessment } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  const { limit, term } = assessment;
  if (limit.steps.length === 0 && term.steps.length === 0) return null;
  return (
    <>
      <Figure
        name={t("party.limit")}
        title={limit.proposed == null ? undefined : format.money_exact(limit.proposed)}
        value={
          limit.proposed == null ? (
            <span className="muted">{t("party.no_limit")}</span>
          ) : (
            <span className="num">{format.money(limit.proposed)}</span>
          )
        }
        note={
          <>
            {limit.requested != null && (
              <div className="num">{t("party.requested", { amount: format.money(limit.requested) })}</div>
            )}
            {limit.proposed == null
              ? limit.undecided_reason
              : limit.binding && <div>{t("party.binding", { step: say(limit.binding_label, limit.binding) })}</div>}
          </>
        }
      />
      <Figure
        name={t("party.term")}
        value={<span className="num">{format.days(term.proposed)}</span>}
        note={
          term.proposed == null
            ? term.undecided_reason
            : term.binding && t("party.binding", { step: say(term.binding_label, term.binding) })
        }
      />
    </>
  );
}

function VetoBanner() {
  const { assessment, explain } = useParty();
  const { t, say } = useTexts();
  const applied = assessment.vetoes.filter((veto) => veto.applied);
  if (applied.length === 0) return null;
  const changed =
    assessment.grade_without_veto.code !== "" && assessment.grade_without_veto.code !== assessment.grade.code;
  return (
    <div className="veto-banner" role="note">
      <b>{t("party.veto_banner")}</b>
      {applied.map((veto) => (
        <button key={veto.code} type="button" className="link-button" onClick={() => explain(veto.code)}>
          {say(veto.label, veto.code)}
        </button>
      ))}
      {changed && (
        <span>
          {t("party.veto_effect", { grade: assessment.grade.code, without: assessment.grade_without_veto.code })}
        </span>
      )}
    </div>
  );
}

function NotDecided() {
  const { assessment } = useParty();
  const { t } = useTexts();
  if (assessment.status !== "not_decided") return null;
  return (
    <div className="veto-banner undecided" role="note">
      <b>{t("party.not_decided")}</b> {t("party.not_decided_text")}
      <ul>
        {assessment.problems.map((problem) => (
          <li key={problem} className="mono">
            {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Summary() {
  const { assessment } = useParty();
  const { t, say } = useTexts();
  const { admission, tier, five_level_class } = assessment;
  return (
    <section className="card summary" aria-label={t("party.grade")}>
      <NotDecided />
      <VetoBanner />
      <div className="summary-main">
        {assessment.status !== "not_decided" && <GradeFigure />}
        <dl className="figures">
          <ScoreFigure />
          <CreditFigures />
          {tier.code && (
            <Figure
              name={t("party.tier")}
              value={say(tier.label, tier.code)}
              note={
                five_level_class.code && `${t("party.class")} ${say(five_level_class.label, five_level_class.code)}`
              }
            />
          )}
          {admission.code && (
            <Figure
              name={t("party.admission")}
              value={say(admission.label, admission.code)}
              note={
                assessment.support_factor < 1 && `${t("party.support")} ${format_percent(assessment.support_factor)}`
              }
            />
          )}
        </dl>
      </div>
    </section>
  );
}
