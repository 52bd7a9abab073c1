// What a request is about, in words: values of an enterprise, rows of a portfolio, or access in an emergency.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { ApprovalView } from "../../shared/api/types";
import { reveal_of } from "../../shared/approvals";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { fact_names_query, party_name_query } from "./queries";

function RevealTerms({ party_id, facts }: { party_id: string; facts: string[] }) {
  const { t, say, locale } = useTexts();
  const { data: party } = useQuery(party_name_query(party_id));
  const { data: known = [] } = useQuery(fact_names_query(party_id));
  const name = party && ((locale === "en" && party.name_en) || party.name);
  const label = (fact: string) => say(known.find((one) => one.name === fact)?.label, fact);
  return (
    <>
      <div>
        <dt>{t("approvals.party")}</dt>
        <dd>
          <Link to="/parties/$party_id" params={{ party_id }} search={{ tab: "facts" }}>
            {name ?? party_id}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("approvals.facts")}</dt>
        <dd>{facts.map(label).join(locale === "en" ? ", " : "、")}</dd>
      </div>
    </>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ExportTerms({ content }: { content: NonNullable<ApprovalView["bulk_export"]> }) {
  const { t, say, locale } = useTexts();
  const list = (labels: { zh: string; en: string }[], join: string) => labels.map((label) => say(label)).join(join);
  const comma = locale === "en" ? ", " : "、";
  return (
    <>
      <Term name={t("bulk_export.portfolio")}>
        <Link to="/portfolios/$portfolio_id" params={{ portfolio_id: content.portfolio_id }}>
          {say(content.portfolio)}
        </Link>
        {content.departments.length > 0 && ` · ${list(content.departments, comma)}`}
      </Term>
      <Term name={t("bulk_export.filter")}>
        {content.filter.length === 0 ? t("bulk_export.no_filter") : list(content.filter, locale === "en" ? "; " : "；")}
      </Term>
      <Term name={t("bulk_export.rows")}>
        <span className="num">{format_number(content.rows)}</span>
      </Term>
      {content.facts.length > 0 && (
        <Term name={t("approvals.facts")}>
          {list(content.facts, comma)}
          {content.in_clear && t("bulk_export.in_clear")}
        </Term>
      )}
    </>
  );
}

function EmergencyTerms({ content }: { content: NonNullable<ApprovalView["emergency"]> }) {
  const { t, say } = useTexts();
  return (
    <>
      <Term name={t("emergency.holder")}>{content.user_name}</Term>
      <Term name={t("emergency.gives")}>
        {say(content.role)} · {say(content.workspace)}
      </Term>
    </>
  );
}

export function Terms({ approval }: { approval: ApprovalView }) {
  const { t } = useTexts();
  const { request, bulk_export, emergency } = approval;
  const reveal = reveal_of(request);
  if (reveal) return <RevealTerms {...reveal} />;
  if (bulk_export) return <ExportTerms content={bulk_export} />;
  if (emergency) return <EmergencyTerms content={emergency} />;
  return <Term name={t("approvals.facts")}>{request.subject}</Term>;
}
