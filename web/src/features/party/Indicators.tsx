import { Segmented } from "antd";
import { useState } from "react";

import type { CheckResult, IndicatorResult, ModelResult } from "../../shared/api/types";
import { format_points } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { useParty } from "./context";
import { IndicatorList } from "./IndicatorList";
import { is_in_block, leading_model } from "./waterfall";

type Order = "by_block" | "worst_first";

// Checks stand in no model: they earn no points, but are held against a benchmark, and measures rest on them.
const as_indicator = (check: CheckResult): IndicatorResult => ({
  ...check,
  nature: "",
  block: "check",
  group: "",
  known: check.value.number != null || check.value.text != null,
  score: 0,
  weight: 0,
  points: 0,
  points_lost: 0,
  weight_source: "",
  unknown_reason: "",
});

function Blocks({ model, checks }: { model: ModelResult; checks: CheckResult[] }) {
  const { t, say } = useTexts();
  return (
    <>
      {model.blocks.map((block) => (
        <section key={block.name} className="block-section">
          <h3>
            {say(block.label, block.name)} <b className="num">{format_points(block.points)}</b>{" "}
            <span className="muted num">/ {format_points(block.points_max)}</span>
          </h3>
          <IndicatorList indicators={model.indicators.filter((indicator) => is_in_block(indicator, block.name))} />
        </section>
      ))}
      {checks.length > 0 && (
        <section className="block-section">
          <h3>{t("indicators.checks")}</h3>
          <IndicatorList indicators={checks.map(as_indicator)} />
        </section>
      )}
    </>
  );
}

export function IndicatorsTab() {
  const { assessment } = useParty();
  const { t, say } = useTexts();
  const [chosen, set_chosen] = useState<string | undefined>();
  const [order, set_order] = useState<Order>("by_block");
  const model = assessment.models.find((candidate) => candidate.name === chosen) ?? leading_model(assessment, "grade");
  if (!model) return <p className="muted">{t("explain.nothing")}</p>;
  const worst_first = [...model.indicators]
    .filter((indicator) => indicator.weight > 0)
    .sort((a, b) => b.points_lost - a.points_lost);
  return (
    <>
      <div className="tab-tools">
        {assessment.models.length > 1 && (
          <Segmented
            aria-label={t("indicators.model")}
            value={model.name}
            onChange={set_chosen}
            options={assessment.models.map((candidate) => ({
              value: candidate.name,
              label: say(candidate.label, candidate.name),
            }))}
          />
        )}
        <Segmented<Order>
          value={order}
          onChange={set_order}
          options={[
            { value: "by_block", label: t("indicators.by_block") },
            { value: "worst_first", label: t("indicators.worst_first") },
          ]}
        />
      </div>
      {order === "by_block" ? (
        <Blocks model={model} checks={assessment.checks} />
      ) : (
        <IndicatorList key={model.name} indicators={worst_first} />
      )}
    </>
  );
}
