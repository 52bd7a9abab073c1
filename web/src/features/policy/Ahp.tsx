// Weights from pairwise judgments: each node with the weights of its children and how consistent the judgments are.
import { format_number, format_percent } from "../../shared/format/number";
import { useCode, useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";
import type { TabProps } from "./PolicyPage";

export function AhpTab({ pack }: TabProps) {
  const { t, say } = useTexts();
  const code = useCode();
  const labels = new Map(pack.indicators.map((indicator) => [indicator.name, say(indicator.label, indicator.name)]));
  const models = [...Map.groupBy(pack.ahp, (node) => node.model)];
  return (
    <>
      {models.map(([model, nodes]) => (
        <section key={model} className="policy-block">
          <h2 className="mono">{model}</h2>
          <ScrollX>
            <table className="grid stacked" aria-label={model}>
              <thead>
                <tr>
                  <th>{t("policy.node")}</th>
                  <th>{t("policy.children")}</th>
                  <th className="right">{t("policy.consistency")}</th>
                  <th>{t("policy.experts")}</th>
                </tr>
              </thead>
              <tbody>
                {nodes.map((node) => (
                  <tr key={node.node}>
                    <td className="mono">{node.node}</td>
                    <td>
                      <ul className="ahp-children">
                        {node.children.map((child, at) => (
                          <li key={child}>
                            <span>{labels.get(child) ?? child}</span>
                            <span className="meter" aria-hidden="true">
                              <i style={{ width: `${(node.weights[at] ?? 0) * 100}%` }} />
                            </span>
                            <b className="num">{format_percent(node.weights[at] ?? null)}</b>
                          </li>
                        ))}
                      </ul>
                    </td>
                    <td className="right num" data-label={t("policy.consistency")}>
                      <b>{format_number(node.consistency_ratio, 4)}</b>
                    </td>
                    <td data-label={t("policy.experts")}>
                      {node.experts.map((expert) => (
                        <div key={expert.name} className="nowrap">
                          {code("policy.expert", expert.name)}{" "}
                          <span className="num">{format_number(expert.consistency_ratio, 4)}</span>
                        </div>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollX>
        </section>
      ))}
    </>
  );
}
