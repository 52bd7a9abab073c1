// The list on a phone: one card per enterprise with the facts one asks for first.
import { Link } from "@tanstack/react-router";

import { format_points } from "../../shared/format/number";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { GradeCell, Pages, Requirements, type ListProps } from "./PartyTable";

export function PartyCards({ portfolio, page, change, chosen }: ListProps) {
  const { t, locale, say } = useTexts();
  const format = useFormat(portfolio.currency);
  const tier_of = (code: string) => say(portfolio.tiers.find((tier) => tier.code === code)?.label, code);
  return (
    <>
      <ul className="party-cards" aria-label={t("portfolio.table")}>
        {page.items.map((row, index) => (
          <li
            key={row.party_id}
            className={index === chosen ? "card party-card chosen" : "card party-card"}
            data-party-row=""
          >
            <div className="party-card-head">
              <Link to="/parties/$party_id" params={{ party_id: row.party_id }} className="party-link">
                {locale === "en" ? row.name_en || row.name : row.name}
              </Link>
              <div className="party-card-grade">
                <GradeCell row={row} scale={portfolio.grades} />
              </div>
            </div>
            <dl className="party-card-facts">
              <div>
                <dt>{t("portfolio.column.score")}</dt>
                <dd className="num">{format_points(row.score)}</dd>
              </div>
              {row.tier && (
                <div>
                  <dt>{t("portfolio.column.tier")}</dt>
                  <dd>{tier_of(row.tier)}</dd>
                </div>
              )}
              {row.limit_proposed != null && (
                <div>
                  <dt>{t("portfolio.column.limit_proposed")}</dt>
                  <dd className="num">{format.money(row.limit_proposed)}</dd>
                </div>
              )}
              {row.fate && (
                <div>
                  <dt>{t("portfolio.column.fate")}</dt>
                  <dd>{t(`fate.${row.fate}`)}</dd>
                </div>
              )}
            </dl>
            <p className="party-card-reason">
              <Requirements text={row.requirement} /> {locale === "en" ? row.main_reason_en : row.main_reason_zh}
            </p>
          </li>
        ))}
      </ul>
      <Pages page={page} change={change} />
    </>
  );
}
