// The panel behind a bar, a reason or a veto: indicators with their facts, or the rules that acted.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";

import { pack_query, table_query } from "../../shared/api/queries";
import type { Adjustment, AdverseResult, Measure } from "../../shared/api/types";
import { format_percent, format_points, format_signed } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { GradeTag } from "../../shared/grade/GradeTag";
import { useCode, useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { useParty } from "./context";
import { facts_behind } from "./evidence";
import { FactCard, IndicatorList } from "./IndicatorList";
import { facts_query } from "./queries";
import { explained, type Explained } from "./waterfall";

const panel_width = 760;

// The rule as the policy page shows it: the table, its row lit.
export function RuleLink({ decision, rule_id }: { decision: string; rule_id: string }) {
  const { assessment } = useParty();
  const { t } = useTexts();
  const code = useCode();
  const use = assessment.rules.find((rule) => rule.decision === decision);
  const row = use?.rows[use.rules.indexOf(rule_id)];
  return (
    <Link
      to="/packs/$name"
      params={{ name: assessment.pack.name }}
      search={{ tab: "tables", table: decision, row: row ?? undefined, rule: row ? undefined : rule_id }}
      title={t("explain.to_rule")}
    >
      {code("decision", decision)}
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
        <b className={entry.effect === "lift" ? "favourable" : "adverse"}>
          {t(`effect.${entry.effect}`, { value, defaultValue: `${entry.effect} ${entry.value}` })}
        </b>
      </div>
      <dl>
        <div>
          <dt>{t("explain.effect")}</dt>
          <dd>
            {entry.applied ? t("explain.applied") : t("explain.matched")}{" "}
            <span className="chip">{code("phase", entry.phase)}</span>
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

// The facts behind some names of the policy, side by side with their sources.
function Evidence({ texts }: { texts: string[] }) {
  const { party, assessment } = useParty();
  const { t } = useTexts();
  const { data: pack } = useQuery(pack_query(party.pack_name));
  const { data: facts } = useQuery(facts_query(party.party_id, assessment.as_of));
  const found = pack && facts ? facts_behind(texts, pack.indicators, facts) : [];
  if (found.length === 0) return null;
  return (
    <>
      <h3>{t("explain.evidence")}</h3>
      <ul className="fact-cards">
        {found.map((fact) => (
          <FactCard key={fact.name} fact={fact} />
        ))}
      </ul>
    </>
  );
}

// The condition of the row that fired, so that only the inputs it tests count as evidence.
function RuleEvidence({ decision, rule_id }: { decision: string; rule_id: string }) {
  const { party } = useParty();
  const { data: table } = useQuery(table_query(party.pack_name, decision));
  const rule = table?.rules.find((candidate) => candidate.id === rule_id);
  if (!table || !rule) return null;
  const tested = table.inputs
    .filter((_, at) => !["", "-"].includes(rule.inputs[at] ?? "-"))
    .map((input) => input.expression);
  return <Evidence texts={[...tested, ...rule.inputs]} />;
}

function AdverseCard({ entry }: { entry: AdverseResult }) {
  const { party } = useParty();
  const { t } = useTexts();
  const format = useFormat(party.currency);
  return (
    <p className="panel-lead">
      <b className="num">{format.shown(entry.value)}</b>{" "}
      <span className="muted">
        {t("explain.against", { benchmark: format.value(entry.benchmark, entry.value.unit) })}
      </span>{" "}
      <span className="adverse num">
        {t("chain.excess")} {format_percent(entry.excess)}
      </span>
    </p>
  );
}

function Content({ found }: { found: Explained }) {
  const { t, say } = useTexts();
  const { bar, model, block, indicators, adjustments, measures } = found;
  const sign = bar?.kind === "deduction" || (!bar && adjustments.every((entry) => entry.points < 0)) ? -1 : 1;
  const worst_first = [...indicators].sort((a, b) => b.points_lost - a.points_lost);
  const rule = measures[0] ?? adjustments[0];
  const empty = indicators.length + adjustments.length + measures.length === 0 && !found.adverse;
  return (
    <>
      {block && model && (
        <p className="panel-lead">
          <b className="num">{format_points(block.points)}</b> / {format_points(block.points_max)}{" "}
          <span className="muted">
            {t("explain.of_model", { model: say(model.label, model.name), points: format_points(block.points_max) })}
          </span>
        </p>
      )}
      {indicators.length > 0 && <IndicatorList indicators={worst_first} open_first />}
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
      {rule && <RuleEvidence decision={rule.decision} rule_id={rule.rule_id} />}
      {found.adverse && (
        <>
          <AdverseCard entry={found.adverse} />
          <Evidence texts={[found.adverse.name]} />
        </>
      )}
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
  const label =
    found?.bar?.label ?? single ?? found?.adjustments[0]?.label ?? found?.measures[0]?.label ?? found?.adverse?.label;
  return (
    <Drawer
      open={found !== undefined}
      onClose={close}
      size={narrow ? "100%" : panel_width}
      title={say(label, name)}
      className="explain-panel"
      destroyOnHidden
    >
      {found && <Content key={name} found={found} />}
    </Drawer>
  );
}
