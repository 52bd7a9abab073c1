// The panel behind a bar, a reason or a veto: indicators with their facts, or the rules that acted.
import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";

import type { Adjustment, Measure } from "../../shared/api/types";
import { format_percent, format_points, format_signed } from "../../shared/format/number";
import { GradeTag } from "../../shared/grade/GradeTag";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { useParty } from "./context";
import { IndicatorList } from "./IndicatorList";
import { explained, type Explained } from "./waterfall";

const panel_width = 760;

// The rule as the policy page shows it: the table, its row lit.
export function RuleLink({ decision, rule_id }: { decision: string; rule_id: string }) {
  const { assessment } = useParty();
  const { t } = useTexts();
  const use = assessment.rules.find((rule) => rule.decision === decision);
  const row = use?.rows[use.rules.indexOf(rule_id)];
  return (
    <Link to="/packs/$name" params={{ name: assessment.pack.name }} search={{ tab: "tables", table: decision, row: row ?? undefined, rule: row ? undefined : rule_id }} title={t("explain.to_rule")}>
      {decision}
      {row ? ` · ${t("rules.row", { row })}` : ` · ${rule_id}`}
    </Link>
  );
}

function AdjustmentCard({ entry, sign }: { entry: Adjustment; sign: number }) {
  const { t, say } = useTexts();
  return (
    <li className="fact-card">
      <div className="fact-card-head">
        <span>{say(entry.label, entry.code)}</span>
        <b className={sign < 0 ? "num adverse" : "num favourable"}>{format_signed(sign * Math.abs(entry.points))}</b>
      </div>
      <dl>
        <div>
          <dt>{t("explain.decision")}</dt>
          <dd>
            <RuleLink decision={entry.decision} rule_id={entry.rule_id} />
          </dd>
        </div>
        <div>
          <dt>{t("explain.source")}</dt>
          <dd>{entry.source || "—"}</dd>
        </div>
      </dl>
    </li>
  );
}

export function MeasureCard({ entry }: { entry: Measure }) {
  const { t, say } = useTexts();
  const code = useCode();
  const number = Number(entry.value);
  const value = entry.effect === "cut_support" && !Number.isNaN(number) ? format_percent(number) : entry.value;
  return (
    <li className="fact-card">
      <div className="fact-card-head">
        <span>{say(entry.label, entry.code)}</span>
        <b className={entry.effect === "lift" ? "favourable" : "adverse"}>{t(`effect.${entry.effect}`, { value, defaultValue: `${entry.effect} ${entry.value}` })}</b>
      </div>
      <dl>
        <div>
          <dt>{t("explain.effect")}</dt>
          <dd>
            {entry.applied ? t("explain.applied") : t("explain.matched")} <span className="chip">{code("phase", entry.phase)}</span>
          </dd>
        </div>
        <div>
          <dt>{t("explain.decision")}</dt>
          <dd>
            <RuleLink decision={entry.decision} rule_id={entry.rule_id} />
          </dd>
        </div>
        <div>
          <dt>{t("explain.source")}</dt>
          <dd>{entry.source || "—"}</dd>
        </div>
      </dl>
    </li>
  );
}

// How the grade moved: by model score alone, without veto, final.
function GradeSteps() {
  const { assessment, scale } = useParty();
  const { t, say } = useTexts();
  const steps = [
    ["before_adjustments", assessment.grade_before_adjustments],
    ["without_veto", assessment.grade_without_veto],
    ["final", assessment.grade],
    ["management", assessment.management_grade],
  ] as const;
  return (
    <ul className="grade-steps">
      {steps
        .filter(([, grade]) => grade.code !== "")
        .map(([name, grade]) => (
          <li key={name}>
            <GradeTag grade={grade.code} scale={scale} size="medium" />
            <span>
              {t(`explain.${name}`)}
              <small>{say(grade.label, grade.code)}</small>
            </span>
          </li>
        ))}
    </ul>
  );
}

// The facts the vetoing table looked at, side by side, as the rule saw them.
function RuleInputs({ decision }: { decision: string }) {
  const { assessment } = useParty();
  const { t } = useTexts();
  const inputs = assessment.rules.filter((rule) => rule.decision === decision).flatMap((rule) => rule.inputs);
  if (inputs.length === 0) return null;
  return (
    <>
      <h3>{t("rules.inputs")}</h3>
      <ul className="rule-inputs">
        {inputs.map((input) => (
          <li key={input} className="mono">
            {input}
          </li>
        ))}
      </ul>
    </>
  );
}

function Content({ found }: { found: Explained }) {
  const { t, say } = useTexts();
  const { bar, model, block, indicators, adjustments, measures } = found;
  const sign = bar?.kind === "deduction" || (!bar && adjustments.every((entry) => entry.points < 0)) ? -1 : 1;
  const worst_first = [...indicators].sort((a, b) => b.points_lost - a.points_lost);
  const decision = measures[0]?.decision;
  const empty = indicators.length + adjustments.length + measures.length === 0;
  return (
    <>
      {block && model && (
        <p className="panel-lead">
          <b className="num">{format_points(block.points)}</b> / {format_points(block.points_max)} <span className="muted">{t("explain.of_model", { model: say(model.label, model.name), points: format_points(block.points_max) })}</span>
        </p>
      )}
      {indicators.length > 0 && <IndicatorList indicators={worst_first} open_first={indicators.length === 1} />}
      {adjustments.length > 0 && (
        <ul className="fact-cards">
          {adjustments.map((entry) => (
            <AdjustmentCard key={`${entry.code} ${entry.rule_id}`} entry={entry} sign={sign} />
          ))}
        </ul>
      )}
      {measures.length > 0 && (
        <ul className="fact-cards">
          {measures.map((entry) => (
            <MeasureCard key={`${entry.code} ${entry.rule_id} ${entry.effect}`} entry={entry} />
          ))}
        </ul>
      )}
      {decision && <RuleInputs decision={decision} />}
      {(bar?.kind === "total" || measures.length > 0) && <GradeSteps />}
      {empty && bar?.kind !== "total" && <p className="muted">{t("explain.nothing")}</p>}
    </>
  );
}

export function ExplainPanel({ name, close }: { name: string | undefined; close: () => void }) {
  const { assessment } = useParty();
  const { say } = useTexts();
  const narrow = useNarrow();
  const found = name ? explained(assessment, name) : undefined;
  const single = found?.indicators.length === 1 ? found.indicators[0]?.label : undefined;
  const label = found?.bar?.label ?? single ?? found?.adjustments[0]?.label ?? found?.measures[0]?.label;
  return (
    <Drawer open={found !== undefined} onClose={close} size={narrow ? "100%" : panel_width} title={say(label, name)} className="explain-panel" destroyOnHidden>
      {found && <Content key={name} found={found} />}
    </Drawer>
  );
}
