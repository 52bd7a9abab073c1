// What the enterprise claims beside what independent sources say (DAT-07 to DAT-09).
import type { CrossCheckView } from "../api/types";
import { is_veiled } from "../format/shown";
import { format_percent } from "../format/number";
import { useFormat } from "../format/useFormat";
import { useTexts } from "../i18n";
import { Veiled } from "../ui/Veiled";
import "./checks.css";

const order = ["contradicted", "explainable", "consistent", "not_checked"] as const;
type Outcome = (typeof order)[number];
const outcome_of = (check: CrossCheckView): Outcome => order.find((one) => one === check.outcome) ?? "not_checked";
const chips: Record<Outcome, string> = {
  contradicted: "chip chip-adverse",
  explainable: "chip chip-warn",
  consistent: "chip chip-good",
  not_checked: "chip",
};

function Side({ title, side, currency }: { title: string; side: CrossCheckView["claimed"]; currency: string }) {
  const { t, say } = useTexts();
  const format = useFormat(currency);
  return (
    <div className="check-side">
      <span className="muted">{title}</span>
      {is_veiled(side.value) ? (
        <Veiled value={side.value} name={title} ask={undefined} currency={currency} />
      ) : (
        <b className="num">{format.shown(side.value)}</b>
      )}
      {side.facts.map((fact) => (
        <small key={`${fact.name} ${fact.source}`}>
          {say(fact.label, fact.name)} · {say(fact.source_label, fact.source)} ·{" "}
          {format.period(fact.valid_from, fact.valid_to)} · {t("fact.known")} {fact.known_at}
          {fact.evidence && ` · ${fact.evidence}`}
        </small>
      ))}
      {side.facts.length === 0 && <small>{t("file.no_fact")}</small>}
    </div>
  );
}

function Check({ check, currency }: { check: CrossCheckView; currency: string }) {
  const { t, say } = useTexts();
  const outcome = outcome_of(check);
  return (
    <article className={`check check-${outcome}`} aria-label={say(check.label, check.check)}>
      <header>
        <h4>{say(check.label, check.check)}</h4>
        <span className={chips[outcome]}>{t(`file.outcomes.${outcome}`)}</span>
        <span className="muted">{check.requirement}</span>
      </header>
      <div className="check-sides">
        <Side title={t("file.claimed")} side={check.claimed} currency={currency} />
        <Side title={t("file.verified")} side={check.verified} currency={currency} />
        <div className="check-side">
          <span className="muted">{t("file.difference")}</span>
          <b className="num">
            {check.difference == null
              ? t("file.masked_difference")
              : `${check.difference > 0 ? "+" : ""}${format_percent(check.difference, 1)}`}
          </b>
          {check.consistent_within != null && check.explainable_within != null && (
            <small>
              {t("file.tolerance", {
                consistent: format_percent(check.consistent_within, 1),
                explainable: format_percent(check.explainable_within, 1),
              })}
            </small>
          )}
          {check.is_explained && <small>{t("file.explained")}</small>}
        </div>
      </div>
    </article>
  );
}

export function Checks({ checks, currency }: { checks: CrossCheckView[]; currency: string }) {
  const { t, say } = useTexts();
  if (checks.length === 0) return null;
  const done = checks
    .filter((check) => outcome_of(check) !== "not_checked")
    .sort((a, b) => order.indexOf(outcome_of(a)) - order.indexOf(outcome_of(b)));
  const open = checks.filter((check) => outcome_of(check) === "not_checked");
  return (
    <section className="block-section">
      <h3>{t("file.checks")}</h3>
      {done.length === 0 && <p className="muted">{t("file.checks_none")}</p>}
      {done.map((check) => (
        <Check key={check.check} check={check} currency={currency} />
      ))}
      {open.length > 0 && (
        <p className="muted">
          {t("file.not_checked", {
            checks: open.map((check) => say(check.label, check.check)).join(t("sources.comma")),
          })}
        </p>
      )}
    </section>
  );
}
