// How large the enterprise is by the norm of its industry (ENT-03): the class, what it rests on, and what is missing.
import type { SizeMeasureView, SizeView } from "../../../shared/api/types";
import { is_veiled } from "../../../shared/format/shown";
import { useFormat } from "../../../shared/format/useFormat";
import { useTexts } from "../../../shared/i18n";
import { useParty } from "../context";
import { Veiled } from "../Reveal";

// Whether the measure reaches the class; undefined when it has no value, or none that one may see.
function reaches(measure: SizeMeasureView, index: number): boolean | undefined {
  if (!measure.reaches) return undefined;
  const reached = measure.limits.findIndex((limit) => limit.size_class.code === measure.reaches?.code);
  return reached >= 0 && index >= reached;
}

function Value({ measure }: { measure: SizeMeasureView }) {
  const { t, say } = useTexts();
  const format = useFormat(useParty().party.currency);
  const { fact } = measure;
  if (!fact) return <span className="chip chip-warn">{t("file.size.no_value")}</span>;
  const period = fact.valid_from ? format.period(fact.valid_from, fact.valid_to) : fact.known_at;
  return (
    <>
      <b className="num">
        {is_veiled(fact.value) ? (
          <Veiled value={fact.value} name={say(fact.label, fact.name)} ask={undefined} />
        ) : (
          format.shown(fact.value)
        )}
      </b>
      {!measure.is_clear && <span className="chip chip-warn">{t("file.size.not_clear")}</span>}
      <div className="cell-note">
        {[say(fact.label, fact.name), say(fact.source_label, fact.source), period].join(" · ")}
      </div>
    </>
  );
}

function Measures({ size }: { size: SizeView }) {
  const { t, say } = useTexts();
  const format = useFormat(useParty().party.currency);
  const classes = size.measures[0]?.limits.map((limit) => limit.size_class) ?? [];
  return (
    <table className="grid stacked size-measures" aria-label={t("file.size.measures")}>
      <thead>
        <tr>
          <th>{t("file.size.measure")}</th>
          <th>{t("file.value")}</th>
          {classes.map((one) => (
            <th key={one.code} className="right">
              {say(one.label, one.code)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {size.measures.map((measure) => (
          <tr key={measure.measure.code}>
            <td className="size-measure">{say(measure.measure.label, measure.measure.code)}</td>
            <td data-label={t("file.value")}>
              <Value measure={measure} />
            </td>
            {measure.limits.map(({ size_class, at_least }, index) => {
              const reached = reaches(measure, index);
              return (
                <td
                  key={size_class.code}
                  data-label={say(size_class.label, size_class.code)}
                  className={reached ? "right num size-reached" : "right num muted"}
                >
                  ≥ {format.value(at_least, measure.unit)}
                  {reached !== undefined && (
                    <span title={t(reached ? "file.size.reached" : "file.size.not_reached")}>
                      <span aria-hidden="true">{reached ? " ✓" : " ✗"}</span>
                      <span className="visually-hidden">
                        {" "}
                        {t(reached ? "file.size.reached" : "file.size.not_reached")}
                      </span>
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Size({ size }: { size: SizeView }) {
  const { t, say } = useTexts();
  const format = useFormat(useParty().party.currency);
  const reasons: Record<string, (() => string) | undefined> = {
    industry_missing: () => t("file.size.industry_missing"),
    industry_outside: () => t("file.size.industry_outside", { code: size.gbt4754 }),
    measure_missing: () =>
      t("file.size.measure_missing", { facts: format.list(size.missing.map((one) => say(one.label, one.code))) }),
  };
  const why = reasons[size.outcome];
  return (
    <section className="block-section" aria-label={t("file.size.title")}>
      <h3>{t("file.size.title")}</h3>
      <p className="size-head">
        {size.size_class ? (
          <b className="chip chip-strong">{say(size.size_class.label, size.size_class.code)}</b>
        ) : (
          <span className="chip chip-warn">{t("file.size.untold")}</span>
        )}
        {why && <span>{why()}</span>}
        {size.at_most && <span>{t("file.size.at_most", { size: say(size.at_most.label, size.at_most.code) })}</span>}
      </p>
      {size.measures.length > 0 && <Measures size={size} />}
      {size.group && (
        <p className="muted size-norm">
          {t("file.size.norm", {
            group: say(size.group.label, size.group.code),
            code: size.gbt4754,
            norm: size.source,
          })}
        </p>
      )}
    </section>
  );
}
