// Indicators as rows that open: value beside its benchmark, what the curve gave, points earned and lost; then formula
// and facts.
import { DownOutlined } from "@ant-design/icons";
import { useId, useState } from "react";

import type { FactUse, FactView, IndicatorResult } from "../../shared/api/types";
import { Origin } from "../../shared/benchmark/Origin";
import { format_number, format_points } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { SourceClass } from "../../shared/ui/SourceClass";
import { useParty } from "./context";
import { HeldMark } from "./HeldMark";

export function FactCard({ fact }: { fact: FactUse | FactView }) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  return (
    <li className="fact-card">
      <div className="fact-card-head">
        <span>{say(fact.label, fact.name)}</span>
        <b className="num">{format.shown(fact.value)}</b>
      </div>
      {fact.held && <HeldMark held={fact.held} />}
      <dl>
        <div>
          <dt>{t("fact.source")}</dt>
          <dd>
            {say(fact.source_label, fact.source)} <SourceClass name={fact.source_class} />
          </dd>
        </div>
        <div>
          <dt>{t("fact.valid")}</dt>
          <dd className="num">{format.period(fact.valid_from, fact.valid_to)}</dd>
        </div>
        <div>
          <dt>{t("fact.known")}</dt>
          <dd className="num">{fact.known_at ?? "—"}</dd>
        </div>
        {fact.evidence && (
          <div>
            <dt>{t("fact.evidence")}</dt>
            <dd>{fact.evidence}</dd>
          </div>
        )}
        {fact.note && (
          <div>
            <dt>{t("fact.note")}</dt>
            <dd>{fact.note}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}

function Detail({ indicator }: { indicator: IndicatorResult }) {
  const { t } = useTexts();
  const { benchmark_origin: origin } = indicator;
  return (
    <div className="indicator-detail">
      {!indicator.known && indicator.unknown_reason && (
        <p className="adverse">
          {t("explain.unknown")}: {indicator.unknown_reason}
        </p>
      )}
      <dl className="indicator-meta">
        <div>
          <dt>{t("explain.formula")}</dt>
          <dd className="mono formula">{indicator.formula}</dd>
        </div>
        {indicator.weight_source && (
          <div>
            <dt>{t("explain.weight_source")}</dt>
            <dd>{indicator.weight_source === "ahp" ? "AHP" : indicator.weight_source}</dd>
          </div>
        )}
        {origin && (
          <div>
            <dt>{t("explain.benchmark")}</dt>
            <dd>
              <Origin origin={origin} />
            </dd>
          </div>
        )}
      </dl>
      <h4>{t("explain.facts")}</h4>
      {indicator.facts.length === 0 ? (
        <p className="muted">{t("explain.no_facts")}</p>
      ) : (
        <ul className="fact-cards">
          {indicator.facts.map((fact) => (
            <FactCard key={`${fact.name} ${fact.valid_from ?? ""} ${fact.known_at ?? ""} ${fact.source}`} fact={fact} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Comparison({ indicator }: { indicator: IndicatorResult }) {
  const { party } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  if (!indicator.known) return <span className="chip chip-warn">{t("explain.unknown")}</span>;
  return (
    <>
      <b className="num">{format.shown(indicator.value)}</b>
      {indicator.predicted && (
        <span className="chip chip-warn" title={say(indicator.predicted.method.label)}>
          {t("held.predicted")}
        </span>
      )}
      {indicator.benchmark != null && (
        <span className="indicator-benchmark num" title={t("explain.benchmark")}>
          {t("explain.against", { benchmark: format.value(indicator.benchmark, indicator.value.unit) })}
        </span>
      )}
    </>
  );
}

function IndicatorRow({ indicator, opened }: { indicator: IndicatorResult; opened: boolean }) {
  const { t, say } = useTexts();
  const id = useId();
  const [open, set_open] = useState(opened);
  const share = indicator.weight > 0 ? (indicator.points / indicator.weight) * 100 : 0;
  const scored = indicator.weight > 0;
  return (
    <li className={open ? "indicator open" : "indicator"}>
      <button
        type="button"
        className="indicator-row"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => set_open(!open)}
      >
        <span className="indicator-name">
          <DownOutlined className="indicator-arrow" aria-hidden />
          <span>{say(indicator.label, indicator.name)}</span>
        </span>
        <span className="indicator-value">
          <Comparison indicator={indicator} />
        </span>
        <span className="indicator-score">
          {scored && (
            <>
              <span className="meter" aria-hidden="true">
                <i style={{ width: `${share}%` }} />
              </span>
              <span className="num">
                <span className="visually-hidden">{t("explain.curve")} </span>
                {format_number(indicator.score, 1)}
              </span>
            </>
          )}
        </span>
        <span className="indicator-points num">
          {scored ? (
            <>
              <b>{format_points(indicator.points)}</b> / {format_points(indicator.weight)}
            </>
          ) : (
            "—"
          )}
        </span>
        <span className={indicator.points_lost > 0 ? "indicator-lost num adverse" : "indicator-lost num muted"}>
          <span className="visually-hidden">{t("explain.lost")} </span>
          {scored ? (indicator.points_lost > 0 ? `−${format_points(indicator.points_lost)}` : "0") : ""}
        </span>
      </button>
      {open && (
        <div id={id}>
          <Detail indicator={indicator} />
        </div>
      )}
    </li>
  );
}

export function IndicatorList({
  indicators,
  open_first = false,
}: {
  indicators: IndicatorResult[];
  open_first?: boolean;
}) {
  const { t } = useTexts();
  return (
    <div className="indicator-list">
      <div className="indicator-head" aria-hidden="true">
        <span>{t("indicators.name")}</span>
        <span>{t("explain.value_against")}</span>
        <span>{t("explain.curve")}</span>
        <span>{t("explain.points_weight")}</span>
        <span>{t("explain.lost")}</span>
      </div>
      <ul>
        {indicators.map((indicator, at) => (
          <IndicatorRow key={indicator.name} indicator={indicator} opened={open_first && at === 0} />
        ))}
      </ul>
    </div>
  );
}
