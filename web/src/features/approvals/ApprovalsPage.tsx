// Requests that need two persons: those waiting for me, those I made, those I may otherwise see.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useState } from "react";

import { approvals_query } from "../../shared/api/queries";
import type { ApprovalView } from "../../shared/api/types";
import { state_of } from "../../shared/approvals";
import { useTexts } from "../../shared/i18n";
import { useMay, useSession } from "../../shared/session";
import "../../shared/ui/form.css";
import { usePageTitle } from "../../shared/ui/hooks";
import { EmptyState, ErrorState, Loading } from "../../shared/ui/States";
import { useNow } from "../../shared/ui/time";
import { OpenEmergency } from "./OpenEmergency";
import { Request } from "./Request";
import { tabs, type TabName } from "./search";

const minute = 60_000;

function sorted_out(approvals: ApprovalView[], user_id: string, now: number): Record<TabName, ApprovalView[]> {
  const out: Record<TabName, ApprovalView[]> = { to_decide: [], own: [], others: [] };
  for (const approval of approvals) {
    const is_own = approval.request.requester_id === user_id;
    const waits = approval.may_decide && state_of(approval.request, now) === "pending";
    out[is_own ? "own" : waits ? "to_decide" : "others"].push(approval);
  }
  return out;
}

function List({ approvals, tab }: { approvals: ApprovalView[]; tab: TabName }) {
  const { t } = useTexts();
  if (approvals.length === 0)
    return <EmptyState title={t(`approvals.empty.${tab}`)} text={t(`approvals.empty_text.${tab}`)} />;
  return (
    <ul className="rows" aria-label={t(`approvals.tab.${tab}`)}>
      {approvals.map((approval) => (
        <Request key={approval.request.request_id} approval={approval} />
      ))}
    </ul>
  );
}

export function ApprovalsPage() {
  const { t } = useTexts();
  const { user_id } = useSession();
  const may = useMay();
  const now = useNow(minute);
  const [opening, set_opening] = useState(false);
  const search = useSearch({ from: "/approvals" });
  const navigate = useNavigate({ from: "/approvals" });
  const { data, error, refetch } = useQuery({ ...approvals_query, refetchOnMount: "always" });
  usePageTitle(t("approvals.title"));
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const groups = sorted_out(data, user_id, now);
  const offered = tabs.filter((tab) => tab !== "to_decide" || may("approval.decide") || may("break_glass.approve"));
  // Who decides stays where decisions wait; others begin where there is something.
  const first = offered.includes("to_decide") ? "to_decide" : (offered.find((tab) => groups[tab].length > 0) ?? "own");
  const chosen = search.tab && offered.includes(search.tab) ? search.tab : first;
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-head-text">
          <h1>{t("approvals.title")}</h1>
          <p>{t("approvals.note")}</p>
        </div>
        {may("break_glass.open") && (
          <div className="page-actions no-print">
            <Button danger onClick={() => set_opening(true)}>
              {t("emergency.open")}
            </Button>
            {opening && <OpenEmergency close={() => set_opening(false)} />}
          </div>
        )}
      </div>
      <div className="card approvals-tabs">
        <Tabs
          activeKey={chosen}
          onChange={(tab) =>
            void navigate({ search: { tab: tab === first ? undefined : (tab as TabName) }, replace: true })
          }
          items={offered.map((tab) => ({
            key: tab,
            label: t("approvals.tab_count", { tab: t(`approvals.tab.${tab}`), count: groups[tab].length }),
            children: <List approvals={groups[tab]} tab={tab} />,
          }))}
          destroyOnHidden
        />
      </div>
    </div>
  );
}
