// Limit and term step by step: the value before and after each, and the step that decided.
import type { ChainResult, StepResult } from "../../shared/api/types";
import { format_percent } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { useCode, useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import { useParty } from "./context";

type Print = (value: number | null | undefined) => string;

function StepRow({ step, binding, print }: { step: StepResult; binding: boolean; print: Print }) {
  const { t, say } = useTexts();
  const code = useCode();
  const same = step.before != null && step.before === step.after;
  return (
    <tr className={binding ? "binding" : undefined}>
      <td>
        {say(step.label, step.step)} <span className="chip">{code("chain.kind", step.kind)}</span>
        {binding && <div className="binding-note">◀ {t("chain.binding")}</div>}
      </td>
      <td className="right num muted">{print(step.before)}</td>
      <td className="right num">
        {same ? <span className="muted">{t("chain.unchanged")}</span> : <b>{print(step.after)}</b>}
      </td>
      <td className="mono formula">{step.formula}</td>
      <td>{step.source}</td>
    </tr>
  );
}

export function ChainTable({ title, chain, print }: { title: string; chain: ChainResult; print: Print }) {
  const { t } = useTexts();
  if (chain.steps.length === 0 && !chain.undecided_reason) return null;
  return (
    <section className="block-section">
      <h3>
        {title}
        <span className="chain-result num">
          {chain.requested != null && (
            <>
              {t("chain.requested")} {print(chain.requested)} →{" "}
            </>
          )}
          {t("chain.proposed")} <b>{print(chain.proposed)}</b>
        </span>
      </h3>
      {chain.undecided_reason && (
        <p className="adverse">
          {t("chain.undecided")}: {chain.undecided_reason}
        </p>
      )}
      <ScrollX>
        <table className="grid" aria-label={title}>
          <thead>
            <tr>
              <th>{t("chain.step")}</th>
              <th className="right">{t("chain.before")}</th>
              <th className="right">{t("chain.after")}</th>
              <th>{t("chain.formula")}</th>
              <th>{t("chain.source")}</th>
            </tr>
          </thead>
          <tbody>
            {chain.steps.map((step) => (
              <StepRow key={step.step} step={step} binding={step.step === chain.binding} print={print} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

export function AdverseTable() {
  const { party, assessment, explain } = useParty();
  const { t, say } = useTexts();
  const format = useFormat(party.currency);
  if (assessment.adverse.length === 0) return null;
  return (
    <section className="block-section">
      <h3>{t("chain.adverse")}</h3>
      <ScrollX>
        <table className="grid" aria-label={t("chain.adverse")}>
          <thead>
            <tr>
              <th>{t("indicators.name")}</th>
              <th className="right">{t("explain.value")}</th>
              <th className="right">{t("explain.benchmark")}</th>
              <th className="right">{t("chain.excess")}</th>
            </tr>
          </thead>
          <tbody>
            {assessment.adverse.map((entry) => (
              <tr key={entry.name}>
                <td>
                  <button type="button" className="link-button" onClick={() => explain(entry.name)}>
                    {say(entry.label, entry.name)}
                  </button>
                </td>
                <td className="right num">{format.shown(entry.value)}</td>
                <td className="right num">{format.value(entry.benchmark, entry.value.unit)}</td>
                <td className="right num adverse">{format_percent(entry.excess)}</td>
              </tr>
            ))}
            <tr>
              <td colSpan={3}>{t("chain.excess_total")}</td>
              <td className="right num adverse">
                <b>{format_percent(assessment.adverse_excess)}</b>
              </td>
            </tr>
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

export function ChainsTab() {
  const { party, assessment } = useParty();
  const { t } = useTexts();
  const format = useFormat(party.currency);
  return (
    <>
      <ChainTable title={t("chain.limit")} chain={assessment.limit} print={format.money} />
      <AdverseTable />
      <ChainTable title={t("chain.term")} chain={assessment.term} print={format.days} />
    </>
  );
}
