import type { ReactNode } from "react";

import { useTexts } from "../../shared/i18n";
import type { TabProps } from "./PolicyPage";
import { size_of } from "./sizes";
import { tabs } from "./search";

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Overview({ pack, change }: TabProps) {
  const { t } = useTexts();
  const texts = ["industrial_base", "fiscal_strength", "risk_appetite"] as const;
  return (
    <>
      <dl className="manifest">
        {pack.region && <Row name={t("policy.region")}>{pack.region}</Row>}
        {pack.valid_from && (
          <Row name={t("policy.valid_from")}>
            <span className="num">{pack.valid_from}</span>
          </Row>
        )}
        <Row name={t("policy.currency")}>{pack.currency}</Row>
        {pack.legal_basis.length > 0 && (
          <Row name={t("policy.legal_basis")}>
            <ul>
              {pack.legal_basis.map((basis) => (
                <li key={basis}>{basis}</li>
              ))}
            </ul>
          </Row>
        )}
        {texts.map(
          (name) =>
            pack[name] && (
              <Row key={name} name={t(`policy.${name}`)}>
                {pack[name]}
              </Row>
            ),
        )}
        <Row name={t("policy.contents")}>
          <span className="manifest-links">
            {tabs
              .filter((name) => size_of[name](pack) > 0)
              .map((name) => (
                <button key={name} type="button" className="link-button" onClick={() => change({ tab: name })}>
                  {t(`policy.tabs.${name}`)} <span className="num">{size_of[name](pack)}</span>
                </button>
              ))}
          </span>
        </Row>
        <Row name={t("policy.case_count")}>{t("policy.cases", { count: pack.case_count })}</Row>
        {pack.hash && (
          <Row name={t("policy.hash")}>
            <span className="mono wrap">{pack.hash}</span>
          </Row>
        )}
      </dl>
    </>
  );
}
