import { useCode, useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import type { TabProps } from "./PolicyPage";
import { UsedParameters } from "./UsedParameters";

export function StepsTab({ pack }: TabProps) {
  const { t, say } = useTexts();
  const code = useCode();
  const chains = [...Map.groupBy(pack.steps, (step) => step.chain)];
  return (
    <>
      {chains.map(([chain, steps]) => (
        <section key={chain} className="policy-block">
          <h2>{code("policy.chain", chain)}</h2>
          <ScrollX>
            <table className="grid stacked" aria-label={code("policy.chain", chain)}>
              <thead>
                <tr>
                  <th className="row-number">{t("policy.row")}</th>
                  <th>{t("policy.step")}</th>
                  <th>{t("policy.when")}</th>
                  <th>{t("policy.formula")}</th>
                  <th>{t("policy.source")}</th>
                </tr>
              </thead>
              <tbody>
                {steps.map((step, at) => (
                  <tr key={step.step}>
                    <td className="row-number num">{at + 1}</td>
                    <td>
                      {say(step.label, step.step)} <span className="chip">{code("chain.kind", step.kind)}</span>
                    </td>
                    <td className={step.when ? "mono formula" : "muted"} data-label={t("policy.when")}>
                      {step.when || t("policy.always")}
                    </td>
                    <td className="mono formula" data-label={t("policy.formula")}>
                      {step.formula}
                    </td>
                    <td data-label={t("policy.source")}>{[step.requirement, step.source].filter(Boolean).join(" ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollX>
          <UsedParameters texts={steps.flatMap((step) => [step.when, step.formula])} parameters={pack.parameters} />
        </section>
      ))}
    </>
  );
}
