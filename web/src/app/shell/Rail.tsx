import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { approvals_query, packs_query, portfolios_query } from "../../shared/api/queries";
import { useTexts } from "../../shared/i18n";
import { useMay, useMayInPark } from "../../shared/session";
import { people_pages } from "../people_pages";

const stroke = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.6,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

function BuildingsIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" {...stroke}>
      <path d="M3 17V5.5L10 3v14M10 8l7 2.5V17M2 17h16M6 8v.01M6 11v.01M6 14v.01M13.5 12.5v.01M13.5 15v.01" />
    </svg>
  );
}

function RulesIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" {...stroke}>
      <path d="M3 4.5h14v11H3zM3 8.5h14M8 8.5v7" />
    </svg>
  );
}

function PageIcon({ path }: { path: string }) {
  return (
    <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" {...stroke}>
      <path d={path} />
    </svg>
  );
}

function ApprovalsLink() {
  const { t } = useTexts();
  const { data: approvals = [] } = useQuery(approvals_query);
  const waiting = approvals.filter((approval) => approval.may_decide).length;
  return (
    <li>
      <Link to="/approvals" className="rail-link" activeOptions={{ includeSearch: false }}>
        <PageIcon path="M4 3h9l3 3v11H4zM7 11l2.2 2.2L13.5 9" />
        <span className="rail-text">{t("approvals.title")}</span>
        {waiting > 0 && (
          <span className="rail-waiting num" title={t("shell.to_decide", { count: waiting })}>
            {waiting}
          </span>
        )}
      </Link>
    </li>
  );
}

// The proof that nothing was changed is for everybody.
function EvidenceLink() {
  const { t } = useTexts();
  return (
    <li>
      <Link to="/evidence" className="rail-link" activeOptions={{ includeSearch: false }}>
        <PageIcon path="M10 2.5 16.5 5v4.5c0 4-2.8 6.7-6.5 8-3.7-1.3-6.5-4-6.5-8V5zM7 9.8l2.2 2.2L13.2 8" />
        <span className="rail-text">{t("evidence.title")}</span>
      </Link>
    </li>
  );
}

function Administration() {
  const { t } = useTexts();
  const may = useMay();
  const pages = people_pages.filter((page) => may(page.permission));
  if (pages.length === 0) return null;
  return (
    <Group title={t("shell.administration")}>
      {pages.map((page) => (
        <li key={page.to}>
          <Link to={page.to} className="rail-link" activeOptions={{ includeSearch: false, exact: true }}>
            <PageIcon path={page.icon} />
            <span className="rail-text">{t(page.title)}</span>
          </Link>
        </li>
      ))}
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rail-group">
      <div className="rail-title">{title}</div>
      <ul>{children}</ul>
    </div>
  );
}

export function Rail() {
  const { t, say } = useTexts();
  const may = useMay();
  const may_in_park = useMayInPark();
  const { data: portfolios = [] } = useQuery({ ...portfolios_query, enabled: may_in_park("portfolio.read") });
  const { data: packs = [] } = useQuery({ ...packs_query, enabled: may("policy.read") });
  return (
    <nav className="rail no-print" aria-label={t("shell.navigation")}>
      <Link to="/" className="brand" title={t("product.subtitle")}>
        <img src="/favicon.svg" width="30" height="30" alt="" />
        <span>
          <strong>{t("product.name")}</strong>
          <small>{t("product.subtitle")}</small>
        </span>
      </Link>
      {may("declaration.write") && (
        <Group title={t("declarations.own")}>
          <li>
            <Link to="/portal" className="rail-link" activeOptions={{ includeSearch: false }}>
              <PageIcon path="M4 3h12v14H4zM7 7h6M7 10h6M7 13h3" />
              <span className="rail-text">{t("declarations.portal")}</span>
            </Link>
          </li>
        </Group>
      )}
      {portfolios.length > 0 && (
        <Group title={t("shell.portfolios")}>
          {portfolios.map((portfolio) => (
            <li key={portfolio.portfolio_id}>
              <Link
                to="/portfolios/$portfolio_id"
                params={{ portfolio_id: portfolio.portfolio_id }}
                className="rail-link"
                activeOptions={{ includeSearch: false }}
              >
                <BuildingsIcon />
                <span className="rail-text">{say(portfolio.title)}</span>
                <span className="rail-count num">{portfolio.party_count}</span>
              </Link>
            </li>
          ))}
        </Group>
      )}
      {packs.length > 0 && (
        <Group title={t("shell.policies")}>
          {packs.map((pack) => (
            <li key={pack.name}>
              <Link
                to="/packs/$name"
                params={{ name: pack.name }}
                className="rail-link"
                activeOptions={{ includeSearch: false }}
              >
                <RulesIcon />
                <span className="rail-text">{say(pack.title, pack.name)}</span>
              </Link>
            </li>
          ))}
        </Group>
      )}
      <Group title={t("shell.teamwork")}>
        {may("approval.read") && <ApprovalsLink />}
        <EvidenceLink />
      </Group>
      <Administration />
    </nav>
  );
}
