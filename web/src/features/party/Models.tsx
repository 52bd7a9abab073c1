// The scoring models side by side: the same facts, two ways of weighing them.
import type { ModelResult } from "../../shared/api/types";
import { format_points } from "../../shared/format/number";
import { useCode, useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { useParty } from "./context";

function ModelCard({ model }: { model: ModelResult }) {
  const { t, say } = useTexts();
  const code = useCode();
  const most = Math.max(1, ...model.blocks.map((block) => block.points_max));
  return (
    <section className={model.leading ? "model-card leading" : "model-card"} aria-label={say(model.label, model.name)}>
      <header>
        <h3>{say(model.label, model.name)}</h3>
        <span className={model.leading ? "chip chip-strong" : "chip"}>
          {t(model.leading ? "models.leading" : "models.alongside")}
        </span>
        <span className="chip">{code("models.purpose", model.purpose)}</span>
      </header>
      <p className="model-score">
        <b className="num">{format_points(model.score)}</b>
        <span className="muted">
          {t("models.total")}
          {model.score_uncapped !== model.score &&
            `（${t("models.uncapped", { points: format_points(model.score_uncapped) })}）`}
        </span>
      </p>
      <ul className="model-blocks">
        {model.blocks.map((block) => (
          <li key={block.name}>
            <span>{say(block.label, block.name)}</span>
            <span className="meter wide" aria-hidden="true" style={{ width: `${(block.points_max / most) * 100}%` }}>
              <i style={{ width: `${block.points_max > 0 ? (block.points / block.points_max) * 100 : 0}%` }} />
            </span>
            <span className="num">
              <b>{format_points(block.points)}</b> / {format_points(block.points_max)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Comparison({ models }: { models: ModelResult[] }) {
  const { explain } = useParty();
  const { t, say } = useTexts();
  const labels = new Map(
    models.flatMap((model) =>
      model.indicators
        .filter((indicator) => indicator.weight > 0)
        .map((indicator) => [indicator.name, indicator.label]),
    ),
  );
  return (
    <ScrollX>
      <table className="grid" aria-label={t("models.title")}>
        <thead>
          <tr>
            <th>{t("models.indicator")}</th>
            {models.map((model) => (
              <th key={model.name} className="right">
                {say(model.label, model.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...labels].map(([name, label]) => (
            <tr key={name}>
              <td>
                <button type="button" className="link-button" onClick={() => explain(name)}>
                  {say(label, name)}
                </button>
              </td>
              {models.map((model) => {
                const indicator = model.indicators.find((candidate) => candidate.name === name && candidate.weight > 0);
                return (
                  <td key={model.name} className="right num">
                    {indicator ? (
                      <>
                        <b>{format_points(indicator.points)}</b>{" "}
                        <span className="muted">/ {format_points(indicator.weight)}</span>
                      </>
                    ) : (
                      <span className="muted" title={t("models.not_in_model")}>
                        —
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function ModelsTab() {
  const { assessment } = useParty();
  return (
    <>
      <div className="model-cards">
        {assessment.models.map((model) => (
          <ModelCard key={model.name} model={model} />
        ))}
      </div>
      <Comparison models={assessment.models} />
    </>
  );
}
