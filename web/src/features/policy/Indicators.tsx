import { Input } from "antd";

import type { PackIndicatorView } from "../../shared/api/types";
import { format_points } from "../../shared/format/number";
import { useCode, useTexts } from "../../shared/i18n";
import { Curve } from "./Curve";
import type { TabProps } from "./PolicyPage";

function Weights({ indicator }: { indicator: PackIndicatorView }) {
  const { t } = useTexts();
  return (
    <ul className="weights">
      {indicator.weights.map((weight) => (
        <li key={`${weight.model} ${weight.family} ${weight.source}`}>
          <b className="num">{format_points(weight.weight)}</b>
          <span className="mono">{weight.model}</span>
          {weight.family && <span className="chip">{weight.family}</span>}
          <span className="muted">{weight.source === "ahp" ? "AHP" : weight.source}</span>
        </li>
      ))}
      {indicator.weights.length === 0 && <li className="muted">{t("indicators.checks")}</li>}
    </ul>
  );
}

function IndicatorCard({ indicator }: { indicator: PackIndicatorView }) {
  const { t, say } = useTexts();
  const code = useCode();
  return (
    <li className="indicator-card">
      <div>
        <h3>{say(indicator.label, indicator.name)}</h3>
        <div className="mono muted">{indicator.name}</div>
        <div className="indicator-chips">
          <span className="chip">{code("indicators.nature", indicator.nature)}</span>
          <span className="chip">{indicator.block}</span>
          {indicator.requirement && <span className="chip">{indicator.requirement}</span>}
        </div>
        <div className="muted small">
          {code("policy.direction", indicator.direction)} · {code("policy.missing", indicator.missing)}
        </div>
      </div>
      <div>
        <div className="mono formula">{indicator.formula}</div>
        <div className="muted small">{indicator.source}</div>
      </div>
      <Weights indicator={indicator} />
      <div className="curves">
        {indicator.curves.map((curve) => (
          <div key={`${curve.model} ${curve.mode}`}>
            <Curve curve={curve} />
            {curve.model && <div className="mono muted small">{curve.model}</div>}
          </div>
        ))}
        {indicator.curves.length === 0 && <span className="muted">{t("common.none")}</span>}
      </div>
    </li>
  );
}

export function IndicatorsTab({ pack, search, change }: TabProps) {
  const { t } = useTexts();
  const wanted = (search.q ?? "").toLowerCase();
  const shown = pack.indicators.filter((row) =>
    `${row.name} ${row.label.zh} ${row.label.en} ${row.formula} ${row.requirement}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className="tab-tools" data-page-search>
        <Input
          type="search"
          allowClear
          className="tab-search"
          placeholder={t("policy.search_indicators")}
          aria-label={t("policy.search_indicators")}
          defaultValue={search.q}
          onChange={(event) => change({ q: event.target.value || undefined })}
        />
      </div>
      {shown.length === 0 && <p className="muted">{t("policy.none")}</p>}
      <div className="indicator-card-head" aria-hidden="true">
        <span>{t("indicators.name")}</span>
        <span>{t("policy.formula")}</span>
        <span>{t("policy.weight")}</span>
        <span>{t("policy.curves")}</span>
      </div>
      <ul>
        {shown.map((indicator) => (
          <IndicatorCard key={indicator.name} indicator={indicator} />
        ))}
      </ul>
    </>
  );
}
